"""Chart models: numbers, texts and tones, in the order of their weeks.

A chart's places are bars or stones, the oldest first. It has no goal and no line to reach, and
nothing in it is good or bad.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from listening_timer.ui.theme.theme import Tone

MOST_LEVEL = 10
"""Maximum level; the minimum is 0."""


class Fill(Enum):
    """Fill of a shape, so that its tone is not the only sign."""

    PLAIN = auto()
    TINT = auto()
    """A tint with an outline."""
    HOLLOW = auto()
    """An outline alone."""


@dataclass(frozen=True, slots=True)
class AxisLabel:
    """An axis label, below the place (from 0) at which it begins to hold."""

    place: int
    text: str


@dataclass(frozen=True, slots=True)
class Series:
    """A series: name, tone and fill of its shapes; the tone None is soft ink."""

    name: str
    tone: Tone | None
    fill: Fill = Fill.PLAIN


@dataclass(frozen=True, slots=True)
class Columns:
    """A column chart: bars up and down from one axis, to one scale.

    `top` is the end of the scale upwards, and `scale` is its label; `bottom` is both downwards,
    where that is another one.
    """

    ups: tuple[float, ...]
    downs: tuple[float, ...]
    above: Series
    below: Series
    top: float
    scale: str
    marks: tuple[AxisLabel, ...] = ()
    note: str = ""
    bottom: tuple[float, str] | None = None

    @property
    def below_axis(self) -> tuple[float, str]:
        """End of the scale downwards, and its label."""
        return self.bottom or (self.top, self.scale)


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel of levels, 0 to `MOST_LEVEL`, before and after; None where there is none."""

    name: str
    after: tuple[float | None, ...]
    before: tuple[float | None, ...] = ()


@dataclass(frozen=True, slots=True)
class Levels:
    """A level chart: panels below each other over the same places; `words`: before, after."""

    panels: tuple[Panel, ...]
    words: tuple[str, str] | None = None
    marks: tuple[AxisLabel, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Stones:
    """A week calendar in rows: a stone where the count is not 0, else a faint blank.

    `labels` are those of the rows, `across` is the number of places in a row.
    """

    counts: tuple[int, ...]
    across: int
    labels: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class Length:
    """One horizontal bar: its series and its count."""

    kind: Series
    count: int


@dataclass(frozen=True, slots=True)
class Lengths:
    """A horizontal bar chart: bars to one scale, each with its count."""

    rows: tuple[Length, ...]


ChartModel: TypeAlias = Columns | Levels | Stones | Lengths
