"""Painted text: every text of a window, read from its painting (QPaintEngine), not its widgets.

Each widget is painted once more on a device that keeps nothing but texts. So whatever paints (a
label of Qt's, a field, a stroke of ours) is seen alike, and what is not painted is not seen.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPaintDevice,
    QPaintEngine,
    QPaintEngineState,
    QPainter,
    QPainterPath,
    QRegion,
    QTextItem,
    QTransform,
)
from PySide6.QtWidgets import QWidget

from listening_timer.ui.widgets.accessibility import is_out_of_sight
from listening_timer.ui.widgets.dialog import Dialog
from listening_timer.ui.widgets.token.token import Token

if TYPE_CHECKING:
    from collections.abc import Iterator

WITHOUT_CHILDREN = QWidget.RenderFlag(0)
TIME = re.compile(r"[\d:]+")
_DPI = 96
_UNSEEN = ("Cf", "Cc", "Zs", "Zl")
"""Kinds of signs that are not painted."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One stroke of text: a line, or a stretch of it, in the coordinates of its widget."""

    widget: QWidget
    text: str
    font: QFont
    at: QPointF
    """Where its baseline begins."""
    ink: QColor
    """The colour of the pen, as seen through as it was painted."""
    turned: QTransform
    clip: QPainterPath | None
    """What its painter was held to."""

    @property
    def box(self) -> QRect:
        """Where its letters stand, in the widget: as wide as set, as high as their ink."""
        metrics = QFontMetricsF(self.font)
        ink, wide = metrics.tightBoundingRect(self.text), metrics.horizontalAdvance(self.text)
        letters = QRectF(0, ink.top(), wide, ink.height()).translated(self.at)
        return self.turned.mapRect(letters).toAlignedRect()

    @property
    def shown(self) -> QRect:
        """As `box`, without what is cut away by its painter, its widget or those around it."""
        seen = self.box & self.widget.visibleRegion().boundingRect()
        return seen if self.clip is None else seen & self.clip.boundingRect().toAlignedRect()

    def paint(self, painter: QPainter, ink: QColor | Qt.GlobalColor) -> None:
        """Paint it again; the painter's origin is that of the widget."""
        painter.save()
        painter.setClipRegion(self.widget.visibleRegion(), Qt.ClipOperation.IntersectClip)
        if self.clip is not None:
            painter.setClipPath(self.clip, Qt.ClipOperation.IntersectClip)
        painter.setTransform(self.turned, combine=True)
        painter.setFont(self.font)
        painter.setPen(ink)
        painter.drawText(self.at, self.text)
        painter.restore()


class _Reader(QPaintEngine):
    """Takes every stroke and keeps the texts."""

    def __init__(self, widget: QWidget, pieces: list[Piece]) -> None:
        super().__init__(QPaintEngine.PaintEngineFeature.AllFeatures)
        self._widget, self._pieces = widget, pieces
        self._ink, self._opacity = QColor(), 1.0
        self._turned = QTransform()
        self._clip: QPainterPath | None = None

    def begin(self, pdev: QPaintDevice) -> bool:
        """Always ready."""
        return True

    def end(self) -> bool:
        """Nothing is left to do."""
        return True

    def type(self) -> QPaintEngine.Type:
        """None of Qt's."""
        return QPaintEngine.Type.User

    def updateState(self, state: QPaintEngineState) -> None:
        """Follow pen, place and clip; the painter itself does not know the clip of an engine."""
        dirty, flag = state.state(), QPaintEngine.DirtyFlag
        if dirty & flag.DirtyPen:
            self._ink = QColor(state.pen().color())
        if dirty & flag.DirtyOpacity:
            self._opacity = state.opacity()
        if dirty & flag.DirtyTransform:
            self._turned = QTransform(self.painter().worldTransform())
        if dirty & (flag.DirtyClipPath | flag.DirtyClipRegion):
            self._follow_clip(state, by_path=bool(dirty & flag.DirtyClipPath))

    def _follow_clip(self, state: QPaintEngineState, *, by_path: bool) -> None:
        how = state.clipOperation()
        if how is Qt.ClipOperation.NoClip:
            self._clip = None
            return
        path = QPainterPath(state.clipPath()) if by_path else QPainterPath()
        if not by_path:
            path.addRegion(state.clipRegion())
        path = self._turned.map(path)
        both = how is Qt.ClipOperation.IntersectClip and self._clip is not None
        self._clip = path.intersected(self._clip) if both and self._clip is not None else path

    def drawPath(self, path: QPainterPath) -> None:
        """No text."""

    def drawRects(self, *_rects: object) -> None:
        """No text."""

    drawLines = drawPoints = drawPolygon = drawEllipse = drawRects  # noqa: N815 - as Qt names them

    def drawPixmap(self, *_pixmap: object) -> None:
        """No text."""

    def drawImage(self, *_image: object, **_flags: object) -> None:
        """No text."""

    def drawTextItem(self, p: QPointF, textItem: QTextItem) -> None:  # noqa: N803 # pyright: ignore[reportIncompatibleMethodOverride] - as Qt calls it
        """Keep it, with what is known of its painter; marks that only order letters are none."""
        text = textItem.text()
        if all(unicodedata.category(sign) in _UNSEEN for sign in text):
            return
        ink = QColor(self._ink)
        ink.setAlphaF(ink.alphaF() * self._opacity)
        font, turned = _settled(textItem.font()), QTransform(self._turned)
        clip = None if self._clip is None else QPainterPath(self._clip)
        self._pieces.append(Piece(self._widget, text, font, QPointF(p), ink, turned, clip))


def _settled(font: QFont) -> QFont:
    """The same font, all said: a painter fills in what one of a laid-out text leaves open."""
    settled = QFont(font)
    settled.setFamilies(font.families())
    settled.setPixelSize(font.pixelSize())
    settled.setWeight(font.weight())
    return settled


class _Slate(QPaintDevice):
    """A device as large as a widget, read by a reader."""

    def __init__(self, size: QSize, reader: _Reader) -> None:
        super().__init__()
        self._size, self._reader = size, reader

    def paintEngine(self) -> QPaintEngine:
        return self._reader

    def metric(self, metric: QPaintDevice.PaintDeviceMetric) -> int:
        """Its size, and one pixel for each pixel."""
        which = QPaintDevice.PaintDeviceMetric
        known = {
            which.PdmWidth: self._size.width(),
            which.PdmHeight: self._size.height(),
            which.PdmDevicePixelRatio: 1,
            which.PdmDepth: 32,
        }
        dots = (which.PdmDpiX, which.PdmDpiY, which.PdmPhysicalDpiX, which.PdmPhysicalDpiY)
        return _DPI if metric in dots else known.get(metric, 0)


def front(window: QWidget) -> QWidget:
    """What can be used now: the sheet that lies over the window, else the window."""
    return next((sheet for sheet in window.findChildren(Dialog) if sheet.isVisible()), window)


def shown_widgets(root: QWidget) -> Iterator[QWidget]:
    """The widgets of which something is to be seen; what has faded is not."""
    for widget in (root, *root.findChildren(QWidget)):
        hidden = widget.visibleRegion().isEmpty() or is_out_of_sight(widget)
        if widget.isVisible() and not hidden:
            yield widget


def painted_texts(root: QWidget) -> list[Piece]:
    """Every text in a widget and in all that it holds."""
    pieces: list[Piece] = []
    for widget in shown_widgets(root):
        reader = _Reader(widget, pieces)
        slate = _Slate(widget.size(), reader)
        widget.render(slate, QPoint(), QRegion(), WITHOUT_CHILDREN)
        if isinstance(widget, Token):
            pieces += _engraved(widget, {piece.text for piece in pieces})
    return pieces


def _engraved(token: Token, read: set[str]) -> Iterator[Piece]:
    """The time on the stone, whose digits are kept as pictures: no device can read those."""
    ink = token._theme.palette.on_plain  # pyright: ignore[reportPrivateUsage] - nobody else asks
    for words in token.words():
        if words.text in read or not TIME.fullmatch(words.text):
            continue
        metrics = QFontMetricsF(words.font)
        left = words.rect.center().x() - metrics.horizontalAdvance(words.text) / 2
        foot = words.rect.center().y() - metrics.height() / 2 + metrics.ascent()
        yield Piece(token, words.text, words.font, QPointF(left, foot), ink, QTransform(), None)


def stencil(pieces: Sequence[Piece], window: QWidget, area: QRect) -> QImage:
    """These texts alone in black on nothing; `area` of the window."""
    image = QImage(area.size(), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    for piece in pieces:
        painter.resetTransform()
        painter.translate(piece.widget.mapTo(window, QPoint()) - area.topLeft())
        piece.paint(painter, Qt.GlobalColor.black)
    painter.end()
    return image
