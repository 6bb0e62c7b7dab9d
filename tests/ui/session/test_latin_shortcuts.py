"""Claims about shortcuts where the keyboard writes no Latin letter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from listening_timer.ui.session.latin_shortcuts import LatinShortcuts
from listening_timer.ui.widgets.keyboard import US_KEYS, X_OFFSET, Keyboard

CONTROL, NONE = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.NoModifier
PLACES = {chr(key): place for place, key in US_KEYS.items()}
SCRIPTS = {
    "Cyrillic": {"Q": "\u0439", "Z": "\u044f", "A": "\u0444", "G": "\u043f", "C": "\u0441"},
    "Arabic": {"Q": "\u0636", "Z": "\u0626", "A": "\u0634", "G": "\u0644", "C": "\u0624"},
    "Greek": {"Q": "\u037e", "Z": "\u03b6", "A": "\u03b1", "G": "\u03b3", "C": "\u03c8"},
    "Kana": {"Q": "\u30bf", "Z": "\u30c4", "A": "\u30c1", "G": "\u30ad", "C": "\u30bd"},
}


class Desk:
    """A window with a field and a button, and shortcuts of the window and of a page."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.window, self.page = QWidget(), QWidget()
        self.field, self.button = QLineEdit(), QPushButton("Go")
        layout = QVBoxLayout(self.window)
        for widget in (self.page, self.field, self.button):
            layout.addWidget(widget)
        self.shortcuts: dict[str, QShortcut] = {}
        for keys, owner in (("Ctrl+Q", self.window), ("Ctrl+Z", self.page), ("G", self.page)):
            self.shortcuts[keys] = made = QShortcut(QKeySequence(keys), owner)
            made.activated.connect(lambda keys=keys: self.heard.append(keys))
        self.window.show()
        self.handle = self.window.windowHandle()
        self.handle.installEventFilter(LatinShortcuts(self.window, Keyboard(), self.window))
        self.window.activateWindow()
        self.button.setFocus()

    def press(self, letter: str, script: str, modifiers: Qt.KeyboardModifier = NONE) -> list[str]:
        """Press the key at this place; returns what was heard of it."""
        self.heard.clear()
        text = SCRIPTS[script][letter]
        event = QKeyEvent(
            QEvent.Type.KeyPress,
            ord(text.upper()),
            modifiers,
            PLACES[letter] + X_OFFSET,
            0,
            0,
            text,
        )
        QCoreApplication.sendEvent(self.handle, event)
        return list(self.heard)


@pytest.fixture
def desk(qapp: QApplication) -> Desk:
    """A desk."""
    assert qapp is not None
    return Desk()


@pytest.mark.parametrize("script", SCRIPTS)
def test_shortcuts_are_found_by_place(desk: Desk, script: str) -> None:
    """With Ctrl and without; nothing is heard of a key that is none."""
    assert desk.press("Q", script, CONTROL) == ["Ctrl+Q"]
    assert desk.press("Z", script, CONTROL) == ["Ctrl+Z"]
    assert desk.press("G", script) == ["G"]
    assert desk.press("C", script) == []
    assert desk.press("Q", script) == []


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_field_keeps_what_it_writes_and_its_own_shortcuts(desk: Desk, script: str) -> None:
    """A letter is written; Ctrl+A selects, Ctrl+C copies and Ctrl+Z takes back, as in Latin."""
    desk.field.setFocus()
    desk.field.setText("river")
    assert desk.press("G", script) == []
    assert desk.field.text() == "river" + SCRIPTS[script]["G"]
    assert desk.press("Z", script, CONTROL) == []  # the field's own
    assert desk.field.text() == "river"
    desk.press("A", script, CONTROL)
    assert desk.field.selectedText() == "river"
    desk.press("C", script, CONTROL)
    assert QApplication.clipboard().text() == "river"
    assert desk.press("Q", script, CONTROL) == ["Ctrl+Q"]


def test_shortcuts_that_are_off_or_out_of_sight_stay_so(desk: Desk) -> None:
    """One of a hidden page, one that is switched off."""
    desk.shortcuts["G"].setEnabled(False)
    assert desk.press("G", "Cyrillic") == []
    desk.shortcuts["G"].setEnabled(True)
    desk.page.hide()
    assert desk.press("G", "Cyrillic") == []
    assert desk.press("Z", "Cyrillic", CONTROL) == []
