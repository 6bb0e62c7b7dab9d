"""Progress ring around the stone: how much is left, as an arc that ends at twelve o'clock.

It moves in steps too small to be seen, so that a tick which moves it by none repaints nothing, and
one which moves it repaints its end alone.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

_CIRCLE = 360 * 16  # Qt counts angles in sixteenths of a degree
_TOP = 90 * 16
_FINE = 3  # steps per px
_FAR = 1 / 12  # of the circle: from there on, a part is no cheaper to paint than the whole
_CHORDS = 64  # per circle: so short that each is as good as its arc


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring whose middle line fills the square `box`, `wide` px thick.

    `ratio`: device pixel ratio.
    """

    box: QRectF
    wide: float
    ratio: float = 1.0

    def step(self, share: float) -> int:
        """End of the arc for a share of 0 to 1, in steps from twelve o'clock."""
        return round(max(0.0, min(1.0, share)) * self._steps)

    def end(self, old: int, new: int) -> QRegion:
        """Region of the ring that changes between two steps."""
        region, reach = QRegion(), self.wide * 1.5
        chords = 1 + abs(new - old) * _CHORDS // self._steps
        points = [self._point(old + (new - old) * i / chords) for i in range(chords + 1)]
        for here, after in itertools.pairwise(points):
            span = QRectF(here, after).normalized()
            region += span.adjusted(-reach, -reach, reach, reach).toAlignedRect()
        return region

    def paint(
        self,
        painter: QPainter,
        step: int,
        colours: tuple[QColor, QColor],
        between: tuple[int, int] | None = None,
    ) -> None:
        """Paint the arc over its track (`colours`: track, arc), clockwise to twelve o'clock.

        `between`: no more of it than lies around the steps from one to the other.
        """
        track, colour = colours
        low, high = between or (0, self._steps)
        margin = math.ceil(self.wide * 4 / (math.pi * self.box.width()) * self._steps)
        low, high = low - margin, high + margin
        far = high - low > self._steps * _FAR
        if far or low < 0 or high > self._steps:  # also where the arc begins: all of it
            low, high = 0, self._steps
        first = self._angle(low)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self._pen(track, Qt.PenCapStyle.FlatCap))
        painter.drawArc(self.box, _TOP + first, self._angle(high) - first)
        if step > low:
            painter.setPen(self._pen(colour, Qt.PenCapStyle.RoundCap))
            painter.drawArc(self.box, _TOP + first, self._angle(step) - first)

    def paint_thin(self, painter: QPainter, colour: QColor) -> None:
        """Paint one thin full circle: there is no share any more."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour, max(2.0, self.wide * 0.42)))
        painter.drawEllipse(self.box)

    @property
    def _steps(self) -> int:
        """Steps of the full circle; never more than Qt has angles."""
        around = math.pi * self.box.width() * self.ratio
        return max(1, min(_CIRCLE, math.ceil(around * _FINE)))

    def _angle(self, step: int) -> int:
        return round(step * _CIRCLE / self._steps)

    def _pen(self, colour: QColor, cap: Qt.PenCapStyle) -> QPen:
        pen = QPen(colour, self.wide)
        pen.setCapStyle(cap)
        return pen

    def _point(self, step: float) -> QPointF:
        turn = math.tau * step / self._steps
        out = QPointF(-math.sin(turn), -math.cos(turn)) * (self.box.width() / 2)
        return self.box.center() + out
