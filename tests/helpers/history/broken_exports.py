"""Broken export files: lines that are cut, malformed, invalid or hostile; by name."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias, cast

from listening_timer.history.store import History
from tests.helpers.history.json_export import export
from tests.helpers.history.sample_sessions import add_annotations, add_session, session_id, tally

Line: TypeAlias = dict[str, object]


_WRONG: Mapping[str, object] = {
    "null": None,
    "number": 7,
    "negative": -1,
    "fraction": 1.5,
    "huge": 10**300,
    "text": "nonsense",
    "empty": "",
    "list": [1],
    "object": {"a": 1},
    "true": True,
}
"""What stands where something else belongs."""


NAMED = b'"named":{"A":0'
"""When who shared first was called otherwise: never."""


_FITS = {
    "id": (),
    "names": (),
    "named": (),
    "events": (),
    "words": (),
    "ratings": (),
    "promises": (),
    "meeting": ("null",),
    "prompts": (),
    "erased": (),
}
"""The parts of a line, and what of that is right there."""


def sound_lines(folder: Path) -> list[bytes]:
    """A session with everything said in it, a tally, an erased one and a deleted session."""
    with History.memory() as history:
        add_annotations(history, add_session(history))
        history.write_tally(tally("Ann", 1))
        history.write_tally(tally("Ann", 2))
        history.erase_tally(tally("Ann", 2).id)
        history.delete(add_session(history, 2))
        export(history, folder / "sound.json")
    lines = (folder / "sound.json").read_bytes().splitlines()
    (folder / "sound.json").unlink()
    return lines


def _written(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode()


def broken_lines(lines: list[bytes]) -> Iterator[tuple[str, bytes]]:
    """Files of lines, the first of which is not as it should be, or another one."""
    first = lines[0]
    for tenth in range(1, 10):
        yield f"cut-{tenth}0", first[: len(first) * tenth // 10]
    yield "cut-last", first[:-1]
    yield "cut-second", b"\n".join(lines)[:-3]
    yield "empty", b""
    for name, content in _nonsense(first).items():
        yield name, content
    for name, value in _changed(json.loads(first)):
        yield name, _written(value) + b"\n"
    for name, (old, new) in _replaced().items():
        yield name, _swapped(b"\n".join(lines), old, new) + b"\n"


def _nonsense(first: bytes) -> dict[str, bytes]:
    deep = 100_000
    return {
        "newline": b"\n",
        "mark-alone": b"\xef\xbb\xbf",
        "brace": b"{",
        "null": b"null\n",
        "list": b"[]\n",
        "object": b"{}\n",
        "prose": b"Dear diary,\n",
        "blank-lines": b"\n \r\n\n",
        "two-on-a-line": first + first,
        "in-a-list": b"[" + first + b"]\n",
        "zeros": bytes(5_000),
        "ones": b"\xff" * 5_000,
        "picture": b"\x89PNG\r\n\x1a\n" + bytes(100),
        "archive": b"PK\x03\x04" + bytes(100),
        "packed": b"\x1f\x8b\x08" + bytes(100),
        "wide": first.decode().encode("utf-16"),
        "not-utf-8": _swapped(first, b"Ann", b"\xc3\x28"),
        "not-utf-8-derived": _swapped(first, b'"date":"', b'"date":"\xff'),
        "half-character": _swapped(first, b"Ann", b"\\ud800"),
        "zero-character": _swapped(first, b"Ann", b"A\\u0000n"),
        "in-lines-cut": _in_lines(first)[:-2],
        "in-lines-unlike": _in_lines(first).replace(b'"how"', b'"why"', 1),
        "comma-last": first[:-1] + b",}\n",
        "line-too-long": b'{"listening_timer":4,"id":"' + b"0" * (9 << 20),
        "deep-list": b"[" * deep,
        "deep-object": b'{"a":' * deep,
        "deep-line": b'{"listening_timer":4,"id":' + b"[" * deep,
        "deep-events": _swapped(first, b'"events":[', b'"events":[' + b"[" * deep),
        "deep-derived": first[: first.index(b'"derived":')] + b'"derived":' + b'{"a":' * deep,
        "many-lists": b'{"listening_timer":4,"id":[' + b"[]," * 2_000_000,
        "many-events": _swapped(
            first, b'"events":[', b'"events":[' + b'{"kind":"paused","at":1},' * 50_000
        ),
        "many-zeros": _swapped(first, b'"events":[', b'"events":[' + b"0," * 3_000_000),
        "long-number": _swapped(first, NAMED, b'"named":{"A":' + b"9" * 5_000),
        "no-number": _swapped(first, NAMED, b'"named":{"A":NaN'),
        "endless": _swapped(first, NAMED, b'"named":{"A":Infinity'),
        "power": _swapped(first, NAMED, b'"named":{"A":1e400'),
        "as-fraction": _swapped(first, NAMED, b'"named":{"A":0.0'),
        "derived-key-twice": _swapped(first, b'"derived":{', b'"derived":{"a":1,"a":1,'),
        "derived-too-long": _swapped(
            first, b'"derived":{', b'"derived":{"a":"' + b"x" * (2 << 20) + b'",'
        ),
        "derived-long-number": _swapped(
            first, b'"derived":{', b'"derived":{"a":' + b"9" * 5_000 + b","
        ),
    }


def _swapped(line: bytes, old: bytes, new: bytes) -> bytes:
    assert old in line
    return line.replace(old, new, 1)


def _in_lines(line: bytes) -> bytes:
    return json.dumps(json.loads(line), indent=2).encode() + b"\n"


def _replaced() -> dict[str, tuple[bytes, bytes]]:
    version = b'{"listening_timer":4'
    wide = "\u202e".encode()
    return {
        "version-0": (version, b'{"listening_timer":0'),
        "version-1": (version, b'{"listening_timer":1'),
        "version-2": (version, b'{"listening_timer":2'),
        "version-5": (version, b'{"listening_timer":5'),
        "version-huge": (version, b'{"listening_timer":' + b"9" * 40),
        "version-text": (version, b'{"listening_timer":"4"'),
        "id-short": (session_id(1).encode(), b"12345678"),
        "id-upper": (session_id(1).encode(), session_id(1).upper().encode()),
        "name-long": (b'"A":"Ann"', b'"A":"' + b"x" * 41 + b'"'),
        "name-spaced": (b'"A":"Ann"', b'"A":" Ann "'),
        "name-turned": (b'"A":"Ann"', b'"A":"Ann' + wide + b'"'),
        "text-turned": (b"note said", b"note " + wide + b"said"),
        "text-long": (b"note said", b"x" * 20_001),
        "text-control": (b"note said", b"note \\u001b[2J"),
        "tag-of-two-lines": (b"tag said", b"tag\\nsaid"),
        "tag-long": (b"tag said", b"x" * 31),
        "tag-empty": (b"tag said", b""),
        "kind-unknown": (b'"kind":"note"', b'"kind":"secret"'),
        "who-unknown": (b'"who":"A"', b'"who":"C"'),
        "rating-high": (b'"value":4', b'"value":11'),
        "rating-low": (b'"value":4', b'"value":-1'),
        "rating-twice": (b'"scale":"heard"', b'"scale":"calm"'),
        "outcome-unknown": (b'"outcome":null', b'"outcome":"broken"'),
        "card-empty": (b'"gentle/1"', b'""'),
        "card-long": (b'"gentle/1"', b'"' + b"x" * 300 + b'"'),
        "event-unknown": (b'"kind":"phase_ended"', b'"kind":"shouted"'),
        "event-more": (b'"kind":"phase_ended"', b'"kind":"phase_ended","by":"A"'),
        "start-missing": (b'"kind":"session_started"', b'"kind":"paused"'),
        "end-missing": (b'"kind":"session_ended"', b'"kind":"paused"'),
        "end-early": (b'{"kind":"bell_rang"', b'{"kind":"session_ended"'),
        "appointment-spaced": (b'"appointment":""', b'"appointment":"a b"'),
        "weekly-number": (b'"weekly":false', b'"weekly":1'),
        "substitute-of-eight": (b'"substitute":null', b'"substitute":7'),
        "zone-path": (b'"zone":""', b'"zone":"../etc"'),
        "side-unknown": (b'"side_a":"left"', b'"side_a":"above"'),
        "offset-huge": (b'"offset":60', b'"offset":100000'),
        "wall-huge": (b'"wall":1795000000000,"offset"', b'"wall":99999999999999999,"offset"'),
        "at-negative": (b'"at":60000', b'"at":-60000'),
        "at-backwards": (b'"at":660000', b'"at":50000'),
        "at-huge": (b'"at":660000', b'"at":9223372036854775807'),
        "at-beyond": (b'"at":660000', b'"at":9223372036854775808'),
        "bell-unknown": (b'"bell":"finish"', b'"bell":"gong"'),
        "phase-unknown": (b'"kind":"arrive"', b'"kind":"argue"'),
        "phase-negative": (b'"planned":60000', b'"planned":-60000'),
        "phase-endless": (b'"planned":600000', b'"planned":60000000000'),
        "no-phases": (b'"phases":[', b'"phases":[],"more":['),
        "tally-kind": (b'"kind":"appreciated"', b'"kind":"blamed"'),
        "tally-nobody": (b'"name":"Ann"', b'"name":""'),
        "tally-more": (b'"tally":{', b'"tally":{"more":1,'),
        "tally-id": (b'"id":"tally-1"', b'"id":"../tally"'),
        "erased-with-words": (b'"erased_tally":{', b'"erased_tally":{"name":"Ann",'),
        "gone-short": (b'"gone":"', b'"gone":"00'),
        "gone-more": (b'{"listening_timer":4,"gone"', b'{"listening_timer":4,"more":1,"gone"'),
        "line-unknown": (b'{"listening_timer":4,"gone"', b'{"listening_timer":4,"came"'),
    }


def _changed(value: Line) -> Iterator[tuple[str, Line]]:
    """The line with one part of it missing, more, in another place, or of another kind."""
    for part, fits in _FITS.items():
        yield f"no-{part}", {key: each for key, each in value.items() if key != part}
        for name, wrong in _WRONG.items():
            if name not in fits:
                yield f"{part}-is-{name}", value | {part: wrong}
    yield "one-more", value | {"more": 1}
    events = cast("list[object]", value["events"])
    yield "no-events-at-all", value | {"events": []}
    yield "ends-twice", value | {"events": [*events, events[-1]]}
    yield "starts-twice", value | {"events": [events[0], *events]}
    yield "events-turned", value | {"events": events[::-1]}
    yield "words-twice", value | {"words": cast("list[object]", value["words"]) * 2}
    for index, kept in enumerate(("at", "how")):
        changed = copy.deepcopy(value)
        cast("list[Line]", changed["events"])[1 + index].pop(kept, None)
        cast("list[Line]", changed["events"])[1].pop(kept, None)
        yield f"event-without-{kept}", changed
