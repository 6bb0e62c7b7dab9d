"""Keyboard layouts: which Latin key a press means, whatever layout or script is active.

Law: the label wins. A press that writes an ASCII letter or sign means that key. Any other character
means the key of a US keyboard at the same physical place: always where it is of another script, and
on a Latin layout where that layout has no key for the letter. Keys that write nothing (arrows, F11)
are what they are.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QWidget

Written = Mapping[int, str]
"""Characters of the keys without modifiers, by the kernel's (evdev) key code."""

ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
SIDEWAYS = frozenset({Qt.Key.Key_Left, Qt.Key.Key_Right})
X_OFFSET = 8
"""X11 and xkb key codes are the kernel's plus this."""
_ROWS = {2: "1234567890-=", 16: "QWERTYUIOP[]", 30: "ASDFGHJKL;'", 44: "ZXCVBNM,./"}
US_KEYS = {
    first + at: Qt.Key(ord(key)) for first, row in _ROWS.items() for at, key in enumerate(row)
}
"""The keys of a US keyboard, by the kernel's key code, which is Windows' scan code too."""
_SHIFTED = {Qt.Key.Key_Equal: Qt.Key.Key_Plus, Qt.Key.Key_Slash: Qt.Key.Key_Question}
_WITHOUT_CHARACTER = frozenset({0, Qt.Key.Key_unknown.value})
_FIRST_SPECIAL = 0x01000000
"""Qt key codes from here on are keys that write nothing."""
_SHORTCUT = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
    | Qt.KeyboardModifier.GroupSwitchModifier
)


class Keyboard(QObject):
    """Resolves key presses to Latin keys, and tells the labels of this keyboard's keys."""

    changed = Signal()
    """Another keyboard layout is active."""

    def __init__(
        self, read: Callable[[], Written] | None = None, parent: QObject | None = None
    ) -> None:
        """`read` returns the active layout; None: it is learned from what is pressed."""
        super().__init__(parent)
        self._read = read
        self._learned: dict[int, str] = {}
        self._written: Written | None = None

    def key_of(self, event: QKeyEvent) -> Qt.Key:
        """The key that a press means."""
        self._notice(event)
        code = event.key()
        if code >= _FIRST_SPECIAL and code not in _WITHOUT_CHARACTER:
            return Qt.Key(code)
        place = US_KEYS.get(place_of(event))
        if place is None or _is_ours(code):
            return Qt.Key(code)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            place = _SHIFTED.get(place, place)
        letter = chr(place).lower()
        if self._read is not None and self._now() and letter.isalpha():
            by_place = letter not in self._now().values()
        else:
            by_place = code in _WITHOUT_CHARACTER or is_of_another_script(chr(code))
        return place if by_place else Qt.Key(code)

    def label_of(self, letter: str) -> str:
        """The label of the key that means this Latin letter."""
        written = self._now()
        if letter.lower() in written.values() or letter not in _PLACES:
            return letter
        label = written.get(_PLACES[letter], "")
        known = label.isalpha() and self._read is not None
        if not known and not is_of_another_script(label):
            return letter
        if unicodedata.category(label[0]).startswith("M"):  # a combining mark needs a base
            return f"\u25cc{label}"
        return label.title() if len(label.title()) == 1 else label

    def _notice(self, event: QKeyEvent) -> None:
        """Detect from a press whether the layout has changed."""
        place, code = place_of(event), event.key()
        text = chr(code).lower() if 0 < code < _FIRST_SPECIAL else ""
        if not text.isalpha() or place not in US_KEYS or self._now().get(place) == text:
            return
        before = self._written
        if self._read is not None:
            self._written = self._read()
        elif not event.modifiers() & _SHORTCUT:  # with those Qt itself looks for a Latin letter
            if not is_of_another_script(text):
                self._learned.clear()
            self._learned[place] = text
        if self._read is None or self._written != before:
            self.changed.emit()

    def _now(self) -> Written:
        if self._read is None:
            return self._learned
        if self._written is None:
            self._written = self._read()
        return self._written


def place_of(event: QKeyEvent) -> int:
    """The kernel's code of the pressed key; 0 where the platform does not tell it."""
    code = event.nativeScanCode()
    if sys.platform == "win32":
        return code
    return code - X_OFFSET if code > X_OFFSET else 0


def digit_of(event: QKeyEvent) -> int | None:
    """The digit that a press means: one of any script, else that of the key in the upper row."""
    text = event.text()
    digit = unicodedata.digit(text, None) if len(text) == 1 else None
    if digit is not None or not text or not text.isprintable() or event.modifiers() & _SHORTCUT:
        return digit
    place = US_KEYS.get(place_of(event))
    return None if place is None or not chr(place).isdigit() else int(chr(place))


def is_of_another_script(character: str) -> bool:
    """Whether this is neither ASCII nor a Latin letter."""
    return (
        bool(character)
        and not character.isascii()
        and not all(unicodedata.name(each, "").startswith("LATIN") for each in character)
    )


def reads_x11() -> bool:
    """Whether the platform is X11, where the layout can be read."""
    return QGuiApplication.platformName() == "xcb"


_PLACES = {chr(key): place for place, key in US_KEYS.items()}
_SIGNS = frozenset(".+=?/ ")


def _is_ours(code: int) -> bool:
    """Whether this is a letter or sign that the program's keys are named by."""
    character = chr(code) if code < _FIRST_SPECIAL else ""
    return character.isascii() and (character.isalnum() or character in _SIGNS)


def takes_escape(widget: QWidget, event: QEvent) -> bool:
    """Take Escape for a widget before its window's shortcut does; False for any other event.

    Never in full screen, which Escape leaves first.
    """
    takes = (
        isinstance(event, QKeyEvent)
        and event.type() is QEvent.Type.ShortcutOverride
        and event.key() == Qt.Key.Key_Escape
        and not widget.window().isFullScreen()
    )
    if takes:
        event.accept()
    return takes
