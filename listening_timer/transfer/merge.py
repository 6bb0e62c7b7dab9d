"""Merge of two versions of a session: a commutative, associative and idempotent join; pure.

Each part is merged by itself and by a total order, so that the order and number of merges does not
matter. Of two logs of one session the longer one wins, whole; of
two versions of a row the later edit, and the erased one where both have the same stamp. Where even
that is equal, the larger hash decides: arbitrary, but the same everywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import msgspec

from listening_timer.history.event_codec import EncodedEvent
from listening_timer.model.records import Value

Key: TypeAlias = tuple[Value, ...]
"""The key of an annotation row: its table, and its keys within the session."""
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Fact:
    """An annotation row: its last edit (UTC ms), whether that erased it, and its other cells."""

    edited: int
    erased: bool
    said: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """The spelling of one participant of a session, and when (UTC ms) it was changed, 0 for never.

    The empty name is that of an erased person. Each seat is merged by itself, so that an edit of
    one does not undo the erasure of the other. Where both were given the same name, each on another
    laptop, both seats are the same person.
    """

    named: int
    name: str


@dataclass(frozen=True, slots=True)
class MergedSession:
    """One version of an ended session; `cards` are the keys of the cards shown."""

    seats: tuple[Seat, Seat]
    log: tuple[EncodedEvent, ...]
    cards: tuple[str, ...]
    facts: Mapping[Key, Fact]


def merged_talk(one: MergedSession, other: MergedSession) -> MergedSession:
    """The merge of two versions of one session."""
    facts = dict(one.facts)
    for key, fact in other.facts.items():
        facts[key] = later_fact(facts.get(key, fact), fact)
    a, b = (_later_seat(*seats) for seats in zip(one.seats, other.seats, strict=True))
    return MergedSession(
        (a, b),
        _greater(one.log, other.log, (len(one.log),), (len(other.log),)),
        _greater(one.cards, other.cards, (len(one.cards),), (len(other.cards),)),
        facts,
    )


def later_fact(one: Fact, other: Fact) -> Fact:
    """The version of a row that wins."""
    return _greater(one, other, (one.edited, one.erased), (other.edited, other.erased))


def _later_seat(one: Seat, other: Seat) -> Seat:
    return _greater(one, other, (one.named, not one.name), (other.named, not other.name))


def _greater(one: V, other: V, stamp: tuple[int, ...], against: tuple[int, ...]) -> V:
    """The value with the greater stamp, else the one with the greater hash."""
    if one == other:
        return one
    if stamp != against:
        return one if stamp > against else other
    return one if _digest(one) > _digest(other) else other


def _digest(value: object) -> bytes:
    return hashlib.sha256(msgspec.json.encode(value)).digest()
