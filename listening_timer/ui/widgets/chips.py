"""Words that hold now, each with a cross: to press one takes it away."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QStyle, QWidget

from listening_timer.ui.theme import Role, Theme
from listening_timer.ui.widgets import strokes
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.layouts import Column, Flow
from listening_timer.ui.widgets.spoken import Role as Spoken
from listening_timer.ui.widgets.spoken import Voice
from listening_timer.ui.widgets.taborder import follow


class Chip(QuietButton):
    """A word with a cross behind it."""

    PAD, HIGH, RADIUS, ROLE, BOLD = 14.0, 44.0, 12.0, Role.LABEL, False
    LEADING = True

    def _cross(self) -> int:
        """How wide the cross is, with the room before it."""
        return round(self._theme.font(self.ROLE).pixelSize() * 1.5)

    def _beside(self) -> int:
        return super()._beside() + self._cross()

    def paintEvent(self, e: QPaintEvent) -> None:
        """Paint it."""
        super().paintEvent(e)
        side = self._cross()
        end = self.width() - side - self._theme.px(self.PAD) // 2
        place = QRect(end, (self.height() - side) // 2, side, side)
        place = QStyle.visualRect(self.layoutDirection(), self.rect(), place)
        strokes.cross(QPainter(self), place, self._theme.palette.soft_ink)


class Chips(QWidget):
    """Words side by side, on as many lines as they need; no room where there are none."""

    removed = Signal(str)
    """The word of this id was pressed."""

    def __init__(self, theme: Theme, accessible_name: str, about: str) -> None:
        """`about`: what a press on a word does."""
        super().__init__()
        self._theme, self._about = theme, about
        self._chips: dict[str, Chip] = {}
        self._flow = Flow(theme, 8)

        column = Column(theme)
        column.addLayout(self._flow)
        self.setLayout(column)
        self.setAccessibleName(accessible_name)
        self.hide()

    def voice(self) -> Voice:
        """What holds now."""
        return Voice(Spoken.Grouping, parts=[*self._chips.values()])

    def show_words(self, words: Sequence[tuple[str, str]]) -> None:
        """Show these words, each with its id, in place of those before."""
        for name in [name for name in self._chips if name not in dict(words)]:
            old = self._chips.pop(name)
            self._flow.removeWidget(old)
            old.hide()
            old.deleteLater()
        for name, text in words:
            if name not in self._chips:
                self._chips[name] = self._made(name)
            self._chips[name].set_text(text)
        self.setVisible(bool(words))

    def _made(self, name: str) -> Chip:
        chip = Chip(self._theme)
        chip.setAccessibleDescription(self._about)
        chip.clicked.connect(lambda: self.removed.emit(name))
        self._flow.addWidget(chip)
        follow([self, *self._chips.values()][-1], [chip])
        return chip

    def has_keyboard(self) -> bool:
        """Whether one of the words has it."""
        return any(chip.hasFocus() for chip in self._chips.values())
