"""Rhythm insight: which weeks had a session, and the usual weekday and hours.

A week without one is blank: neither streaks nor missed weeks are counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from listening_timer.insights.insight import Insight
from listening_timer.insights.overview import Overview
from listening_timer.insights.shared_time import TALKS
from listening_timer.model.weekly import HoursOfDay

LEAST = 4
"""Fewest sessions from which a weekday or hour is called usual."""
HABIT_WEEKS = 26
"""Only this many last weeks count for what is usual: older habits may be over."""
WIDEST = 2
"""The usual time is a window of at most this many hours: a wider one would say nothing."""
HOURS = 24
WEEKDAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")


def habits_since(today: str) -> str:
    """The ISO date before which no hours are needed for what is usual on a date."""
    return (date.fromisoformat(today) - timedelta(weeks=HABIT_WEEKS)).isoformat()


class Usual(NamedTuple):
    """The weekday and hours that more than half of the sessions of the last weeks share.

    `weekday` is 0 for Monday. `hours` are the full local hours (0 to 23) between which sessions
    begin: one hour apart if that window has more than half, else two.
    """

    weekday: int | None
    hours: tuple[int, int] | None


def usual(found: Overview) -> Usual:
    """The usual weekday and hours of the last `HABIT_WEEKS` weeks."""
    weeks = found.weeks[-HABIT_WEEKS:]
    first, last = weeks[0].week.monday.isoformat(), weeks[-1].week.sunday.isoformat()
    recent = [row for row in found.hours if first <= row.date <= last]

    def counted(of: Callable[[HoursOfDay], int]) -> Counter[int]:
        talks: Counter[int] = Counter()
        for row in recent:
            talks[of(row)] += row.talks
        return talks

    return Usual(
        _usual(counted(lambda row: date.fromisoformat(row.date).weekday())),
        _usual_hours(counted(lambda row: row.hour)),
    )


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


def _lines(found: Overview, _left: str, _right: str) -> Iterator[str]:
    weekday, hours = usual(found)
    if weekday is not None:
        yield f"mostly on {WEEKDAYS[weekday]}"
    if hours is not None:
        yield "mostly between {:02}:00 and {:02}:00".format(*hours)


def _facts(found: Overview) -> Mapping[str, object]:
    return usual(found)._asdict()


RHYTHM = Insight(
    "rhythm", (TALKS,), has_data=lambda total: total.talks.talks > 0, lines=_lines, facts=_facts
)
