"""Undo bar: says what was done last, with an Undo button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.focus import put_last_in_tab_order
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Row
from listening_timer.ui.words.i18n import tr


class UndoBar(QWidget):
    """Hidden until there is something to undo."""

    undo_requested = Signal()
    """Undo the last action."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._said = Text(theme, TextStyle.BODY)
        self._undo = QuietButton(theme, tr("Undo"), tr("Ctrl+Z", "the key"))

        row = Row(theme, 18)
        row.addWidget(self._said, 1)
        row.addWidget(self._undo, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(row)
        self.hide()

        self._undo.clicked.connect(self.undo_requested)

    def voice(self) -> AccessibleInfo:
        """Accessible part of the page."""
        return AccessibleInfo(AccessibleRole.Client)

    def offer(self, sentence: str) -> None:
        """Say what was done, or what its undo did; the Undo button is shown."""
        self._undo.show()
        self._show(sentence)

    def say(self, sentence: str) -> None:
        """Say something with no undo; an empty text hides the bar.

        Not shown while the page is hidden, nor later: nobody there asked for it.
        """
        self._undo.hide()
        page = self.parentWidget()
        self._show(sentence if page is None or page.isVisible() else "")

    def showEvent(self, event: QShowEvent) -> None:
        """Put it after the page's content in Tab order, since it lies at the bottom."""
        put_last_in_tab_order(self)
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Clear a message without undo when the page is left, so that it does not come back."""
        if self._undo.isHidden():
            self._said.set_text("")
            self.hide()
        super().hideEvent(event)

    def _show(self, sentence: str) -> None:
        self.setVisible(bool(sentence))
        self._said.say(sentence)
