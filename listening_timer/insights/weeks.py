"""Weeks and the spans they tile: ISO weeks, Monday to Sunday, of local dates.

Dates are those on which something happened where it happened, so no clock and no time zone
moves anything from one week to another. A week belongs to the year of its Thursday.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

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


class Dated(Protocol):
    """What belongs to an ISO date."""

    @property
    def date(self) -> str:
        """The date, as in 2026-03-29."""
        ...


Dated_ = TypeVar("Dated_", bound=Dated)


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
    return tuple(Week(date.fromordinal(monday)) for monday in range(first, last + 1, DAYS))


def by_week(weeks: Sequence[Week], rows: Iterable[Dated_]) -> list[tuple[Week, list[Dated_]]]:
    """Each of the weeks, which lie end to end, with the rows of it; others are passed over."""
    sorted_in: list[list[Dated_]] = [[] for _week in weeks]
    first = weeks[0].monday.toordinal() if weeks else 0
    for row in rows:
        place = (_monday(row.date) - first) // DAYS
        if 0 <= place < len(weeks):
            sorted_in[place].append(row)
    return list(zip(weeks, sorted_in, strict=True))


def _monday(day: str) -> int:
    """The ordinal of the Monday on or before an ISO date; the first of all days was one."""
    ordinal = date.fromisoformat(day).toordinal()
    return ordinal - (ordinal - 1) % DAYS
