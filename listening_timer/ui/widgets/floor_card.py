"""The one card that may lie on the floor: a small title, and a text as large as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme import Role, Theme
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.labels import DescribedText
from listening_timer.ui.widgets.placing import Block


class FloorCard(Card):
    """A title and a text; it lies where it is placed, and nowhere until then."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, spacing=4, parent=parent)
        self._title = DescribedText(theme, Role.LABEL, soft=True)
        self._text = DescribedText(theme, Role.CUE)

        self.body.addWidget(self._title)
        self.body.addWidget(self._text)

    def measured(self, words: tuple[str, str] | None, font: QFont, wide: int) -> Block:
        """What a title and a text need in this font at this width; nothing where there is none."""
        if words is None:
            return Block(0)
        title, text = words
        self._title.set_text(title)
        self._title.setVisible(bool(title))
        self._text.set_text(text)
        self._text.setFont(font)
        self.ensurePolished()
        return Block(self.heightForWidth(wide), font)

    def place(self, where: QRect | None, font: QFont | None) -> None:
        """Lie there, in this font; or not at all."""
        self.setVisible(where is not None)
        if where is not None and font is not None:
            self._text.setFont(font)
            self.setGeometry(where)
