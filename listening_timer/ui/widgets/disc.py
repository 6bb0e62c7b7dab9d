"""A filled circle in somebody's colour, beside their name."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from listening_timer.ui.theme import Theme, Tone
from listening_timer.ui.widgets import paint


class Disc(QWidget):
    """A filled circle in somebody's colour."""

    def __init__(self, theme: Theme, tone: Tone, *, size: float = 54) -> None:
        super().__init__()
        self._theme, self._tone, self._size = theme, tone, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

        theme.changed.connect(self.updateGeometry)

    def set_tone(self, tone: Tone) -> None:
        """Whose colour."""
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        """The size it would like."""
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint it."""
        paint.panel(
            QPainter(self),
            self.rect(),
            self.height() / 2,
            self._theme.shades(self._tone).plain,
        )
