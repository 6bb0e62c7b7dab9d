"""Format files: what ships, a valid one to be changed in one place, and any format as TOML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import pytest

from listening_timer.config.paths import resources
from listening_timer.exercise.formats import Format, FormatError
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
