"""What all buttons share: a ring where the keyboard is, for as long as the keyboard is used.

A ring that nobody asked for is a mark without a meaning, and one that is missing leaves people
without a mouse lost (WCAG 2.4.7). So it comes with Tab, an arrow or a shortcut, and with the first
key that is pressed where the program has put the keyboard; no mouse brings it.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from listening_timer.ui.widgets import spoken

ARROWS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_BY_KEY = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
_BY_WINDOW = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
"""The window came or went; in it, the keyboard stayed where it was."""


class Ringed(QAbstractButton):
    """A button that knows whether its ring is to be painted."""

    LEAVES: frozenset[Qt.Key] = frozenset()
    """Keys for whoever holds the button; Qt would let arrows move the keyboard."""

    _by_key = False

    def is_ringed(self) -> bool:
        """Whether it has the keyboard, and that is to be seen."""
        return self._by_key and self.hasFocus()

    def lets_main_pass(self) -> bool:
        """Whether Space and Enter are the page's main action though the keyboard is here."""
        return False

    def voice(self) -> spoken.Voice:
        """A button; where it can stay chosen, one of several."""
        return spoken.Voice(
            spoken.Role.RadioButton if self.isCheckable() else spoken.Role.Button, parts=()
        )

    def focusInEvent(self, e: QFocusEvent) -> None:
        """Remember how the keyboard came here."""
        if e.reason() not in _BY_WINDOW:
            self._by_key = e.reason() in _BY_KEY
        super().focusInEvent(e)

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Somebody uses the keyboard: show where it is."""
        self._by_key = True
        self.update()
        if e.key() in self.LEAVES:
            e.ignore()
        else:
            super().keyPressEvent(e)


def press_reached(here: QWidget | None, event: QKeyEvent) -> bool:
    """Let Enter press the button that has the ring; False where it is another key, or none has it.

    Qt leaves Enter to dialogs. Of a key held down, the first press alone counts.
    """
    if event.key() not in _ENTER or not isinstance(here, Ringed) or not here.is_ringed():
        return False
    if not event.isAutoRepeat():
        here.click()
    return True
