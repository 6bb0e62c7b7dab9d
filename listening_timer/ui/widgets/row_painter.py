"""How a row of a list looks: a title, a line, what was found in it, and a two-colour bar.

Law: all rows of a list are of one height, and so are all headings between them, so that the
place of any row is known without a look at the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter

from listening_timer.ui.theme import Role, Theme
from listening_timer.ui.widgets import marked, paint
from listening_timer.ui.widgets.row_model import Row

WORDS = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
ONE_LINE = 21
"""How wide a list must be, in heights of its letters, for a title to stand on one line."""
FOUND = 90
"""So many letters of what was found have their room."""
_SIDE, _TOP = 18, 14
_BAR, _ABOVE_BAR = 8, 9


@dataclass(frozen=True, slots=True)
class _Placed:
    """A text of a row: where it stands, and how it is written."""

    room: QRect
    font: QFont
    text: str
    pieces: marked.Pieces
    ink: QColor


class RowPainter:
    """Paints rows and headings, and knows how high they are in a list of some width."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._width = 0
        self.searched = False
        """Whether every row has room for what was found in it."""
        self.lines = (1, 2, 1)
        """So many lines the title, the line below it and what was found can take."""

    def fit(self, width: int) -> None:
        """Give the texts more lines where a list of this width is too narrow for one."""
        need = self._theme.font(Role.BODY).pixelSize() * ONE_LINE
        title, line = (1, 2) if width >= need else (2, 3)
        room = max(1, width - 2 * self._theme.px(_SIDE))
        letters = QFontMetrics(self._theme.font(Role.LABEL)).averageCharWidth() * FOUND
        self.lines = title, line, ceil(letters / room) + (letters > room)

    def height(self) -> int:
        """How high a row is: its words, its bar, and room around them."""
        words = sum(
            self._height(role) * lines
            for role, lines in zip((Role.BODY, Role.LABEL, Role.LABEL), self._shown(), strict=True)
        )
        return words + self._theme.px(2 * _TOP + _ABOVE_BAR + _BAR)

    def head_height(self) -> int:
        """How high the heading of a group is, with the room above it."""
        return self._height(Role.LABEL) + self._theme.px(12)

    def paint_head(self, painter: QPainter, whole: QRect, text: str) -> None:
        """Paint the heading of a group."""
        side = self._theme.px(_SIDE)
        room = whole.adjusted(side, self._theme.px(6), -side, -self._theme.px(2))
        painter.setPen(self._theme.palette.soft_ink)
        painter.setFont(paint.fitted(self._theme.font(Role.LABEL, bold=True), text, room.size()))
        paint.write(painter, room, text, WORDS, QGuiApplication.layoutDirection())

    def paint(
        self, painter: QPainter, whole: QRect, row: Row, *, chosen: bool, focused: bool
    ) -> None:
        """Paint one row: on a card where it is chosen, on paper otherwise.

        What a row does not need of its height stays below it, and below its card.
        """
        px = self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = whole.adjusted(px(_SIDE), px(_TOP), -px(_SIDE), -px(_TOP))
        texts = list(self._texts(inner, row))
        bar = texts[-1].room.bottom() + 1 + px(_ABOVE_BAR)
        if chosen:
            end = bar + px(_BAR + _TOP)
            card = QRect(whole.topLeft(), QPoint(whole.right(), end))
            self._card(painter, card, focused=focused)
        for text in texts:
            self._write(painter, text)
        self._bar(painter, inner, bar, row)

    def _card(self, painter: QPainter, whole: QRect, *, focused: bool) -> None:
        palette, px = self._theme.palette, self._theme.px
        edge, width = (palette.lake, max(2, px(2))) if focused else (palette.line, 1)
        paint.panel(painter, whole, px(18), palette.surface, edge, width)

    def _texts(self, inner: QRect, row: Row) -> Iterator[_Placed]:
        """The texts of a row below each other, each as small as its lines ask for."""
        look, top = self._theme.palette, inner.top()
        title, line, found = self._shown()
        for role, lines, pieces, ink in (
            (Role.BODY, title, [(row.title, False)], look.ink),
            (Role.LABEL, line, [(row.line, False)], look.soft_ink),
            (Role.LABEL, found, row.found, look.ink),
        ):
            text = paint.breakable(paint.undirected(marked.plain(pieces)))
            if not text or not lines:
                continue
            most = QSize(inner.width(), self._height(role) * lines)
            font = paint.fitted(self._theme.font(role, bold=role is Role.BODY), text, most)
            need = paint.text_size(font, text, most.width()).height()
            high = min(most.height(), max(need, self._height(role)))
            yield _Placed(QRect(inner.left(), top, most.width(), high), font, text, pieces, ink)
            top += high

    def _write(self, painter: QPainter, text: _Placed) -> None:
        painter.setFont(text.font)
        painter.setPen(text.ink)
        way = QGuiApplication.layoutDirection()
        if any(is_marked for _text, is_marked in text.pieces):
            look = self._theme.palette
            marked.write(painter, text.room, text.text, text.pieces, WORDS, way, look)
        else:
            paint.write(painter, text.room, text.text, WORDS, way)

    def _bar(self, painter: QPainter, inner: QRect, top: int, row: Row) -> None:
        total = sum(length for length, _tone in row.parts)
        if total <= 0:
            return
        height, gap = self._theme.px(_BAR), self._theme.px(3)
        left = float(inner.left())
        room = inner.width() - gap * (len(row.parts) - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        for length, tone in row.parts:
            width = room * length / total
            painter.setBrush(self._theme.shades(tone).plain)
            painter.drawRoundedRect(QRectF(left, top, width, height), height / 2, height / 2)
            left += width + gap

    def _shown(self) -> tuple[int, int, int]:
        title, line, found = self.lines
        return title, line, found if self.searched else 0

    def _height(self, role: Role) -> int:
        return round(self._theme.font(role).pixelSize() * 1.45)
