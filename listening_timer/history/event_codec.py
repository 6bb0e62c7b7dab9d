"""Event codec: events to table rows (`kind`, `at`, JSON body) and back, and the row checksum.

Kind names are permanent. Decoding is strict: a body that would be encoded differently today is
refused, just as one that cannot be parsed.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import TypeAlias, cast

import msgspec

from listening_timer.exercise import events
from listening_timer.exercise.events import Event

EncodedEvent: TypeAlias = tuple[int, str, str]
"""`at` (ms), kind and JSON body of an event."""

KINDS: Mapping[str, type[Event]] = {
    "session_started": events.SessionStarted,
    "phase_ended": events.PhaseEnded,
    "soon_rang": events.SoonRang,
    "bell_rang": events.BellRang,
    "more_asked": events.MoreAsked,
    "cue_cleared": events.CueCleared,
    "silence_began": events.SilenceBegan,
    "floor_returned": events.FloorReturned,
    "phase_reopened": events.PhaseReopened,
    "paused": events.Paused,
    "resumed": events.Resumed,
    "time_added": events.TimeAdded,
    "repair_granted": events.RepairGranted,
    "floor_swapped": events.FloorSwapped,
    "round_added": events.RoundAdded,
    "reply_held": events.ReplyHeld,
    "break_called": events.BreakCalled,
    "return_came": events.ReturnCame,
    "break_ended": events.BreakEnded,
    "gap_found": events.GapFound,
    "gap_answered": events.GapAnswered,
    "session_reopened": events.SessionReopened,
    "session_ended": events.SessionEnded,
}
_NAMES: Mapping[type[Event], str] = {kind: name for name, kind in KINDS.items()}


class BadEvent(Exception):  # noqa: N818 - a fact about a row, reported as a finding
    """A row that is not a valid event; `reason` never contains any of its content."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def encode(event: Event) -> EncodedEvent:
    """Encode an event as `at`, kind and body."""
    fields = mapping(event)
    kind, at = fields.pop("kind"), fields.pop("at")
    return cast("int", at), cast("str", kind), msgspec.json.encode(fields).decode()


def decode(at: int, kind: str, body: str) -> Event:
    """Decode an event. Raises BadEvent."""
    try:
        fields = msgspec.json.decode(body.encode(), type=dict[str, object])
    except (msgspec.MsgspecError, RecursionError, UnicodeEncodeError) as error:
        raise BadEvent("not JSON") from error
    event = from_mapping(fields | {"at": at, "kind": kind})
    if encode(event) != (at, kind, body):
        raise BadEvent("not as it was written")
    return event


def mapping(event: Event) -> dict[str, object]:
    """An event as a mapping of plain values, kind and `at` first.

    A format without `soon` has no such key, as all formats of older sessions.
    """
    fields = cast("dict[str, object]", msgspec.to_builtins(event))
    if isinstance(event, events.SessionStarted) and not event.format.soon:
        del cast("dict[str, object]", fields["format"])["soon"]
    return {"kind": _NAMES[type(event)]} | fields


def from_mapping(fields: Mapping[str, object]) -> Event:
    """Build an event from a mapping of plain values. Raises BadEvent."""
    kind = KINDS.get(str(fields.get("kind")))
    if kind is None:
        raise BadEvent("unknown kind")
    try:
        event: Event = msgspec.convert({k: v for k, v in fields.items() if k != "kind"}, kind)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise BadEvent("wrong fields") from error
    return event


def checksum(*parts: float | str | bytes | None) -> int:
    """CRC-32 over the cells of a row: SQLite's checks do not notice changes inside a text."""
    return zlib.crc32("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"))
