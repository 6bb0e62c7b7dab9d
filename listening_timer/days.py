"""What adds up by local date: few rows, however many sessions, from which insights are made.

A row belongs to one couple and one date: the one on which a session began where it was held,
or on which a mark was made. A whole week may be summed under its Monday, as insights go by
weeks; the hours of talks alone need their dates.

Of what each of the two did, a row holds two figures: those of the two people, told apart by
name. A and B are roles of one session, and seats may be swapped; neither moves a figure from
one person to the other. Whoever is renamed keeps their figures. Where more than two people are
in one history, each couple has rows of its own; a mark belongs to a person, and is in the rows
of every couple that this person is one of.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from listening_timer.beside import Moment, PromiseOutcome, Scale, TallyKind

Each: TypeAlias = tuple[int, int]
"""A figure of each of the two: of `Couple.left`, then of `Couple.right`."""


@dataclass(frozen=True, slots=True)
class Couple:
    """Two people by their names; `left` is who sat there in their latest session."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class TalksOfDay:
    """The ended sessions that began on one date, and what each of the two shared, in ms."""

    date: str
    talks: int
    sharing: Each


@dataclass(frozen=True, slots=True)
class HoursOfDay:
    """How many ended sessions began on one date in one hour (0 to 23, as it was there)."""

    date: str
    hour: int
    talks: int


@dataclass(frozen=True, slots=True)
class RatingsOfDay:
    """How often one scale was answered at one moment, by both together, and the sum of it."""

    date: str
    moment: Moment
    scale: Scale
    answers: int
    total: int


@dataclass(frozen=True, slots=True)
class TalliesOfDay:
    """How many marks of one kind each of the two made about themselves."""

    date: str
    kind: TallyKind
    marks: Each


@dataclass(frozen=True, slots=True)
class PromisesOfDay:
    """How many of the promises and plans made on one date came to one outcome; None: open."""

    date: str
    outcome: PromiseOutcome | None
    count: int


@dataclass(frozen=True, slots=True)
class Diary:
    """All rows of one couple, in no particular order; a date may have several rows of a kind.

    The `hours` need go back no further than habits do (`insights.rhythm.HABIT` weeks).
    """

    couple: Couple
    talks: tuple[TalksOfDay, ...] = ()
    hours: tuple[HoursOfDay, ...] = ()
    ratings: tuple[RatingsOfDay, ...] = ()
    tallies: tuple[TalliesOfDay, ...] = ()
    promises: tuple[PromisesOfDay, ...] = ()
