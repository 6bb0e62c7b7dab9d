"""Claims about the dotted lines of the middle place."""

from __future__ import annotations

import itertools
import math

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from listening_timer.ui.theme.theme import PaletteChoice, Theme, Tone
from listening_timer.ui.widgets.token import floor_layout
from listening_timer.ui.widgets.token.floor_layout import Dots

TOKEN = QRectF(200, 40, 200, 200)
CIRCLE = QRectF(20, 120, 90, 90)


@pytest.mark.parametrize(("wide", "high"), [(130.0, 130.0), (260.0, 130.0)])
def test_dots_are_equally_far_apart(wide: float, high: float) -> None:
    """All around an oval, on its line, no two of them nearer than others."""
    points = floor_layout.around(wide, high, 5.0)
    apart = [math.dist(*pair) for pair in itertools.pairwise([*points, points[0]])]
    assert max(apart) - min(apart) < 0.2 * 5.0
    for x, y in points:
        assert math.hypot(2 * x / wide, 2 * y / high) == pytest.approx(1)


def painted(dots: Dots, tone: Tone = Tone.LAKE, circle: QRectF = CIRCLE) -> QImage:
    """What the dots paint."""
    image = QImage(420, 260, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    dots.paint(painter, [(circle, tone)], TOKEN, 90)
    painter.end()
    return image


def test_what_is_kept_is_what_would_be_painted(theme: Theme) -> None:
    """After another circle, another person or another palette, and after nothing at all."""
    dots = Dots(theme)
    seen: list[QImage] = []
    shown: list[tuple[PaletteChoice, Tone, QRectF]] = [
        ("day", Tone.LAKE, CIRCLE),
        ("day", Tone.CLAY, CIRCLE),
        ("day", Tone.CLAY, CIRCLE.translated(7, 11)),
        ("evening", Tone.CLAY, CIRCLE.translated(7, 11)),
    ]
    for palette, tone, circle in shown:
        theme.set_palette_choice(palette)
        image = painted(dots, tone, circle)
        assert image == painted(Dots(theme), tone, circle)
        assert image == painted(dots, tone, circle)
        assert image not in seen
        seen.append(image)


@pytest.mark.parametrize("circle", [CIRCLE, QRectF(10.4, 60.7, 140.2, 171.9)])
def test_no_dot_is_cut(theme: Theme, circle: QRectF) -> None:
    """Those on the outermost edge are as round as if the circle were painted by itself."""
    look = theme.palette
    bare = QImage(420, 260, QImage.Format.Format_ARGB32_Premultiplied)
    bare.fill(0)
    painter = QPainter(bare)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    floor_layout.dotted_circle(painter, circle, look.shades(Tone.LAKE).plain)
    painter.end()
    kept = painted(Dots(theme), circle=circle)
    edge = round(circle.left()) + 4
    strip = (0, 0, edge, bare.height())
    assert bare.copy(*strip) == kept.copy(*strip)
    below = (0, round(circle.bottom()) - 3, edge + 20, 20)
    assert bare.copy(*below) == kept.copy(*below)
