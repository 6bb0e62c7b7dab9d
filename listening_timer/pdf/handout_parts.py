"""Parts of handouts: stones, columns side by side, marked lines, and lines to write on.

Lengths are tenths of a point.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter

from listening_timer.pdf.layout import POINT, WIDTH, Block, Face, Strip, leading_rect
from listening_timer.ui.theme.palette import DAY, Tone

STONE = 16 * POINT
BESIDE = 11 * POINT
"""Width of a token, and distance of the second from the first: they touch."""
PEN = 0.8 * POINT
"""Thickness of a line to write on."""
WRITING = 25 * POINT
"""Height that handwriting takes."""
BELOW_LINE = 3 * POINT
DOT = 4 * POINT
DOT_ROOM = 14 * POINT


def stones() -> Strip:
    """A token in the colour of each of the two, at the leading edge."""

    def paint(painter: QPainter, whole: QRectF) -> None:
        start = whole.right() - STONE - BESIDE if QGuiApplication.isRightToLeft() else whole.left()
        painter.setPen(Qt.PenStyle.NoPen)
        for left, tone in ((start, Tone.LAKE), (start + BESIDE, Tone.CLAY)):
            painter.setBrush(DAY.shades(tone).plain)
            middle = QPointF(left + STONE / 2, whole.center().y())
            painter.drawEllipse(middle, STONE / 2, STONE * 0.42)

    return Strip(STONE, paint, keeps=True)


def marked(text: str, width: float, face: Face = Face.BODY) -> Iterator[Strip]:
    """A text with a dot at the leading edge of its first line."""
    block = Block(text, face, width - DOT_ROOM)

    def paint(painter: QPainter, whole: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(DAY.moss)
        room = leading_rect(whole, 0, DOT)
        painter.drawEllipse(
            QPointF(room.center().x(), whole.top() + face.line / 2), DOT / 2, DOT / 2
        )
        place = leading_rect(whole, DOT_ROOM, width - DOT_ROOM).topLeft()
        for line in range(len(block.lines)):
            block.draw(painter, line, place + QPointF(0, line * face.line), DAY.ink)

    yield Strip(block.height, paint, text=text)


def beside(columns: Sequence[Iterable[Strip]], apart: float, whole_width: float = WIDTH) -> Strip:
    """Columns of equal width side by side; each was laid out in `column_width`."""
    laid = [list(column) for column in columns]
    width = column_width(len(laid), apart, whole_width)
    height = max((sum(strip.height for strip in column) for column in laid), default=0.0)

    def paint(painter: QPainter, whole: QRectF) -> None:
        for number, column in enumerate(laid):
            place = leading_rect(whole, number * (width + apart), width).topLeft()
            for strip in column:
                if strip.paint is not None:
                    strip.paint(painter, QRectF(place.x(), place.y(), width, strip.height))
                place += QPointF(0, strip.height)

    text = "".join(strip.text for column in laid for strip in column)
    return Strip(height, paint, text=text)


def column_width(count: int, apart: float, whole_width: float = WIDTH) -> float:
    """The width of each of several columns beside each other."""
    return (whole_width - (count - 1) * apart) / count


def to_fill_in(label: str, share: float, width: float = WIDTH) -> Strip:
    """A label, which takes this share of the width, and a line to write on."""
    block = Block(label, Face.BODY, share * width)
    height = max(WRITING, block.height + WRITING - Face.BODY.line)

    def paint(painter: QPainter, whole: QRectF) -> None:
        place = leading_rect(whole, 0, share * width).topLeft()
        place += QPointF(0, height - block.height)
        for line in range(len(block.lines)):
            block.draw(painter, line, place + QPointF(0, line * Face.BODY.line), DAY.ink)
        rule = leading_rect(whole, share * width, (1 - share) * width)
        ruled(painter, rule.left(), rule.bottom() - 3 * POINT, rule.width())

    return Strip(height, paint, text=label)


def to_sign(name: str, ink: QColor, width: float) -> Iterator[Strip]:
    """A line to write on, with a name below it."""

    def paint(painter: QPainter, whole: QRectF) -> None:
        ruled(painter, whole.left(), whole.bottom() - 2 * POINT, width)

    yield Strip(WRITING, paint)
    yield Strip(BELOW_LINE)
    yield block_strip(name, Face.LABEL, ink, width)


def block_strip(text: str, face: Face, ink: QColor, width: float) -> Strip:
    """A text as one strip."""
    block = Block(text, face, width)

    def paint(painter: QPainter, whole: QRectF) -> None:
        for line in range(len(block.lines)):
            block.draw(painter, line, whole.topLeft() + QPointF(0, line * face.line), ink)

    return Strip(block.height, paint, text=text)


def ruled(painter: QPainter, left: float, top: float, width: float) -> None:
    """A line to write on: 3 : 1 against paper, so that a printer shows it."""
    painter.fillRect(QRectF(left, top, width, PEN), DAY.outline)


def boxed(strips: Iterable[Strip], inset: float = 14 * POINT) -> Strip:
    """Strips in a rounded frame; they were laid out in a width less by two insets."""
    laid = list(strips)
    inner = sum(strip.height for strip in laid)

    def paint(painter: QPainter, whole: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(DAY.moss_tint)
        painter.drawRoundedRect(whole, 10 * POINT, 10 * POINT)
        place = whole.topLeft() + QPointF(inset, inset)
        for strip in laid:
            if strip.paint is not None:
                room = QRectF(place.x(), place.y(), whole.width() - 2 * inset, strip.height)
                strip.paint(painter, room)
            place += QPointF(0, strip.height)

    return Strip(inner + 2 * inset, paint, text="".join(strip.text for strip in laid))
