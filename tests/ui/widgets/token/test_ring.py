"""Claims about the ring: what of it is painted anew, and that the pieces make the whole."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from listening_timer.ui.widgets.token.ring import Ring
from tests.helpers.qt.token_animation import farthest

RING = Ring(QRectF(20, 20, 500, 500), 9.0)
SIZE = QSize(540, 540)
UNSEEN = 40
"""Of 255: an edge a sixth of a pixel elsewhere, as Qt's own arcs of other lengths have theirs."""
COLOURS = QColor("#E3DCD0"), QColor("#2F6690")


def picture(step: int) -> QImage:
    """The whole ring on white."""
    image = QImage(SIZE, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    RING.paint(painter, step, COLOURS)
    painter.end()
    return image


def moved(image: QImage, old: int, new: int) -> None:
    """Paint anew what changes between two steps, and nothing else."""
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRegion(RING.end(old, new))
    painter.fillRect(image.rect(), QColor("white"))
    RING.paint(painter, new, COLOURS, (min(old, new), max(old, new)))
    painter.end()


@pytest.mark.parametrize(
    ("start", "by", "count"),
    [(1.0, -0.0017, 6), (0.5, -0.0017, 6), (0.006, -0.0017, 5), (0.4, 0.2, 2), (0.9, 0.1, 1)],
    ids=["the first seconds", "half way", "the last seconds", "time is added", "whole again"],
)
def test_the_pieces_make_the_whole(start: float, by: float, count: int) -> None:
    """Ring end after ring end painted over each other look like the ring painted at once."""
    step = RING.step(start)
    image = picture(step)
    for number in range(1, count + 1):
        before, step = step, RING.step(start + by * number)
        moved(image, before, step)
    assert farthest(image, picture(step)) <= UNSEEN


def test_a_step_is_less_than_can_be_seen() -> None:
    """A third of a pixel or less, as long as Qt can tell such angles apart."""
    small = Ring(QRectF(0, 0, 400, 400), 8.0)
    all_round = small.step(1.0)
    assert 400 * 3.1416 / all_round <= 0.334
    assert Ring(QRectF(0, 0, 2000, 2000), 30.0).step(1.0) == 360 * 16


def test_a_tick_touches_a_small_place() -> None:
    """Not three pixels of a ten minutes' ring: a square little wider than the ring."""
    step = RING.step(0.5)
    rect = RING.end(step, step - 10).boundingRect()
    assert max(rect.width(), rect.height()) < 36
