"""Timeline painter: parts to scale, texts in them and labels below, on screen or on paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPainterPath

from listening_timer.ui.theme.palette import Palette, Tone, mixed
from listening_timer.ui.widgets.painting import placed

FAINT = 0.58
_LEAST_BELOW = 0.5  # share of a label that lies below its own part, at least
CENTRED = Qt.AlignmentFlag.AlignCenter
Extent: TypeAlias = tuple[float, float]
"""Where a part begins, and its width."""


@dataclass(frozen=True, slots=True)
class TimelinePart:
    """One part of a timeline; `width` is a length of any unit, the sum of all is the whole.

    Where there is no room for its `text`, the first of `shorter` that has room is shown. A
    `striped` part has no set length, and `width` only gives it room. An `over` part is hatched: the
    same as the one before it, beyond what was planned.
    """

    width: float
    tone: Tone
    faint: bool = False
    text: str = ""
    label: str = ""
    shorter: tuple[str, ...] = ()
    striped: bool = False
    over: bool = False


@dataclass(frozen=True, slots=True)
class TimelineLook:
    """Colours, fonts and lengths of a timeline, in dots of the device.

    `band` is the height of the parts, and `padding` the least one of a text in its part, of which a
    shorter text takes half. Labels stand in a `line`, from a top on and so high, with a least gap
    between them. `hatch` fills a rectangle with stripes; in those of an `over` part the surface's
    colour has a share of `over_fade`.
    """

    palette: Palette
    text_font: QFont
    label_font: QFont
    metrics: type[QFontMetrics | QFontMetricsF]
    band: float
    radius: float
    gap: float
    padding: float
    line: Extent
    label_padding: float
    label_gap: float
    hatch: Callable[[QPainter, QRectF, QColor], None]
    over_fade: float

    def fill(self, part: TimelinePart) -> QColor:
        """Fill colour of a part."""
        shades = self.palette.shades(part.tone)
        if part.striped:
            return shades.tint
        return self.stripe(part) if part.faint else shades.plain

    def stripe(self, part: TimelinePart) -> QColor:
        """Colour of a part's stripes, and of a faint part as a whole."""
        return mixed(self.palette.shades(part.tone).plain, self.palette.surface, FAINT)

    def ink(self, part: TimelinePart) -> QColor:
        """Text colour in a part."""
        light = part.faint or part.striped
        return self.palette.ink if light else self.palette.on_plain


@dataclass(frozen=True, slots=True)
class TimelinePainter:
    """A timeline in a `room` that is read in direction `way`.

    The times at its `ends` have room before the labels of its parts.
    """

    look: TimelineLook
    room: QRectF
    way: Qt.LayoutDirection
    parts: Sequence[TimelinePart]
    ends: tuple[str, str] = ("", "")

    def paint(self, painter: QPainter, on_band: Callable[[QPainter], None] | None = None) -> None:
        """Paint the band, what lies on it and is clipped to it, then the labels."""
        self._paint_band(painter, on_band)
        painter.setFont(self.look.label_font)
        painter.setPen(self.look.palette.soft_ink)
        for text, rect in self.labels():
            painter.drawText(rect, CENTRED, text)

    def _paint_band(self, painter: QPainter, on_band: Callable[[QPainter], None] | None) -> None:
        look, clip = self.look, QPainterPath()
        clip.addRoundedRect(self._placed(0, self.room.width()), look.radius, look.radius)
        painter.save()
        painter.setClipPath(clip)
        painter.setFont(look.text_font)
        for part, text, extent in zip(self.parts, self.texts(), self.extents(), strict=True):
            rect = self._placed(*extent)
            painter.fillRect(rect, look.fill(part))
            if part.striped:
                look.hatch(painter, rect, look.stripe(part))
            if part.over:
                stripes = mixed(look.stripe(part), look.palette.surface, look.over_fade)
                look.hatch(painter, rect, stripes)
            painter.setPen(look.ink(part))
            painter.drawText(rect, CENTRED, text)
        if on_band is not None:
            on_band(painter)
        painter.restore()

    def extents(self) -> list[Extent]:
        """Where each part is, to scale, from the leading edge on."""
        return spans([part.width for part in self.parts], self.room.width(), self.look.gap)

    def texts(self) -> list[str]:
        """The text in each part: all of it, or the first shorter one that fits; else empty."""
        width_of = self.look.metrics(self.look.text_font).horizontalAdvance
        padding = self.look.padding

        def fitting(part: TimelinePart, room: float) -> str:
            if width_of(part.text) + padding <= room:
                return part.text
            return next((text for text in part.shorter if width_of(text) + padding / 2 <= room), "")

        return [
            fitting(part, wide)
            for part, (_left, wide) in zip(self.parts, self.extents(), strict=True)
        ]

    def labels(self) -> list[tuple[str, QRectF]]:
        """The labels that have room, with their rectangles.

        Both ends come first, then `over` parts, then the widest: a short part is never named while
        the long one beside it has no name. A label that would lie mostly below its neighbours is
        left out.
        """
        look, whole, taken = self.look, self.room.width(), list[tuple[str, QRectF]]()
        width_of = look.metrics(look.label_font).horizontalAdvance
        pairs = sorted(
            zip(self.parts, self.extents(), strict=True),
            key=lambda pair: (not pair[0].over, -pair[1][1]),
        )
        wanted = (
            (self.ends[0], (0.0, whole), 0.0),
            (self.ends[1], (0.0, whole), 1.0),
            *(
                (part.label, extent, 0.5)
                for part, extent in pairs
                if part.over or extent[1] >= width_of(part.label) * _LEAST_BELOW
            ),
        )
        for text, (left, room), share in wanted:
            wide = width_of(text) + look.label_padding
            rect = QRectF(left + (room - wide) * share, look.line[0], wide, look.line[1])
            roomy = rect.adjusted(-look.label_gap, 0, look.label_gap, 0)
            inside = rect.left() >= 0 and rect.right() <= whole + 1
            if text and inside and not any(roomy.intersects(other) for _text, other in taken):
                taken.append((text, rect))
        return [(text, placed(rect, self.room, self.way)) for text, rect in taken]

    def _placed(self, left: float, wide: float) -> QRectF:
        return placed(QRectF(left, 0, wide, self.look.band), self.room, self.way)


def spans(widths: Sequence[float], room: float, gap: float) -> list[Extent]:
    """(start, width) of each part to scale in `room`, with gaps between."""
    total = sum(widths) or 1.0
    free = max(0.0, room - gap * (len(widths) - 1))
    left, made = 0.0, list[Extent]()
    for width in widths:
        made.append((left, free * width / total))
        left += made[-1][1] + gap
    return made
