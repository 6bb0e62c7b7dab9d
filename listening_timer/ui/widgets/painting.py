"""Painting helpers: panels, focus rings, key caps, text measuring and fitting."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from math import ceil

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QFontMetricsF,
    QGuiApplication,
    QPainter,
    QPen,
)
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import SMALLEST_TEXT_PX, TextStyle, Theme
from listening_timer.ui.widgets.text_layout import (
    direction_of,
    visual_alignment,
    visual_rect,
    wrapped,
)

UNBROKEN = str.maketrans(" ", "\u00a0")
"""Table for `str.translate`: no line breaks at a space."""
LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
_FOREVER = 100_000  # px, higher than any text
_WORD_END = re.compile(r"[^\S\u00a0\u202f]+|(?<=-)|\u200b")
"""Where Qt may break a line; not at no-break spaces, which keep a number and its unit together."""
WRAPPED = Qt.TextFlag.TextWordWrap
_TURNING = frozenset({"R", "AL", "AN"})
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
NAME_PIECE = 10
"""Characters of a name that stay together where it is shown large."""


def brush(painter: QPainter, fill: QColor | None, line: QColor | None, width: float = 1.0) -> None:
    """Set brush and pen, antialiased; None for no fill or no outline."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(line, width) if line is not None else Qt.PenStyle.NoPen)


def panel(  # noqa: PLR0913 - a shape and its colours
    painter: QPainter,
    rect: QRect,
    radius: float,
    fill: QColor | None,
    line: QColor | None = None,
    width: float = 1.0,
) -> None:
    """Draw a rounded panel whose outline lies inside `rect`."""
    inset = width / 2 if line is not None else 0.0
    shape = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    radius = min(radius, shape.height() / 2)
    brush(painter, fill, line, width)
    painter.drawRoundedRect(shape, radius, radius)


def placed(rect: QRectF, room: QRectF, way: Qt.LayoutDirection) -> QRectF:
    """Map a rectangle measured from the leading edge of a room to the painter's coordinates."""
    if way is Qt.LayoutDirection.LeftToRight:
        return rect.translated(room.topLeft())
    left = room.right() - rect.right()
    return QRectF(left, room.top() + rect.top(), rect.width(), rect.height())


def focus_ring(
    painter: QPainter, theme: Theme, rect: QRect, radius: float, colour: QColor | None = None
) -> None:
    """Draw the focus ring just inside `rect`: ink, 3 design px wide, at least 3 px."""
    panel(painter, rect, radius, None, colour or theme.palette.ink, max(3.0, theme.px(3)))


def mirrored(widget: QWidget, rect: QRect) -> QRect:
    """A rectangle of a widget, on the other side where one reads from right to left."""
    return visual_rect(widget.layoutDirection(), widget.rect(), rect)


def text_size(font: QFont, text: str, width: int = _FOREVER) -> QSize:
    """Size (px) of a text wrapped at words to `width`."""
    box = QRect(0, 0, width, _FOREVER)
    return QFontMetrics(font).boundingRect(box, WRAPPED, text).size()


@lru_cache(maxsize=64)
def below(font: QFont) -> int:
    """By how many px the deepest letters (ķ, ţ) exceed the descent that their font reports."""
    metrics = QFontMetricsF(font)
    return max(0, ceil(metrics.tightBoundingRect("ķţ").bottom() - metrics.descent()))


def longest_word(font: QFont, text: str) -> int:
    """Width (px) under which a text would be cut, since words are not broken."""
    metrics = QFontMetrics(font)
    words = _WORD_END.split(text)
    return max((metrics.horizontalAdvance(word) for word in words), default=0)


def fitted(font: QFont, text: str, box: QSize) -> QFont:
    """The font, shrunk as far as `text`, wrapped, needs to fit `box`; never too small to read."""
    return largest(font, SMALLEST_TEXT_PX, lambda fit: fits(fit, text, box))


def largest(font: QFont, smallest: int, suits: Callable[[QFont], bool]) -> QFont:
    """The font in the largest size, up to its own, that suits; never under `smallest` px."""
    fit = QFont(font)
    low, high = min(smallest, fit.pixelSize()), fit.pixelSize()
    if suits(fit):
        return fit
    while high - low > 1:  # `low` suits or is the smallest, `high` does not
        half = (low + high) // 2
        fit.setPixelSize(half)
        low, high = (half, high) if suits(fit) else (low, half)
    fit.setPixelSize(low)
    return fit


def fits(font: QFont, text: str, box: QSize) -> bool:
    """Whether a text, wrapped at words, fits a box."""
    need = text_size(font, text, box.width())
    wide = max(need.width(), longest_word(font, text))
    return wide <= box.width() and need.height() <= box.height()


def breakable(text: str, piece: int = 24) -> str:
    """The text with break opportunities in words of more than `piece` characters."""
    return re.sub(rf"\S{{{piece}}}(?=\S)", "\\g<0>\u200b", text)


def breakable_name(name: str) -> str:
    """A name with break opportunities, for large type in little room."""
    return breakable(name, NAME_PIECE)


def undirected(text: str) -> str:
    """The text without bidi isolates, where neither it nor the application runs right to left.

    They are invisible, but a font that lacks them takes them from a fallback font with higher
    lines.
    """
    kinds = {unicodedata.bidirectional(letter) for letter in text}
    if kinds & _TURNING or QGuiApplication.isRightToLeft():
        return text
    return text.translate(_ISOLATES)


def write(  # noqa: PLR0913 - a text and its place
    painter: QPainter,
    rect: QRect,
    text: str,
    align: Qt.AlignmentFlag,
    way: Qt.LayoutDirection,
    *,
    wrap: bool = True,
) -> None:
    """Draw a text aligned as on a page read in direction `way`, whichever way it runs itself."""
    placed = visual_alignment(way, align) | Qt.AlignmentFlag.AlignAbsolute
    runs = direction_of(text, way)
    if wrap and runs is Qt.LayoutDirection.RightToLeft:
        text, wrap = broken(painter.font(), text, rect.width()), False
    painter.setLayoutDirection(runs)
    painter.drawText(rect, int(placed | WRAPPED) if wrap else int(placed), text)


def broken(font: QFont, text: str, width: int) -> str:
    """A right-to-left text with explicit line ends where it wraps at `width` px.

    Qt shifts a line that ends with a space by the width of that space, out of its box.
    """
    rounded = width + 1  # the measured width may have been rounded
    return "\n".join(
        line
        for paragraph in text.split("\n")
        for line in wrapped(font, paragraph, rounded, Qt.LayoutDirection.RightToLeft)
    )


def balanced(font: QFont, text: str, width: int) -> int:
    """The narrowest width (px) that needs no more lines than `width`: lines of similar length."""
    high = text_size(font, text, width).height()
    low, best = longest_word(font, text), width
    while best - low > 4:  # noqa: PLR2004 - pixels; nearer makes no difference
        half = (low + best) // 2
        if text_size(font, text, half).height() > high:
            low = half
        else:
            best = half
    return min(width, best + 2)


def cap_size(theme: Theme, key: str) -> QSize:
    """Size of a key cap; empty without a key."""
    if not key:
        return QSize(0, 0)
    metrics = QFontMetrics(theme.font(TextStyle.HINT))
    wide = metrics.horizontalAdvance(key) + theme.px(14)
    high = metrics.height() + theme.px(2)
    return QSize(max(wide, high), high)


def key_cap(painter: QPainter, theme: Theme, rect: QRect, key: str, words: QColor) -> None:
    """Draw a key cap: a rounded outline, fainter than the label in it."""
    outline = QColor(words)
    outline.setAlphaF(0.55)
    panel(painter, rect, theme.px(6), None, outline, max(1.0, theme.px(1)))
    painter.setFont(theme.font(TextStyle.HINT))
    painter.setPen(words)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key)
