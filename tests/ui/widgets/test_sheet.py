"""The sheet: it asks in the window, answers once, and gives the keyboard back."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.sheet import Sheet

END = [("end", "End here", True), ("on", "Go on", False)]


@pytest.fixture
def window(theme: Theme) -> Iterator[QWidget]:
    """A window to lie over."""
    assert theme is not None
    made = QWidget()
    made.resize(1024, 640)
    yield made
    made.close()


def _asked(theme: Theme, window: QWidget) -> tuple[Sheet, list[str]]:
    sheet, told = Sheet(theme, window), list[str]()
    sheet.answered.connect(told.append)
    sheet.ask("End here?", "It is kept as ended early.", END)
    return sheet, told


def test_it_covers_its_window(theme: Theme, window: QWidget) -> None:
    """All of it, also after a resize; the panel lies within."""
    sheet, _told = _asked(theme, window)
    window.resize(800, 600)
    window.grab()
    assert sheet.geometry() == window.rect()
    assert sheet.rect().contains(sheet._card.geometry())


def test_an_answer_closes_it_and_is_told_once(theme: Theme, window: QWidget) -> None:
    """A second answer says nothing."""
    sheet, told = _asked(theme, window)
    main = sheet.findChild(MainButton)
    assert main is not None
    main.click()
    sheet.answer("on")
    assert told == ["end"]
    assert not sheet.is_open()


def test_escape_gives_the_safe_answer(theme: Theme, window: QWidget) -> None:
    """Which is the one that is not the main one, wherever it stands."""
    sheet, told = _asked(theme, window)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert told == ["on"]


def test_the_main_answer_stands_last(theme: Theme, window: QWidget) -> None:
    """Lower right, as on every screen."""
    sheet, _told = _asked(theme, window)
    window.grab()
    quiet, main = sheet._buttons
    assert isinstance(main, MainButton)
    assert (
        quiet.mapTo(window, quiet.rect().center()).x()
        < main.mapTo(window, main.rect().center()).x()
    )


def test_keys_go_no_further(theme: Theme, window: QWidget) -> None:
    """A key that the sheet has no use for does not reach what lies below."""
    sheet, told = _asked(theme, window)
    QTest.keyClick(sheet, Qt.Key.Key_P)
    assert sheet.is_open()
    assert told == []


def test_rows_are_read_and_closed(theme: Theme, window: QWidget) -> None:
    """Escape closes them; a long list at 200 % text stays within the window."""
    theme.set_text_percent(200)
    sheet, told = Sheet(theme, window), list[str]()
    sheet.answered.connect(told.append)
    sheet.show_rows("Keys", [("Space", "The main action")] * 30, "Close")
    window.grab()
    assert window.rect().contains(sheet._card.geometry())
    assert sheet._scroll is not None
    QTest.keyClick(sheet, Qt.Key.Key_PageDown)
    assert sheet._scroll.verticalScrollBar().value() > 0
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert told == ["closed"]


def test_it_can_ask_again_while_it_is_open(theme: Theme, window: QWidget) -> None:
    """A new question takes the place of the old one."""
    sheet, told = _asked(theme, window)
    sheet.ask("Quit?", "The session can be taken up again.", [("stay", "Stay", False)])
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert told == ["stay"]


def test_the_keyboard_goes_back_to_who_had_it(theme: Theme, window: QWidget) -> None:
    """Unless they are gone by then, which harms nothing."""
    field = QLineEdit(window)
    window.show()
    field.setFocus()
    sheet, told = _asked(theme, window)
    assert window.focusWidget() is not field
    sheet.answer("on")
    assert window.focusWidget() is field
    sheet.ask("Again?", "", END)
    shiboken6.delete(field)
    sheet.answer("on")
    assert told == ["on", "on"]


def test_no_answer_is_cut(theme: Theme, window: QWidget) -> None:
    """Many answers on several lines, and no text above them: all stand inside the panel."""
    sheet = Sheet(theme, window)
    sheet.ask(
        "What would you like to do?", "", [(str(n), f"An answer, {n}", n == 6) for n in range(7)]
    )
    window.show()
    sheet.grab()
    for button in sheet._buttons:
        low = button.mapTo(sheet._card, button.rect().bottomLeft()).y()
        assert low < sheet._card.height()
        assert button.height() >= button.sizeHint().height()
