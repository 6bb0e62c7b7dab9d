"""Captions of the demonstration: what a sample couple says, one TOML file a conversation.

The people of a conversation are its roles, A being whoever shares first. Lines are in the order in
which they are said.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from listening_timer.exercise.formats import FormatError, Role
from listening_timer.exercise.phase_kinds import Floor, PhaseKind
from listening_timer.exercise.toml_checks import Table, choice, identity, known_keys, listed
from listening_timer.library.catalog import read
from listening_timer.library.texts import cleaned_texts

ORDER = ("easy", "outside", "between")
"""The conversations, in the order in which they are offered."""
LONGEST_NAME = 40
LONGEST_ABOUT = 120
LONGEST_LINE = 100
"""Most characters of a name, of what stands below it, and of a line, which is read at a glance."""
MOST_TELLING = 3
USUAL_TELLING = 2
CONVERSATION_KEYS = frozenset({"id", "name", "about", "line"})
LINE_KEYS = frozenset({"kind", "of", "who", "telling", "good", "text"})


@dataclass(frozen=True, slots=True)
class CaptionLine:
    """What `who` says in a phase of `kind`; `text` maps a language code to the words.

    `of`: whose phase it is; None where a phase of this kind has no person. `telling`: 1 to 3, the
    lines to show first where there is no time for all. `good`: for a share about something good.
    """

    kind: PhaseKind
    of: Role | None
    who: Role
    telling: int
    good: bool
    text: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Conversation:
    """The lines of one topic; `name` and `about` map a language code to a text."""

    id: str
    name: Mapping[str, str]
    about: Mapping[str, str]
    lines: tuple[CaptionLine, ...]


def conversations(resources: Path) -> tuple[Conversation, ...]:
    """The shipped conversations. Raises FormatError where the installation is broken."""
    return tuple(read(resources / "captions" / f"{each}.toml", parse) for each in ORDER)


def parse(source: Mapping[str, object]) -> Conversation:
    """Parse a conversation from a mapping, as a TOML file gives it. Raises FormatError."""
    known_keys(source, CONVERSATION_KEYS, "")
    return Conversation(
        id=identity(source),
        name=cleaned_texts(source, "name", "", LONGEST_NAME),
        about=cleaned_texts(source, "about", "", LONGEST_ABOUT),
        lines=_lines(source),
    )


def _lines(source: Table) -> tuple[CaptionLine, ...]:
    lines: list[CaptionLine] = []
    for path, table in listed(source, "line"):
        line = _line(table, path)
        if line in lines:
            raise FormatError(f"{path}text", "twice", value=next(iter(line.text.values())))
        lines.append(line)
    return tuple(lines)


def _line(table: Table, path: str) -> CaptionLine:
    known_keys(table, LINE_KEYS, path)
    kind = choice(table, "kind", PhaseKind, path)
    of = _of(table, kind, path)
    return CaptionLine(
        kind=kind,
        of=of,
        who=choice(table, "who", Role, path, of),
        telling=_telling(table, path),
        good=_good(table, kind, path),
        text=cleaned_texts(table, "text", path, LONGEST_LINE),
    )


def _of(table: Table, kind: PhaseKind, path: str) -> Role | None:
    if kind.facts.floor is Floor.ONE:
        return choice(table, "of", Role, path)
    if "of" in table:
        raise FormatError(f"{path}of", "not-here", key="of", kind=kind)
    return None


def _telling(table: Table, path: str) -> int:
    value = table.get("telling", USUAL_TELLING)
    bounds: Mapping[str, object] = {"value": value, "low": 1, "high": MOST_TELLING}
    if not isinstance(value, int) or isinstance(value, bool):
        raise FormatError(f"{path}telling", "not-whole", **bounds)
    if not 1 <= value <= MOST_TELLING:
        raise FormatError(f"{path}telling", "out-of-range", **bounds)
    return value


def _good(table: Table, kind: PhaseKind, path: str) -> bool:
    value = table.get("good", False)
    if not kind.facts.turn and "good" in table:
        raise FormatError(f"{path}good", "not-here", key="good", kind=kind)
    if not isinstance(value, bool):
        raise FormatError(f"{path}good", "not-a-choice", value=value, known=["true", "false"])
    return value
