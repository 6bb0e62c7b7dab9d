"""Layout-independent shortcuts: Ctrl+Q, Ctrl+F, `/`, G, copy and undo by key position.

Qt matches shortcuts by character alone, so that they are out of reach where the layout writes no
Latin letters. Here a press that matched none is tried again as its Latin key.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from listening_timer.ui.widgets.keyboard import Keyboard

_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.ShiftModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


class LatinShortcuts(QObject):
    """Event filter on the window's handle, installed before that of `StageKeys`."""

    def __init__(self, window: QWidget, keyboard: Keyboard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window, self._keyboard = window, keyboard

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Try a press again as the Latin key that it means, where that is another one."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        key, control = self._keyboard.key_of(event), Qt.KeyboardModifier.ControlModifier
        if key == event.key() or not isinstance(watched, QWindow):
            return False
        typed = isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit))
        controls = bool(event.modifiers() & control)
        if typed and not controls:
            return False
        meant = _as_latin(event, key, "" if controls else event.text())
        if not self._is_claimed(meant) and self._activate(meant):
            return True
        if controls:  # as copy in a field
            QApplication.sendEvent(watched, meant)
        return controls

    def _is_claimed(self, event: QKeyEvent) -> bool:
        """Whether the focused control or one of its ancestors accepts the key itself."""
        focus = QApplication.focusWidget() or self._window
        asked = _as_latin(event, Qt.Key(event.key()), event.text(), QEvent.Type.ShortcutOverride)
        asked.ignore()
        QApplication.sendEvent(focus, asked)
        return asked.isAccepted()

    def _activate(self, event: QKeyEvent) -> bool:
        """Activate the matching shortcut of a visible page; False where there is none."""
        sequence = QKeySequence(event.keyCombination())
        for shortcut in self._window.findChildren(QShortcut):
            page = shortcut.parent()
            keys, shows = (
                shortcut.keys(),
                isinstance(page, QWidget) and page.isVisible() and page.isEnabled(),
            )
            if shows and shortcut.isEnabled() and sequence in keys:
                if shortcut.autoRepeat() or not event.isAutoRepeat():
                    shortcut.activated.emit()
                return True
        return False


def _as_latin(
    event: QKeyEvent, key: Qt.Key, text: str, kind: QEvent.Type = QEvent.Type.KeyPress
) -> QKeyEvent:
    """The same press, with this Latin key."""
    return QKeyEvent(kind, key, event.modifiers() & _MODIFIERS, text, event.isAutoRepeat())
