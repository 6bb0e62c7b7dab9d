"""What the pictures of insights are of: numbers, words and tones, in the order of their weeks.

A picture's places are bars or stones, the oldest first. It has no goal, no line to reach, and
nothing in it is good or bad.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from listening_timer.ui.theme.theme import Tone

MOST_LEVEL = 10
"""Levels go from 0 to this."""


class Fill(Enum):
    """How a shape is filled, so that its tone does not stand alone."""

    PLAIN = auto()
    TINT = auto()
    """A tint, and an outline around it."""
    HOLLOW = auto()
    """An outline alone."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A word on the axis, below the place (from 0) where it begins to hold."""

    place: int
    text: str


@dataclass(frozen=True, slots=True)
class Kind:
    """What one colour and filling is of; the tone None is soft ink."""

    name: str
    tone: Tone | None
    fill: Fill = Fill.PLAIN


@dataclass(frozen=True, slots=True)
class Columns:
    """Bars up and bars down from one line, to one scale.

    `top` is where the scale ends to both sides, and `scale` says how much that is.
    """

    ups: tuple[float, ...]
    downs: tuple[float, ...]
    above: Kind
    below: Kind
    top: float
    scale: str
    marks: tuple[Mark, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Panel:
    """Levels from 0 to `MOST_LEVEL` of one name, before and after; None where there is none."""

    name: str
    after: tuple[float | None, ...]
    before: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Levels:
    """Panels below each other, over the same places; `words` are for before and after."""

    panels: tuple[Panel, ...]
    words: tuple[str, str] | None = None
    marks: tuple[Mark, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stones:
    """A stone a place where its count is not 0, and a faint ring where it is; in rows.

    `labels` stand before the rows, `across` is how many places a row has.
    """

    counts: tuple[int, ...]
    across: int
    labels: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Length:
    """One bar that lies: what it is of, and how many."""

    kind: Kind
    count: int


@dataclass(frozen=True, slots=True)
class Lengths:
    """Bars that lie below each other, to one scale, each with its count."""

    rows: tuple[Length, ...]
    note: str = ""


Picture: TypeAlias = Columns | Levels | Stones | Lengths
