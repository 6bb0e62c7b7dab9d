"""Timeline of a session, painted to scale in a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from listening_timer.pdf.layout import POINT, Face, Strip, leading_rect
from listening_timer.ui.theme.palette import DAY, mixed
from listening_timer.ui.widgets.timeline import FAINT, TimelinePart, beyond_first, spans, words_in

BAND = 30 * POINT
GAP = 1.5 * POINT
ROUND = 8 * POINT
HAIR, APART = 0.8 * POINT, 4 * POINT
"""Line width and spacing of the hatching that marks overtime."""
CENTRED = Qt.AlignmentFlag.AlignCenter


def timeline(parts: Sequence[TimelinePart], begin: str, end: str) -> Strip:
    """A band with its parts to scale, and below it the labels that fit."""

    def paint(painter: QPainter, whole: QRectF) -> None:
        places = [
            leading_rect(QRectF(whole.left(), whole.top(), whole.width(), BAND), left, wide)
            for left, wide in spans([part.width for part in parts], whole.width(), GAP)
        ]
        _paint_band(painter, parts, places, whole)
        painter.setFont(Face.SMALL.font())
        painter.setPen(DAY.soft_ink)
        for text, rect in _labels(parts, places, whole, (begin, end)):
            painter.drawText(rect, CENTRED, text)

    return Strip(BAND + Face.SMALL.line + 4 * POINT, paint)


def _paint_band(
    painter: QPainter, parts: Sequence[TimelinePart], places: Sequence[QRectF], whole: QRectF
) -> None:
    clip = QPainterPath()
    clip.addRoundedRect(QRectF(whole.left(), whole.top(), whole.width(), BAND), ROUND, ROUND)
    painter.setFont(Face.LABEL.font())
    metrics = QFontMetricsF(Face.LABEL.font())
    painter.save()
    painter.setClipPath(clip)
    for part, rect in zip(parts, places, strict=True):
        plain = DAY.shades(part.tone).plain
        painter.fillRect(rect, mixed(plain, DAY.surface, FAINT) if part.faint else plain)
        if part.over:
            _hatch(painter, rect, mixed(plain, DAY.surface, FAINT))
        painter.setPen(DAY.ink if part.faint else DAY.on_plain)
        text = words_in(part, rect.width(), 8 * POINT, metrics.horizontalAdvance)
        painter.drawText(rect, CENTRED, text)
    painter.restore()


def _hatch(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Hatching drawn line by line, since a brush pattern would be as fine as the printer's dots."""
    painter.save()
    painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, HAIR))
    for step in range(ceil((rect.width() + rect.height()) / APART)):
        foot = QPointF(rect.left() - rect.height() + (step + 0.5) * APART, rect.bottom())
        painter.drawLine(foot, foot + QPointF(rect.height(), -rect.height()))
    painter.restore()


def _labels(
    parts: Sequence[TimelinePart], places: Sequence[QRectF], whole: QRectF, ends: tuple[str, str]
) -> list[tuple[str, QRectF]]:
    """The labels that fit, with their rectangles; the times at both ends have precedence."""
    metrics, space = QFontMetricsF(Face.SMALL.font()), 8 * POINT
    taken: list[tuple[str, QRectF]] = []
    line = QRectF(whole.left(), whole.top() + BAND + 3 * POINT, whole.width(), Face.SMALL.line)

    def put(text: str, rect: QRectF) -> None:
        roomy = rect.adjusted(-space, 0, space, 0)
        inside = line.left() - 1 <= rect.left() and rect.right() <= line.right() + 1
        if text and inside and not any(roomy.intersects(other) for _text, other in taken):
            taken.append((text, rect))

    widths = [metrics.horizontalAdvance(text) + POINT for text in ends]
    put(ends[0], leading_rect(line, 0, widths[0]))
    put(ends[1], leading_rect(line, line.width() - widths[1], widths[1]))
    for part, place in beyond_first(parts, places):
        wide = metrics.horizontalAdvance(part.label) + POINT
        left = place.center().x() - wide / 2
        put(part.label, QRectF(left, line.top(), wide, line.height()))
    return taken
