"""Row painter of the virtual list: title, line, search matches and a two-colour bar.

Law: a row is as high as its contents. All rows begin their texts and bars at the same edges, and
the lines of all have one height, so that they read as one page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets import painting, rich_lines
from listening_timer.ui.widgets.list.model import ListRow
from listening_timer.ui.widgets.rich_lines import Lines, in_lines, line_height

_SIDE, _TOP = 18, 14
_BAR, _ABOVE_BAR = 8, 9


@dataclass(frozen=True, slots=True)
class Placed:
    """A laid out text of a row: its top, in px below the top of the row, and its colour."""

    top: int
    lines: Lines
    ink: QColor


@dataclass(frozen=True, slots=True)
class Laid:
    """A row laid out at some width: its texts, its bar and its height, in px.

    `bar_top`: top of the bar below the row's top. `width`: that of the row for its texts, which may
    be painted wider.
    """

    texts: Sequence[Placed]
    parts: Sequence[tuple[float, Tone]]
    bar_top: int
    width: int
    height: int


class RowPainter:
    """Lays out and paints rows, and the headings between them."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def lay(self, row: ListRow, width: int) -> Laid:
        """Lay out a row at `width` px; what is empty takes no room."""
        px, look = self._theme.px, self._theme.palette
        way = QGuiApplication.layoutDirection()
        texts: list[Placed] = []
        top, inner = px(_TOP), max(1, width - 2 * px(_SIDE))
        for role, pieces, ink in (
            (TextStyle.BODY, [(row.title, False)], look.ink),
            (TextStyle.LABEL, [(row.line, False)], look.soft_ink),
            (TextStyle.LABEL, row.found, look.ink),
        ):
            if not rich_lines.plain(pieces):
                continue
            font = self._theme.font(role, bold=role is TextStyle.BODY)
            lines = in_lines(font, pieces, inner, way, look)
            around = self._height(role) - line_height(font)
            texts.append(Placed(top + around // 2, lines, ink))
            top += lines.height + around
        parts = row.parts if any(length > 0 for length, _tone in row.parts) else ()
        bar = px(_ABOVE_BAR) + px(_BAR) if parts else 0
        return Laid(texts, parts, top + px(_ABOVE_BAR), width, top + bar + px(_TOP))

    def head_height(self) -> int:
        """Height (px) of a group's heading, with the space above it."""
        return self._height(TextStyle.LABEL) + self._theme.px(12)

    def paint_head(self, painter: QPainter, whole: QRect, text: str) -> None:
        """Paint a group's heading."""
        side = self._theme.px(_SIDE)
        room = whole.adjusted(side, self._theme.px(6), -side, -self._theme.px(2))
        painter.setPen(self._theme.palette.soft_ink)
        painter.setFont(
            painting.fitted(self._theme.font(TextStyle.LABEL, bold=True), text, room.size())
        )
        painting.write(painter, room, text, painting.LEADING, QGuiApplication.layoutDirection())

    def paint(
        self, painter: QPainter, whole: QRect, laid: Laid, *, chosen: bool, focused: bool
    ) -> None:
        """Paint one row: on a card where it is chosen, without one otherwise."""
        side = self._theme.px(_SIDE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            self._card(painter, whole, focused=focused)
        mirrored = QGuiApplication.isRightToLeft()
        left = whole.left() + side + (whole.width() - laid.width) * mirrored
        for text in laid.texts:
            painter.setPen(text.ink)
            text.lines.layout.draw(painter, QPointF(left, whole.top() + text.top))
        room = whole.adjusted(side, laid.bar_top, -side, 0)
        self._bar(painter, room, laid.parts)

    def _card(self, painter: QPainter, whole: QRect, *, focused: bool) -> None:
        palette, px = self._theme.palette, self._theme.px
        edge, width = (palette.lake, max(2, px(2))) if focused else (palette.line, 1)
        painting.panel(painter, whole, px(18), palette.surface, edge, width)

    def _bar(self, painter: QPainter, room: QRect, parts: Sequence[tuple[float, Tone]]) -> None:
        """Paint the lengths of a row to scale, along the upper edge of `room`."""
        total = sum(length for length, _tone in parts)
        height, gap = self._theme.px(_BAR), self._theme.px(3)
        left, wide = float(room.left()), room.width() - gap * (len(parts) - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        for length, tone in parts:
            width = wide * length / total
            shape = QRectF(left, room.top(), width, height)
            painter.setBrush(self._theme.shades(tone).plain)
            painter.drawRoundedRect(shape, height / 2, height / 2)
            left += width + gap

    def _height(self, role: TextStyle) -> int:
        """Height (px) of a line that stands alone."""
        return round(self._theme.font(role).pixelSize() * 1.45)
