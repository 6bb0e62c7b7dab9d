"""Timeline of a session, painted to scale in a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QPainter, QPen

from listening_timer.pdf.layout import POINT, Face, Strip
from listening_timer.ui.theme.palette import DAY
from listening_timer.ui.widgets.timeline_painter import TimelineLook, TimelinePainter, TimelinePart

BAND = 30 * POINT
HAIR, APART = 0.8 * POINT, 4 * POINT
"""Line width and spacing of the hatching that marks overtime."""


def timeline(parts: Sequence[TimelinePart], begin: str, end: str) -> Strip:
    """A band with its parts to scale, and below it the labels that fit."""
    look = TimelineLook(
        DAY,
        Face.LABEL.font(),
        Face.SMALL.font(),
        QFontMetricsF,
        band=BAND,
        radius=8 * POINT,
        gap=1.5 * POINT,
        padding=8 * POINT,
        line=(BAND + 3 * POINT, Face.SMALL.line),
        label_padding=POINT,
        label_gap=8 * POINT,
        hatch=_hatch,
        over_fade=0.0,
    )

    def paint(painter: QPainter, whole: QRectF) -> None:
        way = QGuiApplication.layoutDirection()
        TimelinePainter(look, whole, way, parts, (begin, end)).paint(painter)

    return Strip(BAND + Face.SMALL.line + 4 * POINT, paint)


def _hatch(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Hatching drawn line by line, since a brush pattern would be as fine as the printer's dots."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, HAIR))
    for step in range(ceil((rect.width() + rect.height()) / APART)):
        foot = QPointF(rect.left() - rect.height() + (step + 0.5) * APART, rect.bottom())
        painter.drawLine(foot, foot + QPointF(rect.height(), -rect.height()))
    painter.restore()
