"""Which weeks held a talk, and when the two usually meet.

A week without one is blank: nothing counts weeks in a row, and nothing counts the missed ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from listening_timer.insights.model import Column, Said, Sentence, Table, TalksOfWeek
from listening_timer.model.weekly import HoursOfDay

LEAST = 4
"""So many talks there are before any weekday or hour is called usual."""
HABIT = 26
"""What is usual now shows in the last so many weeks; what was usual years ago is over."""
WIDEST = 2
"""What is usual lies within so many full hours: a wider window would say nothing."""
HOURS = 24


@dataclass(frozen=True, slots=True)
class Rhythm:
    """The calendar of weeks, and what is usual where more than half of the talks agree.

    Usual is what the last `HABIT` weeks show.
    `weekday` is 0 for Monday. `hours` are the full local hours (0 to 23) between which they begin:
    one hour apart where that holds enough of them, else two.
    """

    weeks: tuple[TalksOfWeek, ...]
    weekday: int | None
    hours: tuple[int, int] | None

    @property
    def talks(self) -> int:
        """How many talks there were."""
        return sum(week.talks for week in self.weeks)

    @property
    def said(self) -> Said:
        """`MET` has the `talks`, the `weeks` that held one, and what is usual or None.

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
        """The talks of each week."""
        rows = tuple((w.week.monday.isoformat(), w.talks) for w in self.weeks)
        return Table((Column.WEEK, Column.TALKS), rows)


def rhythm(weeks: tuple[TalksOfWeek, ...], hours: Iterable[HoursOfDay]) -> Rhythm:
    """Which of these weeks held a talk; and on what days and at what hours of late."""
    recent = list(_of_late(weeks, hours))
    return Rhythm(
        weeks,
        weekday=_usual(_counted(recent, _weekday)),
        hours=_usual_hours(_counted(recent, lambda row: row.hour)),
    )


def _of_late(weeks: Sequence[TalksOfWeek], hours: Iterable[HoursOfDay]) -> Iterator[HoursOfDay]:
    late = weeks[-HABIT:]
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
    """What more than half of enough talks share."""
    best = max(counted, key=lambda place: counted[place], default=0)
    return best if _stands_out(counted[best], counted.total()) else None


def _usual_hours(counted: Counter[int]) -> tuple[int, int] | None:
    """The same for hours, where an evening may be more than one: no more than it takes."""
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
