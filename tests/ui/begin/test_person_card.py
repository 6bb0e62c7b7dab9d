"""Claims about the card of a person: their name, and what is said below it."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from listening_timer.ui.begin.person_card import PersonCard
from listening_timer.ui.theme.theme import DAY, Theme, Tone
from listening_timer.ui.widgets import accessibility


def test_a_name_that_is_written_is_told(theme: Theme) -> None:
    """Typing tells each change; filling in tells nothing."""
    card, told = (
        PersonCard(theme, Tone.LAKE, "First name", "Name of the person on the left"),
        list[str](),
    )
    card.name_edited.connect(told.append)
    card.set_name("Maya")
    assert told == []
    card.focus_name()
    QTest.keyClicks(card._name, "M")
    assert told == ["MayaM"]
    assert card.name() == "MayaM"


def test_a_problem_takes_the_place_of_the_line(theme: Theme) -> None:
    """A calm sentence under the name, in ink; without one the line is back."""
    card = PersonCard(theme, Tone.CLAY, "First name", "Name of the person on the right")
    card.set_line("listens first")
    card.show_problem("Please write a name.")
    assert not card._problem.isHidden()
    assert card._line.isHidden()
    assert card._problem.palette().windowText().color() == DAY.ink
    card.show_problem("")
    assert card._problem.isHidden()
    assert not card._line.isHidden()


def test_the_disc_is_in_the_persons_colour(theme: Theme) -> None:
    """Clay for whoever sits right."""
    card = PersonCard(theme, Tone.CLAY, "First name", "Name")
    card.resize(440, 110)
    card.grab()
    disc = card._disc
    assert disc.grab().toImage().pixelColor(QPoint(27, 27)) == DAY.clay


def test_a_problem_is_heard_in_place_of_the_line(theme: Theme) -> None:
    """The name is told with what is seen below it, also when who begins changes meanwhile."""
    card = PersonCard(theme, Tone.LAKE, "First name", "Name")
    heard: list[str] = []
    for line, problem in (
        ("shares first", ""),
        ("shares first", "Please write a name."),
        ("listens first", "Please write a name."),
        ("listens first", ""),
    ):
        card.show_problem(problem)
        card.set_line(line)
        heard.append(card._name.accessibleDescription())
    assert heard == [
        "shares first",
        "Please write a name.",
        "Please write a name.",
        "listens first",
    ]


def test_a_problem_is_said_where_the_keyboard_is_already(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first time the keyboard comes to the name, which tells of it; then nothing moves."""
    said: list[str] = []

    def say(_near: QWidget, sentence: str) -> None:
        said.append(sentence)

    monkeypatch.setattr(accessibility, "announce", say)
    card = PersonCard(theme, Tone.LAKE, "First name", "Name")
    card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    with qtbot.waitActive(card):
        card.show()
        card.activateWindow()
    card.setFocus()
    assert not card._name.hasFocus()
    card.show_problem("Please write a name.")
    card.focus_name()
    assert card._name.hasFocus()
    assert said == []
    card.focus_name()
    assert said == ["Please write a name."]
    card.show_problem("")
    card.focus_name()
    assert len(said) == 1


LONG = "Charlotte von Hohenlohe-Langenburg"


def test_a_long_name_shows_how_it_begins(theme: Theme, qtbot: QtBot) -> None:
    """Written in by itself, and once the keyboard has left it; while one types, where one is."""
    card = PersonCard(theme, Tone.LAKE, "First name", "Name")
    card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    card.resize(300, 120)
    with qtbot.waitActive(card):
        card.show()
        card.activateWindow()
    card.setFocus()
    card.set_name(LONG)
    shown = card._name.grab().toImage()
    assert card._name.cursorPosition() == 0
    card.focus_name()
    assert card._name.cursorPosition() == len(LONG)
    QTest.keyClicks(card._name, "!")
    card.setFocus()
    assert card._name.text() == f"{LONG}!"
    assert card._name.cursorPosition() == 0
    assert card._name.grab().toImage() == shown


def test_a_menu_over_a_name_leaves_what_is_chosen_in_it(theme: Theme) -> None:
    """The keyboard comes back to where it was, and what was marked can be copied."""
    card = PersonCard(theme, Tone.LAKE, "First name", "Name")
    card.set_name(LONG)
    card._name.setSelection(0, 9)
    QCoreApplication.sendEvent(
        card._name, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
    )
    assert card._name.selectedText() == LONG[:9]
