"""Timeline: a painted strip to scale, of a session as it ran or a format as planned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone, mixed
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole

FAINT = 0.58
Extent = tuple[float, float]
_Place = TypeVar("_Place")


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


def spans(widths: Sequence[float], room: float, gap: float) -> list[Extent]:
    """(start, width) of each part to scale in `room`, with gaps between."""
    total = sum(widths) or 1.0
    free = max(0.0, room - gap * (len(widths) - 1))
    left, made = 0.0, list[Extent]()
    for width in widths:
        made.append((left, free * width / total))
        left += made[-1][1] + gap
    return made


def words_in(
    part: TimelinePart, room: float, breath: float, width_of: Callable[[str], float]
) -> str:
    """The text of a part that fits `room` px: all of it, or the first shorter one; else empty.

    `breath` is the padding that a text needs; half of it will do for a shorter one.
    """
    if width_of(part.text) + breath <= room:
        return part.text
    return next((text for text in part.shorter if width_of(text) + breath / 2 <= room), "")


def beyond_first(
    parts: Sequence[TimelinePart], places: Sequence[_Place]
) -> list[tuple[TimelinePart, _Place]]:
    """Parts with their places, in the order in which labels get room: `over` ones first."""
    return sorted(zip(parts, places, strict=True), key=lambda pair: not pair[0].over)


def mirrored(widget: QWidget, rect: QRectF) -> QRectF:
    """Map a rectangle measured from the leading edge to the widget's coordinates."""
    if widget.layoutDirection() is Qt.LayoutDirection.LeftToRight:
        return rect
    return QRectF(widget.width() - rect.right(), rect.top(), rect.width(), rect.height())


class Timeline(QWidget):
    """A timeline to scale: texts inside the parts and labels below, where they have room.

    It runs in reading direction.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: tuple[TimelinePart, ...] = ()
        self._marks: tuple[float, ...] = ()
        self._start, self._end = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

        theme.changed.connect(self._restyle)

    def set(
        self,
        parts: Sequence[TimelinePart],
        start: str = "",
        end: str = "",
        spoken: str = "",
        marks: Sequence[float] = (),
    ) -> None:
        """Show parts between two times of day; `spoken` is the accessible description.

        `marks` are instants, in the unit of the parts' widths, counted from the first part on.
        """
        self._parts, self._start, self._end = tuple(parts), start, end
        self._marks = tuple(marks)
        self.setAccessibleDescription(spoken)
        self.update()

    def parts(self) -> tuple[TimelinePart, ...]:
        """The parts shown."""
        return self._parts

    def marks(self) -> tuple[float, ...]:
        """The marked instants."""
        return self._marks

    def voice(self) -> AccessibleInfo:
        """Expose as a graphic, described in words."""
        return AccessibleInfo(AccessibleRole.Graphic)

    def sizeHint(self) -> QSize:
        """Size of the band, and a line of labels."""
        return QSize(self._theme.px(300), self._band() + self._line())

    def minimumSizeHint(self) -> QSize:
        """Narrow will do: what has no room is left out."""
        return QSize(self._theme.px(120), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the band, then the labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = spans([part.width for part in self._parts], self.width(), self._theme.px(3))
        self._paint_band(painter, places)
        painter.setFont(self._theme.font(TextStyle.LABEL))
        painter.setPen(self._theme.palette.soft_ink)
        for text, rect in self.labels_shown():
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)

    def labels_shown(self) -> list[tuple[str, QRectF]]:
        """Labels that have room, with their rectangles; the times at both ends come first."""
        metrics = QFontMetrics(self._theme.font(TextStyle.LABEL))
        gap, top, high = self._theme.px(10), self._band(), self._line()
        taken: list[tuple[str, QRectF]] = []

        def put(text: str, left: float, wide: float) -> None:
            rect = QRectF(left, top, wide, high)
            roomy = rect.adjusted(-gap, 0, gap, 0)
            inside = left >= 0 and rect.right() <= self.width() + 1
            if text and inside and not any(roomy.intersects(other) for _t, other in taken):
                taken.append((text, rect))

        end = metrics.horizontalAdvance(self._end) + 1.0
        put(self._start, 0, metrics.horizontalAdvance(self._start) + 1.0)
        put(self._end, self.width() - end, end)
        places = spans([part.width for part in self._parts], self.width(), self._theme.px(3))
        for part, (left, wide) in beyond_first(self._parts, places):
            need = metrics.horizontalAdvance(part.label) + 1.0
            put(part.label, left + (wide - need) / 2, need)
        return [(text, mirrored(self, rect)) for text, rect in taken]

    def _paint_band(self, painter: QPainter, places: Sequence[Extent]) -> None:
        clip, radius = QPainterPath(), self._theme.px(14)
        clip.addRoundedRect(QRectF(0, 0, self.width(), self._band()), radius, radius)
        painter.save()
        painter.setClipPath(clip)
        painter.setFont(self._theme.font(TextStyle.HINT))
        words = self.words_shown(places)
        for part, text, (left, wide) in zip(self._parts, words, places, strict=True):
            rect = mirrored(self, QRectF(left, 0, wide, self._band()))
            painter.fillRect(rect, self.fill_of(part))
            if part.striped:
                painter.fillRect(rect, QBrush(self.stripe_of(part), Qt.BrushStyle.BDiagPattern))
            if part.over:
                stripes = mixed(self.stripe_of(part), self._theme.palette.surface, FAINT)
                painter.fillRect(rect, QBrush(stripes, Qt.BrushStyle.BDiagPattern))
            painter.setPen(self.ink_of(part))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        self._paint_marks(painter, places)
        painter.restore()

    def words_shown(self, places: Sequence[Extent]) -> list[str]:
        """The text in each part; empty where nothing has room."""
        metrics, breath = QFontMetrics(self._theme.font(TextStyle.HINT)), self._theme.px(12)
        return [
            words_in(part, wide, breath, metrics.horizontalAdvance)
            for part, (_left, wide) in zip(self._parts, places, strict=True)
        ]

    def _paint_marks(self, painter: QPainter, places: Sequence[Extent]) -> None:
        """Paint a dot for each mark, at the foot of the band."""
        size, look = max(5, self._theme.px(7)), self._theme.palette
        painter.setPen(QPen(look.ink, max(1, self._theme.px(1))))
        painter.setBrush(look.surface)
        for left in self.marks_shown(places):
            dot = QRectF(left - size / 2, self._band() - size - self._theme.px(4), size, size)
            painter.drawEllipse(mirrored(self, dot))

    def marks_shown(self, places: Sequence[Extent]) -> list[float]:
        """Distance (px) of each mark from the beginning of the timeline."""
        found, ends = list[float](), list(accumulate(part.width for part in self._parts))
        for at in self._marks if ends else ():
            place = min(bisect_left(ends, at), len(ends) - 1)
            left, wide = places[place]
            share = (ends[place] - at) / (self._parts[place].width or 1)
            found.append(left + wide * (1 - min(1.0, max(0.0, share))))
        return found

    def fill_of(self, part: TimelinePart) -> QColor:
        """Fill colour of a part."""
        shades = self._theme.shades(part.tone)
        if part.striped:
            return shades.tint
        return self.stripe_of(part) if part.faint else shades.plain

    def stripe_of(self, part: TimelinePart) -> QColor:
        """Colour of a part's stripes, and of a faint part as a whole."""
        return mixed(self._theme.shades(part.tone).plain, self._theme.palette.surface, FAINT)

    def ink_of(self, part: TimelinePart) -> QColor:
        """Text colour in a part."""
        light = part.faint or part.striped
        return self._theme.palette.ink if light else self._theme.palette.on_plain

    def _band(self) -> int:
        text = QFontMetrics(self._theme.font(TextStyle.HINT)).height()
        return max(self._theme.px(46), text + self._theme.px(14))

    def _line(self) -> int:
        return QFontMetrics(self._theme.font(TextStyle.LABEL)).height() + self._theme.px(8)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
