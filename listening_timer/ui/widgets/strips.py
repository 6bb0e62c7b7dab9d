"""Thin painted strips: how far the exercise is, and who shared how much."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from listening_timer.ui.theme import Role, Theme, Tone
from listening_timer.ui.widgets import paint
from listening_timer.ui.widgets.timeline import spans


class ProgressDots(QWidget):
    """A dot a step; the present one is long, and the words beside it say what it is."""

    def __init__(self, theme: Theme, *, tone: Tone = Tone.LAKE) -> None:
        super().__init__()
        self._theme, self._tone = theme, tone
        self._count: int = 0
        self._index: int = 0
        self._text: str = ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

        theme.changed.connect(self._restyle)

    def set(self, count: int, index: int, text: str, *, tone: Tone | None = None) -> None:
        """Show `count` steps, of which the one at `index`, from 0, is the present one."""
        if tone is not None:
            self._tone = tone
        self._count, self._index, self._text = count, index, text
        self.setAccessibleName(text)
        self.setAccessibleDescription(f"{index + 1} / {count}")
        self._restyle()

    def sizeHint(self) -> QSize:
        """All dots and the words."""
        words = QFontMetrics(self._theme.font(Role.LABEL)).horizontalAdvance(self._text)
        return QSize(self._dots_width() + self._theme.px(19) + words + 4, self._theme.px(30))

    def minimumSizeHint(self) -> QSize:
        """The dots alone may shrink; the words stay."""
        words = QFontMetrics(self._theme.font(Role.LABEL))
        return QSize(words.horizontalAdvance(self._text) + 4, words.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The dots, then the words."""
        painter = QPainter(self)
        need = self.sizeHint().width()
        left = max(0, (self.width() - need) // 2)
        words_at = 0
        if need <= self.width():
            self._paint_dots(painter, left)
            words_at = left + self._dots_width() + self._theme.px(19)
        painter.setFont(self._theme.font(Role.LABEL))
        painter.setPen(self._theme.palette.soft_ink)
        rect = self._mirrored(QRect(words_at, 0, self.width() - words_at, self.height()))
        painter.setLayoutDirection(self.layoutDirection())
        flags = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(rect, flags, self._text)

    def _step(self) -> int:
        """From dot to dot; closer together where there are many."""
        few = 14
        return self._theme.px(20 if self._count <= few else 20 * few / self._count)

    def _dots_width(self) -> int:
        return max(0, self._count - 1) * self._step() + self._theme.px(34)

    def _paint_dots(self, painter: QPainter, left: int) -> None:
        size, long = min(self._theme.px(10), self._step() - 3), self._theme.px(34)
        for index in range(self._count):
            wide = long if index == self._index else size
            rect = QRect(left, (self.height() - size) // 2, wide, size)
            paint.panel(painter, self._mirrored(rect), size / 2, self._dot_colour(index))
            left += self._step() + (long - size if index == self._index else 0)

    def _dot_colour(self, index: int) -> QColor:
        look = self._theme.palette
        if index == self._index:
            return look.shades(self._tone).plain
        return look.soft_ink if index < self._index else look.line

    def _mirrored(self, rect: QRect) -> QRect:
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            rect.moveLeft(self.width() - rect.right() - 1)
        return rect

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class ShareBar(QWidget):
    """Who shared how much, as a thin bar; left person first on the left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._parts: tuple[tuple[float, Tone], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

        theme.changed.connect(self.updateGeometry)

    def set(self, parts: Sequence[tuple[float, Tone]], description: str = "") -> None:
        """Show lengths, to scale, in their tones; the description says the same."""
        self._parts = tuple(parts)
        self.setAccessibleDescription(description)
        self.update()

    def sizeHint(self) -> QSize:
        """Thin, and as wide as may be."""
        return QSize(self._theme.px(160), self._theme.px(8))

    def paintEvent(self, event: QPaintEvent) -> None:
        """One pill, cut between the parts."""
        widths = [width for width, _tone in self._parts]
        bars = spans(widths, self.width(), self._theme.px(3))
        painter = QPainter(self)
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), self.height() / 2, self.height() / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(clip)
        for (left, wide), (_length, tone) in zip(bars, self._parts, strict=True):
            bar = QRectF(left, 0, wide, self.height())
            painter.fillRect(bar, self._theme.shades(tone).plain)
