"""Ring reader: how much of the ring around the stone is left, read from a picture of the screen."""

from __future__ import annotations

import itertools
import math
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QTransform

from listening_timer.exercise.formats import Side
from listening_timer.ui.theme.theme import DAY, Tone

NEAR = 6
"""Pixels from the circle at which something is still the ring."""
Spot = tuple[int, int]
LEAST = 400
"""Pixels of a ring, at least."""


def ring_left(picture: Path, window: QRect, side: Side, *, bars: bool) -> float:
    """The share of the ring that is left, 0 to 1, in a window with the stone on this side.

    `bars`: whether there are dots above and buttons below it. The ring is what has the very colour
    of its tone, by day, and lies on one circle; its round ends reach beyond it by half of its width
    each.
    """
    left = side is Side.LEFT
    image = QImage(str(picture)).copy(window)
    image = image if left else image.transformed(QTransform.fromScale(-1, 1))
    colour = QColor(DAY.shades(Tone.LAKE if left else Tone.CLAY).plain).rgb()
    across, high = image.width(), image.height()
    spots = [
        (x, y)
        for y in (range(high // 12, high * 5 // 6) if bars else range(high))
        for x in range(across * 14 // 25)
        if image.pixel(x, y) == colour
    ]
    assert len(spots) >= LEAST, f"no ring in {picture} at {window.getRect()}"
    x0, y0, radius = _circle(_outermost(spots))
    on_it = [(x - x0, y - y0) for x, y in spots if abs(math.hypot(x - x0, y - y0) - radius) < NEAR]
    angles = sorted(math.atan2(y, x) for x, y in on_it)
    steps = itertools.pairwise([*angles, angles[0] + math.tau])
    turned = math.tau - max(after - here for here, after in steps)
    wide_px = len(on_it) / (turned * radius)
    return (turned - wide_px / radius) / math.tau


def _outermost(spots: list[Spot]) -> list[Spot]:
    """The first and the last of each row: the ring, and nothing that lies within it."""
    rows: dict[int, list[int]] = {}
    for x, y in spots:
        rows.setdefault(y, []).append(x)
    return [(x, y) for y, found in rows.items() for x in (min(found), max(found))]


def _circle(spots: list[Spot]) -> tuple[float, float, float]:
    """The circle nearest to these points (least squares): its middle and its radius."""
    count = len(spots)
    mean_x, mean_y = (sum(spot[axis] for spot in spots) / count for axis in (0, 1))
    suu = svv = suv = suuu = svvv = suvv = svuu = 0.0
    for x, y in spots:
        u, v = x - mean_x, y - mean_y
        suu, svv, suv = suu + u * u, svv + v * v, suv + u * v
        suuu, svvv = suuu + u**3, svvv + v**3
        suvv, svuu = suvv + u * v * v, svuu + v * u * u
    a, b = (suuu + suvv) / 2, (svvv + svuu) / 2
    determinant = suu * svv - suv * suv
    u0, v0 = (a * svv - b * suv) / determinant, (b * suu - a * suv) / determinant
    radius = math.sqrt(u0 * u0 + v0 * v0 + (suu + svv) / count)
    return mean_x + u0, mean_y + v0, radius
