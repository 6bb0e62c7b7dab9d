"""What was done last, in a word, and the way back from it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import Role as Type
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.accessibility import Role as Spoken
from listening_timer.ui.widgets.accessibility import Voice
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.focus import content_before
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Row
from listening_timer.ui.words.i18n import tr


class UndoBar(QWidget):
    """Takes no room until something was done that can be taken back."""

    undo_requested = Signal()
    """Take back what was done last."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._said = Text(theme, Type.BODY)
        self._undo = QuietButton(theme, tr("Undo"), tr("Ctrl+Z", "the key"))

        row = Row(theme, 18)
        row.addWidget(self._said, 1)
        row.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(row)
        self.hide()

        self._undo.clicked.connect(self.undo_requested)

    def voice(self) -> Voice:
        """What was done, and the way back."""
        return Voice(Spoken.Client)

    def offer(self, sentence: str) -> None:
        """Say what was done, or what became of taking it back; there is something to undo."""
        self._undo.show()
        self._show(sentence)

    def say(self, sentence: str) -> None:
        """Say something after which there is nothing more to undo; an empty text hides it all.

        Where the page does not show, nobody asked there, and it is not told when it does.
        """
        self._undo.hide()
        page = self.parentWidget()
        self._show(sentence if page is None or page.isVisible() else "")

    def showEvent(self, event: QShowEvent) -> None:
        """Come after the page in the order of Tab, at whose foot it lies."""
        content_before(self)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """The page is left: what can no more be undone is not told again."""
        if self._undo.isHidden():
            self._said.set_text("")
            self.hide()
        super().hideEvent(event)

    def _show(self, sentence: str) -> None:
        self.setVisible(bool(sentence))
        self._said.say(sentence)
