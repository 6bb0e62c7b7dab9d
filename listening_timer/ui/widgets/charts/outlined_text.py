"""Outlined text: letters as paths, colour glyphs (emoji) as images, so that no font is needed.

The glyphs of a colour font are bitmaps and may have no outline: QPainterPath.addText() leaves
nothing in their place. Nor are they asked for one: Qt 6.11 then draws no bitmap of such a glyph at
that size any more, on the screen either.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QGlyphRun,
    QImage,
    QPainter,
    QPainterPath,
    QTextLayout,
    QTextOption,
)

from listening_timer.ui.widgets.text_layout import lines_of

COLOUR_TABLES = ("CBDT", "COLR", "sbix", "SVG ")
"""OpenType tables that only colour fonts have."""
SCALE = 4
"""Image pixels per painter unit, so that it stays sharp where it is enlarged or printed."""


def draw_outlined(
    painter: QPainter, baseline: QPointF, font: QFont, text: str, colour: QColor
) -> None:
    """Draw a text on one line whose baseline starts at a point."""
    layout, start = _laid_out(font, text)
    runs = layout.glyphRuns()
    letters = QPainterPath()
    if not any(map(_is_coloured, runs)):
        letters.addText(baseline, font, text)
    else:
        for run in runs:
            if _is_coloured(run):
                _draw_image(painter, baseline - start, run)
            else:
                _add_outlines(letters, baseline - start, run)
    painter.fillPath(letters, colour)


def _laid_out(font: QFont, text: str) -> tuple[QTextLayout, QPointF]:
    """A text on one line, and where its baseline starts in the layout."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    start = QPointF()
    for line in lines_of(layout, QFontMetricsF(font).horizontalAdvance(text)):
        start = QPointF(line.naturalTextRect().left(), line.ascent())
    return layout, start


def _is_coloured(run: QGlyphRun) -> bool:
    font = run.rawFont()
    return any(not font.fontTable(name).isEmpty() for name in COLOUR_TABLES)


def _add_outlines(letters: QPainterPath, origin: QPointF, run: QGlyphRun) -> None:
    font = run.rawFont()
    for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
        letters.addPath(font.pathForGlyph(glyph).translated(origin + place))


def _draw_image(painter: QPainter, origin: QPointF, run: QGlyphRun) -> None:
    place = run.boundingRect()
    size = (place.size() * SCALE).toSize()
    if size.isEmpty():
        return
    image = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    made = QPainter(image)
    made.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    made.scale(SCALE, SCALE)
    made.drawGlyphRun(-place.topLeft(), run)
    made.end()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place.translated(origin), image)
