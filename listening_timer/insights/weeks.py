"""Weeks and spans: ISO weeks, Monday to Sunday, of local dates.

Dates are local to where something happened, so no clock and no time zone moves anything from one
week to another. A week belongs to the year of its Thursday.
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
    """How far back insights go, the current week included."""

    MONTH = "month"
    HALF_YEAR = "half-year"
    ALL = "all"


LENGTHS = {Span.MONTH: 5, Span.HALF_YEAR: 26}
"""Length of a span in weeks; a month is four whole ones and the current one."""


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """One week, by its Monday."""

    monday: date

    @property
    def sunday(self) -> date:
        """Its last day; clamped to the end of the calendar."""
        return date.fromordinal(min(self.monday.toordinal() + DAYS - 1, _LAST))

    @property
    def year(self) -> int:
        """The ISO year it belongs to."""
        return self.monday.isocalendar().year

    @property
    def number(self) -> int:
        """Its ISO number in that year, 1 to 53."""
        return self.monday.isocalendar().week


class Row(Protocol):
    """A row with an ISO date that can be added to others."""

    @property
    def date(self) -> str:
        """The date, as in 2026-03-29."""
        ...

    def plus(self, other: Self, /) -> Self:
        """The sum of both."""
        ...


Row_ = TypeVar("Row_", bound=Row)


def week_of(day: str) -> Week:
    """The week of an ISO date. ValueError for an invalid date."""
    return Week(date.fromordinal(_monday(day)))


def tiled(span: Span, today: str, days: Iterable[str] = ()) -> tuple[Week, ...]:
    """The consecutive weeks of a span, the week of `today` last.

    `days` are the ISO dates with data: `Span.ALL` begins with the first of them, or today. Weeks
    after the one of today are in no span.
    """
    last = _monday(today)
    if span is Span.ALL:
        first = min(last, _monday(min(days, default=today)))
    else:
        first = max(1, last - (LENGTHS[span] - 1) * DAYS)
    return tuple(map(Week, map(date.fromordinal, range(first, last + 1, DAYS))))


def by_week(weeks: Sequence[Week], rows: Iterable[Row_], blank: Row_) -> list[Row_]:
    """The summed rows of each of these consecutive weeks, added to a `blank` one.

    Rows outside the weeks are ignored.
    """
    found = [blank] * len(weeks)
    first = weeks[0].monday.toordinal()
    for row in rows:
        place = (date.fromisoformat(row.date).toordinal() - first) // DAYS
        if 0 <= place < len(weeks):
            found[place] = found[place].plus(row)
    return found


def bars(count: int, most: int) -> tuple[range, ...]:
    """Group this many weeks into at most `most` bars; each bar is the indexes of its weeks.

    All bars have the same length except the oldest, which comes first and may be shorter: the
    newest is always complete.
    """
    length = max(1, -(-count // most))
    found = [range(max(0, end - length), end) for end in range(count, 0, -length)]
    return tuple(reversed(found))


def _monday(day: str) -> int:
    """The ordinal of the Monday on or before an ISO date; day 1 of the calendar was a Monday."""
    ordinal = date.fromisoformat(day).toordinal()
    return ordinal - (ordinal - 1) % DAYS
