"""Session filters: the table of filter criteria, and the date forms; pure.

The filter panel of the window and the options of the command line are both generated from it, so
that both offer the same criteria.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum, auto
from typing import TypeAlias

from listening_timer.model.records import Filter

Value: TypeAlias = str | tuple[str, str] | bool | None
"""The value of one criterion; empty, false or None where it does not matter."""


class Sort(StrEnum):
    """The type of value of a criterion."""

    TEXT = auto()
    NAME = auto()
    NAMES = auto()
    ID = auto()
    FIRST_DAY = auto()
    LAST_DAY = auto()
    SWITCH = auto()


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion to filter sessions by.

    `name` is its key in window and command line, `field` that of `Filter`, `option` the command
    line's option and `about` its help. `of_talks` is false where tallies match it too.
    """

    name: str
    field: str
    sort: Sort
    option: str
    about: str
    of_talks: bool = True

    @property
    def attribute(self) -> str:
        """The option as an argparse attribute name."""
        return self.option.removeprefix("--").replace("-", "_")


FILTERS = (
    Criterion(
        "search",
        "text",
        Sort.TEXT,
        "--search",
        "in which all these words are found: in what was written, or as names, exercise, month, "
        "or what it is, as thanks or break",
    ),
    Criterion("topic", "topic", Sort.TEXT, "--topic", "in whose topic all these words are found"),
    Criterion(
        "couple",
        "couple",
        Sort.NAMES,
        "--couple",
        "of these two, whoever shared first",
        of_talks=False,
    ),
    Criterion("person", "person", Sort.NAME, "--person", "with this person", of_talks=False),
    Criterion("format", "format_id", Sort.ID, "--format", "of this exercise"),
    Criterion("tag", "tag", Sort.NAME, "--tag", "with this tag"),
    Criterion(
        "since",
        "first_date",
        Sort.FIRST_DAY,
        "--since",
        "from this day, month or year on: {forms}",
        of_talks=False,
    ),
    Criterion(
        "until",
        "last_date",
        Sort.LAST_DAY,
        "--until",
        "up to the end of this day, month or year",
        of_talks=False,
    ),
    Criterion("words", "with_words", Sort.SWITCH, "--with-words", "about which words are kept"),
    Criterion("early", "early", Sort.SWITCH, "--ended-early", "that ended early"),
)
"""All criteria."""

DATE_FORMS = ("2026-11-30", "2026-11", "2026", "today", "yesterday")
"""How a day, or a span of days, can be written: one example of each form."""
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_LAST_MONTH = 12


def filter_of(values: Mapping[str, Value]) -> Filter:
    """The filter with these values, keyed by the names of their criteria."""
    given = {each.field: values[each.name] for each in FILTERS if values.get(each.name)}
    return replace(Filter(), **given)


def only_of_talks(only: Filter) -> bool:
    """Whether a filter has a criterion that only sessions can match, and tallies cannot."""
    usual = Filter()
    wider = {each.field for each in FILTERS if not each.of_talks}
    narrow = {field.name for field in fields(Filter)} - wider
    return any(getattr(only, name) != getattr(usual, name) for name in narrow)


def days_of(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last day of a text in one of `DATE_FORMS`; None for any other text."""
    said = text.strip().lower()
    back = {"today": 0, "yesterday": 1}.get(said)
    if back is not None:
        day = today - timedelta(days=back)
        return day, day
    found = _DATE.fullmatch(said)
    if found is None:
        return None
    year, month, day_number = (int(part) if part else None for part in found.groups())
    try:
        return _span(year or 0, month, day_number)
    except ValueError:
        return None


def _span(year: int, month: int | None, day: int | None) -> tuple[date, date]:
    if month is None:
        return date(year, 1, 1), date(year, _LAST_MONTH, 31)
    if day is None:
        return date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)
