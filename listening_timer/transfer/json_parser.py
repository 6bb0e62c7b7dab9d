"""JSON parsing of one export line, independent of key order, white space and escapes.

Duplicate, unknown or missing keys and values of another type are refused: what was read, encoded
again, must be equal to what the line contains.
"""

from __future__ import annotations

import json
import re
from typing import cast

import msgspec

from listening_timer.transfer.json_schema import DECODERS, UPGRADES, VERSION, Line, Session
from listening_timer.transfer.validate import MOST_EVENTS, InvalidData, require

MOST_DERIVED = 1 << 20
"""Largest `derived` (bytes), which is never read back."""
_PLACE = re.compile(r"`\$\.?([^`]*)`$")
_FIELD = re.compile(r"field `([\w-]{1,40})`")
_BYTE = re.compile(r"\(byte (\d+)\)$")
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"?')
_DEEP = "nesting"
"""The `part` reported for a value nested too deep for the parser."""


class NotJson(Exception):  # noqa: N818 - a fact about a file, reported as a sentence
    """Invalid JSON; `at` is the 1-based position of the error, None where the text is cut off."""

    def __init__(self, at: int | None) -> None:
        super().__init__(at)
        self.at = at


class Newer(Exception):  # noqa: N818 - likewise
    """A line of a newer version of the program."""


class KeyTwice(InvalidData):
    """A duplicate key in one object; `part` is that key."""


class _Head(msgspec.Struct, frozen=True):
    """The keys that tell a line's version and kind."""

    listening_timer: int
    id: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    tally: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    erased_tally: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    gone: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET

    def kinds(self) -> list[str]:
        """The keys present that only one kind of line has."""
        return [kind for kind in DECODERS if getattr(self, kind) is not msgspec.UNSET]


_HEAD = msgspec.json.Decoder(_Head)


def parsed(line: bytes) -> Line:
    """Parse one object. Raises NotJson, Newer, InvalidData (KeyTwice)."""
    try:
        head = _HEAD.decode(line)
        line.decode()
        if head.listening_timer > VERSION:
            raise Newer
        if head.listening_timer < VERSION:
            line = _upgraded(line, head.listening_timer)
        kinds = head.kinds()
        require(len(kinds) == 1, "listening_timer")
        shape = DECODERS[kinds[0]].decode(line)
        _compare(line, shape)
    except msgspec.ValidationError as error:
        raise InvalidData(_part(str(error))) from error
    except msgspec.DecodeError as error:
        at = _BYTE.search(str(error))
        raise NotJson(int(at[1]) + 1 if at else None) from error
    except UnicodeDecodeError as error:
        raise NotJson(error.start + 1) from error
    except RecursionError as error:
        raise InvalidData(_DEEP) from error
    return shape


def _upgraded(line: bytes, version: int) -> bytes:
    """A line of an older version as today's. Raises InvalidData where no step leads from it."""
    values = cast("dict[str, object]", _values(line))
    for older in range(version, VERSION):
        require(older in UPGRADES, "listening_timer")
        values = UPGRADES[older](values)
    return msgspec.json.encode(values | {"listening_timer": VERSION})


def nesting(line: bytes) -> int:
    """Net number of objects and lists opened in a line, not counting strings."""
    if line.startswith(b'{"listening_timer":') and line.endswith((b"}\n", b"}\r\n", b"}")):
        return 0  # written by this program: one complete object
    bare = _STRING.sub(b"", line)
    return bare.count(b"{") + bare.count(b"[") - bare.count(b"}") - bare.count(b"]")


def _part(why: str) -> str:
    """The part of a line that is invalid, from msgspec's message."""
    place, field = _PLACE.search(why), _FIELD.search(why)
    if place is None:
        return field[1] if field else "listening_timer"
    return f"{place[1]}.{field[1]}" if field else place[1] or "listening_timer"


def _compare(line: bytes, shape: Line) -> None:
    """Check that a line is equal to what was read of it. Raises InvalidData."""
    if isinstance(shape, Session):
        require(len(shape.events) <= MOST_EVENTS, "events")
        derived = bytes(shape.derived)
        require(len(derived) <= MOST_DERIVED, "derived")
        _values(derived)
    written = msgspec.json.encode(shape)
    if written == line:
        return
    there = cast("dict[str, object]", _values(line))
    here = cast("dict[str, object]", _values(written))
    for key in [*there, *here]:
        require(there.get(key) == here.get(key), key)


def _values(text: bytes) -> object:
    """The values of a JSON text. Raises KeyTwice, InvalidData."""
    try:
        return json.loads(text.decode(), object_pairs_hook=_once)
    except ValueError as error:  # a number of more digits than Python reads
        raise InvalidData("derived") from error


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made: dict[str, object] = {}
    for key, value in pairs:
        if key in made:
            raise KeyTwice(key[:40])
        made[key] = value
    return made
