"""JSON schema of export lines, as msgspec structs: sessions, tallies, deletions.

Events have the fields of the core's dataclasses, with their kind first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated, TypeAlias, Union, cast, get_type_hints

import msgspec
from msgspec import Meta

from listening_timer.exercise.events import Event, SessionStarted
from listening_timer.exercise.formats import Format, Role
from listening_timer.history.event_codec import KINDS, EncodedEvent, encode, from_mapping
from listening_timer.model.annotations import (
    Moment,
    PromiseKind,
    PromiseOutcome,
    Scale,
    TallyKind,
    WordKind,
)

FORMAT: type[msgspec.Struct] = msgspec.defstruct(
    "Format",
    [
        ("soon", int, 0) if name == "soon" else (name, hint)
        for name, hint in get_type_hints(Format).items()
    ],
    frozen=True,
    forbid_unknown_fields=True,
    omit_defaults=True,
)
"""The struct of a format: without `soon` where nothing is told, as in all older lines."""


def _event(name: str, kind: type) -> type[msgspec.Struct]:
    """The struct of an event: its kind first, then the fields of its dataclass."""
    hints = {
        name: FORMAT if hint is Format else hint for name, hint in get_type_hints(kind).items()
    }
    return msgspec.defstruct(
        kind.__name__,
        [(each.name, hints[each.name]) for each in fields(kind)],
        frozen=True,
        forbid_unknown_fields=True,
        tag_field="kind",
        tag=name,
    )


SHAPES: Mapping[str, type[msgspec.Struct]] = {
    name: _event(name, kind) for name, kind in KINDS.items()
}
"""The structs of events by kind."""

if TYPE_CHECKING:  # one of SHAPES, which are generated and have no static names
    Happened: TypeAlias = msgspec.Struct
else:
    Happened = Union[tuple(SHAPES.values())]  # noqa: UP007 - of a computed number of types


def as_record(happened: msgspec.Struct) -> EncodedEvent:
    """An event as the log stores it."""
    kind = KINDS[str(happened.__struct_config__.tag)]
    if kind is SessionStarted:  # whose format is a struct of its own here
        return encode(from_mapping(msgspec.to_builtins(happened)))
    event: Event = kind(*msgspec.structs.astuple(happened))
    return encode(event)


def as_line(record: EncodedEvent) -> msgspec.Raw:
    """A stored event as it appears in a line."""
    at, kind, body = record
    rest = "," + body[1:] if len(body) > len("{}") else "}"
    return msgspec.Raw(f'{{"kind":"{kind}","at":{at}{rest}'.encode())


def _to_version_4(values: dict[str, object]) -> dict[str, object]:
    """A line of version 3: its meeting, if any, is a single one, and its own appointment."""
    meeting = values.get("meeting")
    if isinstance(meeting, dict):
        single = {"appointment": "", "weekly": False, "substitute": None, "zone": ""}
        values["meeting"] = single | cast("dict[str, object]", meeting)
    return values


VERSION = 4
"""The version that is written; versions 1 and 2 were never released."""
UPGRADES: Mapping[int, Callable[[dict[str, object]], dict[str, object]]] = {3: _to_version_4}
"""By an older version: a step that turns the values of its lines into those of the next version."""
MOST = 253_402_000_000_000
LEAST = -62_135_000_000_000
"""Bounds of every instant and duration (ms): the years 1 to 9999."""

Instant: TypeAlias = Annotated[int, Meta(ge=LEAST, le=MOST)]
Identity: TypeAlias = Annotated[str, Meta(pattern="^[0-9A-Za-z-]{1,64}$")]
SessionId: TypeAlias = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Part of a line."""


class Names(_Shape, frozen=True):
    """The names of the two; empty for an erased person."""

    A: str
    B: str


class Named(_Shape, frozen=True):
    """When (UTC ms) each of the two was last renamed or erased; 0 for never."""

    A: Instant
    B: Instant


class Word(_Shape, frozen=True):
    """A text typed about a session."""

    id: Identity
    kind: WordKind
    who: Role | None
    text: str
    edited: Instant


class Rating(_Shape, frozen=True):
    """A rating of calm, closeness or being heard."""

    moment: Moment
    scale: Scale
    who: Role
    value: int
    edited: Instant


class Promise(_Shape, frozen=True):
    """A promise of one, or a plan of both, and its outcome."""

    id: Identity
    kind: PromiseKind
    who: Role | None
    text: str
    edited: Instant
    outcome: PromiseOutcome | None
    decided: Instant | None


class Meeting(_Shape, frozen=True):
    """The agreed next meeting; `appointment` is empty where it is one of its own."""

    wall: Instant
    offset: int
    appointment: Annotated[str, Meta(pattern="^[0-9A-Za-z-]{0,64}$")]
    weekly: bool
    substitute: Annotated[int, Meta(ge=0, le=6)] | None
    zone: Annotated[str, Meta(pattern="^[0-9A-Za-z_+/-]{0,64}$")]
    edited: Instant


class Trim(_Shape, frozen=True):
    """The right length (ms) of a phase that was left running by mistake."""

    phase: Annotated[int, Meta(ge=0)]
    length: Annotated[int, Meta(ge=0, le=MOST)]
    edited: Instant


class ErasedWord(_Shape, frozen=True):
    """The tombstone of a word."""

    id: Identity
    kind: WordKind
    who: Role | None
    edited: Instant


class ErasedRating(_Shape, frozen=True):
    """The tombstone of a rating."""

    moment: Moment
    scale: Scale
    who: Role
    edited: Instant


class ErasedPromise(_Shape, frozen=True):
    """The tombstone of a promise."""

    id: Identity
    kind: PromiseKind
    who: Role | None
    edited: Instant


class ErasedMeeting(_Shape, frozen=True):
    """The tombstone of a meeting."""

    edited: Instant


class ErasedTrim(_Shape, frozen=True):
    """The tombstone of a trim."""

    phase: Annotated[int, Meta(ge=0)]
    edited: Instant


class Erased(_Shape, frozen=True):
    """The tombstones of a session's annotations, without any of their text."""

    words: tuple[ErasedWord, ...]
    ratings: tuple[ErasedRating, ...]
    promises: tuple[ErasedPromise, ...]
    meeting: ErasedMeeting | None
    trims: tuple[ErasedTrim, ...]


class Session(_Shape, frozen=True):
    """An ended session; `derived` is for other readers, and is never read back."""

    listening_timer: int
    id: SessionId
    names: Names
    named: Named
    events: tuple[Happened, ...]
    words: tuple[Word, ...]
    ratings: tuple[Rating, ...]
    promises: tuple[Promise, ...]
    meeting: Meeting | None
    trims: tuple[Trim, ...]
    prompts: tuple[str, ...]
    erased: Erased
    derived: msgspec.Raw


class Tally(_Shape, frozen=True):
    """A tally of a person about themselves."""

    id: Identity
    name: str
    kind: TallyKind
    wall: Instant
    offset: int
    edited: Instant


class TallyLine(_Shape, frozen=True):
    """The line of a tally, which belongs to no session."""

    listening_timer: int
    tally: Tally


class ErasedTally(_Shape, frozen=True):
    """The tombstone of a tally."""

    id: Identity
    kind: TallyKind
    edited: Instant


class ErasedTallyLine(_Shape, frozen=True):
    """The line of an erased tally."""

    listening_timer: int
    erased_tally: ErasedTally


class GoneLine(_Shape, frozen=True):
    """The line of a deleted session, of which only the id is kept."""

    listening_timer: int
    gone: SessionId


Line: TypeAlias = Session | TallyLine | ErasedTallyLine | GoneLine
"""Any line."""

DECODERS: Mapping[str, msgspec.json.Decoder[Line]] = {
    "id": msgspec.json.Decoder(Session),
    "tally": msgspec.json.Decoder(TallyLine),
    "erased_tally": msgspec.json.Decoder(ErasedTallyLine),
    "gone": msgspec.json.Decoder(GoneLine),
}
"""Decoders by the key that only one kind of line has."""


def written(line: Line) -> bytes:
    """A line encoded for the file, with its line feed."""
    return msgspec.json.encode(line) + b"\n"
