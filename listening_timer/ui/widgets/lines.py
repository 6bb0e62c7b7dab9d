"""A text set in lines of one height, whichever letters stand in it.

Law: a line is as high as its own font says. Qt makes a line higher for every letter that is
borrowed from another font, be it a mark that shows nothing; texts below each other would then
stand at uneven distances.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from listening_timer.ui.theme import Palette
from listening_timer.ui.widgets import marked, paint

_ALIGN = Qt.AlignmentFlag.AlignLeading


@dataclass(frozen=True, slots=True)
class Lines:
    """A text in its lines, ready to be written; `height` in pixels."""

    height: int
    _layout: QTextLayout

    def write(self, painter: QPainter, at: QPoint) -> None:
        """Write them with the painter's pen; the first one begins at a place."""
        self._layout.draw(painter, QPointF(at))


def line_height(font: QFont) -> int:
    """How high each line of a font is, in whole pixels."""
    return ceil(QFontMetricsF(font).height())


def in_lines(
    font: QFont, pieces: marked.Pieces, width: int, way: Qt.LayoutDirection, look: Palette
) -> Lines:
    """Set a text with its marks at a width; a word too long for a line is broken inside."""
    text = paint.breakable(paint.undirected(marked.plain(pieces)))
    layout = marked.layout_of(font, text, pieces, width, _ALIGN, way, look)
    option = layout.textOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    ascent, step, count = QFontMetricsF(font).ascent(), line_height(font), 0
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, count * step + round(ascent) - line.ascent()))
        count += 1
    layout.endLayout()
    return Lines(count * step, layout)
