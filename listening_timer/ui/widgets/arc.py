"""Dotted lines of the middle place: the circles where the token may go, and the way there."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from listening_timer.ui.theme import faded


def _dot(painter: QPainter, at: QPointF, size: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(at, size, size)


def dotted_circle(painter: QPainter, circle: QRectF, colour: QColor) -> None:
    """A circle of small dots."""
    radius = circle.width() / 2
    size = max(1.2, radius * 0.017)
    count = max(24, round(math.tau * radius / (size * 4.6)))
    for step in range(count):
        turn = math.tau * step / count
        out = QPointF(math.cos(turn), math.sin(turn)) * radius
        _dot(painter, circle.center() + out, size, colour)


def way(start: QPointF, end: QPointF, share: float) -> QPointF:
    """A point on the shallow arc from one place to another."""
    bend = QPointF((start.x() * 2 + end.x()) / 3, end.y() - abs(end.y() - start.y()) * 0.35)
    back = 1 - share
    return start * (back * back) + bend * (2 * back * share) + end * (share * share)


def dotted_way(
    painter: QPainter, circle: QRectF, stone: QPointF, reach: float, colour: QColor
) -> None:
    """Dots from the edge of a circle to the edge of the token; none over either."""
    radius = circle.width() / 2
    size = max(1.4, radius * 0.024)
    length = math.hypot(stone.x() - circle.center().x(), stone.y() - circle.center().y())
    count = max(8, round(length / (size * 7)))
    for step in range(count + 1):
        at = way(circle.center(), stone, step / count)
        if _away(at, circle.center()) > radius + 4 * size and _away(at, stone) > reach + 4 * size:
            _dot(painter, at, size, faded(colour, 0.55))


def _away(first: QPointF, second: QPointF) -> float:
    return math.hypot(first.x() - second.x(), first.y() - second.y())
