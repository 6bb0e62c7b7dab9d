"""What became of promises and plans, by the week in which they were made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from listening_timer.beside import PromiseOutcome
from listening_timer.days import Diary, PromisesOfDay
from listening_timer.insights.telling import Column, Said, Sentence, Table
from listening_timer.insights.weeks import Week, by_week


@dataclass(frozen=True, slots=True)
class PromisesOfWeek:
    """What became of those made in one week; `waiting` are open ones and those not yet done."""

    week: Week
    kept: int
    partly: int
    waiting: int
    dropped: int

    @property
    def made(self) -> int:
        """How many were made."""
        return self.kept + self.partly + self.waiting + self.dropped


@dataclass(frozen=True, slots=True)
class Promises:
    """What became of promises and plans, week by week."""

    weeks: tuple[PromisesOfWeek, ...]

    @property
    def made(self) -> int:
        """How many were made in all."""
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
        """What became of those of each week."""
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


def promises(diary: Diary, weeks: Sequence[Week]) -> Promises:
    """What became of what was promised in these weeks."""
    return Promises(tuple(_week(week, rows) for week, rows in by_week(weeks, diary.promises)))


def _week(week: Week, rows: Sequence[PromisesOfDay]) -> PromisesOfWeek:
    became: Counter[PromiseOutcome | None] = Counter()
    for row in rows:
        became[row.outcome] += row.count
    return PromisesOfWeek(
        week,
        kept=became[PromiseOutcome.KEPT],
        partly=became[PromiseOutcome.PARTLY],
        waiting=became[None] + became[PromiseOutcome.NOT_YET],
        dropped=became[PromiseOutcome.DROPPED],
    )
