"""Annotations: editable records attached to a session (words, ratings, promises, meeting, trims).

Also drafts, and tallies made between sessions. Wall instants are UTC ms, offsets minutes ahead of
UTC; `edited` is UTC ms.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from listening_timer.exercise.formats import Role


class WordKind(StrEnum):
    """The purpose of a typed text."""

    TOPIC = "topic"
    NOTE = "note"
    APPRECIATION = "appreciation"
    FEELING = "feeling"
    TAG = "tag"
    NEXT_TIME = "next-time"


@dataclass(frozen=True, slots=True)
class Draft:
    """Text typed into a field and not saved yet.

    `session` is the id of the session it belongs to, empty for none; `field` names the field within
    that session's pages; `edited` is UTC ms.
    """

    session: str
    field: str
    text: str
    edited: int


class Moment(StrEnum):
    """When in a session both were asked for ratings."""

    ARRIVE = "arrive"
    CLOSE = "close"


class Scale(StrEnum):
    """What a rating from 0 to 10 measures."""

    CALM = "calm"
    CLOSENESS = "closeness"
    HEARD = "heard"


class PromiseKind(StrEnum):
    """A small promise of one person, or time together: a routine, or something new."""

    PROMISE = "promise"
    ROUTINE = "routine"
    NEW = "new"


class PromiseOutcome(StrEnum):
    """The outcome of a promise; after `NOT_YET` it is asked about again."""

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
    """A text typed about a session; `who` is None where it belongs to both."""

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

    `outcome` is None until it is set, at `decided` (UTC ms).
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
    """A promise to ask about: its maker's name (empty: both), and when it was made."""

    promise: Promise
    name: str
    made: int
    offset: int


@dataclass(frozen=True, slots=True)
class Meeting:
    """The next meeting, or a standing weekly one, agreed on at the end of a session.

    `wall` is its first instant, `offset` that of local time there. `appointment` is the id of the
    appointment it moves or renews, empty for one of its own: see `series`. A `weekly` one is held
    at the same local time every week: 20:00 stays 20:00 when the clocks change. So it has the IANA
    name of its time `zone`, from which the offset of each week follows; empty where that is not
    known, and then the local time alone counts. `substitute` is the weekday (Monday: 0) on which a
    weekly one is held instead where its own day fails.
    """

    session: str
    wall: int
    offset: int
    edited: int
    appointment: str = ""
    weekly: bool = False
    substitute: int | None = None
    zone: str = ""

    @property
    def series(self) -> str:
        """The id of its appointment, which stays when that is moved in a later session."""
        return self.appointment or self.session


@dataclass(frozen=True, slots=True)
class Trim:
    """The right length (ms) of a phase that was left running by mistake; the log is not changed.

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
