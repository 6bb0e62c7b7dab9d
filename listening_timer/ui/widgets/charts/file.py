"""Chart image files: one chart with title and sentence, as SVG, or as PNG at twice the size.

Painted by the code that paints it on the screen, in the palette of the moment.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QBuffer, QIODevice, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPaintDevice, QPainter
from PySide6.QtSvg import QSvgGenerator

from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.accessibility import without_format_characters
from listening_timer.ui.widgets.charts.chart import height_of, paint_picture
from listening_timer.ui.widgets.charts.model import ChartModel
from listening_timer.ui.widgets.charts.painter import ChartPainter, line_height
from listening_timer.ui.widgets.text_layout import direction_of, wrapped

WIDE = 720
PAD = 28
"""Design px: width of the image, and padding around its contents."""
TWICE = 2
_PER_INCH = 96
_BETWEEN = 14


@dataclass(frozen=True, slots=True)
class ChartFile:
    """Contents of an image file: a title, a sentence and a chart."""

    title: str
    sentence: str
    picture: ChartModel


def svg_of(theme: Theme, sheet: ChartFile) -> bytes:
    """The chart as SVG: text as outlines, and the words as its title and description."""
    size = _size(theme, sheet)
    buffer = QBuffer()
    made = QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setResolution(_PER_INCH)
    made.setSize(size)
    made.setViewBox(QRect(0, 0, size.width(), size.height()))
    made.setTitle(without_format_characters(sheet.title))
    made.setDescription(without_format_characters(sheet.sentence))
    _paint(made, theme, sheet, size)
    return bytes(buffer.data().data())


def image_of(theme: Theme, sheet: ChartFile) -> QImage:
    """The chart as a raster image, with title and sentence as metadata."""
    size = _size(theme, sheet)
    image = QImage(size * TWICE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(TWICE)
    image.setText("Title", without_format_characters(sheet.title))
    image.setText("Description", without_format_characters(sheet.sentence))
    _paint(image, theme, sheet, size)
    return image


def png_of(image: QImage) -> bytes:
    """An image as PNG; it takes a while, so not on the GUI thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # pyright: ignore[reportArgumentType, reportCallIssue] - the stubs want bytes, which Qt does not take
    return bytes(buffer.data().data())


def _size(theme: Theme, sheet: ChartFile) -> QSize:
    wide, pad = theme.px(WIDE), theme.px(PAD)
    lines = len(_lines(theme, sheet.sentence, wide - 2 * pad))
    words = line_height(theme, TextStyle.TITLE) + lines * line_height(theme, TextStyle.LABEL)
    high = words + theme.px(_BETWEEN) + height_of(theme, sheet.picture)
    return QSize(wide, ceil(high) + 2 * pad)


def _paint(device: QPaintDevice, theme: Theme, sheet: ChartFile, size: QSize) -> None:
    painter = QPainter(device)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), theme.palette.surface)
    pad, way = theme.px(PAD), QGuiApplication.layoutDirection()
    room = QRectF(pad, pad, size.width() - 2 * pad, size.height() - 2 * pad)
    ink = ChartPainter(painter, theme, room, way, outlined=True)
    top = line_height(theme, TextStyle.TITLE)
    title = QRectF(0, 0, room.width(), top)
    ink.write(title, sheet.title, role=TextStyle.TITLE, colour=theme.palette.ink)
    line = line_height(theme, TextStyle.LABEL)
    for text in _lines(theme, sheet.sentence, round(room.width())):
        ink.write(QRectF(0, top, room.width(), line), text, role=TextStyle.LABEL)
        top += line
    below = room.adjusted(0, top + theme.px(_BETWEEN), 0, 0)
    paint_picture(ChartPainter(painter, theme, below, way, outlined=True), sheet.picture)
    painter.end()


def _lines(theme: Theme, text: str, width: int) -> list[str]:
    font, way = theme.font(TextStyle.LABEL), Qt.LayoutDirection.LeftToRight
    return wrapped(font, text, width, direction_of(text, way))
