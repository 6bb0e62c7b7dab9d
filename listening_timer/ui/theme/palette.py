"""Colour palettes for day and evening, mixing of colours, and WCAG contrast.

Law: every text pair meets WCAG 2.2 AA in both palettes; the tests compute it from here. Widgets and
pages import these names from `ui.theme.theme`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from PySide6.QtGui import QColor


class Tone(StrEnum):
    """Whose colour: the left person's (lake), the right person's (clay), or both's (moss)."""

    LAKE = "lake"
    CLAY = "clay"
    MOSS = "moss"


class Shades(NamedTuple):
    """The colours of one tone: for fills, for backgrounds behind ink, and for text on paper."""

    plain: QColor
    tint: QColor
    deep: QColor


class Palette(NamedTuple):
    """All colours of one palette; `on_plain` is text on a plain shade."""

    name: str
    paper: QColor
    surface: QColor
    ink: QColor
    soft_ink: QColor
    line: QColor
    """Around cards and between rows: decoration, fainter than what can be pressed."""
    outline: QColor
    """Around or below controls: 3 : 1 against paper and surface (WCAG 2.2, 1.4.11)."""
    lake: QColor
    lake_tint: QColor
    lake_deep: QColor
    clay: QColor
    clay_tint: QColor
    clay_deep: QColor
    moss: QColor
    moss_tint: QColor
    moss_deep: QColor
    on_plain: QColor

    def shades(self, tone: Tone) -> Shades:
        """The three shades of a tone."""
        match tone:
            case Tone.LAKE:
                return Shades(self.lake, self.lake_tint, self.lake_deep)
            case Tone.CLAY:
                return Shades(self.clay, self.clay_tint, self.clay_deep)
            case Tone.MOSS:
                return Shades(self.moss, self.moss_tint, self.moss_deep)


DAY = Palette(
    name="day",
    paper=QColor("#F7F3EC"),
    surface=QColor("#FFFFFF"),
    ink=QColor("#23222B"),
    soft_ink=QColor("#5D5A68"),
    line=QColor("#E3DCD0"),
    outline=QColor("#8C8578"),
    lake=QColor("#2F6690"),
    lake_tint=QColor("#DFEAF2"),
    lake_deep=QColor("#1F4A6B"),
    clay=QColor("#B5533C"),
    clay_tint=QColor("#F6E4DD"),
    clay_deep=QColor("#823823"),
    moss=QColor("#5B7553"),
    moss_tint=QColor("#E5ECE1"),
    moss_deep=QColor("#3D5237"),
    on_plain=QColor("#FFFFFF"),
)
EVENING = Palette(
    name="evening",
    paper=QColor("#1B1A20"),
    surface=QColor("#26252D"),
    ink=QColor("#F2EDE4"),
    soft_ink=QColor("#B3ADA3"),
    line=QColor("#3A3842"),
    outline=QColor("#7B7686"),
    lake=QColor("#7FB2DA"),
    lake_tint=QColor("#22303C"),
    lake_deep=QColor("#A9CFEC"),
    clay=QColor("#E5967F"),
    clay_tint=QColor("#3A2722"),
    clay_deep=QColor("#F2B7A5"),
    moss=QColor("#A3BF98"),
    moss_tint=QColor("#28302A"),
    moss_deep=QColor("#C3D8BA"),
    on_plain=QColor("#15141A"),
)


def mixed(first: QColor, second: QColor, share: float) -> QColor:
    """Mix two colours; `share` of the second, 0 to 1."""

    def part(one: float, other: float) -> float:
        return one + (other - one) * share

    return QColor.fromRgbF(
        part(first.redF(), second.redF()),
        part(first.greenF(), second.greenF()),
        part(first.blueF(), second.blueF()),
    )


def faded(colour: QColor, alpha: float) -> QColor:
    """The same colour with another opacity; `alpha` 0 to 1."""
    seen = QColor(colour)
    seen.setAlphaF(max(0.0, min(1.0, alpha)))
    return seen


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - WCAG 2.2, relative luminance

    red, green, blue = (linear(p) for p in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: QColor, second: QColor) -> float:
    """The WCAG 2.2 contrast ratio of two opaque colours, 1 to 21."""
    low, high = sorted((_luminance(first), _luminance(second)))
    return (high + 0.05) / (low + 0.05)
