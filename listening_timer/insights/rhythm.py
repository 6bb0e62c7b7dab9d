"""Rhythm insight: which weeks had a session, and the usual weekday and hours.

A week without one is blank: neither streaks nor missed weeks are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from listening_timer.insights.model import Column, Said, Sentence, Table, TalksOfWeek
from listening_timer.model.weekly import HoursOfDay

LEAST = 4
"""Fewest sessions from which a weekday or hour is called usual."""
HABIT_WEEKS = 26
"""Only this many last weeks count for what is usual: older habits may be over."""
WIDEST = 2
"""The usual time is a window of at most this many hours: a wider one would say nothing."""
HOURS = 24


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Sessions by week, and the usual weekday and hours, if more than half of the sessions agree.

    Usual refers to the last `HABIT_WEEKS` weeks. `weekday` is 0 for Monday. `hours` are the full
    local hours (0 to 23) between which sessions begin: one hour apart if that window has more than
    half, else two.
    """

    weeks: tuple[TalksOfWeek, ...]
    weekday: int | None
    hours: tuple[int, int] | None

    @property
    def talks(self) -> int:
        """The number of sessions."""
        return sum(week.talks for week in self.weeks)

    @property
    def said(self) -> Said:
        """`MET` has the `talks`, the `weeks` that had one, and what is usual or None.

        That is the `weekday`, and the hours `from_hour` and `to_hour`.
        """
        if not self.talks:
            return Said(Sentence.NO_TALKS)
        from_hour, to_hour = self.hours or (None, None)
        values = {
            "talks": self.talks,
            "weeks": sum(week.talks > 0 for week in self.weeks),
            "weekday": self.weekday,
            "from_hour": from_hour,
            "to_hour": to_hour,
        }
        return Said(Sentence.MET, values)

    @property
    def table(self) -> Table:
        """The number of sessions of each week."""
        rows = tuple((w.week.monday.isoformat(), w.talks) for w in self.weeks)
        return Table((Column.WEEK, Column.TALKS), rows)


def rhythm(weeks: tuple[TalksOfWeek, ...], hours: Iterable[HoursOfDay]) -> Rhythm:
    """Compute the sessions by week, and the usual weekday and hours of recent weeks."""
    recent = list(_of_late(weeks, hours))
    return Rhythm(
        weeks,
        weekday=_usual(_counted(recent, _weekday)),
        hours=_usual_hours(_counted(recent, lambda row: row.hour)),
    )


def _of_late(weeks: Sequence[TalksOfWeek], hours: Iterable[HoursOfDay]) -> Iterator[HoursOfDay]:
    late = weeks[-HABIT_WEEKS:]
    if late:
        first, last = late[0].week.monday.isoformat(), late[-1].week.sunday.isoformat()
        yield from (row for row in hours if first <= row.date <= last)


def _weekday(row: HoursOfDay) -> int:
    return date.fromisoformat(row.date).weekday()


def _counted(rows: Sequence[HoursOfDay], of: Callable[[HoursOfDay], int]) -> Counter[int]:
    counted: Counter[int] = Counter()
    for row in rows:
        counted[of(row)] += row.talks
    return counted


def _usual(counted: Counter[int]) -> int | None:
    """The most frequent value, None unless more than half of enough sessions share it."""
    best = max(counted, key=lambda place: counted[place], default=0)
    return best if _stands_out(counted[best], counted.total()) else None


def _usual_hours(counted: Counter[int]) -> tuple[int, int] | None:
    """The narrowest window of hours that more than half share, since times vary."""
    for width in range(1, WIDEST + 1):
        within = {
            first: sum(counted[(first + more) % HOURS] for more in range(width))
            for first in range(HOURS)
        }
        best = max(within, key=lambda first: within[first])
        if _stands_out(within[best], counted.total()):
            return best, (best + width) % HOURS
    return None


def _stands_out(some: int, talks: int) -> bool:
    return talks >= LEAST and some * 2 > talks
