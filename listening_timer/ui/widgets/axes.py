"""What pictures over weeks have in common: where each place stands, and the words below them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.ink import LEADING, MIDDLE, Ink
from listening_timer.ui.widgets.pictured import Kind, Mark

APART = 10
"""Design pixels between two words on an axis, at least."""
SWATCH = 0.66
"""How large the shape beside a name is, in heights of its line."""
MOST_GROWN = 160
"""Percent to which a plot grows with its letters; with the largest ones it would fill the page."""


def plot_height(theme: Theme, design_px: float) -> int:
    """How high a plot is, that keeps its shape where letters, dots and lines are large."""
    return theme.px(design_px) * min(MOST_GROWN, max(100, theme.text_percent)) // 100


@dataclass(frozen=True, slots=True)
class Across:
    """So many places of one width beside each other, from `left` on."""

    left: float
    width: float
    count: int

    @property
    def pitch(self) -> float:
        """From one place to the next."""
        return self.width / max(1, self.count)

    def middle(self, place: int) -> float:
        """Where the middle of a place is."""
        return self.left + self.pitch * (place + 0.5)


def marks_shown(ink: Ink, across: Across, marks: Sequence[Mark]) -> list[tuple[str, float, float]]:
    """The words that have room, each with where it begins and how wide it is; the first first."""
    shown: list[tuple[str, float, float]] = []
    free = 0.0
    for mark in marks:
        wide = ink.width_of(mark.text)
        left = across.middle(mark.place) - wide / 2
        left = max(0.0, min(left, ink.room.width() - wide))
        if left >= free:
            shown.append((mark.text, left, wide))
            free = left + wide + ink.px(APART)
    return shown


def write_marks(ink: Ink, across: Across, marks: Sequence[Mark], top: float) -> None:
    """Write the words below their places."""
    for text, left, wide in marks_shown(ink, across, marks):
        ink.write(QRectF(left, top, wide, ink.line_height()), text, align=MIDDLE)


def write_note(ink: Ink, note: str, top: float) -> None:
    """Write a line below all else."""
    ink.write(QRectF(0, top, ink.room.width(), ink.line_height()), note)


def caption(ink: Ink, kind: Kind, left: float, top: float) -> float:
    """A small shape of a kind, and its name; returns where it ends."""
    line = ink.line_height()
    size = line * SWATCH
    ink.fill(QRectF(left, top + (line - size) / 2, size, size), size / 2, kind.tone, kind.fill)
    wide, start = ink.width_of(kind.name), left + size + ink.px(7)
    ink.write(QRectF(start, top, wide, line), kind.name, align=LEADING)
    return start + wide
