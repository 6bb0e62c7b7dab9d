"""Domestic-abuse helplines by country, for the page "When this is not for you".

A name is the line's own, and is never translated; a number is as it is dialled in its country.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from listening_timer.exercise.formats import FormatError
from listening_timer.exercise.toml_checks import Table, known_keys, listed
from listening_timer.library.catalog import read

LONGEST_NAME = 60
LONGEST_NUMBER = 20
KEYS = frozenset({"country", "name", "number"})
COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
NUMBER = re.compile(r"\d+([ -]\d+)*", re.ASCII)
ANYTHING = re.compile(r".*\S.*")


@dataclass(frozen=True, slots=True)
class Helpline:
    """One line: its country (ISO 3166), the name it goes by, and its number."""

    country: str
    name: str
    number: str


def helplines(resources: Path) -> tuple[Helpline, ...]:
    """The shipped lines. Raises FormatError where the installation is broken."""
    return read(resources / "helplines.toml", parse)


def parse(source: Mapping[str, object]) -> tuple[Helpline, ...]:
    """Parse helplines from a mapping, as a TOML file gives it. Raises FormatError."""
    known_keys(source, frozenset({"helpline"}), "")
    return tuple(_helpline(table, path) for path, table in listed(source, "helpline"))


def _helpline(table: Table, path: str) -> Helpline:
    known_keys(table, KEYS, path)
    return Helpline(
        country=_text(table, "country", path, COUNTRY, 2),
        name=_text(table, "name", path, ANYTHING, LONGEST_NAME),
        number=_text(table, "number", path, NUMBER, LONGEST_NUMBER),
    )


def _text(table: Table, key: str, path: str, form: re.Pattern[str], most: int) -> str:
    value = table.get(key)
    if not isinstance(value, str) or len(value) > most or not form.fullmatch(value):
        raise FormatError(f"{path}{key}", "bad-text", most=most)
    return value
