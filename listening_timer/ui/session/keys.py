"""Key handling of a session: which action each key is, and whether the stage or a control gets it.

A control reached with Tab keeps its own keys: Space and Enter for buttons, arrows for lists, all
keys for text fields. All other presses go to the stage. Keys act on press and never on auto-repeat;
main presses within 700 ms of the last are ignored, since clickers bounce. Presses with Ctrl, Alt,
Super, Meta or Hyper are not the stage's; with AltGr only signs act.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
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

from listening_timer.ui.session.actions import LetterKeys, StageAction
from listening_timer.ui.session.debounce import Debounce
from listening_timer.ui.widgets.button_base import FocusRingButton
from listening_timer.ui.widgets.keyboard import ENTER, Keyboard
from listening_timer.ui.widgets.scroll import TYPED_IN
from listening_timer.ui.words.i18n import tr

NO_TIMESTAMP = 0
"""Timestamp of an event whose time Qt does not know."""


MEANINGS: Mapping[Qt.Key, StageAction] = {
    Qt.Key.Key_Space: StageAction.MAIN,
    Qt.Key.Key_Return: StageAction.MAIN,
    Qt.Key.Key_Enter: StageAction.MAIN,
    Qt.Key.Key_PageDown: StageAction.MAIN,
    Qt.Key.Key_Right: StageAction.MAIN,
    Qt.Key.Key_Down: StageAction.MAIN,
    Qt.Key.Key_PageUp: StageAction.BACK,
    Qt.Key.Key_Left: StageAction.BACK,
    Qt.Key.Key_Up: StageAction.BACK,
    Qt.Key.Key_Backspace: StageAction.BACK,
    Qt.Key.Key_P: StageAction.PAUSE,
    Qt.Key.Key_Period: StageAction.PAUSE,
    Qt.Key.Key_Plus: StageAction.ADD_2,
    Qt.Key.Key_Equal: StageAction.ADD_2,
    Qt.Key.Key_B: StageAction.BREAK,
    Qt.Key.Key_H: StageAction.HOLD_REPLY,
    Qt.Key.Key_D: StageAction.DIGITS,
    Qt.Key.Key_M: StageAction.SAY_MORE,
    Qt.Key.Key_S: StageAction.SWAP,
    Qt.Key.Key_T: StageAction.PROMPT,
    Qt.Key.Key_X: StageAction.HIDE,
    Qt.Key.Key_Question: StageAction.ALL_KEYS,
}
DEMONSTRATION: Mapping[Qt.Key, StageAction] = {
    Qt.Key.Key_PageDown: StageAction.FORWARD,
    Qt.Key.Key_Right: StageAction.FORWARD,
    Qt.Key.Key_Down: StageAction.FORWARD,
    Qt.Key.Key_PageUp: StageAction.BACKWARD,
    Qt.Key.Key_Left: StageAction.BACKWARD,
    Qt.Key.Key_Up: StageAction.BACKWARD,
    Qt.Key.Key_R: StageAction.START_OVER,
    Qt.Key.Key_1: StageAction.REAL_TIME,
    Qt.Key.Key_2: StageAction.TEN_TIMES,
    Qt.Key.Key_3: StageAction.SIXTY_TIMES,
    Qt.Key.Key_Escape: StageAction.END,
}
"""What keys mean in a demonstration, where that differs."""
PRINTED = frozenset(
    code for code in (*MEANINGS, *DEMONSTRATION) if Qt.Key.Key_Space < code < Qt.Key.Key_Escape
)
"""Keys that print a character: all of them can be switched off (WCAG 2.1.4)."""
NAMED_KEYS = tuple(sorted(chr(code) for code in PRINTED if chr(code).isalpha()))
"""The Latin letters among the shortcut keys."""
ACTING = frozenset(code for code, act in MEANINGS.items() if act is StageAction.MAIN)
MAIN_ACTS = frozenset({StageAction.MAIN, StageAction.FORWARD})
"""Actions of keys that bounce."""
ON_BUTTONS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter})
ARROWS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down})
HELD_DOWN = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
SYSTEM_KEYS = frozenset(
    {
        *(Qt.Key.Key_Meta, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R),
        *(Qt.Key.Key_Hyper_L, Qt.Key.Key_Hyper_R),
    }
)
"""Modifiers of the desktop. Qt has no Hyper modifier, so press and release are tracked."""
SIGNS = frozenset(code for code in PRINTED if not chr(code).isalpha())
"""Keys that some layouts write with AltGr only."""
SCROLLING = ARROWS | {
    *(Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
    *(Qt.Key.Key_Home, Qt.Key.Key_End),
}


@runtime_checkable
class KeepsKeys(Protocol):
    """A page that handles some keys itself."""

    def keeps(self, key: Qt.Key) -> bool:
        """Whether the page now handles this key itself."""
        ...


class StageKeys(QObject):
    """Event filter on the window's handle: sends presses to the stage while `listening()`."""

    def __init__(
        self,
        pressed: Callable[[StageAction], None],
        listening: Callable[[], bool],
        clock: Callable[[], int],
        parent: QObject | None = None,
        keyboard: Keyboard | None = None,
    ) -> None:
        """`clock`: real time in ms, used for debouncing only."""
        super().__init__(parent)
        self._keyboard = keyboard or Keyboard(parent=self)
        self._system_keys: set[int] = set()
        self._pressed = pressed
        self._listening = listening
        self.debounce = Debounce(clock)
        self._silent: frozenset[Qt.Key] = frozenset()
        self._meanings = MEANINGS
        self._under_x = QGuiApplication.platformName() == "xcb"
        self._let_go = (0, 0)

    def set_silent(self, *, letters: bool, break_key: bool) -> None:
        """Disable all single letters and signs, or `B` alone."""
        breaks = frozenset({Qt.Key.Key_B})
        self._silent = (PRINTED if letters else frozenset()) | (
            breaks if break_key else frozenset()
        )

    def set_demonstration(self, *, on: bool) -> None:
        """Give the keys their meanings in a demonstration, or the usual ones."""
        self._meanings = {**MEANINGS, **DEMONSTRATION} if on else MEANINGS

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self._system_keys.clear()  # their release goes to another window
        if not isinstance(event, QKeyEvent) or self._only_repeats(event):
            return isinstance(event, QKeyEvent)
        self._follow_system_keys(event)
        if event.type() is not QEvent.Type.KeyPress:
            return False
        if event.modifiers() & Qt.KeyboardModifier.MetaModifier or self._system_keys:
            return True  # meant for the desktop, wherever the focus is
        if not self._listening():
            return False
        act = self._meaning(event)
        if act is None:
            return False
        if not event.isAutoRepeat() and not (act in MAIN_ACTS and self.debounce.bounces()):
            self._pressed(act)
        event.accept()
        return True

    def _only_repeats(self, event: QKeyEvent) -> bool:
        """Whether an event is X11 auto-repeat that Qt did not recognise.

        Qt detects X11's repeats by the press that is queued behind each release. If it is not
        queued yet, both look real; but nobody releases and presses again in the same ms. Only the
        main action's keys are filtered, in a text field only Enter: a tool that types for somebody
        is as fast. Where a screen reader gets every key first, Qt loses the timestamps, so nothing
        can be compared.
        """
        brings = ENTER if isinstance(QApplication.focusWidget(), TYPED_IN) else ACTING
        if event.isAutoRepeat() or not self._under_x or event.key() not in brings:
            return False
        if event.timestamp() == NO_TIMESTAMP:
            return False
        if event.type() is QEvent.Type.KeyRelease:
            self._let_go = event.key(), event.timestamp()
            return False
        pressed = event.type() is QEvent.Type.KeyPress
        return pressed and self._let_go == (event.key(), event.timestamp())

    def _follow_system_keys(self, event: QKeyEvent) -> None:
        """Track which desktop modifiers are held."""
        if event.key() in SYSTEM_KEYS and not event.isAutoRepeat():
            held = event.type() is not QEvent.Type.KeyRelease
            (self._system_keys.add if held else self._system_keys.discard)(event.key())

    def _meaning(self, event: QKeyEvent) -> StageAction | None:
        if event.modifiers() & HELD_DOWN:
            return None
        code = self._keyboard.key_of(event)
        if event.modifiers() & Qt.KeyboardModifier.GroupSwitchModifier and code not in SIGNS:
            return None
        return None if code in self._silent or _is_kept(code) else self._meanings.get(code)


def _is_kept(code: Qt.Key) -> bool:
    """Whether the focused control, or a page around it, handles this key itself."""
    focus = QApplication.focusWidget()
    match focus:
        case QLineEdit() | QPlainTextEdit():
            return True
        case FocusRingButton() if code in ON_BUTTONS:
            return not focus.forwards_main_action()
        case QAbstractButton() if code in ON_BUTTONS or (focus.isCheckable() and code in ARROWS):
            return True  # one of several: arrows move among them
        case QAbstractScrollArea() if code in SCROLLING:
            return True
        case _:
            return any(isinstance(each, KeepsKeys) and each.keeps(code) for each in _upwards(focus))


def _upwards(widget: QWidget | None) -> Iterator[QWidget]:
    """A widget and its ancestors, innermost first."""
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


Rows = tuple[tuple[str, str], ...]


def demonstration_rows(keys: LetterKeys) -> Rows:
    """What other keys do in a demonstration, or do differently."""
    letters = (
        ("1, 2, 3", tr("Real time, 10 times, 60 times")),
        (keys.label_of("R"), tr("Start over")),
    )
    return (
        (tr("PgDn, →"), tr("While it is paused: on to the next moment")),
        (tr("PgUp, ←"), tr("While it is paused: back to the moment before")),
        *(letters if keys.letters else ()),
        (tr("Esc", "the key"), tr("End here")),
    )


def key_rows(keys: LetterKeys) -> Rows:
    """The shortcut keys and what they do, as table rows, the most used first."""
    return (
        (tr("Space, Enter, PgDn, →"), tr("What the big button says")),
        (tr("PgUp, ←, Backspace"), tr("Undo the last step")),
        *(_letters(keys) if keys.letters else ()),
        (tr("F11 or F5"), tr("Full screen; Esc leaves it")),
        (tr("Ctrl+Q"), tr("Close the program")),
    )


def _letters(keys: LetterKeys) -> Rows:
    """Single letters and signs, which can be switched off, as labelled on this keyboard."""
    rest = ((keys.label_of("B"), tr("Take a break")),) if keys.break_key else ()
    return (
        (tr("{letter} or .").format(letter=keys.label_of("P")), tr("Pause, and go on")),
        (tr("+ or ="), tr("Two more minutes")),
        *rest,
        (keys.label_of("M"), tr("There is more to say")),
        (keys.label_of("H"), tr("The listener lets a reply wait")),
        (keys.label_of("T"), tr("A prompt")),
        (keys.label_of("S"), tr("Swap whose turn it is")),
        (keys.label_of("X"), tr("Hide the screen; any key brings it back")),
        (keys.label_of("D"), tr("Change how time is shown")),
        ("?", tr("These keys")),
    )
