"""How an insight is told: the values of its one sentence, and the table behind its picture.

Neither holds words: the screen, the page and the command line say each code in their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

Value: TypeAlias = str | int | float | None


class Sentence(StrEnum):
    """What a sentence says; its values stand with the insight that says it."""

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
    """What a column of a table holds; a week is the ISO date of its Monday."""

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
    """One sentence: what it says, and what fills it."""

    sentence: Sentence
    values: Mapping[str, Value] = field(default_factory=dict[str, Value])


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain values, one a week, the oldest first; None where there is no figure."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
