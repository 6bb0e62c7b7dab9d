"""A text set in lines of one height, whichever letters stand in it.

Law: a line is as high as its own font says. Qt makes a line higher for every letter that is
borrowed from another font, be it a mark that shows nothing; texts below each other would then
stand at uneven distances.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import TypeAlias

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle

from listening_timer.ui.theme.theme import Palette, mixed
from listening_timer.ui.widgets import painting

_ALIGN = Qt.AlignmentFlag.AlignLeading


@dataclass(frozen=True, slots=True)
class Lines:
    """A text in its lines, ready to be written; `height` in pixels."""

    height: int
    _layout: QTextLayout

    def write(self, painter: QPainter, at: QPoint) -> None:
        """Write them with the painter's pen; the first one begins at a place."""
        self._layout.draw(painter, QPointF(at))


def line_height(font: QFont) -> int:
    """How high each line of a font is, in whole pixels."""
    return ceil(QFontMetricsF(font).height())


def in_lines(
    font: QFont, pieces: Pieces, width: int, way: Qt.LayoutDirection, look: Palette
) -> Lines:
    """Set a text with its marks at a width; a word too long for a line is broken inside."""
    text = painting.breakable(painting.undirected(plain(pieces)))
    layout = layout_of(font, text, pieces, width, _ALIGN, way, look)
    option = layout.textOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    ascent, step, count = QFontMetricsF(font).ascent(), line_height(font), 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * step + round(ascent) - line.ascent()))
        count += 1
    layout.endLayout()
    return Lines(count * step, layout)


Pieces: TypeAlias = Sequence[tuple[str, bool]]
"""A text in pieces, and whether each of them is marked."""

_UNSEEN = re.compile(r"[\s\u2066-\u2069]")
"""What may be left out of a text where it is laid out."""
_LINE_END = "\u2028"
"""What ends a line inside of one layout."""


def plain(pieces: Pieces) -> str:
    """The text without its marks."""
    return "".join(text for text, _is_marked in pieces)


def spans(text: str, pieces: Pieces) -> list[tuple[int, int]]:
    """Where the marks stand in a text with other ends of lines, places to break and directions.

    From, and how many; in units of UTF-16, as Qt counts.
    """
    wanted = [(letter, is_marked) for piece, is_marked in pieces for letter in piece]
    return list(_runs(text, _flags(text, wanted)))


def _flags(text: str, wanted: Sequence[tuple[str, bool]]) -> Iterator[bool]:
    """Whether each letter is marked; what was put between letters is, where both of them are."""
    at = 0
    for letter in text:
        while at < len(wanted) and wanted[at][0] != letter and _UNSEEN.match(wanted[at][0]):
            at += 1
        if at < len(wanted) and wanted[at][0] == letter:
            yield wanted[at][1]
            at += 1
        else:
            yield 0 < at < len(wanted) and wanted[at - 1][1] and wanted[at][1]


def _runs(text: str, flags: Iterator[bool]) -> Iterator[tuple[int, int]]:
    start = 0
    for is_marked, run in groupby(zip(text, flags, strict=True), lambda pair: pair[1]):
        units = sum(1 + (ord(letter) > 0xFFFF) for letter, _flag in run)  # noqa: PLR2004 - UTF-16
        if is_marked:
            yield start, units
        start += units


def write(  # noqa: PLR0913 - a text and its place
    painter: QPainter,
    rect: QRect,
    text: str,
    pieces: Pieces,
    align: Qt.AlignmentFlag,
    way: Qt.LayoutDirection,
    look: Palette,
) -> None:
    """Write as `paint.write` does, wrapped, with the marks of these pieces."""
    font = painter.font()
    layout = layout_of(font, text, pieces, rect.width(), align, way, look)
    high = _lay(layout, rect.width(), QFontMetricsF(font).leading())
    top = rect.top()
    if align & Qt.AlignmentFlag.AlignVCenter:
        top += max(0, round((rect.height() - high) / 2))
    layout.draw(painter, QPointF(rect.left(), top))


def layout_of(  # noqa: PLR0913 - a text and its place
    font: QFont,
    text: str,
    pieces: Pieces,
    width: int,
    align: Qt.AlignmentFlag,
    way: Qt.LayoutDirection,
    look: Palette,
) -> QTextLayout:
    """A text with the marks of these pieces, which wraps at a width; its lines are not laid yet.

    `way`: how the page is read on which it is to stand.
    """
    runs = painting.direction_of(text, way)
    if runs is Qt.LayoutDirection.RightToLeft:
        text = painting.broken(font, text, width)
    option = QTextOption(QStyle.visualAlignment(way, align) | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(runs)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout = QTextLayout(text.replace("\n", _LINE_END), font)
    layout.setTextOption(option)
    if any(is_marked for _piece, is_marked in pieces):
        layout.setFormats([_format(start, count, look) for start, count in spans(text, pieces)])
    return layout


def _format(start: int, count: int, look: Palette) -> QTextLayout.FormatRange:
    letters = QTextCharFormat()
    letters.setBackground(mixed(look.moss_tint, look.moss, 0.25))
    letters.setForeground(look.ink)
    letters.setFontUnderline(True)
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, count, letters  # pyright: ignore[reportAttributeAccessIssue] - missing in the stubs
    return found


def _lay(layout: QTextLayout, width: int, leading: float) -> float:
    """Lay the lines as a label lays them, on whole pixels; returns how high they are together."""
    high = -leading
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        high += leading
        line.setPosition(QPointF(0, round(high + line.ascent()) - line.ascent()))
        high += line.height()
    layout.endLayout()
    return max(0.0, high)
