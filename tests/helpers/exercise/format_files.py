"""Format files: what ships, a valid one to be changed in one place, and any format as TOML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import pytest
import tomli_w

from listening_timer.config.paths import resources
from listening_timer.exercise.format_parser import UNITS_MS
from listening_timer.exercise.formats import MINUTE, Format, FormatError, Phase
from listening_timer.library.formats import Library
from listening_timer.text.error_messages import FORMAT, error_sentence

Made = TypeVar("Made")

SHIPPED: Mapping[str, Format] = {
    fmt.id: fmt for fmt in Library(resources(), Path("no-such-folder")).items()
}
"""The formats that ship, by their ids, in the order in which they are offered."""
GOOD = """
id = "mine"
name = { en = "Mine" }
about = { en = "Made for a test" }
"""
TURNS = """
[[phase]]
kind = "share"
who = "A"
minutes = 5
[[phase]]
kind = "share"
who = "B"
minutes = 5
"""


def refusal(path: Path, *readers: Callable[[Path], object]) -> FormatError:
    """The error with which every reader refuses a file; its sentence begins with the file."""
    found: list[FormatError] = []
    for read in readers:
        with pytest.raises(FormatError) as caught:
            read(path)
        assert error_sentence(caught.value).startswith(path.name)
        found.append(caught.value)
    assert len({error.code for error in found}) == 1
    return found[0]


def parsed(parse: Callable[[dict[str, object]], Made], source: dict[str, object]) -> Made | None:
    """What a mapping gives; None where it is refused in one sentence, as all that is wrong is."""
    try:
        return parse(source)
    except FormatError as error:
        assert error.code in FORMAT  # noqa: PT017 - nothing is claimed of what is refused
        assert "\n" not in error_sentence(error)  # noqa: PT017 - the same
    return None


def as_toml(fmt: Format) -> str:
    """A format as the text of a file that holds it."""
    return tomli_w.dumps(to_mapping(fmt))


def to_mapping(fmt: Format) -> dict[str, object]:
    """A format as a mapping that `parse` reads back as the same format."""
    head: dict[str, object] = {"id": fmt.id, "name": dict(fmt.name), "about": dict(fmt.about)}
    if fmt.cue:
        head["cue"] = dict(fmt.cue)
    return head | {
        "bell": str(fmt.bell),
        "early": str(fmt.early),
        "soon": fmt.soon // MINUTE,
        "phase": [_phase_mapping(phase) for phase in fmt.phases],
    }


def _phase_mapping(phase: Phase) -> dict[str, object]:
    table: dict[str, object] = {"kind": str(phase.kind)}
    if phase.who is not None:
        table["who"] = str(phase.who)
    length = phase.kind.facts.length
    if phase.planned is not None and length is not None:
        table[length.unit] = phase.planned // UNITS_MS[length.unit]
    if phase.cue:
        table["cue"] = dict(phase.cue)
    return table
