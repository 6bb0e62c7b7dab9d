"""A field to look for something: Escape empties it, Down leads on to what was found."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from listening_timer.ui.widgets.fields import Field


class SearchField(Field):
    """One line that answers while somebody types, and passes Down on."""

    left = Signal()
    """Down or Enter was pressed: on to what was found."""

    def event(self, arg__1: QEvent) -> bool:
        """Take Escape before the window does, as long as there is something to empty."""
        if arg__1.type() is QEvent.Type.ShortcutOverride and isinstance(arg__1, QKeyEvent):
            empties = bool(self.text()) and arg__1.key() == Qt.Key.Key_Escape
            if empties:
                arg__1.accept()
                return True
        return super().event(arg__1)

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        """Empty it, go on, or write."""
        if arg__1.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif arg__1.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(arg__1)
