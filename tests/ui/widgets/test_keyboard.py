"""Claims about key resolution: which Latin key a press means, on any layout and in any script."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from listening_timer.ui.session.keys import MEANINGS, NAMED_KEYS
from listening_timer.ui.widgets.keyboard import US_KEYS, X_OFFSET, Keyboard, digit_of
from tests.helpers.x11.keyboard_layouts import layouts

NONE = Qt.KeyboardModifier.NoModifier
PLACES = {chr(key): place for place, key in US_KEYS.items()}
SPECIAL = Qt.Key.Key_unknown.value


def typed(
    place: int, text: str, modifiers: Qt.KeyboardModifier = NONE, *, key: int | None = None
) -> QKeyEvent:
    """A press of the key at this place, which writes a text; as Qt's X11 plugin has it."""
    code = (ord(text.upper()) if len(text.upper()) == 1 else ord(text)) if text else SPECIAL
    code = code if key is None else key
    return QKeyEvent(QEvent.Type.KeyPress, code, modifiers, place + X_OFFSET, 0, 0, text)


def is_label(text: str) -> bool:
    """Whether this names a key of the program, so that it means that one."""
    return text == "." or (text.isascii() and text.isalnum())


def meant(keyboard: Keyboard, written: Mapping[int, str]) -> dict[int, str]:
    """What each key of a layout means."""
    keys = {p: keyboard.key_of(typed(p, written.get(p, ""))) for p in US_KEYS}
    return {place: chr(key) for place, key in keys.items() if key.value < SPECIAL}


def test_each_letter_has_its_key_on_every_layout() -> None:
    """On all layouts of xkeyboard-config: the labelled key where there is one, else the place."""
    missing: list[str] = []
    count = 0
    for layout in layouts():
        count += 1
        keyboard = Keyboard(lambda: layout.written)  # noqa: B023 - called within this turn
        keys, written = meant(keyboard, layout.written), set(layout.written.values())
        for letter in NAMED_KEYS:
            acting = {place for place, key in keys.items() if key == letter}
            labelled = {
                place for place, text in layout.written.items() if text.upper() == letter
            } & set(US_KEYS)
            expected = labelled or {PLACES[letter]}
            if letter.lower() in written and not labelled:  # on a key that US keyboards lack
                continue
            if acting != expected and not is_label(layout.written.get(PLACES[letter], "")):
                missing.append(f"{layout.name}: {letter} is {acting}, not {expected}")
    assert count > 300
    assert missing == []


@pytest.mark.parametrize("text", ["\u0437", "\u062d", "\u05e4", "\u03c0", "\u0e22", "\u30bb", ""])
def test_another_script_is_resolved_without_the_keymap(text: str) -> None:
    """Cyrillic, Arabic, Hebrew, Greek, Thai, Kana, or nothing at all at P's place: it is P."""
    assert Keyboard().key_of(typed(PLACES["P"], text)) is Qt.Key.Key_P


@pytest.mark.parametrize(
    ("place", "text", "key"),
    [
        ("M", ",", Qt.Key.Key_Comma),  # AZERTY: M lies elsewhere
        (";", "m", Qt.Key.Key_M),
        ("P", ";", Qt.Key.Key_Semicolon),  # Colemak
        ("P", "l", Qt.Key.Key_L),  # Dvorak
        ("R", "p", Qt.Key.Key_P),
        ("[", "\u00fc", Qt.Key.Key_Udiaeresis),
    ],
)
def test_a_latin_label_wins_without_the_keymap(place: str, text: str, key: Qt.Key) -> None:
    """AZERTY, Colemak, Dvorak, German: the key is what it writes, not where it lies."""
    assert Keyboard().key_of(typed(PLACES[place], text)) == key


def test_signs_of_another_script_are_found_by_place() -> None:
    """The Arabic question mark is a question mark; a sign that is written itself is itself."""
    shift, keyboard = Qt.KeyboardModifier.ShiftModifier, Keyboard()
    assert keyboard.key_of(typed(PLACES["/"], "\u061f", shift)) is Qt.Key.Key_Question
    assert keyboard.key_of(typed(PLACES["="], "\u0f3d", shift)) is Qt.Key.Key_Plus
    assert keyboard.key_of(typed(PLACES["7"], "?", shift)) is Qt.Key.Key_Question
    assert keyboard.key_of(typed(PLACES["/"], ".")) is Qt.Key.Key_Period


@pytest.mark.parametrize("key", [key for key in MEANINGS if key.value >= 0x01000000])
def test_keys_that_write_nothing_are_what_they_are(key: Qt.Key) -> None:
    """Arrows, Enter, PageDown: wherever they lie."""
    assert Keyboard().key_of(typed(PLACES["P"], "", key=key.value)) is key


def test_every_digit_of_unicode_is_a_digit() -> None:
    """Arabic-Indic, Devanagari, full width and all others have their value."""
    digits = [chr(code) for code in range(0x10000) if unicodedata.category(chr(code)) == "Nd"]
    assert len(digits) > 300
    wrong = [d for d in digits if digit_of(typed(0, d)) != unicodedata.digit(d)]
    assert wrong == []


def test_the_upper_row_counts_without_shift() -> None:
    """On a French keyboard its keys write signs; letters elsewhere are no digits."""
    row = "&\u00e9\"'(-\u00e8_\u00e7\u00e0"
    found = [digit_of(typed(PLACES["1234567890"[at]], text)) for at, text in enumerate(row)]
    assert found == [1, 2, 3, 4, 5, 6, 7, 8, 9, 0]
    assert digit_of(typed(PLACES["P"], "p")) is None
    assert digit_of(typed(PLACES["6"], "6", Qt.KeyboardModifier.ControlModifier)) == 6
    assert digit_of(typed(PLACES["6"], "", Qt.KeyboardModifier.ControlModifier)) is None


def test_labels_are_those_of_the_keyboard() -> None:
    """Of the layout that is active; a change is noticed with the next press."""
    russian, latin = {PLACES["P"]: "\u0437"}, {PLACES["P"]: "p", PLACES["H"]: "h"}
    active: list[Mapping[int, str]] = [russian]
    told: list[str] = []
    keyboard = Keyboard(lambda: active[0])
    keyboard.changed.connect(lambda: told.append(keyboard.label_of("P")))
    assert keyboard.label_of("P") == "\u0417"
    keyboard.key_of(typed(PLACES["P"], "\u0437"))
    active[0] = latin
    keyboard.key_of(typed(PLACES["H"], "h"))
    assert told == ["P"]
    keyboard.key_of(typed(PLACES["P"], "p"))
    assert told == ["P"]


def test_labels_are_learned_where_no_keymap_is_told() -> None:
    """From what was pressed, and forgotten with the first Latin letter."""
    keyboard = Keyboard()
    assert keyboard.label_of("P") == "P"
    keyboard.key_of(typed(PLACES["P"], "\u0437"))
    assert keyboard.label_of("P") == "\u0417"
    assert keyboard.label_of("X") == "X"
    keyboard.key_of(typed(PLACES["A"], "a"))
    assert keyboard.label_of("P") == "P"
