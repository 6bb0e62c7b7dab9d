"""Shared time insight: how long each of the two shared: two numbers, and no ratio of them."""

from __future__ import annotations

from dataclasses import dataclass

from listening_timer.insights.model import Column, Said, Sentence, Table, TalksOfWeek
from listening_timer.model.weekly import Couple


@dataclass(frozen=True, slots=True)
class Balance:
    """The time that each of the two shared, week by week."""

    couple: Couple
    weeks: tuple[TalksOfWeek, ...]

    @property
    def talks(self) -> int:
        """The number of sessions."""
        return sum(week.talks for week in self.weeks)

    @property
    def left(self) -> int:
        """The total time the left one shared, in ms."""
        return sum(week.left for week in self.weeks)

    @property
    def right(self) -> int:
        """The total time the right one shared, in ms."""
        return sum(week.right for week in self.weeks)

    @property
    def said(self) -> Said:
        """`SHARED` has both names as `left` and `right`, their ms, and the `talks`."""
        talks, left, right = self.talks, self.left, self.right
        if not talks:
            return Said(Sentence.NO_TALKS)
        if not left + right:
            return Said(Sentence.NOBODY_SHARED, {"talks": talks})
        values = {
            "left": self.couple.left,
            "right": self.couple.right,
            "left_ms": left,
            "right_ms": right,
            "talks": talks,
        }
        return Said(Sentence.SHARED, values)

    @property
    def table(self) -> Table:
        """The number of sessions of each week, and the time each of the two shared (ms)."""
        return Table(
            (Column.WEEK, Column.TALKS, Column.SHARED_LEFT, Column.SHARED_RIGHT),
            tuple((w.week.monday.isoformat(), w.talks, w.left, w.right) for w in self.weeks),
        )
