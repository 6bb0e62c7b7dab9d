"""Rich text: text with highlighted pieces, laid out in lines of equal height.

Law: a line is as high as its own font says. Qt makes a line higher for every glyph from a fallback
font, even for an invisible mark; texts below each other would then be unevenly spaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import ceil
from typing import NamedTuple, TypeAlias

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextLayout,
    QTextOption,
)

from listening_timer.ui.theme.theme import Palette, mixed
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.text_layout import direction_of, lines_of, visual_alignment

_ALIGN = Qt.AlignmentFlag.AlignLeading


class Lines(NamedTuple):
    """A text laid out in lines, ready to draw; `height` in px."""

    height: int
    layout: QTextLayout


def line_height(font: QFont) -> int:
    """Height of each line of a font, in whole px."""
    return ceil(QFontMetricsF(font).height())


def in_lines(  # noqa: PLR0913 - a text and its looks
    font: QFont,
    pieces: Pieces,
    width: int,
    way: Qt.LayoutDirection,
    look: Palette,
    by: tuple[str, QColor] | None = None,
) -> Lines:
    """Lay out a text with its marks at `width` px; a word too long for a line is broken inside.

    `by`: what stands before it in another colour, and that colour.
    """
    if by is not None:
        pieces = (by[0], False), *pieces
    text = painting.breakable(painting.undirected(plain(pieces)))
    layout = layout_of(font, text, pieces, width, _ALIGN, way, look)
    if by is not None:
        marked = [(by[0], True), *((piece, False) for piece, _is_marked in pieces[1:])]
        coloured = [_coloured(*span, by[1]) for span in spans(layout.text(), marked)]
        layout.setFormats([*layout.formats(), *coloured])
    option = layout.textOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    ascent, step, lines = QFontMetricsF(font).ascent(), line_height(font), lines_of(layout, width)
    for number, line in enumerate(lines):
        line.setPosition(QPointF(0, number * step + round(ascent) - line.ascent()))
    return Lines(len(lines) * step, layout)


Pieces: TypeAlias = Sequence[tuple[str, bool]]
"""A text in pieces, and whether each of them is marked (highlighted)."""

_UNSEEN = re.compile(r"[\s\u2066-\u2069]")
"""Characters that may be missing from a text as it is laid out: spaces and bidi isolates."""
_LINE_END = "\u2028"
"""Line separator inside one text layout."""


def plain(pieces: Pieces) -> str:
    """The text without its marks."""
    return "".join(text for text, _is_marked in pieces)


def spans(text: str, pieces: Pieces) -> list[tuple[int, int]]:
    """Where the marks are in a text with other line ends, break opportunities and isolates.

    Pairs of start and length, in UTF-16 code units, as Qt counts.
    """
    wanted = [(letter, is_marked) for piece, is_marked in pieces for letter in piece]
    return list(_runs(text, _flags(text, wanted)))


def _flags(text: str, wanted: Sequence[tuple[str, bool]]) -> Iterator[bool]:
    """Whether each character is marked; an inserted one is, where both its neighbours are."""
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
    """Draw as `painting.write` does, wrapped, with the marks of these pieces."""
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
    """A text layout with the marks of these pieces, wrapping at `width` px; lines not yet laid out.

    `way`: layout direction of the page on which it stands.
    """
    runs = direction_of(text, way)
    if runs is Qt.LayoutDirection.RightToLeft:
        text = painting.broken(font, text, width)
    option = QTextOption(visual_alignment(way, align) | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(runs)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout = QTextLayout(text.replace("\n", _LINE_END), font)
    layout.setTextOption(option)
    if any(is_marked for _piece, is_marked in pieces):
        layout.setFormats([_format(start, count, look) for start, count in spans(text, pieces)])
    return layout


def _format(start: int, count: int, look: Palette) -> QTextLayout.FormatRange:
    found = _coloured(start, count, look.ink)
    letters = found.format
    letters.setBackground(mixed(look.moss_tint, look.moss, 0.25))
    letters.setFontUnderline(True)
    found.format = letters
    return found


def _coloured(start: int, count: int, ink: QColor) -> QTextLayout.FormatRange:
    from PySide6.QtGui import QTextCharFormat  # noqa: PLC0415 - its enums take 2 ms of the start

    letters = QTextCharFormat()
    letters.setForeground(ink)
    found = QTextLayout.FormatRange()
    found.start, found.length, found.format = start, count, letters
    return found


def _lay(layout: QTextLayout, width: int, leading: float) -> float:
    """Lay out the lines as QLabel does, on whole px; returns their total height."""
    high = -leading
    for line in lines_of(layout, width):
        high += leading
        line.setPosition(QPointF(0, round(high + line.ascent()) - line.ascent()))
        high += line.height()
    return max(0.0, high)
