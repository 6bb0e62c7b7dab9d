"""Floor layout: rectangles of token, texts and waiting circles, so that nothing overlaps.

Pure geometry, and the painting of the dotted circles. What does not fit is left out of `boxes`: the
cue line first, then the notice, then the card.
"""

from __future__ import annotations

import bisect
import itertools
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, reduce

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPixmap

from listening_timer.ui.theme.theme import Theme, Tone, faded

DROPPED_FIRST = ("line", "notice", "card")
NAME_ROOM = 0.82
"""Share of a waiting circle's width that a name in it may take."""
_NAME_HIGH = 0.54  # of the height; a box of both lies within the circle
_LEAST_STONE = 0.36  # of the floor's height, before text is dropped for it


@dataclass(frozen=True, slots=True)
class Block:
    """A text or a card: the height that it needs (px), 0 for none; and its font."""

    high: int
    font: QFont | None = None


@dataclass(frozen=True, slots=True)
class FloorLayout:
    """A layout: token square, the box of each block that has room, and the waiting circles."""

    token: QRectF
    boxes: Mapping[str, QRect]
    fonts: Mapping[str, QFont]
    circles: tuple[QRectF, ...] = field(default=())
    left_out: int = 0
    """Number of blocks without room."""


def roomiest(tried: Iterable[FloorLayout]) -> FloorLayout:
    """The first layout with room for everything, else the one that leaves least out.

    Raises ValueError where there is none.
    """
    best: FloorLayout | None = None
    for places in tried:
        if best is None or places.left_out < best.left_out:
            best = places
        if not places.left_out:
            break
    if best is None:
        raise ValueError("nothing was tried")
    return best


def token_side(size: QSize) -> int:
    """Side (px) of the token's square on one half of a floor of this size."""
    return min(size.height(), round(size.width() * 0.535))


def on_a_side(
    size: QSize, blocks: Mapping[str, Block], wide: int, gap: int, *, left: bool
) -> FloorLayout:
    """Layout with the token on one half; on the other name and line, notice and card at foot."""
    width, height = size.width(), size.height()
    side = token_side(size)
    middle = max(side / 2, width * 0.275)
    token = QRectF(middle - side / 2, (height - side) / 2, side, side)
    kept = _fitting(blocks, round(height * 0.92), gap, ("name", "line"), ("notice", "card"))
    upper, lower = _high(kept, ("name", "line"), gap), _high(kept, ("notice", "card"), gap)
    foot = round(height * 0.95) - lower
    top = min(round(height * 0.49) - upper // 2, foot - 2 * gap - upper)
    boxes = _stacked(kept, ("name", "line"), max(0, top), gap)
    boxes |= _stacked(kept, ("notice", "card"), foot, gap)
    centre = round(width * 0.788)
    placed = {name: QRect(centre - wide // 2, y, wide, high) for name, (y, high) in boxes.items()}
    if not left:
        token.moveLeft(width - token.right())
        placed = {name: box.translated(width - 2 * centre, 0) for name, box in placed.items()}
    return FloorLayout(token, placed, _fonts(blocks), left_out=_left_out(blocks, placed))


def in_the_middle(  # noqa: PLR0913 - what lies there, and its measures
    size: QSize,
    blocks: Mapping[str, Block],
    wide: int,
    gap: int,
    *,
    clock: bool,
    name_wide: float = 0,
) -> FloorLayout:
    """Layout with the token in the upper middle, a circle on either side, all text below.

    Without text the token is in the very middle. `name_wide`: width (px) that the longer of the
    names in the circles would like; they become ovals for it.
    """
    width, height = size.width(), size.height()
    names = ("heading", "line", "notice", "card")
    kept = _fitting(blocks, round(height * (1 - _LEAST_STONE)) - 2 * gap, gap, names, ())
    words = _high(kept, names, gap)
    free = height - words - 3 * gap
    side = max(40, min(free, round(height * (0.66 if clock else 0.54)), round(width * 0.36)))
    spare = max(0, height - words - side - 2 * gap)
    top = round(spare * 0.35) if kept else (height - side) // 2
    token = QRectF((width - side) / 2, top, side, side)
    first = top + side + max(gap, round((height - top - side - words) * 0.38))
    boxes = {
        name: QRect((width - wide) // 2, y, wide, high)
        for name, (y, high) in _stacked(kept, names, first, gap).items()
    }
    if "card" in boxes:
        box = boxes["card"]
        inset = max(0, (box.width() - round(width * 0.36)) // 2)
        boxes["card"] = box.adjusted(inset, 0, -inset, 0)
    circles = _circles(size, token, first - gap, name_wide / NAME_ROOM)
    return FloorLayout(token, boxes, _fonts(blocks), circles, _left_out(blocks, boxes))


def _circles(size: QSize, token: QRectF, floor: float, wanted: float) -> tuple[QRectF, QRectF]:
    """Two circles, or ovals of a wanted width, lower than the token, clear of it and of text."""
    width, height = size.width(), size.height()
    room = token.left() - width * 0.03
    high = max(24.0, min(height * 0.30, width * 0.15, room, floor * 0.9))
    wide = max(high, min(wanted, width * 0.25, room))
    level = min(token.center().y() + height * 0.12, floor - high / 2)
    x = min(max(width * 0.16, width * 0.01 + wide / 2), token.left() - wide / 2)
    centres = (QPointF(x, level), QPointF(width - x, level))
    half = QPointF(wide / 2, high / 2)
    return QRectF(centres[0] - half, centres[0] + half), QRectF(
        centres[1] - half, centres[1] + half
    )


def _fitting(
    blocks: Mapping[str, Block],
    room: int,
    gap: int,
    upper: tuple[str, ...],
    lower: tuple[str, ...],
) -> dict[str, int]:
    """Heights of the blocks that fit `room`, dropped in `DROPPED_FIRST` order until they do."""
    kept = {name: block.high for name, block in blocks.items() if block.high}
    for name in ("", *DROPPED_FIRST):
        kept.pop(name, None)
        between = 2 * gap if _high(kept, lower, gap) else 0
        if _high(kept, upper, gap) + between + _high(kept, lower, gap) <= room:
            break
    return kept


def _high(kept: Mapping[str, int], names: tuple[str, ...], gap: int) -> int:
    heights = [kept[name] for name in names if name in kept]
    return sum(heights) + gap * max(0, len(heights) - 1)


def _stacked(
    kept: Mapping[str, int], names: tuple[str, ...], top: int, gap: int
) -> dict[str, tuple[int, int]]:
    placed: dict[str, tuple[int, int]] = {}
    for name in names:
        if name in kept:
            placed[name] = (top, kept[name])
            top += kept[name] + gap
    return placed


def _left_out(blocks: Mapping[str, Block], boxes: Mapping[str, QRect]) -> int:
    return sum(1 for name, block in blocks.items() if block.high and name not in boxes)


def _fonts(blocks: Mapping[str, Block]) -> dict[str, QFont]:
    return {name: block.font for name, block in blocks.items() if block.font is not None}


def name_box(circle: QRectF) -> QRect:
    """Rectangle of a name in its circle."""
    wide, high = circle.width() * NAME_ROOM, circle.height() * _NAME_HIGH
    centre = circle.center()
    return QRectF(centre.x() - wide / 2, centre.y() - high / 2, wide, high).toRect()


_STEPS = 360
"""Number of steps in which an oval is walked."""


def _dot_size(circle: QRectF) -> float:
    """Radius (px) of a dot of a circle."""
    return max(1.2, circle.height() * 0.0085)


def _dot(painter: QPainter, at: QPointF, size: float, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(at, size, size)


def dotted_circle(painter: QPainter, circle: QRectF, colour: QColor) -> None:
    """Draw a circle of small dots, evenly spaced."""
    size = _dot_size(circle)
    for x, y in around(circle.width(), circle.height(), size * 4.6):
        _dot(painter, circle.center() + QPointF(x, y), size, colour)


@lru_cache(maxsize=8)
def around(wide: float, high: float, apart: float) -> list[tuple[float, float]]:
    """Points on an oval, relative to its centre: at least 24, as many as lie `apart` px along it.

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
    """A point on the shallow arc from one place to another, at a share of 0 to 1."""
    bend = QPointF((start.x() * 2 + end.x()) / 3, end.y() - abs(end.y() - start.y()) * 0.35)
    back = 1 - share
    return start * (back * back) + bend * (2 * back * share) + end * (share * share)


def dotted_way(
    painter: QPainter, circle: QRectF, stone: QPointF, reach: float, colour: QColor
) -> None:
    """Draw dots from the edge of a circle to the edge of the token; none over either."""
    size = max(1.4, circle.height() * 0.012)
    clear = circle.adjusted(-4 * size, -4 * size, 4 * size, 4 * size)
    length = math.hypot(stone.x() - circle.center().x(), stone.y() - circle.center().y())
    count = max(8, round(length / (size * 7)))
    for step in range(count + 1):
        at = way(circle.center(), stone, step / count)
        if not _within(at, clear) and _away(at, stone) > reach + 4 * size:
            _dot(painter, at, size, faded(colour, 0.55))


def _dotted(circle: QRectF) -> QRectF:
    """Bounds of a circle with its dots, half of each of which lies outside."""
    size = _dot_size(circle)
    return circle.adjusted(-size, -size, size, size)


def _within(at: QPointF, oval: QRectF) -> bool:
    out = at - oval.center()
    return math.hypot(out.x() / oval.width(), out.y() / oval.height()) <= 0.5  # noqa: PLR2004 - half


def _away(first: QPointF, second: QPointF) -> float:
    return math.hypot(first.x() - second.x(), first.y() - second.y())


class Dots:
    """Cached pixmap of all dots: hundreds of them take 10 ms to paint."""

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
        """Paint the circles in their tones, and the dotted ways to the token."""
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
