"""Dotted lines of the middle place: the circles where the token may go, and the way there.

A circle that holds a long name is an oval: as high, and wider.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from listening_timer.ui.theme import faded


def _dot(painter: QPainter, at: QPointF, size: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(at, size, size)


def dotted_circle(painter: QPainter, circle: QRectF, colour: QColor) -> None:
    """A circle of small dots, all equally far apart."""
    outline = QPainterPath()
    outline.addEllipse(circle)
    size = max(1.2, circle.height() * 0.0085)
    count = max(24, round(outline.length() / (size * 4.6)))
    for step in range(count):
        _dot(painter, outline.pointAtPercent(step / count), size, colour)


def way(start: QPointF, end: QPointF, share: float) -> QPointF:
    """A point on the shallow arc from one place to another."""
    bend = QPointF((start.x() * 2 + end.x()) / 3, end.y() - abs(end.y() - start.y()) * 0.35)
    back = 1 - share
    return start * (back * back) + bend * (2 * back * share) + end * (share * share)


def dotted_way(
    painter: QPainter, circle: QRectF, stone: QPointF, reach: float, colour: QColor
) -> None:
    """Dots from the edge of a circle to the edge of the token; none over either."""
    size = max(1.4, circle.height() * 0.012)
    clear = circle.adjusted(-4 * size, -4 * size, 4 * size, 4 * size)
    length = math.hypot(stone.x() - circle.center().x(), stone.y() - circle.center().y())
    count = max(8, round(length / (size * 7)))
    for step in range(count + 1):
        at = way(circle.center(), stone, step / count)
        if not _within(at, clear) and _away(at, stone) > reach + 4 * size:
            _dot(painter, at, size, faded(colour, 0.55))


def _within(at: QPointF, oval: QRectF) -> bool:
    out = at - oval.center()
    return math.hypot(out.x() / oval.width(), out.y() / oval.height()) <= 0.5  # noqa: PLR2004 - half


def _away(first: QPointF, second: QPointF) -> float:
    return math.hypot(first.x() - second.x(), first.y() - second.y())
