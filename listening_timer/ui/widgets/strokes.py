"""The signs on small buttons, drawn to the size of their square."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


def _draw(painter: QPainter, rect: QRect, ink: QColor, path: QPainterPath) -> None:
    pen = QPen(ink, max(1.6, min(rect.width(), rect.height()) * 0.036))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(path)


def arrows(painter: QPainter, rect: QRect, ink: QColor) -> None:
    """Two arrows, one each way: changing places."""
    size, mid = min(rect.width(), rect.height()), QRectF(rect).center()
    long, gap, head = size * 0.17, size * 0.085, size * 0.07
    path = QPainterPath()
    for way in (1, -1):
        tip, level = mid.x() + way * long, mid.y() - way * gap
        path.moveTo(mid.x() - way * long, level)
        path.lineTo(tip, level)
        path.moveTo(tip - way * head, level - head)
        path.lineTo(tip, level)
        path.lineTo(tip - way * head, level + head)
    _draw(painter, rect, ink, path)


def sign(painter: QPainter, rect: QRect, ink: QColor, *, plus: bool) -> None:
    """A plus or a minus."""
    mid, arm = QRectF(rect).center(), min(rect.width(), rect.height()) * 0.13
    path = QPainterPath(QPointF(mid.x() - arm, mid.y()))
    path.lineTo(mid.x() + arm, mid.y())
    if plus:
        path.moveTo(mid.x(), mid.y() - arm)
        path.lineTo(mid.x(), mid.y() + arm)
    _draw(painter, rect, ink, path)


def cross(painter: QPainter, rect: QRect, ink: QColor) -> None:
    """Two strokes across each other: to take away."""
    mid, arm = QRectF(rect).center(), min(rect.width(), rect.height()) * 0.2
    path = QPainterPath()
    for way in (1, -1):
        path.moveTo(mid.x() - arm, mid.y() - way * arm)
        path.lineTo(mid.x() + arm, mid.y() + way * arm)
    _draw(painter, rect, ink, path)


def chevron(painter: QPainter, rect: QRect, ink: QColor, *, left: bool) -> None:
    """An open arrow head to one side."""
    mid, arm = QRectF(rect).center(), min(rect.width(), rect.height()) * 0.12
    way = -1 if left else 1
    path = QPainterPath(QPointF(mid.x() - way * arm / 2, mid.y() - arm))
    path.lineTo(mid.x() + way * arm / 2, mid.y())
    path.lineTo(mid.x() - way * arm / 2, mid.y() + arm)
    _draw(painter, rect, ink, path)


def dots(painter: QPainter, rect: QRect, ink: QColor) -> None:
    """Three dots: there is more."""
    mid, size = QRectF(rect).center(), min(rect.width(), rect.height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for step in (-1, 0, 1):
        painter.drawEllipse(mid + QPointF(step * size * 0.14, 0), size * 0.04, size * 0.04)
