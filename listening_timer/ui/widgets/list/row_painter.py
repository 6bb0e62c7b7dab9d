"""Row painter of the virtual list: title, line, and what was written, search matches marked.

Law: a row is as high as its contents. All rows begin their texts at the same edges, and the lines
of all have one height, so that they read as one page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QColor, QGuiApplication, QPainter

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.list.model import ListRow
from listening_timer.ui.widgets.rich_lines import Lines, Pieces, in_lines, line_height, plain

_SIDE, _TOP = 18, 14
_FOOT, _ABOVE_WORDS = 9, 4


@dataclass(frozen=True, slots=True)
class Placed:
    """A laid out text of a row: its top, in px below the top of the row, and its colour.

    `left`, from the row's leading edge, and `width` are those of the room it was laid out in (px).
    """

    top: int
    left: int
    width: int
    lines: Lines
    ink: QColor


@dataclass(frozen=True, slots=True)
class Laid:
    """A row laid out at some width: its texts and its height (px), and whose words it shows."""

    texts: Sequence[Placed]
    height: int
    tone: Tone | None = None


class RowPainter:
    """Lays out and paints rows, and the headings between them."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def lay(self, row: ListRow, width: int) -> Laid:
        """Lay out a row at `width` px; what is empty takes no room."""
        px, look = self._theme.px, self._theme.palette
        inner = max(1, width - 2 * px(_SIDE))
        texts: list[Placed] = []
        top = px(_TOP)
        for role, pieces, ink in (
            (TextStyle.BODY, ((row.title, False),), look.ink),
            (TextStyle.LABEL, ((row.line, False),), look.soft_ink),
            (TextStyle.LABEL, row.words, look.ink),
        ):
            if plain(pieces):
                is_words = pieces is row.words
                top += px(_ABOVE_WORDS) * is_words
                by = self._by(row) if is_words else None
                bold = role is TextStyle.BODY
                text, high = self._text(role, pieces, (px(_SIDE), inner), ink, by=by, bold=bold)
                texts.append(self._at(top, text))
                top += high
        return Laid(texts, top + px(_FOOT) + px(_TOP), row.tone)

    def head_height(self) -> int:
        """Height (px) of a group's heading, with the space above it."""
        return self._height(TextStyle.LABEL) + self._theme.px(12)

    def paint_head(self, painter: QPainter, whole: QRect, text: str) -> None:
        """Paint a group's heading."""
        side = self._theme.px(_SIDE)
        room = whole.adjusted(side, self._theme.px(6), -side, -self._theme.px(2))
        self._write_head(painter, room, text, TextStyle.LABEL, self._theme.palette.soft_ink)

    def paint(
        self, painter: QPainter, whole: QRect, laid: Laid, *, chosen: bool, focused: bool
    ) -> None:
        """Paint one row: on a card where it is chosen, without one otherwise."""
        if chosen:
            self._card(painter, whole, self._theme.palette.surface, focused=focused)
        self._write(painter, whole, laid)

    def _by(self, row: ListRow) -> tuple[str, QColor] | None:
        """Whose the words of a row are, in that person's colour."""
        if not row.by:
            return None
        look = self._theme.palette
        return row.by, look.soft_ink if row.tone is None else look.shades(row.tone).deep

    def _text(  # noqa: PLR0913 - a text, its looks and its room
        self,
        role: TextStyle,
        pieces: Pieces,
        room: tuple[int, int],
        ink: QColor,
        *,
        by: tuple[str, QColor] | None = None,
        bold: bool = False,
    ) -> tuple[Placed, int]:
        """A text laid out as if at the top of its row, and its height (px) with what is around it.

        `room`: its left and its width (px).
        """
        font, look = self._theme.font(role, bold=bold), self._theme.palette
        lines = in_lines(font, pieces, room[1], QGuiApplication.layoutDirection(), look, by)
        around = self._height(role) - line_height(font)
        return Placed(around // 2, *room, lines, ink), lines.height + around

    def _at(self, top: int, text: Placed) -> Placed:
        return Placed(top + text.top, text.left, text.width, text.lines, text.ink)

    def _write_head(
        self, painter: QPainter, room: QRect, text: str, role: TextStyle, ink: QColor
    ) -> None:
        painter.setPen(ink)
        font = self._theme.font(role, bold=role is TextStyle.LABEL)
        painter.setFont(painting.fitted(font, text, room.size()))
        painting.write(painter, room, text, painting.LEADING, QGuiApplication.layoutDirection())

    def _card(self, painter: QPainter, whole: QRect, ground: QColor, *, focused: bool) -> None:
        palette, px = self._theme.palette, self._theme.px
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge, width = (palette.lake, max(2, px(2))) if focused else (palette.line, 1)
        painting.panel(painter, whole, px(18), ground, edge, width)

    def _write(self, painter: QPainter, whole: QRect, laid: Laid) -> None:
        for text in laid.texts:
            painter.setPen(text.ink)
            left = whole.left() + self._left(whole, text.left, text.width)
            text.lines.layout.draw(painter, QPointF(left, whole.top() + text.top))

    def _left(self, whole: QRect, left: int, width: int) -> int:
        """Px from the left of a row to what lies so far from its leading edge."""
        return whole.width() - left - width if QGuiApplication.isRightToLeft() else left

    def _height(self, role: TextStyle) -> int:
        """Height (px) of a line that stands alone."""
        return round(self._theme.font(role).pixelSize() * 1.45)
