"""A page to read that leads one way on: Enter does its main action, and keys scroll it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton

from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.page import Page

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Leaf(Page):
    """Reads from the top each time it is shown; the keyboard is on `main`."""

    def __init__(self, theme: Theme, main: MainButton) -> None:
        super().__init__(theme)
        self._main = main
        self.lead = main

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the top."""
        self.show_from_top()
        super().showEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that was reached with Tab, else the main one."""
        key = Qt.Key(event.key())
        if key in _ENTER:
            if not event.isAutoRepeat():  # held down since the page before
                reached = self.focusWidget()
                (reached if isinstance(reached, QAbstractButton) else self._main).click()
        else:
            super().keyPressEvent(event)
