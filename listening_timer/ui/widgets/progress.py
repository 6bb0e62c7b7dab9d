"""How far something is, as a quiet bar that fills."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyle, QWidget

from listening_timer.ui.theme import Theme, Tone
from listening_timer.ui.widgets import paint, spoken

WHOLE = 100
"""Percent."""


class ProgressBar(QWidget):
    """A pill that fills from the leading edge; it never goes back by itself, and never blinks."""

    def __init__(self, theme: Theme, accessible_name: str, *, tone: Tone = Tone.LAKE) -> None:
        super().__init__()
        self._theme, self._tone = theme, tone
        self._percent = 0
        self.setAccessibleName(accessible_name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

        theme.changed.connect(self.updateGeometry)

    def voice(self) -> spoken.Voice:
        """A number that can be read, and that nobody changes from here."""
        span = spoken.Span(0, WHOLE, 1, self._percent, lambda _value: None)
        return spoken.Voice(
            spoken.Role.ProgressBar, value=f"{self._percent} %", parts=(), span=span
        )

    def percent(self) -> int:
        """How much is filled."""
        return self._percent

    def set_percent(self, percent: int) -> None:
        """Fill so much of it, held within 0 and 100."""
        held = max(0, min(WHOLE, percent))
        if held != self._percent:
            self._percent = held
            self.update()

    def sizeHint(self) -> QSize:
        """Thin, and as wide as may be."""
        return QSize(self._theme.px(320), max(12, self._theme.px(14)))

    def minimumSizeHint(self) -> QSize:
        """As thin as it is."""
        return QSize(self._theme.px(80), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground with its outline, and what is filled of it."""
        look, radius = self._theme.palette, self.height() / 2
        painter = QPainter(self)
        paint.panel(painter, self.rect(), radius, look.line, look.soft_ink)
        filled = QRect(0, 0, self.width() * self._percent // WHOLE, self.height())
        if filled.isEmpty():
            return
        within = QPainterPath()
        within.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(within)
        here = QStyle.visualRect(self.layoutDirection(), self.rect(), filled)
        painter.fillRect(here, look.shades(self._tone).plain)
