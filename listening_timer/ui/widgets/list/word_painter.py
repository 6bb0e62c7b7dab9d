"""Word painter: rows of what people wrote, with the day beside it and a bar in their colour.

The rows lie on the page itself, under large headings, with a line between two of them.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from listening_timer.ui.theme.theme import TextStyle, Tone
from listening_timer.ui.widgets.list.model import ListRow
from listening_timer.ui.widgets.list.row_painter import Laid, Placed, RowPainter

SIDE = 14
"""Design px from the edge of a row to its bar: room for the outline of the row with the focus."""
_TOP, _BAR, _AFTER_BAR, _ABOVE_HEAD = 13, 5, 22, 22
_DAY_EMS = 9.6
"""Width of the column of days, in font sizes."""
_BESIDE_EMS = 32
"""Least width of a row, in font sizes, in which the day stands beside the words, not above."""


class WordPainter(RowPainter):
    """Paints `ListRow.title` as the day, and `line` below the words."""

    def lay(self, row: ListRow, width: int) -> Laid:
        """Lay out a row: the day beside the words, or above them where the list is narrow."""
        px, look = self._theme.px, self._theme.palette
        left = px(SIDE) + px(_BAR) + px(_AFTER_BAR)
        inner, size = max(1, width - left - px(SIDE)), self._theme.font(TextStyle.BODY).pixelSize()
        beside, column = inner >= size * _BESIDE_EMS, round(size * _DAY_EMS)
        place = (left + column, inner - column) if beside else (left, inner)
        role = TextStyle.BODY if beside else TextStyle.LABEL
        day, high = self._text(
            role, ((row.title, False),), (left, column if beside else inner), look.soft_ink
        )
        texts: list[Placed] = [self._at(px(_TOP), day)]
        top = px(_TOP) if beside else px(_TOP) + high
        words, words_high = self._text(TextStyle.BODY, row.words, place, look.ink, by=self._by(row))
        texts.append(self._at(top, words))
        top += words_high
        if row.line:
            line, line_high = self._text(
                TextStyle.LABEL, ((row.line, False),), place, look.soft_ink
            )
            texts.append(self._at(top, line))
            top += line_high
        return Laid(texts, max(top, px(_TOP) + high) + px(_TOP), row.tone)

    def head_height(self) -> int:
        """Height (px) of a group's heading, with the space above it."""
        return self._height(TextStyle.TITLE) + self._theme.px(_ABOVE_HEAD)

    def paint_head(self, painter: QPainter, whole: QRect, text: str) -> None:
        """Paint a group's heading."""
        side, above = self._theme.px(SIDE), self._theme.px(_ABOVE_HEAD) // 2
        room = whole.adjusted(side, above, -side, 0)
        self._write_head(painter, room, text, TextStyle.TITLE, self._theme.palette.ink)

    def paint(
        self, painter: QPainter, whole: QRect, laid: Laid, *, chosen: bool, focused: bool
    ) -> None:
        """Paint one row; outlined while it is the current one of the list with the focus."""
        px, look = self._theme.px, self._theme.palette
        side = px(SIDE)
        painter.fillRect(whole.adjusted(side, whole.height() - 1, -side, 0), look.line)
        if chosen and focused:
            self._card(painter, whole, look.paper, focused=True)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.shades(laid.tone or Tone.MOSS).plain)
        wide, gap = px(_BAR), px(_TOP)
        left = whole.left() + self._left(whole, side, wide)
        bar = QRectF(left, whole.top() + gap, wide, whole.height() - 2 * gap)
        painter.drawRoundedRect(bar, wide / 2, wide / 2)
        self._write(painter, whole, laid)
