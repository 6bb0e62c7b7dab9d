"""The keys of a session: what a press means, and to whom it belongs.

A control that was reached with Tab keeps its own keys: Space and Enter for buttons, arrows for
lists, everything for text. All other presses go to the stage. Keys act on press, never twice
while held down, and main presses within 700 ms of the last are ignored, since clickers bounce.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum, auto

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit

BOUNCE = 700
"""Ms within which a second main press is a bounce."""
UNTOLD = 0
"""The instant of a press of which Qt does not know it."""


class Key(Enum):
    """What a key means on the stage."""

    ACT = auto()
    BACK = auto()
    PAUSE = auto()
    MORE_TIME = auto()
    BREAK = auto()
    HOLD_REPLY = auto()
    DIGITS = auto()
    SAY_MORE = auto()
    PROMPT = auto()
    HIDE = auto()
    ALL_KEYS = auto()


MEANINGS: Mapping[Qt.Key, Key] = {
    Qt.Key.Key_Space: Key.ACT,
    Qt.Key.Key_Return: Key.ACT,
    Qt.Key.Key_Enter: Key.ACT,
    Qt.Key.Key_PageDown: Key.ACT,
    Qt.Key.Key_Right: Key.ACT,
    Qt.Key.Key_PageUp: Key.BACK,
    Qt.Key.Key_Left: Key.BACK,
    Qt.Key.Key_Backspace: Key.BACK,
    Qt.Key.Key_P: Key.PAUSE,
    Qt.Key.Key_Period: Key.PAUSE,
    Qt.Key.Key_Plus: Key.MORE_TIME,
    Qt.Key.Key_Equal: Key.MORE_TIME,
    Qt.Key.Key_B: Key.BREAK,
    Qt.Key.Key_H: Key.HOLD_REPLY,
    Qt.Key.Key_D: Key.DIGITS,
    Qt.Key.Key_M: Key.SAY_MORE,
    Qt.Key.Key_T: Key.PROMPT,
    Qt.Key.Key_X: Key.HIDE,
    Qt.Key.Key_Question: Key.ALL_KEYS,
}
PRINTED = frozenset(code for code in MEANINGS if Qt.Key.Key_Space < code < Qt.Key.Key_Escape)
"""Keys that print a character: all of them can be switched off (WCAG 2.1.4)."""
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
ACTING = frozenset(code for code, key in MEANINGS.items() if key is Key.ACT)
TEXTS = QLineEdit, QPlainTextEdit
ON_BUTTONS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
HELD_DOWN = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class StageKeys(QObject):
    """A filter on the window's handle: hands presses to the stage while `listening()` says so."""

    def __init__(
        self,
        pressed: Callable[[Key], None],
        listening: Callable[[], bool],
        clock: Callable[[], int],
        parent: QObject | None = None,
    ) -> None:
        """`clock`: real milliseconds, for bounces alone."""
        super().__init__(parent)
        self._pressed = pressed
        self._listening = listening
        self._clock = clock
        self._last_act = -BOUNCE
        self._silent: frozenset[Qt.Key] = frozenset()
        self._under_x = QGuiApplication.platformName() == "xcb"
        self._let_go = (0, 0)

    def set_silent(self, *, letters: bool, break_key: bool) -> None:
        """Let single letters and signs mean nothing, or `B` alone."""
        breaks = frozenset({Qt.Key.Key_B})
        self._silent = (PRINTED if letters else frozenset()) | (
            breaks if break_key else frozenset()
        )

    def settle(self) -> None:
        """Ignore main presses for a moment: the phase has just changed by itself."""
        self._last_act = self._clock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the presses that belong to the stage."""
        if not isinstance(event, QKeyEvent) or self._only_repeats(event):
            return isinstance(event, QKeyEvent)
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if not self._listening():
            return False
        key = self._meaning(event)
        if key is None:
            return False
        if not event.isAutoRepeat() and not (key is Key.ACT and self.bounces()):
            self._pressed(key)
        event.accept()
        return True

    def _only_repeats(self, event: QKeyEvent) -> bool:
        """Whether a press is none, but a key that is held down.

        Qt tells X11's repeats by the press that waits behind each release. Where it does not
        wait there yet, both look real; but nobody lets go and presses again in the same ms.
        Keys that bring nothing about, and all in a text but Enter, are left alone: a tool that
        types for somebody is as fast. And where a screen reader hears every key first, Qt loses
        the instant of each, so that none can be compared.
        """
        brings = ENTER if isinstance(QApplication.focusWidget(), TEXTS) else ACTING
        if event.isAutoRepeat() or not self._under_x or event.key() not in brings:
            return False
        if event.timestamp() == UNTOLD:
            return False
        if event.type() is QEvent.Type.KeyRelease:
            self._let_go = event.key(), event.timestamp()
            return False
        pressed = event.type() is QEvent.Type.KeyPress
        return pressed and self._let_go == (event.key(), event.timestamp())

    def _meaning(self, event: QKeyEvent) -> Key | None:
        if event.modifiers() & HELD_DOWN:
            return None
        focus = QApplication.focusWidget()
        if isinstance(focus, TEXTS):
            return None
        code = Qt.Key(event.key())
        if isinstance(focus, QAbstractButton) and code in ON_BUTTONS:
            return None
        if isinstance(focus, QAbstractButton) and focus.isCheckable() and code in ARROWS:
            return None  # one of several: arrows move among them
        return None if code in self._silent else MEANINGS.get(code)

    def bounces(self) -> bool:
        """Whether a main press, by key or by click, only bounces; from one that does not, count.

        A double click bounces too: its second click is meant for nothing new.
        """
        now = self._clock()
        bounced = now - self._last_act < BOUNCE
        if not bounced:
            self._last_act = now
        return bounced
