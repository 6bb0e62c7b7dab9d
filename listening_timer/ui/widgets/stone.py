"""River stone pixmap: glow, contact shadow, and a smooth closed curve lit from the upper left.

Law: text on the stone (`stone_ink`) meets WCAG AA at its least favourable pixel, grain included, so
light under text is held to a contrast of `SAFE`; brighter is only the rim of the upper left, where
no text comes. By evening the stone is dark and its words are light, so that it is never the
brightest thing in a dark room. The grain is the same on every computer.
"""

from __future__ import annotations

import itertools
import math
import random
from functools import cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QPainter,
    QPainterPath,
    QPixmap,
    QRadialGradient,
    QRegion,
    QTransform,
)

from listening_timer.ui.theme.theme import DAY, Palette, Tone, contrast, faded, mixed

RING_SHARE = 0.945  # ring diameter, as a share of the pixmap's side
STONE_SHARE = 0.85  # stone width, as a share of the pixmap's side
SAFE = 4.95
_FILLS = 0.96  # of its box: how much of it the stone's round takes
_HALO_INNER = 0.12  # of the radius: how far the bell light reaches towards the stone
_GRAIN_SIDE = 128
_GRAIN_ALPHA = 9  # of 255: the strongest speck, light or dark


def stone_path(box: QRectF) -> QPainterPath:
    """The outline: a circle drawn slightly out of round, smooth all the way."""
    middle, wide, high = box.center(), box.width() * _FILLS / 2, box.height() * _FILLS / 2
    placed = QTransform.fromTranslate(middle.x(), middle.y()).scale(wide, high)
    return placed.map(_outline())


@cache
def _outline() -> QPainterPath:
    """The outline around the origin, in a box that is 2 wide and high."""
    count = 72
    points: list[QPointF] = []
    for step in range(count):
        angle = math.tau * step / count
        radius = 1 + 0.015 * math.cos(2 * angle + 0.9) + 0.012 * math.cos(3 * angle - 0.6)
        points.append(QPointF(math.cos(angle) * radius, math.sin(angle) * radius * 0.985))
    return _smooth(points)


def _smooth(points: list[QPointF]) -> QPainterPath:
    """A closed Catmull-Rom curve through all points."""
    path, count = QPainterPath(points[0]), len(points)
    for i in range(count):
        before, here = points[i - 1], points[i]
        after, later = points[(i + 1) % count], points[(i + 2) % count]
        path.cubicTo(here + (after - before) / 6, after - (later - here) / 6, after)
    path.closeSubpath()
    return path


def _towards(colour: QColor, goal: QColor, text: QColor, least: float) -> QColor:
    """Mix `colour` with `goal` as far as a contrast of `least` with text on it allows."""
    low, high = 0.0, 1.0
    for _ in range(12):
        half = (low + high) / 2
        if contrast(mixed(colour, goal, half), text) >= least:
            low = half
        else:
            high = half
    return mixed(colour, goal, low)


def stone_ink(palette: Palette) -> QColor:
    """Colour of text on a stone: white by day, light by evening."""
    return palette.ink if palette.name == "evening" else palette.on_plain


def stone_light(palette: Palette, tone: Tone) -> list[tuple[float, QColor]]:
    """Gradient stops of the light, from the upper left outwards."""
    plain, _tint, deep = palette.shades(tone)
    text, white, black = stone_ink(palette), QColor("#FFFFFF"), QColor("#000000")
    if palette.name == "evening":
        plain, _tint, deep = DAY.shades(tone)  # the stone of the day, in a dark room
        body, dark = mixed(plain, deep, 0.6), mixed(deep, palette.paper, 0.4)
        return _eased([mixed(plain, deep, 0.25), body, mixed(body, dark, 0.6), dark])
    light = _towards(plain, white, text, SAFE)
    dark = mixed(deep, black, 0.1)
    return _eased([light, mixed(light, plain, 0.75), mixed(plain, deep, 0.55), dark])


def _eased(colours: list[QColor]) -> list[tuple[float, QColor]]:
    """Many gradient stops between few colours."""
    stops: list[tuple[float, QColor]] = []
    steps = 8
    for i, (here, after) in enumerate(itertools.pairwise(colours)):
        for step in range(steps):
            share = step / steps
            at = (i + share) / (len(colours) - 1)
            stops.append((at, mixed(here, after, share)))
    return [*stops, (1.0, colours[-1])]


@cache
def _grain() -> QImage:
    """Specks of light and dark, most of them faint: the same on every computer."""
    side = _GRAIN_SIDE
    data = random.Random("river stone").randbytes(side * side)  # noqa: S311 - no secret
    image = QImage(data, side, side, side, QImage.Format.Format_Indexed8)
    image.setColorTable([_speck(n / 127.5 - 1).rgba() for n in range(256)])
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _speck(strength: float) -> QColor:
    """A shade of the grain, from -1 (dark) over 0 (clear) to 1 (light)."""
    shade = 255 if strength > 0 else 0
    return QColor(shade, shade, shade, round(_GRAIN_ALPHA * strength * strength))


def _soft_disc(centre: QPointF, radius: float, colour: QColor, solid: float) -> QBrush:
    """A radial gradient, even to `solid` of its radius, that then fades without an edge."""
    gradient = QRadialGradient(centre, radius)
    gradient.setColorAt(0, colour)
    steps = 12
    for step in range(steps + 1):
        share = step / steps
        smooth = 0.5 + 0.5 * math.cos(math.pi * share)
        gradient.setColorAt(solid + (1 - solid) * share, faded(colour, colour.alphaF() * smooth))
    return QBrush(gradient)


def picture(
    side: int, ratio: float, palette: Palette, tone: Tone, *, dimmed: bool = False
) -> QPixmap:
    """Glow, shadow and stone on a transparent pixmap, `side` px wide at a device pixel ratio.

    `dimmed`: a pale stone without glow, for text in the deep shade of its tone.
    """
    image, pixels = _blank(side, ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    if not dimmed:
        _paint_around(painter, pixels, palette, tone)
    _paint_stone(painter, pixels, palette, tone, dimmed=dimmed)
    painter.end()
    return _pixmap(image, ratio)


def resting_picture(diameter: int, ratio: float, palette: Palette, tone: Tone) -> QPixmap:
    """The stone alone, without glow and shadow, `diameter` px wide at a device pixel ratio."""
    image, pixels = _blank(round(diameter / STONE_SHARE), ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _paint_stone(painter, pixels, palette, tone)
    painter.end()
    return _pixmap(image.copy(stone_box(pixels).toAlignedRect()), ratio)


def _blank(side: int, ratio: float) -> tuple[QImage, int]:
    """A transparent square image of `side` px at a device pixel ratio, and its width in pixels."""
    pixels = max(1, round(side * ratio))
    image = QImage(QSize(pixels, pixels), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image, pixels


def _pixmap(image: QImage, ratio: float) -> QPixmap:
    made = QPixmap.fromImage(image)
    made.setDevicePixelRatio(ratio)
    return made


def _paint_around(painter: QPainter, side: int, palette: Palette, tone: Tone) -> None:
    """Paint the glow, the soft shadow below, and the contact shadow close to the stone."""
    centre, tint = QPointF(side / 2, side / 2), palette.shades(tone).tint
    area, evening = QRectF(0, 0, side, side), palette.name == "evening"
    under = stone_box(side).toRect()
    inset = under.width() // 5
    within = under.adjusted(inset, inset, -inset, -inset)
    painter.setClipRegion(QRegion(area.toRect()) - QRegion(within))  # the stone covers the rest
    glow = faded(tint, 0.55 if evening else 0.8)
    painter.fillRect(area, _soft_disc(centre, side * 0.5, glow, STONE_SHARE * 0.92))
    black = QColor("#000000") if evening else mixed(palette.ink, palette.shades(tone).deep, 0.3)
    below = centre + QPointF(side * 0.010, side * 0.036)
    soft = faded(black, 0.4 if evening else 0.22)
    painter.fillRect(area, _soft_disc(below, side * STONE_SHARE * 0.565, soft, 0.74))
    close = centre + QPointF(side * 0.004, side * 0.013)
    contact = faded(black, 0.6 if evening else 0.4)
    painter.fillRect(area, _soft_disc(close, side * STONE_SHARE * 0.506, contact, 0.91))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
    painter.fillRect(area, QBrush(_grain()))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setClipping(False)


def stone_box(side: float) -> QRectF:
    """Square of the stone in a pixmap of this side."""
    stone = side * STONE_SHARE
    return QRectF((side - stone) / 2, (side - stone) / 2, stone, stone)


def text_box(size: QSize) -> QRectF:
    """Box that text keeps to, within the stone in the middle of a widget of this size."""
    stone = min(size.width(), size.height()) * STONE_SHARE
    wide, high = stone * 0.84, stone * 0.66
    return QRectF((size.width() - wide) / 2, (size.height() - high) / 2, wide, high)


def _paint_stone(
    painter: QPainter, side: int, palette: Palette, tone: Tone, *, dimmed: bool = False
) -> None:
    box = stone_box(side)
    shape = stone_path(box)
    lit = box.topLeft() + QPointF(box.width() * 0.33, box.height() * 0.26)
    body = QRadialGradient(lit, box.width() * 0.86)
    tint = palette.shades(tone).tint
    pale = [(0.0, tint), (1.0, mixed(tint, palette.line, 0.5))]
    for at, colour in pale if dimmed else stone_light(palette, tone):
        body.setColorAt(at, colour)
    painter.setClipPath(shape)
    painter.fillRect(box, body)
    painter.fillRect(box, QBrush(_grain()))
    _paint_rim(painter, shape, box)
    painter.setClipping(False)


def _paint_rim(painter: QPainter, shape: QPainterPath, box: QRectF) -> None:
    """Paint one thin light along the upper left edge, which narrows to both sides."""
    crescent = QPainterPath(shape)
    crescent.addPath(shape.translated(box.width() * 0.006, box.height() * 0.006))
    painter.fillPath(crescent, QColor(255, 255, 255, 60))  # the part outside is clipped


def halo(side: int, ratio: float, palette: Palette, tone: Tone) -> QPixmap:
    """Pixmap of the bell light: a soft band around the ring, brightest on it."""
    image, pixels = _blank(side, ratio)
    centre, light = QPointF(pixels / 2, pixels / 2), palette.shades(tone).plain
    band = QRadialGradient(centre, pixels / 2)
    for step in range(41):
        at = step / 40
        away = (at - RING_SHARE) / (1 - RING_SHARE if at > RING_SHARE else _HALO_INNER)
        strength = max(0.0, 1 - abs(away)) if away > 0 else math.exp(-((away * 1.1) ** 2) * 2)
        band.setColorAt(at, faded(light, 0.6 * strength**1.5))
    painter = QPainter(image)
    painter.fillRect(image.rect(), band)
    painter.end()
    return _pixmap(image, ratio)
