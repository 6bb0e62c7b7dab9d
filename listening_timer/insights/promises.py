"""Promises insight: outcomes of promises and plans, by the week in which they were made."""

from __future__ import annotations

from dataclasses import dataclass

from listening_timer.insights.model import Column, Said, Sentence, Table, TalksOfWeek


@dataclass(frozen=True, slots=True)
class Promises:
    """Outcomes of promises and plans, by the week in which they were made."""

    weeks: tuple[TalksOfWeek, ...]

    @property
    def made(self) -> int:
        """The total number made."""
        return sum(week.made for week in self.weeks)

    @property
    def said(self) -> Said:
        """`PROMISED` has how many were `made`, and how many `kept`, `partly` and so on."""
        if not self.made:
            return Said(Sentence.NO_PROMISES)
        values = {
            "made": self.made,
            "kept": sum(week.kept for week in self.weeks),
            "partly": sum(week.partly for week in self.weeks),
            "waiting": sum(week.waiting for week in self.weeks),
            "dropped": sum(week.dropped for week in self.weeks),
        }
        return Said(Sentence.PROMISED, values)

    @property
    def table(self) -> Table:
        """The number per outcome of each week."""
        return Table(
            (
                Column.WEEK,
                Column.MADE,
                Column.KEPT,
                Column.PARTLY,
                Column.WAITING,
                Column.DROPPED,
            ),
            tuple(
                (w.week.monday.isoformat(), w.made, w.kept, w.partly, w.waiting, w.dropped)
                for w in self.weeks
            ),
        )
