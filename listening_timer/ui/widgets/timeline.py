"""Timeline: a painted strip to scale, of a session as it ran or a format as planned."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.painting import placed
from listening_timer.ui.widgets.timeline_painter import (
    FAINT,
    TimelineLook,
    TimelinePainter,
    TimelinePart,
)


class Timeline(QWidget):
    """A timeline to scale: texts inside the parts and labels below, where they have room.

    It runs in reading direction.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.parts: tuple[TimelinePart, ...] = ()
        self.marks: tuple[float, ...] = ()
        self._ends = "", ""
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
        self.parts, self._ends, self.marks = tuple(parts), (start, end), tuple(marks)
        self.setAccessibleDescription(spoken)
        self.update()

    def voice(self) -> AccessibleInfo:
        """Expose as a graphic, described in words."""
        return AccessibleInfo(AccessibleRole.Graphic)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(300), _band(self._theme) + _line(self._theme))

    def minimumSizeHint(self) -> QSize:
        """Narrow will do: what has no room is left out."""
        return QSize(self._theme.px(120), self.sizeHint().height())

    def painting(self) -> TimelinePainter:
        """What is painted, and where."""
        return TimelinePainter(
            screen_look(self._theme),
            QRectF(self.rect()),
            self.layoutDirection(),
            self.parts,
            self._ends,
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the parts with the marks on them, and the labels."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.painting().paint(painter, self._paint_marks)

    def _paint_marks(self, painter: QPainter) -> None:
        """Paint a dot for each mark, at the foot of the band."""
        size, look = max(5, self._theme.px(7)), self._theme.palette
        top = _band(self._theme) - size - self._theme.px(4)
        painter.setPen(QPen(look.ink, max(1, self._theme.px(1))))
        painter.setBrush(look.surface)
        for left in self.marks_shown():
            dot = QRectF(left - size / 2, top, size, size)
            painter.drawEllipse(placed(dot, QRectF(self.rect()), self.layoutDirection()))

    def marks_shown(self) -> list[float]:
        """Distance (px) of each mark from the leading edge."""
        found, ends = list[float](), list(accumulate(part.width for part in self.parts))
        places = self.painting().extents()
        for at in self.marks if ends else ():
            place = min(bisect_left(ends, at), len(ends) - 1)
            left, wide = places[place]
            share = (ends[place] - at) / (self.parts[place].width or 1)
            found.append(left + wide * (1 - min(1.0, max(0.0, share))))
        return found

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


def screen_look(theme: Theme) -> TimelineLook:
    """The look of a timeline on screen."""
    return TimelineLook(
        theme.palette,
        theme.font(TextStyle.HINT),
        theme.font(TextStyle.LABEL),
        QFontMetrics,
        band=_band(theme),
        radius=theme.px(14),
        gap=theme.px(3),
        padding=theme.px(12),
        line=(_band(theme), _line(theme)),
        label_padding=1,
        label_gap=theme.px(10),
        hatch=_hatch,
        over_fade=FAINT,
    )


def _hatch(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.fillRect(rect, QBrush(colour, Qt.BrushStyle.BDiagPattern))


def _band(theme: Theme) -> int:
    text = QFontMetrics(theme.font(TextStyle.HINT)).height()
    return max(theme.px(46), text + theme.px(14))


def _line(theme: Theme) -> int:
    return QFontMetrics(theme.font(TextStyle.LABEL)).height() + theme.px(8)
