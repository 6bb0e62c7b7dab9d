"""Dotted lines of the middle place: the circles where the token may go, and the way there.

A circle that holds a long name is an oval: as high, and wider.
"""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Sequence
from functools import lru_cache, reduce

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap

from listening_timer.ui.theme import Theme, Tone, faded

_STEPS = 360
"""So many steps make an oval."""


def _dot_size(circle: QRectF) -> float:
    """How far a dot of a circle reaches from its middle."""
    return max(1.2, circle.height() * 0.0085)


def _dot(painter: QPainter, at: QPointF, size: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(at, size, size)


def dotted_circle(painter: QPainter, circle: QRectF, colour: QColor) -> None:
    """A circle of small dots, all equally far apart."""
    size = _dot_size(circle)
    for x, y in around(circle.width(), circle.height(), size * 4.6):
        _dot(painter, circle.center() + QPointF(x, y), size, colour)


@lru_cache(maxsize=8)
def around(wide: float, high: float, apart: float) -> list[tuple[float, float]]:
    """Points around an oval, from its centre: at least 24, as many as lie `apart` along it.

    Walked in many small steps, since Qt takes 2 ms to find the same points.
    """
    a, b = wide / 2, high / 2
    turns = [math.tau * step / _STEPS for step in range(_STEPS + 1)]
    walk = [(a * math.cos(turn), b * math.sin(turn)) for turn in turns]
    walked = [0.0, *itertools.accumulate(itertools.starmap(math.dist, itertools.pairwise(walk)))]
    count = max(24, round(walked[-1] / apart))
    points: list[tuple[float, float]] = []
    for n in range(count):
        far = walked[-1] * n / count
        step = bisect.bisect(walked, far) - 1
        share = (far - walked[step]) / (walked[step + 1] - walked[step])
        turn = math.tau * (step + share) / _STEPS
        points.append((a * math.cos(turn), b * math.sin(turn)))
    return points


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


def _dotted(circle: QRectF) -> QRectF:
    """What a circle takes with its dots, half of each of which lies outside."""
    size = _dot_size(circle)
    return circle.adjusted(-size, -size, size, size)


def _within(at: QPointF, oval: QRectF) -> bool:
    out = at - oval.center()
    return math.hypot(out.x() / oval.width(), out.y() / oval.height()) <= 0.5  # noqa: PLR2004 - half


def _away(first: QPointF, second: QPointF) -> float:
    return math.hypot(first.x() - second.x(), first.y() - second.y())


class Dots:
    """All of it as a picture that is kept: dots by the hundred take 10 ms to paint."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._made: tuple[object, QPixmap] | None = None

    def paint(
        self,
        painter: QPainter,
        circles: Sequence[tuple[QRectF, Tone]],
        token: QRectF,
        reach: float,
    ) -> None:
        """Paint the circles in somebody's tone, and the ways from there to the token."""
        ratio, look = painter.device().devicePixelRatioF(), self._theme.palette
        wanted = (list(circles), token, reach, ratio, look.name)
        area = reduce(QRectF.united, (_dotted(circle) for circle, _tone in circles), token)
        area = area.toAlignedRect()
        if self._made is None or self._made[0] != wanted:
            made = QPixmap(area.size() * ratio)
            made.setDevicePixelRatio(ratio)
            made.fill(Qt.GlobalColor.transparent)
            inner = QPainter(made)
            inner.setRenderHint(QPainter.RenderHint.Antialiasing)
            inner.translate(-area.topLeft())
            for circle, tone in circles:
                dotted_circle(inner, circle, look.shades(tone).plain)
                dotted_way(inner, circle, token.center(), reach, look.soft_ink)
            inner.end()
            self._made = wanted, made
        painter.drawPixmap(area.topLeft(), self._made[1])
