"""Insight model: the sums of one week, and the sentences and tables that insights give."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from listening_timer.insights.weeks import Week, by_week
from listening_timer.model.weekly import TalksOfDay


class Mean(NamedTuple):
    """The sum (`total`) of this many ratings from 0 to 10."""

    total: int = 0
    answers: int = 0

    @property
    def value(self) -> float | None:
        """The mean, from 0 to 10; None without ratings."""
        return self.total / self.answers if self.answers else None


class TalksOfWeek(NamedTuple):
    """The sessions of one week: number, time shared by each (ms), ratings and promises.

    Of promises and plans, `waiting` are open ones and those not yet done.
    """

    week: Week
    talks: int
    left: int
    right: int
    calm_before_total: int
    calm_before_answers: int
    calm_after_total: int
    calm_after_answers: int
    closeness_before_total: int
    closeness_before_answers: int
    closeness_after_total: int
    closeness_after_answers: int
    heard_total: int
    heard_answers: int
    kept: int
    partly: int
    waiting: int
    dropped: int

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


def talks_of(weeks: Sequence[Week], rows: Iterable[TalksOfDay]) -> tuple[TalksOfWeek, ...]:
    """The sums of each of these weeks."""
    found = by_week(weeks, rows, TalksOfDay(""))
    return tuple(TalksOfWeek(week, *row[1:]) for week, row in zip(weeks, found, strict=True))


Value: TypeAlias = str | int | float | None


class Sentence(StrEnum):
    """Id of a sentence; its values are documented at the insight that gives it."""

    NO_TALKS = "no-talks"
    NOBODY_SHARED = "nobody-shared"
    SHARED = "shared"
    MET = "met"
    NO_TALLIES = "no-tallies"
    TALLIED = "tallied"
    NO_RATINGS = "no-ratings"
    FELT = "felt"
    HEARD = "heard"
    NO_PROMISES = "no-promises"
    PROMISED = "promised"


class Column(StrEnum):
    """Id of a table column; a week is the ISO date of its Monday."""

    WEEK = "week"
    TALKS = "talks"
    SHARED_LEFT = "shared-left"
    SHARED_RIGHT = "shared-right"
    APPRECIATED_LEFT = "appreciated-left"
    APPRECIATED_RIGHT = "appreciated-right"
    ASKED_LEFT = "asked-left"
    ASKED_RIGHT = "asked-right"
    CALM_BEFORE = "calm-before"
    CALM_AFTER = "calm-after"
    CLOSENESS_BEFORE = "closeness-before"
    CLOSENESS_AFTER = "closeness-after"
    HEARD = "heard"
    ANSWERS = "answers"
    ANSWERS_BEFORE = "answers-before"
    ANSWERS_AFTER = "answers-after"
    MADE = "made"
    KEPT = "kept"
    PARTLY = "partly"
    WAITING = "waiting"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence: its id and its values."""

    sentence: Sentence
    values: Mapping[str, Value] = field(default_factory=dict[str, Value])


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain values, one a week, oldest first; None where there is no figure."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
