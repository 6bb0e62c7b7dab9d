"""Strokes that several widgets share: panels, focus rings, key caps and the fitting of text."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from listening_timer.ui.theme import SMALLEST_TEXT, Role, Theme

_FOREVER = 100_000  # higher than any text
_WORD_END = re.compile(r"\s+|(?<=-)|\u200b")
WRAPPED = Qt.TextFlag.TextWordWrap


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


def longest_word(font: QFont, text: str) -> int:
    """The width under which a text would be cut, since words are not broken."""
    metrics = QFontMetrics(font)
    words = _WORD_END.split(text)
    return max((metrics.horizontalAdvance(word) for word in words), default=0)


def fitted(font: QFont, text: str, box: QSize, *, smallest: int = SMALLEST_TEXT) -> QFont:
    """The font, made smaller until `text`, wrapped, fits `box`; never under `smallest`."""
    fit = QFont(font)
    size = fit.pixelSize()
    while size > smallest and not fits(fit, text, box):
        size = max(smallest, int(size * 0.94))
        fit.setPixelSize(size)
    return fit


def fits(font: QFont, text: str, box: QSize) -> bool:
    """Whether a text, wrapped, fits a box."""
    need = text_size(font, text, box.width())
    wide = max(need.width(), longest_word(font, text))
    return wide <= box.width() and need.height() <= box.height()


def breakable(text: str, piece: int = 24) -> str:
    """The text with places to break in words that are longer than a piece."""
    return re.sub(rf"\S{{{piece}}}(?=\S)", "\\g<0>\u200b", text)


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
