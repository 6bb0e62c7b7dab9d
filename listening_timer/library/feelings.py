"""Words for feelings: six families, three pleasant and three unpleasant.

Every word completes "I felt …" and says something about the speaker. Words that look like feelings
and judge the other person are excluded. Within a family they go from mild to strong.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from listening_timer.exercise.formats import FormatError
from listening_timer.exercise.toml_checks import (
    Table,
    choice,
    identity,
    known_keys,
    languages,
    listed,
    texts,
)
from listening_timer.library.catalog import read

LONGEST_WORD = 30
FAMILY_KEYS = frozenset({"id", "name", "pole", "words"})


class Pole(StrEnum):
    """Whether the feeling is pleasant."""

    PLEASANT = "pleasant"
    UNPLEASANT = "unpleasant"


@dataclass(frozen=True, slots=True)
class Feeling:
    """One word or short phrase; `text` maps a language code to it."""

    id: str
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Family:
    """Related feelings, from mild to strong; `name` maps a language code to a text."""

    id: str
    name: Mapping[str, str]
    pole: Pole
    feelings: tuple[Feeling, ...]


def families(resources: Path) -> tuple[Family, ...]:
    """The shipped families. Raises FormatError where the installation is broken."""
    return read(resources / "feelings" / "feelings.toml", parse)


def parse(source: Mapping[str, object]) -> tuple[Family, ...]:
    """Parse families from a mapping, as a TOML file gives it. Raises FormatError."""
    known_keys(source, frozenset({"family"}), "")
    found = tuple(_family(table, path) for path, table in listed(source, "family"))
    feelings = [feeling for family in found for feeling in family.feelings]
    _need_single("family", [family.id for family in found])
    _need_single("family", [feeling.id for feeling in feelings])
    _need_single("family", [text for feeling in feelings for text in set(feeling.text.values())])
    return found


def _family(table: Table, path: str) -> Family:
    known_keys(table, FAMILY_KEYS, path)
    words = listed(table, "words", path, header="family.words")
    return Family(
        id=identity(table, path),
        name=texts(table, "name", path),
        pole=choice(table, "pole", Pole, path),
        feelings=tuple(_feeling(word, at) for at, word in words),
    )


def _feeling(table: Table, path: str) -> Feeling:
    said = {key: value for key, value in table.items() if key != "id"}
    if not said:
        raise FormatError(f"{path}en", "missing", known=["en"])
    return Feeling(identity(table, path), languages(said, path, LONGEST_WORD))


def _need_single(path: str, values: list[str]) -> None:
    for value in (value for number, value in enumerate(values) if value in values[:number]):
        raise FormatError(path, "twice", value=value)
