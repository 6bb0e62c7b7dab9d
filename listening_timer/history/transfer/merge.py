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

from listening_timer.history.codec import Record
from listening_timer.records import Cell

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
class Names:
    """Who the two of a session are, by their folded names, and when (UTC ms) that was changed.

    The empty name is that of somebody who was erased. The pair goes as one, so that nobody ever
    sits beside themselves: where the other one was renamed elsewhere after an erasure that was
    not known there, the name comes back (what they said does not), and can be erased again.
    """

    named: int
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class Talk:
    """One version of a session that has ended; `cards` are the keys of those that were shown."""

    names: Names
    log: tuple[Record, ...]
    cards: tuple[str, ...]
    facts: Mapping[Key, Fact]


@dataclass(frozen=True, slots=True)
class Spelling:
    """How a name is spelt, as of the latest session (or renaming) that bears it, in UTC ms.

    Histories keep it only as long as such a session: where that was deleted on one of three
    laptops, upper and lower case of a name may depend on which files came first.
    """

    stamp: int
    name: str


@dataclass(frozen=True, slots=True)
class Kept:
    """A whole history: sessions and marks by their ids, ids of deleted sessions, spellings."""

    talks: Mapping[str, Talk]
    marks: Mapping[str, Fact]
    gone: frozenset[str]
    spelt: Mapping[str, Spelling]


def merged(one: Kept, other: Kept) -> Kept:
    """What both become."""
    gone = one.gone | other.gone
    talks = joined(one.talks, other.talks, merged_talk)
    return Kept(
        {key: talk for key, talk in talks.items() if key not in gone},
        joined(one.marks, other.marks, later_fact),
        gone,
        joined(one.spelt, other.spelt, later_spelling),
    )


def merged_talk(one: Talk, other: Talk) -> Talk:
    """Two versions of one session, as one."""
    return Talk(
        _greater(one.names, other.names, (one.names.named,), (other.names.named,)),
        _greater(one.log, other.log, (len(one.log),), (len(other.log),)),
        _greater(one.cards, other.cards, (len(one.cards),), (len(other.cards),)),
        joined(one.facts, other.facts, later_fact),
    )


def later_fact(one: Fact, other: Fact) -> Fact:
    """The version of a row that stands."""
    return _greater(one, other, (one.edited, one.erased), (other.edited, other.erased))


def later_spelling(one: Spelling, other: Spelling) -> Spelling:
    """How a name is spelt from now on."""
    return _greater(one, other, (one.stamp,), (other.stamp,))


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
