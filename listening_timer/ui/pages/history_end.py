"""Below a list that cannot go on: why it ends here, and the way to try again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme import Role as Type
from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.words import tr


class ListEnd(QWidget):
    """Takes no room while there is nothing to say."""

    again_requested = Signal()
    """Read on once more."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._why = Text(theme, Type.LABEL, soft=True)
        self._again = LinkButton(theme, tr("Try again"))

        column = Column(theme, 2, (18, 4, 18, 0))
        column.addWidget(self._why)
        column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeading)
        self.setLayout(column)
        self.hide()

        self._again.clicked.connect(self.again_requested)

    def say(self, sentence: str) -> None:
        """Say why the list ends here, also once more."""
        self.show()
        self._why.say(sentence)

    def has_keyboard(self) -> bool:
        """Whether the keyboard would be lost with it."""
        return self._again.hasFocus()
