"""What stands beside a session's log: words, ratings, promises, meetings; and tallies between.

Rows of their own, that can be edited; wall instants are UTC milliseconds, offsets minutes ahead
of UTC.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from listening_timer.exercise.formats import Role


class WordKind(StrEnum):
    """What a text that somebody typed is for."""

    TOPIC = "topic"
    NOTE = "note"
    APPRECIATION = "appreciation"
    FEELING = "feeling"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Draft:
    """Text typed into a field and not saved yet.

    `session` is the id of the session it belongs to, empty for none; `field` names the field
    within that session's pages; `edited` is UTC ms.
    """

    session: str
    field: str
    text: str
    edited: int


class Moment(StrEnum):
    """When in a session both were asked how they are."""

    ARRIVE = "arrive"
    CLOSE = "close"


class Scale(StrEnum):
    """What a rating from 0 to 10 is about."""

    CALM = "calm"
    CLOSENESS = "closeness"
    HEARD = "heard"


class PromiseKind(StrEnum):
    """Something small one will do, or time together: as always, or something new."""

    PROMISE = "promise"
    ROUTINE = "routine"
    NEW = "new"


class PromiseOutcome(StrEnum):
    """What became of a promise; after `NOT_YET` it is asked after again."""

    KEPT = "kept"
    PARTLY = "partly"
    NOT_YET = "not-yet"
    DROPPED = "dropped"


class TallyKind(StrEnum):
    """What somebody noted about themselves between sessions."""

    APPRECIATED = "appreciated"
    ASKED = "asked-for-change"


@dataclass(frozen=True, slots=True)
class Word:
    """A text that somebody typed about a session; `who` is None where it is both's."""

    id: str
    session: str
    kind: WordKind
    who: Role | None
    text: str
    edited: int


@dataclass(frozen=True, slots=True)
class Rating:
    """How calm, close or heard one of the two was, from 0 to 10."""

    session: str
    moment: Moment
    scale: Scale
    who: Role
    value: int
    edited: int


@dataclass(frozen=True, slots=True)
class Promise:
    """A promise of one, or a plan of both (`who` is None), made at the end of a session.

    `outcome` is None until somebody says what became of it, at `decided`.
    """

    id: str
    session: str
    kind: PromiseKind
    who: Role | None
    text: str
    edited: int
    outcome: PromiseOutcome | None = None
    decided: int | None = None


@dataclass(frozen=True, slots=True)
class OpenPromise:
    """A promise that is asked after: whose it is (empty: both's), and when it was made."""

    promise: Promise
    name: str
    made: int
    offset: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """When the two agreed at the end of a session to meet again."""

    session: str
    wall: int
    offset: int
    edited: int


@dataclass(frozen=True, slots=True)
class Trim:
    """The right length (ms) of a phase that was left running by mistake; the log stays.

    `phase` is its index in the session's format.
    """

    session: str
    phase: int
    length: int
    edited: int


@dataclass(frozen=True, slots=True)
class Tally:
    """One mark of a person about themselves, at a wall instant."""

    id: str
    name: str
    kind: TallyKind
    wall: int
    offset: int
