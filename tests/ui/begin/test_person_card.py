"""Claims about the card of a person: their name, and what is said below it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from listening_timer.ui.begin.person_card import PersonCard
from listening_timer.ui.theme.theme import DAY, Theme, Tone
from listening_timer.ui.widgets.labels import Disc, Text


@pytest.fixture
def card(theme: Theme) -> PersonCard:
    """The card of whoever sits right."""
    made = PersonCard(theme, Tone.CLAY, "First name", "Name of the person on the right")
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def focus(card: PersonCard, qtbot: QtBot) -> None:
    """Show the card, with the keyboard beside its name."""
    with qtbot.waitActive(card):
        card.show()
        card.activateWindow()
    card.setFocus()
    assert not card.field.hasFocus()


def test_a_name_that_is_written_is_told(card: PersonCard) -> None:
    """Typing tells each change; filling in tells nothing."""
    told: list[str] = []
    card.name_edited.connect(told.append)
    card.set_name("Maya")
    assert told == []
    card.focus_name()
    QTest.keyClicks(card.field, "M")
    assert told == ["MayaM"]
    assert card.name() == "MayaM"


def test_the_disc_is_in_the_persons_colour(card: PersonCard) -> None:
    """Clay for whoever sits right."""
    card.resize(440, 110)
    card.grab()
    (disc,) = card.findChildren(Disc)
    assert disc.grab().toImage().pixelColor(QPoint(27, 27)) == DAY.clay


def test_a_problem_takes_the_place_of_the_line(card: PersonCard) -> None:
    """A calm sentence under the name, in ink, also when who begins changes; then the line is back.

    The name is told with what is seen below it.
    """
    for line, problem in (
        ("shares first", ""),
        ("shares first", "Please write a name."),
        ("listens first", "Please write a name."),
        ("listens first", ""),
    ):
        card.show_problem(problem)
        card.set_line(line)
        (shown,) = (text for text in card.findChildren(Text) if text.isVisibleTo(card))
        assert shown.said() == card.field.accessibleDescription() == (problem or line)
        assert not problem or shown.palette().windowText().color() == DAY.ink


def test_a_problem_is_said_where_the_keyboard_is_already(
    card: PersonCard, qtbot: QtBot, aloud: list[str]
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


def test_a_long_name_shows_how_it_begins(card: PersonCard, qtbot: QtBot) -> None:
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


def test_a_menu_over_a_name_leaves_what_is_chosen_in_it(card: PersonCard) -> None:
    """The keyboard comes back to where it was, and what was marked can be copied."""
    card.set_name(LONG)
    card.field.setSelection(0, 9)
    QCoreApplication.sendEvent(
        card.field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    )
    assert card.field.selectedText() == LONG[:9]
