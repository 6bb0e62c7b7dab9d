"""What adds up by local date: few rows, however many sessions, from which insights are made.

A row belongs to one couple and one date: the one on which a session began where it was held,
or on which a mark was made. A whole week may be summed under its Monday, as insights go by
weeks; the hours of talks alone need their dates. Rows of which there may be thousands are named
tuples, which are made several times as fast as dataclasses.

What each of the two did stands in two figures, left and right: those of the two people, told
apart by name. A and B are roles of one session, and seats may be swapped; neither moves a figure
from one person to the other. Whoever is renamed keeps their figures. Where more than two people
are in one history, each couple has rows of its own; a mark belongs to a person, and is in the
rows of every couple that this person is one of.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import add
from typing import NamedTuple, TypeAlias

Each: TypeAlias = tuple[int, int]
"""A figure of each of the two: of `Couple.left`, then of `Couple.right`."""


@dataclass(frozen=True, slots=True)
class Couple:
    """Two people by their names; `left` is who sat there in their latest session.

    An empty name is that of somebody who was erased. `talk` is the id of a session of theirs,
    by which they are known whatever they are called later; it makes no difference between two.
    """

    left: str
    right: str
    talk: str = field(default="", compare=False)


class TalksOfDay(NamedTuple):
    """The ended sessions that began on one date, and what was said beside them, summed.

    What each of the two shared is in ms. Of the answers of both together to each scale, on
    arriving and at the close, their sum (`total`) and their number. Of the promises and plans
    made there, how many came to what; open ones and those not yet done are `waiting`.
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

    def plus(self, other: TalksOfDay) -> TalksOfDay:
        """Both together, under the first date."""
        return TalksOfDay(self.date, *map(add, self[1:], other[1:]))


class TalliesOfDay(NamedTuple):
    """How often each of the two noted that they appreciated, or asked for change."""

    date: str
    appreciated_left: int = 0
    appreciated_right: int = 0
    asked_left: int = 0
    asked_right: int = 0

    def plus(self, other: TalliesOfDay) -> TalliesOfDay:
        """Both together, under the first date."""
        return TalliesOfDay(self.date, *map(add, self[1:], other[1:]))


@dataclass(frozen=True, slots=True)
class HoursOfDay:
    """How many ended sessions began on one date in one hour (0 to 23, as it was there)."""

    date: str
    hour: int
    talks: int


@dataclass(frozen=True, slots=True)
class Diary:
    """All rows of one couple, in no particular order; a date may have several rows of a kind.

    The `hours` need go back no further than habits do (`insights.rhythm.HABIT` weeks).
    """

    couple: Couple
    talks: tuple[TalksOfDay, ...] = ()
    hours: tuple[HoursOfDay, ...] = ()
    tallies: tuple[TalliesOfDay, ...] = ()
