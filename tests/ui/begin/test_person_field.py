"""Claims about the field of a person: their name, and what is said below it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from listening_timer.exercise.formats import Side
from listening_timer.ui.begin.person_field import PersonField
from listening_timer.ui.theme.theme import DAY, TextStyle, Theme
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.resting_stone import RestingStone


@pytest.fixture
def card(theme: Theme) -> PersonField:
    """The field of whoever sits right."""
    made = PersonField(theme, Side.RIGHT, stone=54, role=TextStyle.TITLE)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def focus(card: PersonField, qtbot: QtBot) -> None:
    """Show the card, with the keyboard beside its name."""
    with qtbot.waitActive(card):
        card.show()
        card.activateWindow()
    card.setFocus()
    assert not card.field.hasFocus()


def test_a_name_that_is_written_is_told(card: PersonField) -> None:
    """Typing tells each change; filling in tells nothing."""
    told: list[str] = []
    card.name_edited.connect(told.append)
    card.set_name("Maya")
    assert told == []
    card.focus_name()
    QTest.keyClicks(card.field, "M")
    assert told == ["MayaM"]
    card.field.setText("Sam")  # as a screen reader does
    assert told[1:] == ["Sam"]
    card.set_name("MayaM")
    assert len(told) == 2
    assert card.name() == "MayaM"


def test_the_stone_gives_way_to_the_name(card: PersonField) -> None:
    """Where the room is narrow the name has all of it."""
    (stone,) = card.findChildren(RestingStone)
    for width, shown in ((440, True), (220, False)):
        card.resize(width, 110)
        card.grab()
        assert stone.isVisibleTo(card) is shown


def test_a_problem_takes_the_place_of_the_line(card: PersonField) -> None:
    """A calm sentence under the name, in ink; then the line is back.

    The name is told with what is seen below it.
    """
    for problem in ("", "Please write a name.", ""):
        card.show_problem(problem)
        (shown,) = (text for text in card.findChildren(Text) if text.isVisibleTo(card))
        assert shown.said() == card.field.accessibleDescription() == (problem or "on the right")
        assert not problem or shown.palette().windowText().color() == DAY.ink


def test_a_problem_is_said_where_the_keyboard_is_already(
    card: PersonField, qtbot: QtBot, aloud: list[str]
) -> None:
    """The first time the keyboard comes to the name, which tells of it; then nothing moves."""
    focus(card, qtbot)
    card.show_problem("Please write a name.")
    card.focus_name()
    assert card.field.hasFocus()
    assert aloud == []
    card.focus_name()
    assert aloud == ["Please write a name."]
    card.show_problem("")
    card.focus_name()
    assert len(aloud) == 1


LONG = "Charlotte von Hohenlohe-Langenburg"


def test_a_long_name_shows_how_it_begins(card: PersonField, qtbot: QtBot) -> None:
    """Written in by itself, and once the keyboard has left it; while one types, where one is."""
    card.resize(300, 120)
    focus(card, qtbot)
    card.set_name(LONG)
    shown = card.field.grab().toImage()
    assert card.field.cursorPosition() == 0
    card.focus_name()
    assert card.field.cursorPosition() == len(LONG)
    QTest.keyClicks(card.field, "!")
    card.setFocus()
    assert card.field.text() == f"{LONG}!"
    assert card.field.cursorPosition() == 0
    assert card.field.grab().toImage() == shown


def test_a_menu_over_a_name_leaves_what_is_chosen_in_it(card: PersonField) -> None:
    """The keyboard comes back to where it was, and what was marked can be copied."""
    card.set_name(LONG)
    card.field.setSelection(0, 9)
    QCoreApplication.sendEvent(
        card.field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    )
    assert card.field.selectedText() == LONG[:9]
