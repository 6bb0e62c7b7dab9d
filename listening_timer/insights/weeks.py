"""Weeks and the spans they tile: ISO weeks, Monday to Sunday, of local dates.

Dates are those on which something happened where it happened, so no clock and no time zone
moves anything from one week to another. A week belongs to the year of its Thursday.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, Self, TypeVar

DAYS = 7
_LAST = date.max.toordinal()


class Span(StrEnum):
    """How far one looks back, the week of today included."""

    MONTH = "month"
    HALF_YEAR = "half-year"
    ALL = "all"


LENGTHS = {Span.MONTH: 5, Span.HALF_YEAR: 26}
"""So many weeks a span has; a month is four whole ones and the one that runs."""


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One week, by its Monday."""

    monday: date

    @property
    def sunday(self) -> date:
        """Its last day; the very last week that there is ends with the calendar."""
        return date.fromordinal(min(self.monday.toordinal() + DAYS - 1, _LAST))

    @property
    def year(self) -> int:
        """The year to which it belongs."""
        return self.monday.isocalendar().year

    @property
    def number(self) -> int:
        """Its number in that year, 1 to 53."""
        return self.monday.isocalendar().week


class Row(Protocol):
    """What belongs to an ISO date, and can be put together with its like."""

    @property
    def date(self) -> str:
        """The date, as in 2026-03-29."""
        ...

    def plus(self, other: Self, /) -> Self:
        """Both together."""
        ...


Row_ = TypeVar("Row_", bound=Row)


def week_of(day: str) -> Week:
    """The week in which an ISO date lies. ValueError where it is no date."""
    return Week(date.fromordinal(_monday(day)))


def tiled(span: Span, today: str, days: Iterable[str] = ()) -> tuple[Week, ...]:
    """The weeks of a span end to end, the week of `today` last.

    `days` are the ISO dates on which there is something: all of it begins with the first of
    them, or today. What lies after the week of today is in no span.
    """
    last = _monday(today)
    if span is Span.ALL:
        first = min(last, _monday(min(days, default=today)))
    else:
        first = max(1, last - (LENGTHS[span] - 1) * DAYS)
    return tuple(map(Week, map(date.fromordinal, range(first, last + 1, DAYS))))


def by_week(weeks: Sequence[Week], rows: Iterable[Row_], blank: Row_) -> list[Row_]:
    """For each of the weeks, which lie end to end, its rows put together; `blank` for none.

    What lies in none of the weeks is passed over.
    """
    found = [blank] * len(weeks)
    first = weeks[0].monday.toordinal() if weeks else 0
    for row in rows:
        place = (date.fromisoformat(row.date).toordinal() - first) // DAYS
        if 0 <= place < len(weeks):
            there = found[place]
            found[place] = row if there is blank else there.plus(row)
    return found


def bars(count: int, most: int) -> tuple[range, ...]:
    """Put so many weeks together into `most` bars or fewer; each bar is the places of its weeks.

    All bars are of one length but the oldest, which comes first and may be shorter: the newest
    is always a whole one. ValueError where there may be no bar at all.
    """
    if most < 1:
        raise ValueError("weeks need a bar to be in")
    length = max(1, -(-count // most))
    found = [range(max(0, end - length), end) for end in range(count, 0, -length)]
    return tuple(reversed(found))


def _monday(day: str) -> int:
    """The ordinal of the Monday on or before an ISO date; the first of all days was one."""
    ordinal = date.fromisoformat(day).toordinal()
    return ordinal - (ordinal - 1) % DAYS
