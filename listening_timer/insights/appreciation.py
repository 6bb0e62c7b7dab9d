"""What the two noted between their talks, each about oneself: plain counts, and no demand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from listening_timer.beside import TallyKind
from listening_timer.days import Couple, Diary, Each, TalliesOfDay
from listening_timer.insights.telling import Column, Said, Sentence, Table
from listening_timer.insights.weeks import Week, by_week


@dataclass(frozen=True, slots=True)
class TalliesOfWeek:
    """How often each of the two noted in one week that they appreciated, or asked for change."""

    week: Week
    appreciated: Each
    asked: Each


@dataclass(frozen=True, slots=True)
class Appreciation:
    """The marks of both, week by week."""

    couple: Couple
    weeks: tuple[TalliesOfWeek, ...]

    @property
    def appreciated(self) -> int:
        """How often the two noted that they appreciated something, both together."""
        return sum(sum(week.appreciated) for week in self.weeks)

    @property
    def asked(self) -> int:
        """How often the two noted that they asked for change, both together."""
        return sum(sum(week.asked) for week in self.weeks)

    @property
    def said(self) -> Said:
        """`TALLIED` has how often both together `appreciated` and `asked`."""
        if not self.appreciated + self.asked:
            return Said(Sentence.NO_TALLIES)
        return Said(Sentence.TALLIED, {"appreciated": self.appreciated, "asked": self.asked})

    @property
    def table(self) -> Table:
        """The marks of each week."""
        return Table(
            (
                Column.WEEK,
                Column.APPRECIATED_LEFT,
                Column.APPRECIATED_RIGHT,
                Column.ASKED_LEFT,
                Column.ASKED_RIGHT,
            ),
            tuple((w.week.monday.isoformat(), *w.appreciated, *w.asked) for w in self.weeks),
        )


def appreciation(diary: Diary, weeks: Sequence[Week]) -> Appreciation:
    """The marks that were made in these weeks."""
    found = by_week(weeks, diary.tallies)
    return Appreciation(
        diary.couple,
        tuple(
            TalliesOfWeek(week, _of(rows, TallyKind.APPRECIATED), asked=_of(rows, TallyKind.ASKED))
            for week, rows in found
        ),
    )


def _of(rows: Sequence[TalliesOfDay], kind: TallyKind) -> Each:
    marks = [row.marks for row in rows if row.kind is kind]
    return sum(left for left, _ in marks), sum(right for _, right in marks)
