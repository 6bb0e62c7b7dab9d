"""Two versions of what was kept, and the one that both become; pure.

Everything is merged by its identity, each part by itself and by a total order, so that it does
not matter who merges with whom first, or how often. A session that was deleted stays deleted.
Of two logs of one session the longer stands, whole; of two versions of a row that which was
edited later, and the erased one where both were edited at once. Where even that is the same,
the larger hash decides: no better than the other, but the same everywhere.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

import msgspec

from listening_timer.history.event_codec import Record
from listening_timer.model.records import Cell

Key: TypeAlias = tuple[Cell, ...]
"""What names a row beside a log: its table, and its keys within the session."""
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Fact:
    """A row: when it was edited last (UTC ms), whether it was erased then, and what it says."""

    edited: int
    erased: bool
    said: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """How one of a session's two is spelt there, and when (UTC ms) that was changed, 0 for never.

    The empty name is that of somebody who was erased. Each seat goes by itself, so that no
    erasure is undone by what was done to the other one. Where both were given the same name,
    each on another laptop, one person sits in both.
    """

    named: int
    name: str


@dataclass(frozen=True, slots=True)
class Talk:
    """One version of a session that has ended; `cards` are the keys of those that were shown."""

    seats: tuple[Seat, Seat]
    log: tuple[Record, ...]
    cards: tuple[str, ...]
    facts: Mapping[Key, Fact]


@dataclass(frozen=True, slots=True)
class Kept:
    """A whole history: sessions and marks by their ids, and the ids of deleted sessions."""

    talks: Mapping[str, Talk]
    marks: Mapping[str, Fact]
    gone: frozenset[str]


def merged(one: Kept, other: Kept) -> Kept:
    """What both become."""
    gone = one.gone | other.gone
    talks = joined(one.talks, other.talks, merged_talk)
    return Kept(
        {key: talk for key, talk in talks.items() if key not in gone},
        joined(one.marks, other.marks, later_fact),
        gone,
    )


def merged_talk(one: Talk, other: Talk) -> Talk:
    """Two versions of one session, as one."""
    (one_a, one_b), (other_a, other_b) = one.seats, other.seats
    return Talk(
        (later_seat(one_a, other_a), later_seat(one_b, other_b)),
        _greater(one.log, other.log, (len(one.log),), (len(other.log),)),
        _greater(one.cards, other.cards, (len(one.cards),), (len(other.cards),)),
        joined(one.facts, other.facts, later_fact),
    )


def later_fact(one: Fact, other: Fact) -> Fact:
    """The version of a row that stands."""
    return _greater(one, other, (one.edited, one.erased), (other.edited, other.erased))


def later_seat(one: Seat, other: Seat) -> Seat:
    """Who sits there from now on."""
    return _greater(one, other, (one.named, not one.name), (other.named, not other.name))


def joined(one: Mapping[K, V], other: Mapping[K, V], both: Callable[[V, V], V]) -> dict[K, V]:
    """What either has, and what both have as one."""
    together = dict(one)
    for key, value in other.items():
        together[key] = both(together[key], value) if key in together else value
    return together


def digest(value: object) -> bytes:
    """The hash that decides between what nothing else decides between."""
    return hashlib.sha256(msgspec.json.encode(value)).digest()


def _greater(one: V, other: V, stamp: tuple[int, ...], against: tuple[int, ...]) -> V:
    """That of the greater stamp, else that of the greater hash."""
    if one == other:
        return one
    if stamp != against:
        return one if stamp > against else other
    return one if digest(one) > digest(other) else other
