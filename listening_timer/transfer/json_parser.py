"""JSON parsing of one export line: any JSON that says the same is read.

The order of keys, white space and escapes do not matter. A key that stands twice in an object,
a key that is unknown or missing, and a value of another type are refused: what was read, written
again, must say the same as what stood there.
"""

from __future__ import annotations

import json
import re
from typing import cast

import msgspec

from listening_timer.transfer.json_schema import (
    DECODERS,
    VERSION,
    AnySession,
    Line,
)
from listening_timer.transfer.validate import MOST_EVENTS, Unsound, see

MOST_DERIVED = 1 << 20
"""Largest `derived` (bytes), which is never read back."""
_PLACE = re.compile(r"`\$\.?([^`]*)`$")
_FIELD = re.compile(r"field `([\w-]{1,40})`")
_BYTE = re.compile(r"\(byte (\d+)\)$")
_STRING = re.compile(rb'"(?:[^"\\]|\\.)*+"?')
_DEEP = "nesting"
"""What is wrong with a value nested deeper than any parser goes."""


class NotJson(Exception):  # noqa: N818 - a fact about a file, told further as a sentence
    """No JSON; `at` is the character that does not belong there, None where the text breaks off."""

    def __init__(self, at: int | None) -> None:
        super().__init__(at)
        self.at = at


class Newer(Exception):  # noqa: N818 - likewise
    """A line of a newer version of the program."""


class KeyTwice(Unsound):
    """A key that stands twice in one object; `part` is that key."""


class _Head(msgspec.Struct, frozen=True):
    """What tells of which version and kind a line is."""

    listening_timer: int
    id: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    tally: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    erased_tally: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    gone: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET

    def kinds(self) -> list[str]:
        """The keys that are there of those that only one kind of line has."""
        kinds = {
            "id": self.id,
            "tally": self.tally,
            "erased_tally": self.erased_tally,
            "gone": self.gone,
        }
        return [kind for kind, value in kinds.items() if value is not msgspec.UNSET]


_HEAD = msgspec.json.Decoder(_Head)


def parsed(line: bytes) -> Line:
    """Parse one object. Raises NotJson, Newer, Unsound (KeyTwice)."""
    try:
        head = _HEAD.decode(line)
        line.decode()
        if head.listening_timer > VERSION:
            raise Newer
        kinds = head.kinds()
        decoder = DECODERS.get((head.listening_timer, kinds[0])) if len(kinds) == 1 else None
        if decoder is None:
            raise Unsound("listening_timer")
        shape = decoder.decode(line)
        _compare(line, shape)
    except msgspec.ValidationError as error:
        raise Unsound(_part(str(error))) from error
    except msgspec.DecodeError as error:
        at = _BYTE.search(str(error))
        raise NotJson(int(at[1]) + 1 if at else None) from error
    except UnicodeDecodeError as error:
        raise NotJson(error.start + 1) from error
    except RecursionError as error:
        raise Unsound(_DEEP) from error
    return shape


def nesting(line: bytes) -> int:
    """How many more objects and lists begin in a line than end there; strings do not count."""
    if line.startswith(b'{"listening_timer":') and line.endswith((b"}\n", b"}\r\n", b"}")):
        return 0  # as this program writes it, and nothing to look for
    bare = _STRING.sub(b"", line)
    return bare.count(b"{") + bare.count(b"[") - bare.count(b"}") - bare.count(b"]")


def _part(why: str) -> str:
    """Which part of a line is not right, as msgspec tells it."""
    place, field = _PLACE.search(why), _FIELD.search(why)
    if place is None:
        return field[1] if field else "listening_timer"
    return f"{place[1]}.{field[1]}" if field else place[1] or "listening_timer"


def _compare(line: bytes, shape: Line) -> None:
    """See that a line says no more and no less than what was read of it. Raises Unsound."""
    if isinstance(shape, AnySession):
        see(len(shape.events) <= MOST_EVENTS, "events")
        derived = bytes(shape.derived)
        see(len(derived) <= MOST_DERIVED, "derived")
        _values(derived)
    written = msgspec.json.encode(shape)
    if written == line:
        return
    there = cast("dict[str, object]", _values(line))
    here = cast("dict[str, object]", _values(written))
    for key in [*there, *here]:
        see(there.get(key) == here.get(key), key)


def _values(text: bytes) -> object:
    """The values of a text as they stand. Raises KeyTwice, Unsound."""
    try:
        return json.loads(text.decode(), object_pairs_hook=_once)
    except ValueError as error:  # a number of more digits than Python reads
        raise Unsound("derived") from error


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    made: dict[str, object] = {}
    for key, value in pairs:
        if key in made:
            raise KeyTwice(key[:40])
        made[key] = value
    return made
