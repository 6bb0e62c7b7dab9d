"""Words with whose they are: a bar in somebody's colour, and beside it what was said."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from listening_timer.ui.theme import Theme, Tone
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.spoken import Role as Spoken
from listening_timer.ui.widgets.spoken import Voice

_BAR = 4
"""Design pixels."""


class Quote(QWidget):
    """Put the words into `body`; the bar is as high as they are."""

    def __init__(self, theme: Theme, tone: Tone) -> None:
        super().__init__()
        self._theme, self._tone = theme, tone
        self.body = Column(theme, 2, (20, 2, 0, 2))

        self.setLayout(self.body)

        theme.changed.connect(self.update)

    def voice(self) -> Voice:
        """What is in it."""
        return Voice(Spoken.Client)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The bar, where reading begins."""
        bar = QRect(0, 0, self._theme.px(_BAR), self.height())
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), bar)
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.fillRect(place, self._theme.shades(self._tone).plain)
