"""Plans: what two people take home, one TOML file of 16 KiB at most, without a name of theirs.

A plan holds a format whole, because the program that opens it may not have it; a deck that ships by
its id, one of somebody's own whole; a line of text, and a weekly appointment. Every key and value
is checked, and texts are cleaned, so that what is read can be shown and run as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import cast

from listening_timer.exercise import format_parser
from listening_timer.exercise.formats import Format, FormatError
from listening_timer.exercise.toml_checks import (
    LONGEST_TEXT,
    Table,
    choice,
    known_keys,
)
from listening_timer.library import format_writer, prompts
from listening_timer.library.catalog import KIB, read, require_size, table_of
from listening_timer.library.prompts import Deck
from listening_timer.text.cleaning import clean_line

ENDING = ".listening-plan.toml"
"""How the names of plan files end."""
MOST_BYTES = 16 * KIB
VERSION = 1
LONGEST_LINE = 200
"""Most characters of the line of text."""
KEYS = frozenset({"version", "text", "deck", "weekly", "format"})
WEEKLY_KEYS = frozenset({"day", "time", "other-day"})
_TIME = re.compile("([01][0-9]|2[0-3]):([0-5][0-9])")


class Weekday(StrEnum):
    """A day of the week, as files have it."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"

    @property
    def number(self) -> int:
        """Its number; Monday is 0."""
        return [*Weekday].index(self)


@dataclass(frozen=True, slots=True)
class Weekly:
    """A weekly appointment: its weekday (Monday: 0) and minute of the day, in local time.

    `other_day` is the weekday on which it is held where its own day fails.
    """

    day: int
    minute: int
    other_day: int | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A format with its minutes and rules, and what else was agreed for the time at home.

    `deck` is the id of a deck that ships, or somebody's own; prompts come from it alone.
    """

    format: Format
    deck: str | Deck | None = None
    text: str = ""
    weekly: Weekly | None = None


def load(path: Path) -> Plan:
    """Read a plan file. Raises FormatError with the file's name in its values."""
    return read(path, parse, MOST_BYTES)


def parse_text(text: str) -> Plan:
    """Parse the text of a plan file. Raises FormatError."""
    return parse(table_of(text))


def parse(source: Mapping[str, object]) -> Plan:
    """Parse a plan from a mapping, as a TOML file gives it. Raises FormatError."""
    _check_version(source)
    known_keys(source, KEYS, "")
    return Plan(
        format=_format(_table(source, "format")),
        deck=_deck(source),
        text=_line(source),
        weekly=_weekly(_table(source, "weekly")) if "weekly" in source else None,
    )


def parse_line(text: str) -> str:
    """The line of text, cleaned. Raises FormatError where it is empty or too long."""
    return _line({"text": text})


def parse_weekly(day: str, time: str, other_day: str | None = None) -> Weekly:
    """A weekly appointment from the words of a file. Raises FormatError."""
    table = {"day": day, "time": time}
    return _weekly(table if other_day is None else table | {"other-day": other_day})


def write(plan: Plan) -> str:
    """The text of a plan file, from which `parse_text` makes the same plan again.

    Raises FormatError where it would be larger than such a file may be.
    """
    head: dict[str, object] = {"version": VERSION}
    if plan.text:
        head["text"] = plan.text
    if isinstance(plan.deck, str):
        head["deck"] = plan.deck
    parts = [*format_writer.pairs(head)]
    if plan.weekly is not None:
        parts += ["", "[weekly]", *format_writer.pairs(_weekly_mapping(plan.weekly))]
    if isinstance(plan.deck, Deck):
        parts += ["", "[deck]", *_deck_lines(plan.deck)]
    parts += ["", "[format]", format_writer.write(plan.format, "format.")]
    text = "\n".join(parts)
    require_size(len(text.encode()), MOST_BYTES)
    return text


def _weekly_mapping(weekly: Weekly) -> dict[str, object]:
    days = [str(day) for day in Weekday]
    table: dict[str, object] = {"day": days[weekly.day], "time": time_of(weekly.minute)}
    return table if weekly.other_day is None else table | {"other-day": days[weekly.other_day]}


def _deck_lines(deck: Deck) -> Iterator[str]:
    head = {"id": deck.id, "name": dict(deck.name), "about": dict(deck.about)}
    yield from format_writer.pairs(head)
    for card in deck.cards:
        yield from ("", "[[deck.card]]")
        yield from format_writer.pairs({"kind": str(card.kind), "text": dict(card.text)})


def time_of(minute: int) -> str:
    """A minute of the day as files have it, as in 20:00."""
    return "{:02}:{:02}".format(*divmod(minute, 60))


def cleaned(fmt: Format) -> Format:
    """A format with its texts cleaned. Raises FormatError where nothing visible is left of one."""
    phases = tuple(
        replace(phase, cue=_cleaned(phase.cue, f"phase {number}, cue"))
        for number, phase in enumerate(fmt.phases, 1)
    )
    name, about, cue = (
        _cleaned(texts, key)
        for key, texts in (("name", fmt.name), ("about", fmt.about), ("cue", fmt.cue))
    )
    return replace(fmt, name=name, about=about, cue=cue, phases=phases)


def _cleaned(texts: Mapping[str, str], path: str) -> dict[str, str]:
    clean = {language: clean_line(text, LONGEST_TEXT) for language, text in texts.items()}
    for language in (language for language, text in clean.items() if not text):
        raise FormatError(f"{path}.{language}", "bad-text", most=LONGEST_TEXT)
    return clean


def _check_version(source: Table) -> None:
    """Raise FormatError unless it is a version that is known here."""
    version = source.get("version")
    if isinstance(version, int) and version > VERSION:
        raise FormatError("version", "newer-plan", value=version)
    if version is None:
        raise FormatError("version", "missing", known=[str(VERSION)])
    if version != VERSION or not isinstance(version, int) or isinstance(version, bool):
        raise FormatError("version", "not-a-choice", value=version, known=[str(VERSION)])


def _table(source: Table, key: str) -> Table:
    table = source.get(key)
    if not isinstance(table, dict):
        raise FormatError(key, "no-table", line=key)
    return cast("Table", table)


def _format(table: Table) -> Format:
    try:
        return cleaned(format_parser.parse(table))
    except FormatError as error:
        raise _within("format", error) from error


def _deck(source: Table) -> str | Deck | None:
    deck = source.get("deck")
    if deck is None:
        return None
    if isinstance(deck, str) and deck in prompts.ORDER:
        return deck
    if not isinstance(deck, dict):
        raise FormatError("deck", "unknown-plan-deck", value=deck, known=[*prompts.ORDER])
    try:
        return prompts.parse(cast("Table", deck))
    except FormatError as error:
        raise _within("deck", error) from error


def _within(key: str, error: FormatError) -> FormatError:
    """The error of a table that stands under a key."""
    path = ", ".join(filter(None, (key, error.path)))
    return FormatError(path, error.code, **error.values)


def _line(source: Table) -> str:
    if "text" not in source:
        return ""
    text = source["text"]
    line = clean_line(text, LONGEST_LINE + 1) if isinstance(text, str) else ""
    if not 0 < len(line) <= LONGEST_LINE:
        raise FormatError("text", "bad-text", most=LONGEST_LINE)
    return line


def _weekly(table: Table) -> Weekly:
    known_keys(table, WEEKLY_KEYS, "weekly, ")
    day, time, other = choice(table, "day", Weekday, "weekly, "), table.get("time"), None
    found = _TIME.fullmatch(time) if isinstance(time, str) else None
    if found is None:
        raise FormatError("weekly, time", "bad-time", value=time)
    if "other-day" in table:
        other = choice(table, "other-day", Weekday, "weekly, ")
        if other is day:
            raise FormatError("weekly, other-day", "same-day", value=str(day))
    minute = 60 * int(found[1]) + int(found[2])
    return Weekly(day.number, minute, None if other is None else other.number)
