"""Strokes that several widgets share: panels, focus rings, key caps and the fitting of text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
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
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle

from listening_timer.ui.theme.theme import SMALLEST_TEXT, Role, Theme

_FOREVER = 100_000  # higher than any text
_WORD_END = re.compile(r"[^\S\u00a0\u202f]+|(?<=-)|\u200b")
"""Where Qt ends a line: not at a space that is there to keep a number and its unit together."""
WRAPPED = Qt.TextFlag.TextWordWrap
_OPEN_ISOLATES = ("FSI", "LRI", "RLI")
_TURNING = frozenset({"R", "AL", "AN"})
_ISOLATES = dict.fromkeys(range(0x2066, 0x206A))
_DIRECTIONS = {
    "L": Qt.LayoutDirection.LeftToRight,
    "R": Qt.LayoutDirection.RightToLeft,
    "AL": Qt.LayoutDirection.RightToLeft,
}
NAME_PIECE = 10
"""Letters of a name that stay together where it is written large."""


def brush(painter: QPainter, fill: QColor | None, line: QColor | None, width: float = 1.0) -> None:
    """Set fill and outline; None leaves the one or the other away."""
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
    """A rounded panel whose outline lies inside `rect`."""
    inset = width / 2 if line is not None else 0.0
    shape = QRectF(rect).adjusted(inset, inset, -inset, -inset)
    radius = min(radius, shape.height() / 2)
    brush(painter, fill, line, width)
    painter.drawRoundedRect(shape, radius, radius)


def focus_ring(
    painter: QPainter, theme: Theme, rect: QRect, radius: float, colour: QColor | None = None
) -> None:
    """The ring around what has the keyboard: three pixels of ink, just inside `rect`."""
    panel(painter, rect, radius, None, colour or theme.palette.ink, max(3.0, theme.px(3)))


def text_size(font: QFont, text: str, width: int = _FOREVER) -> QSize:
    """What a text needs when wrapped at words to `width`."""
    box = QRect(0, 0, width, _FOREVER)
    return QFontMetrics(font).boundingRect(box, WRAPPED, text).size()


def below(font: QFont) -> int:
    """By how many pixels the deepest letters (ķ, ţ) go below what their font says of itself."""
    metrics = QFontMetricsF(font)
    return max(0, ceil(metrics.tightBoundingRect("ķţ").bottom() - metrics.descent()))


def longest_word(font: QFont, text: str) -> int:
    """The width under which a text would be cut, since words are not broken."""
    metrics = QFontMetrics(font)
    words = _WORD_END.split(text)
    return max((metrics.horizontalAdvance(word) for word in words), default=0)


def fitted(font: QFont, text: str, box: QSize, *, smallest: int = SMALLEST_TEXT) -> QFont:
    """The font, as much smaller as `text`, wrapped, needs to fit `box`; never under `smallest`."""
    return largest(font, smallest, lambda fit: fits(fit, text, box))


def largest(font: QFont, smallest: int, suits: Callable[[QFont], bool]) -> QFont:
    """The font in the largest size, up to its own, that suits; never under `smallest`."""
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
    """Whether a text, wrapped, fits a box."""
    need = text_size(font, text, box.width())
    wide = max(need.width(), longest_word(font, text))
    return wide <= box.width() and need.height() <= box.height()


def breakable(text: str, piece: int = 24) -> str:
    """The text with places to break in words that are longer than a piece."""
    return re.sub(rf"\S{{{piece}}}(?=\S)", "\\g<0>\u200b", text)


def breakable_name(name: str) -> str:
    """A name, written large, with places to break where it is long and there is little room."""
    return breakable(name, NAME_PIECE)


def undirected(text: str) -> str:
    """The text without the marks that keep names apart, where all of it runs one way.

    They show nothing, and yet a font that lacks them borrows them from one with higher lines.
    """
    kinds = {unicodedata.bidirectional(letter) for letter in text}
    if kinds & _TURNING or QGuiApplication.isRightToLeft():
        return text
    return text.translate(_ISOLATES)


def direction_of(text: str, otherwise: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """Which way a text runs by the first letter of its own; names inside isolates do not count."""
    depth = 0
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        depth += (kind in _OPEN_ISOLATES) - (kind == "PDI")
        if not depth and kind in _DIRECTIONS:
            return _DIRECTIONS[kind]
    return otherwise


def write(  # noqa: PLR0913 - a text and its place
    painter: QPainter,
    rect: QRect,
    text: str,
    align: Qt.AlignmentFlag,
    way: Qt.LayoutDirection,
    *,
    wrap: bool = True,
) -> None:
    """Write a text where a page that is read this way wants it, whichever way it runs itself."""
    placed = QStyle.visualAlignment(way, align) | Qt.AlignmentFlag.AlignAbsolute
    runs = direction_of(text, way)
    if wrap and runs is Qt.LayoutDirection.RightToLeft:
        text, wrap = broken(painter.font(), text, rect.width()), False
    painter.setLayoutDirection(runs)
    painter.drawText(rect, int(placed | WRAPPED) if wrap else int(placed), text)


def broken(font: QFont, text: str, width: int) -> str:
    """A text from right to left with its lines ended where it wraps.

    Qt moves a line that ends with a space by the width of that space, out of its box.
    """
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        layout, units = QTextLayout(paragraph, font), paragraph.encode("utf-16-le")
        layout.setTextOption(option)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width + 1)  # what was measured may have been rounded
            start, end = line.textStart(), line.textStart() + line.textLength()
            lines.append(units[2 * start : 2 * end].decode("utf-16-le").rstrip(" "))
        layout.endLayout()
    return "\n".join(lines)


def balanced(font: QFont, text: str, width: int) -> int:
    """The narrowest width that needs no more lines than `width`: lines of a like length."""
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
    """The room of a key cap; nothing where there is no key."""
    if not key:
        return QSize(0, 0)
    metrics = QFontMetrics(theme.font(Role.HINT))
    wide = metrics.horizontalAdvance(key) + theme.px(14)
    high = metrics.height() + theme.px(2)
    return QSize(max(wide, high), high)


def key_cap(painter: QPainter, theme: Theme, rect: QRect, key: str, words: QColor) -> None:
    """A key as an outlined, rounded cap; the outline is softer than the word in it."""
    outline = QColor(words)
    outline.setAlphaF(0.55)
    panel(painter, rect, theme.px(6), None, outline, max(1.0, theme.px(1)))
    painter.setFont(theme.font(Role.HINT))
    painter.setPen(words)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, key)
