"""TOML checks: validate the tables of a data file key by key; pure.

Anything unknown is an error and never ignored. Every FormatError names its place: `path` leads to
the table, as in "phase 3, ", and the key is appended.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeAlias, TypeVar, cast

from listening_timer.exercise.formats import FormatError

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
LONGEST_ID = 40
LONGEST_TEXT = 300
"""Most characters of an id, and of a text that has no limit of its own."""

Table: TypeAlias = Mapping[str, object]
_Choice = TypeVar("_Choice", bound=StrEnum)


def known_keys(table: Table, known: frozenset[str], path: str) -> None:
    """Raise FormatError for the first key that is not among the known ones."""
    for key in table:
        if key not in known:
            raise FormatError(f"{path}{key}", "unknown-key", key=key, known=sorted(known))


def choice(
    table: Table, key: str, choices: type[_Choice], path: str, default: _Choice | None = None
) -> _Choice:
    """One of the choices; without a default the key must be there. Raises FormatError."""
    value = table.get(key, default)
    known = [str(one) for one in choices]
    if value is None:
        raise FormatError(f"{path}{key}", "missing", known=known)
    if not isinstance(value, str) or value not in known:
        raise FormatError(f"{path}{key}", "not-a-choice", value=value, known=known)
    return choices(value)


def identity(table: Table, path: str = "") -> str:
    """The id of what the table describes. Raises FormatError."""
    value = table.get("id")
    if not isinstance(value, str) or len(value) > LONGEST_ID or not ID.fullmatch(value):
        raise FormatError(f"{path}id", "bad-id", value=value, most=LONGEST_ID)
    return value


def texts(table: Table, key: str, path: str, most: int = LONGEST_TEXT) -> dict[str, str]:
    """A text in each of its languages, `most` characters at most. Raises FormatError."""
    value = table.get(key)
    if not isinstance(value, dict) or not value:
        raise FormatError(f"{path}{key}", "not-a-text-table", key=key)
    return languages(cast("Table", value), f"{path}{key}.", most)


def languages(table: Table, path: str, most: int) -> dict[str, str]:
    """A table of languages and texts; each shows something, and is not too long.

    Raises FormatError.
    """
    found: dict[str, str] = {}
    for language, text in table.items():
        if not isinstance(text, str) or not _is_visible(text) or len(text) > most:
            raise FormatError(f"{path}{language}", "bad-text", most=most)
        found[language] = text
    return found


def _is_visible(text: str) -> bool:
    """Whether anything of a text would show: marks of direction and spaces alone do not."""
    return any(letter.isprintable() and not letter.isspace() for letter in text)


def listed(
    table: Table, key: str, path: str = "", header: str | None = None
) -> Iterator[tuple[str, Table]]:
    """The tables of a list, each with its path; there is at least one. Raises FormatError.

    `header` is how a line that begins one is written, where that is not the key.
    """
    items = table.get(key)
    line = header or key
    if items is None or items == []:
        raise FormatError(f"{path}{key}", "none-listed", line=line)
    if not isinstance(items, list):
        raise FormatError(f"{path}{key}", "not-listed", line=line)
    for number, item in enumerate(cast("list[object]", items), 1):
        if not isinstance(item, dict):
            raise FormatError(f"{path}{key} {number}", "not-listed", line=line)
        yield f"{path}{key} {number}, ", cast("Table", item)
