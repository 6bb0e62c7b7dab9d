"""Token text: cached layout of name, time and line, and repaint of changed digits only.

The layout is computed once for all times of so many digits. Digits as large as the time's are
cached as pixmaps: Qt would fill their outlines anew each time, and wake other threads for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPixmap

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.stone import stone_ink, text_box
from listening_timer.ui.widgets.token.face import Face
from listening_timer.ui.widgets.token.font_sizes import Written, entries_of, lettering

_MOST = 4  # cached layouts: two faces meet in a transition
_FLAGS = Qt.AlignmentFlag.AlignCenter | painting.WRAPPED | Qt.TextFlag.TextDontClip
_ALIKE = str.maketrans("123456789", "000000000")
"""Maps all digits to one: they have the same width."""
_TIME = re.compile(r"[\d:]+")
_AROUND = 4  # px around digits: more than they overhang
_UPRIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip

_Setting = tuple[str, str, str, int, int]
_Look = tuple[int, float, int]


@dataclass(frozen=True, slots=True)
class _Set:
    """Texts as laid out, and the x edges of each character of the time."""

    texts: list[Written]
    edges: list[float]


class TokenText:
    """Name, time and line of a face, as they lie on a stone of some size."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._set: dict[_Setting, _Set] = {}
        self._digits: dict[str, QPixmap] = {}
        self._look: _Look = (0, 0.0, 0)
        self._ratio = 1.0

    def forget(self) -> None:
        """Clear the caches: fonts have changed."""
        self._set.clear()
        self._digits.clear()

    def set_ratio(self, ratio: float) -> None:
        """Set the device pixel ratio."""
        self._ratio = ratio

    def words(self, face: Face, size: QSize) -> list[Written]:
        """The texts of a face with fonts and rectangles, top to bottom."""
        found = list(self._set_for(face, size).texts)
        if found and face.clock:
            at = _clock_at(face)
            found[at] = found[at]._replace(text=face.clock)
        return found

    def _set_for(self, face: Face, size: QSize) -> _Set:
        key = face.name, face.clock.translate(_ALIKE), face.line, size.width(), size.height()
        if key not in self._set:
            if len(self._set) == _MOST:
                self._set.clear()
            texts = lettering(self._theme, entries_of(face), text_box(size))
            timed = texts and _TIME.fullmatch(face.clock)
            self._set[key] = _Set(texts, _edges(texts[_clock_at(face)]) if timed else [])
        return self._set[key]

    def paint(self, painter: QPainter, face: Face, size: QSize) -> None:
        """Draw all texts of a face, however the painter is scaled."""
        painter.setPen(self._ink(face))
        for written in self.words(face, size):
            painter.setFont(written.font)
            painter.drawText(written.rect, _FLAGS, written.text)

    def paint_part(self, painter: QPainter, face: Face, size: QSize, part: QRect) -> None:
        """Draw the texts that lie in `part`, aligned to whole px."""
        edges, clock = self._set_for(face, size).edges, _clock_at(face)
        painter.setPen(self._ink(face))
        for at, written in enumerate(self.words(face, size)):
            if not part.intersects(written.rect.toAlignedRect()):
                continue
            if at == clock and edges:
                self._paint_time(painter, written, edges, part)
            else:
                painter.setFont(written.font)
                painter.drawText(written.rect, _FLAGS, written.text)

    def _ink(self, face: Face) -> QColor:
        look = self._theme.palette
        return look.shades(face.tone).deep if face.dimmed else stone_ink(look)

    def _paint_time(
        self, painter: QPainter, clock: Written, edges: list[float], part: QRect
    ) -> None:
        ratio = self._ratio
        look = clock.font.pixelSize(), ratio, painter.pen().color().rgba()
        if look != self._look:
            self._digits.clear()
            self._look = look
        top = clock.rect.center().y() - clock.font.pixelSize() / 2
        for digit, left, right in zip(clock.text, edges, edges[1:], strict=False):
            if right < part.left() or left > part.right() + 1:
                continue
            if digit not in self._digits:
                self._digits[digit] = self._picture(painter, clock, digit)
            on_pixels = (QPointF(left - _AROUND, top) * ratio).toPoint()
            painter.drawPixmap(on_pixels.toPointF() / ratio, self._digits[digit])

    def _picture(self, painter: QPainter, clock: Written, digit: str) -> QPixmap:
        """Pixmap of one digit on a transparent background, as high as its font."""
        high, ratio = clock.font.pixelSize(), self._ratio
        wide = QFontMetricsF(clock.font).horizontalAdvance(digit)
        picture = QPixmap(round((wide + 2 * _AROUND) * ratio), round(high * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        inside = QPainter(picture)
        inside.setRenderHints(painter.renderHints())
        inside.setFont(clock.font)
        inside.setPen(painter.pen())
        inside.drawText(QRectF(_AROUND, 0, wide, high), _UPRIGHT, digit)
        inside.end()
        return picture

    def changed(self, old: Face, new: Face, size: QSize) -> QRect:
        """Rectangle of the digits that differ between two faces which differ in time only.

        It is that of all text where another time needs another layout.
        """
        if old.clock.translate(_ALIKE) != new.clock.translate(_ALIKE):
            return text_box(size).toAlignedRect()
        found = self._set_for(new, size)
        rect = QRectF(found.texts[_clock_at(new)].rect)
        if found.edges:
            pairs = enumerate(zip(old.clock, new.clock, strict=True))
            other = [at for at, (before, after) in pairs if before != after]
            rect.setLeft(found.edges[other[0]])
            rect.setRight(found.edges[other[-1] + 1])
        return rect.toAlignedRect().adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)


def _clock_at(face: Face) -> int:
    """Index of the time among the texts that there are."""
    return 1 if face.name else 0


def _edges(clock: Written) -> list[float]:
    """The x at which each character of a time begins, and the last one ends."""
    wide, text = QFontMetricsF(clock.font).horizontalAdvance, clock.text
    left = clock.rect.center().x() - wide(text) / 2
    return [left + wide(text[:at]) for at in range(len(text) + 1)]
