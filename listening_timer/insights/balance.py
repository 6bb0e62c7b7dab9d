"""How long each of the two shared: two numbers, side by side, and no ratio of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from listening_timer.days import Couple, Diary, TalksOfDay
from listening_timer.insights.telling import Column, Said, Sentence, Table
from listening_timer.insights.weeks import Week, by_week


@dataclass(frozen=True, slots=True)
class SharingOfWeek:
    """What each of the two shared in the talks of one week, in ms."""

    week: Week
    talks: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Balance:
    """What each of the two shared, week by week."""

    couple: Couple
    weeks: tuple[SharingOfWeek, ...]

    @property
    def talks(self) -> int:
        """How many talks there were."""
        return sum(week.talks for week in self.weeks)

    @property
    def left(self) -> int:
        """What the left one shared in all, in ms."""
        return sum(week.left for week in self.weeks)

    @property
    def right(self) -> int:
        """What the right one shared in all, in ms."""
        return sum(week.right for week in self.weeks)

    @property
    def said(self) -> Said:
        """`SHARED` has both names as `left` and `right`, their ms, and the `talks`."""
        if not self.talks:
            return Said(Sentence.NO_TALKS)
        if not self.left + self.right:
            return Said(Sentence.NOBODY_SHARED, {"talks": self.talks})
        values = {
            "left": self.couple.left,
            "right": self.couple.right,
            "left_ms": self.left,
            "right_ms": self.right,
            "talks": self.talks,
        }
        return Said(Sentence.SHARED, values)

    @property
    def table(self) -> Table:
        """The talks of each week, and what each of the two shared in them (ms)."""
        return Table(
            (Column.WEEK, Column.TALKS, Column.SHARED_LEFT, Column.SHARED_RIGHT),
            tuple((w.week.monday.isoformat(), w.talks, w.left, w.right) for w in self.weeks),
        )


def balance(diary: Diary, weeks: Sequence[Week]) -> Balance:
    """What each of the two shared in these weeks."""
    found = by_week(weeks, diary.talks)
    return Balance(diary.couple, tuple(_summed(week, rows) for week, rows in found))


def _summed(week: Week, rows: Sequence[TalksOfDay]) -> SharingOfWeek:
    return SharingOfWeek(
        week,
        talks=sum(row.talks for row in rows),
        left=sum(row.sharing[0] for row in rows),
        right=sum(row.sharing[1] for row in rows),
    )
