"""River stone pixmap: glow, shadow, and a smooth closed curve lit from the upper left.

Law: text on the stone meets WCAG AA at its least favourable pixel, so light under text is held
to a contrast of `SAFE` with `on_plain`; brighter (by day) is only the rim of the upper left, where
no text comes. A grain too fine to see keeps the gradients from banding.
"""

from __future__ import annotations

import hashlib
import itertools
import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPixmap, QRadialGradient

from listening_timer.ui.theme.theme import Palette, Tone, contrast, faded, mixed

RING_SHARE = 0.875  # ring diameter, as a share of the pixmap's side
STONE_SHARE = 0.78  # stone width, as a share of the pixmap's side
SAFE = 4.75
_GRAIN_SIDE = 128


def stone_path(box: QRectF) -> QPainterPath:
    """The outline: a circle drawn slightly out of round, smooth all the way."""
    count = 72
    points: list[QPointF] = []
    for step in range(count):
        angle = math.tau * step / count
        radius = 1 + 0.022 * math.cos(2 * angle + 0.9) + 0.016 * math.cos(3 * angle - 0.6)
        points.append(QPointF(math.cos(angle) * radius, math.sin(angle) * radius * 0.985))
    return _smooth([_placed(point, box) for point in points])


def _placed(point: QPointF, box: QRectF) -> QPointF:
    half = QPointF(point.x() * box.width() / 2, point.y() * box.height() / 2)
    return box.center() + half * 0.96


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


def stone_light(palette: Palette, tone: Tone) -> list[tuple[float, QColor]]:
    """Gradient stops of the light, from the upper left outwards."""
    plain, _tint, deep = palette.shades(tone)
    text, white, black = palette.on_plain, QColor("#FFFFFF"), QColor("#000000")
    if palette.name == "evening":
        light = mixed(plain, white, 0.34)
        dark = _towards(plain, black, text, 5.4)
        return _eased([light, plain, mixed(plain, dark, 0.45), dark])
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


def _grain() -> QImage:
    """Noise from a hash: the same on every computer, and invisible by itself."""
    side = _GRAIN_SIDE
    data = hashlib.shake_128(b"river stone").digest(side * side)
    image = QImage(data, side, side, side, QImage.Format.Format_Indexed8)
    shades = [QColor(255, 255, 255, n // 43) for n in range(128)]
    shades += [QColor(0, 0, 0, n // 43) for n in range(128)]
    image.setColorTable([shade.rgba() for shade in shades])
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


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


def picture(side: int, ratio: float, palette: Palette, tone: Tone) -> QPixmap:
    """Glow, shadow and stone on a transparent pixmap, `side` px wide at a device pixel ratio."""
    image, pixels = _blank(side, ratio)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    _paint_around(painter, pixels, palette, tone)
    _paint_stone(painter, pixels, palette, tone)
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
    """Paint the glow, and the shadow below."""
    centre, tint = QPointF(side / 2, side / 2), palette.shades(tone).tint
    area = QRectF(0, 0, side, side)
    painter.fillRect(area, _soft_disc(centre, side * 0.5, tint, RING_SHARE * 0.9))
    shade = faded(QColor("#000000"), 0.5 if palette.name == "evening" else 0.22)
    below = centre + QPointF(side * 0.012, side * 0.028)
    painter.fillRect(area, _soft_disc(below, side * STONE_SHARE * 0.57, shade, 0.72))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceAtop)
    painter.fillRect(area, QBrush(_grain()))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)


def stone_box(side: float) -> QRectF:
    """Square of the stone in a pixmap of this side."""
    stone = side * STONE_SHARE
    return QRectF((side - stone) / 2, (side - stone) / 2, stone, stone)


def text_box(size: QSize) -> QRectF:
    """Box that text keeps to, within the stone in the middle of a widget of this size."""
    stone = min(size.width(), size.height()) * STONE_SHARE
    wide, high = stone * 0.84, stone * 0.66
    return QRectF((size.width() - wide) / 2, (size.height() - high) / 2, wide, high)


def _paint_stone(painter: QPainter, side: int, palette: Palette, tone: Tone) -> None:
    box = stone_box(side)
    shape = stone_path(box)
    lit = box.topLeft() + QPointF(box.width() * 0.33, box.height() * 0.26)
    body = QRadialGradient(lit, box.width() * 0.86)
    for at, colour in stone_light(palette, tone):
        body.setColorAt(at, colour)
    painter.setClipPath(shape)
    painter.fillRect(box, body)
    painter.fillRect(box, _rim(box, palette))
    if palette.name == "evening":
        painter.fillRect(box, _gleam(box))
    painter.fillRect(box, QBrush(_grain()))
    painter.setClipping(False)


def _rim(box: QRectF, palette: Palette) -> QRadialGradient:
    """Light on the upper left edge, above and beside all text."""
    share = 0.10 if palette.name == "evening" else 0.16
    rim = QRadialGradient(
        box.center() + QPointF(box.width(), box.height()) * 0.09, box.width() * 0.62
    )
    clear = QColor(255, 255, 255, 0)
    rim.setColorAt(0, clear)
    rim.setColorAt(0.9, clear)
    rim.setColorAt(0.955, faded(QColor("#FFFFFF"), share * 0.35))
    rim.setColorAt(1, faded(QColor("#FFFFFF"), share))
    return rim


def _gleam(box: QRectF) -> QBrush:
    """Soft light on the upper left; in the evening palette only, with dark text on the stone."""
    at = box.topLeft() + QPointF(box.width() * 0.30, box.height() * 0.20)
    return _soft_disc(at, box.width() * 0.42, faded(QColor("#FFFFFF"), 0.10), 0.0)


def halo(side: int, ratio: float, palette: Palette, tone: Tone) -> QPixmap:
    """Pixmap of the bell light: a soft band around the ring, brightest on it."""
    image, pixels = _blank(side, ratio)
    centre, light = QPointF(pixels / 2, pixels / 2), palette.shades(tone).plain
    band = QRadialGradient(centre, pixels / 2)
    for step in range(41):
        at = step / 40
        away = (at - RING_SHARE) / (1 - RING_SHARE)
        strength = max(0.0, 1 - abs(away)) if away > 0 else math.exp(-((away * 1.1) ** 2) * 2)
        band.setColorAt(at, faded(light, 0.6 * strength**1.5))
    painter = QPainter(image)
    painter.fillRect(image.rect(), band)
    painter.end()
    return _pixmap(image, ratio)
