"""The events of a session as they stand in a line: each as the core has it, its kind first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Annotated, TypeAlias, Union, get_type_hints

import msgspec
from msgspec import Meta

from listening_timer.exercise.events import Event
from listening_timer.exercise.formats import Role
from listening_timer.history.event_codec import KINDS, Record, encode
from listening_timer.model.annotations import (
    Moment,
    PromiseKind,
    PromiseOutcome,
    Scale,
    TallyKind,
    WordKind,
)


def _event(name: str, kind: type) -> type[msgspec.Struct]:
    """The shape of an event: its kind first, then its fields as the core has them."""
    hints = get_type_hints(kind)
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
"""The shapes of events by the names of their kinds."""

if TYPE_CHECKING:  # one of the shapes, which are made from the core and have no names of their own
    Happened: TypeAlias = msgspec.Struct
else:
    Happened = Union[tuple(SHAPES.values())]  # noqa: UP007 - of as many as there are


def as_record(happened: msgspec.Struct) -> Record:
    """An event as it is kept."""
    kind = KINDS[str(happened.__struct_config__.tag)]
    event: Event = kind(*msgspec.structs.astuple(happened))
    return encode(event)


def as_line(record: Record) -> msgspec.Raw:
    """An event as it stands in a line, from what is kept."""
    at, kind, body = record
    rest = "," + body[1:] if len(body) > len("{}") else "}"
    return msgspec.Raw(f'{{"kind":"{kind}","at":{at}{rest}'.encode())


VERSION = 3
"""What is written.

Version 2 had no trims; version 1 had no renamings, no erased rows and no deleted sessions either.
"""
MOST = 253_402_000_000_000
LEAST = -62_135_000_000_000
"""Every instant and duration (ms) is between these: the years 1 to 9999."""

Instant: TypeAlias = Annotated[int, Meta(ge=LEAST, le=MOST)]
Identity: TypeAlias = Annotated[str, Meta(pattern="^[0-9A-Za-z-]{1,64}$")]
SessionId: TypeAlias = Annotated[str, Meta(pattern="^[0-9a-f]{32}$")]


class _Shape(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Part of a line."""


class Names(_Shape, frozen=True):
    """Who the two are; the empty name is that of somebody who was erased."""

    A: str
    B: str


class Named(_Shape, frozen=True):
    """When each of the two was last renamed or erased; 0 for never."""

    A: Instant
    B: Instant


class Word(_Shape, frozen=True):
    """A text that somebody typed about a session."""

    id: Identity
    kind: WordKind
    who: Role | None
    text: str
    edited: Instant


class Rating(_Shape, frozen=True):
    """How calm, close or heard somebody was."""

    moment: Moment
    scale: Scale
    who: Role
    value: int
    edited: Instant


class Promise(_Shape, frozen=True):
    """What somebody promised, or both planned, and what became of it."""

    id: Identity
    kind: PromiseKind
    who: Role | None
    text: str
    edited: Instant
    outcome: PromiseOutcome | None
    decided: Instant | None


class Meeting(_Shape, frozen=True):
    """When they agreed to meet again."""

    wall: Instant
    offset: int
    edited: Instant


class Trim(_Shape, frozen=True):
    """The right length of a phase that was left running by mistake."""

    phase: Annotated[int, Meta(ge=0)]
    length: Annotated[int, Meta(ge=0, le=MOST)]
    edited: Instant


class ErasedWord(_Shape, frozen=True):
    """That there was a text."""

    id: Identity
    kind: WordKind
    who: Role | None
    edited: Instant


class ErasedRating(_Shape, frozen=True):
    """That there was a rating."""

    moment: Moment
    scale: Scale
    who: Role
    edited: Instant


class ErasedPromise(_Shape, frozen=True):
    """That there was a promise."""

    id: Identity
    kind: PromiseKind
    who: Role | None
    edited: Instant


class ErasedMeeting(_Shape, frozen=True):
    """That a meeting had been agreed on."""

    edited: Instant


class ErasedTrim(_Shape, frozen=True):
    """That a phase had been trimmed."""

    phase: Annotated[int, Meta(ge=0)]
    edited: Instant


class SecondErased(_Shape, frozen=True):
    """What was erased from beside a session, as version 2 wrote it."""

    words: tuple[ErasedWord, ...]
    ratings: tuple[ErasedRating, ...]
    promises: tuple[ErasedPromise, ...]
    meeting: ErasedMeeting | None


class Erased(_Shape, frozen=True):
    """What was erased from beside a session, without a word of it."""

    words: tuple[ErasedWord, ...] = ()
    ratings: tuple[ErasedRating, ...] = ()
    promises: tuple[ErasedPromise, ...] = ()
    meeting: ErasedMeeting | None = None
    trims: tuple[ErasedTrim, ...] = ()


class FirstSession(_Shape, frozen=True):
    """A session as version 1 wrote it."""

    listening_timer: int
    id: SessionId
    names: Names
    events: tuple[Happened, ...]
    words: tuple[Word, ...]
    ratings: tuple[Rating, ...]
    promises: tuple[Promise, ...]
    meeting: Meeting | None
    prompts: tuple[str, ...]
    derived: msgspec.Raw


class SecondSession(_Shape, frozen=True):
    """A session as version 2 wrote it."""

    listening_timer: int
    id: SessionId
    names: Names
    named: Named
    events: tuple[Happened, ...]
    words: tuple[Word, ...]
    ratings: tuple[Rating, ...]
    promises: tuple[Promise, ...]
    meeting: Meeting | None
    prompts: tuple[str, ...]
    erased: SecondErased
    derived: msgspec.Raw


class Session(_Shape, frozen=True):
    """A session that has ended; `derived` is for other readers, and is never read back."""

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


AnySession: TypeAlias = Session | SecondSession | FirstSession
"""A session as any version wrote it."""
AnyErased: TypeAlias = Erased | SecondErased
"""What was erased from beside a session, as any version wrote it."""


class FirstTally(_Shape, frozen=True):
    """A mark as version 1 wrote it."""

    id: Identity
    name: str
    kind: TallyKind
    wall: Instant
    offset: int


class FirstTallyLine(_Shape, frozen=True):
    """The line of such a mark."""

    listening_timer: int
    tally: FirstTally


class Tally(_Shape, frozen=True):
    """A mark of somebody about themselves."""

    id: Identity
    name: str
    kind: TallyKind
    wall: Instant
    offset: int
    edited: Instant


class TallyLine(_Shape, frozen=True):
    """The line of a mark, which belongs to no session."""

    listening_timer: int
    tally: Tally


class ErasedTally(_Shape, frozen=True):
    """That there was a mark."""

    id: Identity
    kind: TallyKind
    edited: Instant


class ErasedTallyLine(_Shape, frozen=True):
    """The line of a mark that was erased."""

    listening_timer: int
    erased_tally: ErasedTally


class GoneLine(_Shape, frozen=True):
    """The line of a session that was deleted, of which only the id is known."""

    listening_timer: int
    gone: SessionId


Line: TypeAlias = AnySession | TallyLine | FirstTallyLine | ErasedTallyLine | GoneLine
"""Any line."""

DECODERS: Mapping[tuple[int, str], msgspec.json.Decoder[Line]] = {
    (1, "id"): msgspec.json.Decoder(FirstSession),
    (1, "tally"): msgspec.json.Decoder(FirstTallyLine),
    (2, "id"): msgspec.json.Decoder(SecondSession),
    (2, "tally"): msgspec.json.Decoder(TallyLine),
    (2, "erased_tally"): msgspec.json.Decoder(ErasedTallyLine),
    (2, "gone"): msgspec.json.Decoder(GoneLine),
    (VERSION, "id"): msgspec.json.Decoder(Session),
    (VERSION, "tally"): msgspec.json.Decoder(TallyLine),
    (VERSION, "erased_tally"): msgspec.json.Decoder(ErasedTallyLine),
    (VERSION, "gone"): msgspec.json.Decoder(GoneLine),
}
"""How a line is read, by its version and the key that only its kind has."""


def written(line: Line) -> bytes:
    """A line as it stands in the file, its end included."""
    return msgspec.json.encode(line) + b"\n"
