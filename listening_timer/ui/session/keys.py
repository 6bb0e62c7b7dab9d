"""The keys of a session: what a press means, and to whom it belongs.

A control that was reached with Tab keeps its own keys: Space and Enter for buttons, arrows for
lists, everything for text. All other presses go to the stage. Keys act on press, never twice
while held down, and main presses within 700 ms of the last are ignored, since clickers bounce.
A press with Ctrl, Alt, Super, Meta or Hyper held means something else; with AltGr only signs act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum, auto
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from listening_timer.ui.session.actions import LetterKeys
from listening_timer.ui.widgets.button_base import Ringed
from listening_timer.ui.widgets.keyboard import Keyboard
from listening_timer.ui.words.i18n import tr

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
    Qt.Key.Key_Down: Key.ACT,
    Qt.Key.Key_PageUp: Key.BACK,
    Qt.Key.Key_Left: Key.BACK,
    Qt.Key.Key_Up: Key.BACK,
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
NAMED_KEYS = tuple(sorted(chr(code) for code in PRINTED if chr(code).isalpha()))
"""The Latin letters that keys are named by."""
ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
ACTING = frozenset(code for code, key in MEANINGS.items() if key is Key.ACT)
TEXTS = QLineEdit, QPlainTextEdit
ON_BUTTONS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
HELD_DOWN = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
SYSTEM_KEYS = frozenset(
    {
        *(Qt.Key.Key_Meta, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R),
        *(Qt.Key.Key_Hyper_L, Qt.Key.Key_Hyper_R),
    }
)
"""Modifiers of the desktop. Qt knows no Hyper: they are followed by press and release."""
SIGNS = frozenset(code for code in PRINTED if not chr(code).isalpha())
"""Keys that some layouts write with AltGr only."""
SCROLLING = ARROWS | {
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    *(Qt.Key.Key_Home, Qt.Key.Key_End),
}


@runtime_checkable
class KeepsKeys(Protocol):
    """A page that has a use of its own for some keys."""

    def keeps(self, key: Qt.Key) -> bool:
        """Whether the page now takes this key itself."""
        ...


class StageKeys(QObject):
    """A filter on the window's handle: hands presses to the stage while `listening()` says so."""

    def __init__(
        self,
        pressed: Callable[[Key], None],
        listening: Callable[[], bool],
        clock: Callable[[], int],
        parent: QObject | None = None,
        keyboard: Keyboard | None = None,
    ) -> None:
        """`clock`: real milliseconds, for bounces alone."""
        super().__init__(parent)
        self._keyboard = keyboard or Keyboard(parent=self)
        self._system_keys: set[int] = set()
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
        if event.type() is QEvent.Type.FocusOut:
            self._system_keys.clear()  # their release goes to another window
        if not isinstance(event, QKeyEvent) or self._only_repeats(event):
            return isinstance(event, QKeyEvent)
        self._follow_system_keys(event)
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if event.modifiers() & Qt.KeyboardModifier.MetaModifier or self._system_keys:
            return True  # meant for the desktop, wherever the keyboard is
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

    def _follow_system_keys(self, event: QKeyEvent) -> None:
        """Know which of the desktop's modifiers are held."""
        if event.key() in SYSTEM_KEYS and not event.isAutoRepeat():
            held = event.type() is not QEvent.Type.KeyRelease
            (self._system_keys.add if held else self._system_keys.discard)(event.key())

    def _meaning(self, event: QKeyEvent) -> Key | None:
        if event.modifiers() & HELD_DOWN:
            return None
        code = self._keyboard.key_of(event)
        if event.modifiers() & Qt.KeyboardModifier.GroupSwitchModifier and code not in SIGNS:
            return None
        return None if code in self._silent or _is_kept(code) else MEANINGS.get(code)

    def bounces(self) -> bool:
        """Whether a main press, by key or by click, only bounces; from one that does not, count.

        A double click bounces too: its second click is meant for nothing new.
        """
        now = self._clock()
        bounced = now - self._last_act < BOUNCE
        if not bounced:
            self._last_act = now
        return bounced


def _is_kept(code: Qt.Key) -> bool:
    """Whether the control that has the keyboard, or its page, has a use of its own for a key."""
    focus = QApplication.focusWidget()
    match focus:
        case QLineEdit() | QPlainTextEdit():
            return True
        case Ringed() if code in ON_BUTTONS:
            return not focus.lets_main_pass()
        case QAbstractButton() if code in ON_BUTTONS or (focus.isCheckable() and code in ARROWS):
            return True  # one of several: arrows move among them
        case QAbstractScrollArea() if code in SCROLLING:
            return True
        case _:
            return any(isinstance(each, KeepsKeys) and each.keeps(code) for each in _upwards(focus))


def _upwards(widget: QWidget | None) -> Iterator[QWidget]:
    """A widget, and all that it stands in."""
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


Rows = tuple[tuple[str, str], ...]


def key_rows(keys: LetterKeys) -> Rows:
    """The keys that there are and what they do, the most used first."""
    return (
        (tr("Space, Enter, PgDn, →"), tr("What the big button says")),
        (tr("PgUp, ←, Backspace"), tr("Undo the last step")),
        *(_letters(keys) if keys.letters else ()),
        (tr("F11 or F5"), tr("Full screen; Esc leaves it")),
        (tr("Ctrl+Q"), tr("Close the program")),
    )


def _letters(keys: LetterKeys) -> Rows:
    """Single letters and signs, which can be switched off; as they stand on this keyboard."""
    rest = ((keys.label_of("B"), tr("Take a break")),) if keys.break_key else ()
    return (
        (tr("{letter} or .").format(letter=keys.label_of("P")), tr("Pause, and go on")),
        (tr("+ or ="), tr("Two more minutes")),
        *rest,
        (keys.label_of("M"), tr("There is more to say")),
        (keys.label_of("H"), tr("The listener lets a reply wait")),
        (keys.label_of("T"), tr("A prompt")),
        (keys.label_of("X"), tr("Hide now; any key brings it back")),
        (keys.label_of("D"), tr("Change how time is shown")),
        ("?", tr("These keys")),
    )
