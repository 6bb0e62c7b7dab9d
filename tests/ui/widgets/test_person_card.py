"""Claims about the card of a person: their name, and what is said below it."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme import DAY, Theme, Tone
from listening_timer.ui.widgets import spoken
from listening_timer.ui.widgets.person_card import PersonCard


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

    monkeypatch.setattr(spoken, "announce", say)
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
