"""How long each of the two shared: two numbers, side by side, and no ratio of them."""

from __future__ import annotations

from dataclasses import dataclass

from listening_timer.insights.model import Column, Said, Sentence, Table, TalksOfWeek
from listening_timer.model.weekly import Couple


@dataclass(frozen=True, slots=True)
class Balance:
    """What each of the two shared, week by week."""

    couple: Couple
    weeks: tuple[TalksOfWeek, ...]

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
        """The talks of each week, and what each of the two shared in them (ms)."""
        return Table(
            (Column.WEEK, Column.TALKS, Column.SHARED_LEFT, Column.SHARED_RIGHT),
            tuple((w.week.monday.isoformat(), w.talks, w.left, w.right) for w in self.weeks),
        )
