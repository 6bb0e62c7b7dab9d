"""Sums by date or week: the few rows, however many sessions, from which insights are computed.

A row belongs to one couple and one local date: the one on which a session began, or on which a
tally was made. A whole week may be summed under its Monday, as insights are by week; only the hours
of sessions need their dates. Rows of which there may be thousands are named tuples, which are
created several times as fast as dataclasses.

Each person's figures are stored as left and right, by name. A and B are roles of one session, and
sides may be swapped; neither moves a figure from one person to the other. A renamed person keeps
their figures. Where more than two people share a history, each couple has rows of its own; a tally
belongs to a person, and is in the rows of every couple of that person.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import add
from typing import NamedTuple


class Mean(NamedTuple):
    """The sum (`total`) of this many ratings from 0 to 10."""

    total: int = 0
    answers: int = 0

    @property
    def value(self) -> float | None:
        """The mean, from 0 to 10; None without ratings."""
        return self.total / self.answers if self.answers else None


@dataclass(frozen=True, slots=True)
class Couple:
    """Two people by name; `left` is who sat there in their latest session.

    An empty name is that of an erased person. `talk` is the id of one of their sessions, which
    identifies them whatever they are called later; it is ignored in comparisons.
    """

    left: str
    right: str
    talk: str = field(default="", compare=False)


class TalksOfDay(NamedTuple):
    """Sums of the ended sessions that began on one date, and of their annotations.

    `shared_…` is in ms. For each scale, on arriving and at the close, the sum (`total`) and the
    number of the ratings of both. For the promises and plans made there, the number per outcome;
    open ones and those not yet done are `waiting`.
    """

    date: str
    talks: int = 0
    shared_left: int = 0
    shared_right: int = 0
    calm_before_total: int = 0
    calm_before_answers: int = 0
    calm_after_total: int = 0
    calm_after_answers: int = 0
    closeness_before_total: int = 0
    closeness_before_answers: int = 0
    closeness_after_total: int = 0
    closeness_after_answers: int = 0
    heard_total: int = 0
    heard_answers: int = 0
    kept: int = 0
    partly: int = 0
    waiting: int = 0
    dropped: int = 0

    @property
    def calm_before(self) -> Mean:
        """How calm both were on arriving."""
        return Mean(self.calm_before_total, self.calm_before_answers)

    @property
    def calm_after(self) -> Mean:
        """How calm both were at the close."""
        return Mean(self.calm_after_total, self.calm_after_answers)

    @property
    def closeness_before(self) -> Mean:
        """How close both felt on arriving."""
        return Mean(self.closeness_before_total, self.closeness_before_answers)

    @property
    def closeness_after(self) -> Mean:
        """How close both felt at the close."""
        return Mean(self.closeness_after_total, self.closeness_after_answers)

    @property
    def heard(self) -> Mean:
        """How heard both felt, which is asked only at the close."""
        return Mean(self.heard_total, self.heard_answers)

    @property
    def made(self) -> int:
        """The number of promises and plans made."""
        return self.kept + self.partly + self.waiting + self.dropped

    def plus(self, other: TalksOfDay) -> TalksOfDay:
        """The sum of both, under the first date."""
        return TalksOfDay(self.date, *map(add, self[1:], other[1:]))


class TalliesOfDay(NamedTuple):
    """How often each of the two noted that they appreciated, or asked for change."""

    date: str
    appreciated_left: int = 0
    appreciated_right: int = 0
    asked_left: int = 0
    asked_right: int = 0

    @property
    def appreciated(self) -> int:
        """How often both together appreciated."""
        return self.appreciated_left + self.appreciated_right

    @property
    def asked(self) -> int:
        """How often both together asked for change."""
        return self.asked_left + self.asked_right

    def plus(self, other: TalliesOfDay) -> TalliesOfDay:
        """The sum of both, under the first date."""
        return TalliesOfDay(self.date, *map(add, self[1:], other[1:]))


@dataclass(frozen=True, slots=True)
class HoursOfDay:
    """The number of ended sessions that began on one date in one local hour (0 to 23)."""

    date: str
    hour: int
    talks: int


@dataclass(frozen=True, slots=True)
class CoupleSums:
    """All rows of one couple, unordered; a date may have several rows of a kind.

    The `hours` need go back no further than `insights.rhythm.habits_since`.
    """

    couple: Couple
    talks: tuple[TalksOfDay, ...] = ()
    hours: tuple[HoursOfDay, ...] = ()
    tallies: tuple[TalliesOfDay, ...] = ()
