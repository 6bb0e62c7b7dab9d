"""Command `formats make`: an exercise of one's own from another one, kept or written to a file."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

from listening_timer.cli.arguments import STDOUT, Asked, Misuse
from listening_timer.cli.catalog import library
from listening_timer.cli.history import force_offered
from listening_timer.cli.output import say
from listening_timer.config.paths import user_paths
from listening_timer.exercise.format_parser import parse, to_mapping
from listening_timer.exercise.formats import MINUTE, Bell, Early, Format, tailored
from listening_timer.exercise.toml_checks import LONGEST_TEXT
from listening_timer.files.atomic_file import write_whole
from listening_timer.library import own_formats
from listening_timer.library.catalog import SUFFIX
from listening_timer.library.formats import Library
from listening_timer.text.cleaning import clean_line
from listening_timer.text.english import english
from listening_timer.text.error_messages import shown


def make_format(asked: Asked) -> int:
    """Make an exercise from another one, with what is to be different."""
    known, folder = library(), user_paths().formats
    _see_sound(asked)
    fmt = _made(known, folder, asked)
    if asked.to == STDOUT:
        sys.stdout.write(own_formats.as_file(fmt).decode())
        return 0
    if asked.to == Path():
        own_formats.keep(known, folder, fmt)
        say(f"{english(fmt.name)} is kept as {fmt.id}.")
        return 0
    with force_offered():
        write_whole(asked.to, own_formats.as_file(fmt), replace=asked.force)
    say(f"{english(fmt.name)} was written to {shown(asked.to)}, as {fmt.id}.")
    return 0


def _see_sound(asked: Asked) -> None:
    """Refuse what does not go together. Raises Misuse."""
    written = asked.to not in (Path(), STDOUT)
    if asked.force and not written:
        raise Misuse("only-with", option="--force", other="--to FILE")
    if written and asked.to.suffix.lower() != SUFFIX:
        raise Misuse("no-such-form", path=asked.to, known=[SUFFIX])


def _made(known: Library, folder: Path, asked: Asked) -> Format:
    """The exercise that was asked for, under an id of its own. Raises FormatError."""
    origin = known.get(asked.origin)
    fmt = tailored(origin, asked.minutes, None if asked.bell is None else Bell(asked.bell))
    name = origin.name if asked.name is None else {"en": clean_line(asked.name, LONGEST_TEXT)}
    early = fmt.early if asked.early is None else Early(asked.early)
    soon = fmt.soon if asked.soon is None else asked.soon * MINUTE
    identity = own_formats.free_id(known, folder, english(name))
    return parse(to_mapping(replace(fmt, id=identity, name=name, early=early, soon=soon)))
