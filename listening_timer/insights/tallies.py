"""Tallies insight: what the two noted between sessions, each about oneself: plain counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from listening_timer.insights.model import Column, Said, Sentence, Table
from listening_timer.insights.weeks import Week, by_week
from listening_timer.model.weekly import Couple, Each, TalliesOfDay


class TalliesOfWeek(NamedTuple):
    """How often each of the two noted in one week that they appreciated, or asked for change."""

    week: Week
    appreciated_left: int
    appreciated_right: int
    asked_left: int
    asked_right: int

    @property
    def appreciated(self) -> Each:
        """How often each noted that they appreciated something."""
        return self.appreciated_left, self.appreciated_right

    @property
    def asked(self) -> Each:
        """How often each noted that they asked for change."""
        return self.asked_left, self.asked_right


@dataclass(frozen=True, slots=True)
class Appreciation:
    """The tallies of both, week by week."""

    couple: Couple
    weeks: tuple[TalliesOfWeek, ...]

    @property
    def appreciated(self) -> int:
        """How often they noted that they appreciated something, both together."""
        return sum(sum(week.appreciated) for week in self.weeks)

    @property
    def asked(self) -> int:
        """How often they noted that they asked for change, both together."""
        return sum(sum(week.asked) for week in self.weeks)

    @property
    def said(self) -> Said:
        """`TALLIED` has how often both together `appreciated` and `asked`."""
        if not self.appreciated + self.asked:
            return Said(Sentence.NO_TALLIES)
        return Said(Sentence.TALLIED, {"appreciated": self.appreciated, "asked": self.asked})

    @property
    def table(self) -> Table:
        """The tallies of each week."""
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


def appreciation(
    couple: Couple, weeks: Sequence[Week], rows: Iterable[TalliesOfDay]
) -> Appreciation:
    """The tallies of these weeks."""
    found = by_week(weeks, rows, TalliesOfDay(""))
    return Appreciation(
        couple,
        tuple(TalliesOfWeek(week, *row[1:]) for week, row in zip(weeks, found, strict=True)),
    )
