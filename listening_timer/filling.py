"""Values in sentences: cleaned and cut, so that no file and no name can break a line; pure."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from pathlib import PurePath
from typing import cast

LONGEST = 60
LONGEST_PATH = 240
"""A path is what one acts on, so it stays whole longer."""
UNKNOWN = "?"


def fill(text: str, values: Mapping[str, object]) -> str:
    """Fill a sentence with values, cleaned and cut; never fails, whatever they are."""
    try:
        return text.format_map(_Shown({key: shown(value) for key, value in values.items()}))
    except (LookupError, ValueError, AttributeError):  # a translation that went wrong
        return text


class _Shown(dict[str, str]):
    """Values ready to stand in a sentence; one that is missing shows as a question mark."""

    def __missing__(self, key: str) -> str:
        return UNKNOWN


class Line(str):
    """A value that is nearly a sentence itself: it stays whole as long as a path does."""

    __slots__ = ()


class Quoted(str):
    """A text from a file, shown in quotes so that it is not taken for a number or a word."""

    __slots__ = ()


def shown(value: object) -> str:
    """A value as it stands in a sentence."""
    match value:
        case Quoted():
            words = f'"{_cut(str(value), LONGEST)}"'
        case PurePath() | Line():
            words = _cut(str(value), LONGEST_PATH)
        case float():
            words = f"{value:g}"
        case list() | tuple():
            words = _listed(cast("list[object]", value))
        case dict():
            words = "a table"
        case _:
            words = _cut(_said(value), LONGEST)
    return words


def _listed(values: list[object]) -> str:
    """A list of words whole, since it is one of ours; anything else by its kind."""
    if not all(isinstance(value, str) for value in values):
        return "a list"
    return _cut(", ".join(shown(value) for value in values), 20 * LONGEST)


def _said(value: object) -> str:
    if value is None:
        return UNKNOWN
    try:
        return str(value).lower() if isinstance(value, bool) else str(value)
    except Exception:  # noqa: BLE001 - a number of thousands of digits, or worse
        return UNKNOWN


def _cut(text: str, most: int) -> str:
    """One clean line of at most `most` characters."""
    line = " ".join(text[: 4 * most].split())
    clean = "".join(c for c in line if not unicodedata.category(c).startswith("C"))
    return clean if len(clean) <= most else f"{clean[: most - 1]}…"
