"""Claims about the page before one minute each: names or none, who begins, one press."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from listening_timer.config.paths import resources
from listening_timer.exercise.formats import MINUTE, SECOND, Bell, Side
from listening_timer.library.formats import load
from listening_timer.model.preferences import Prompting
from listening_timer.ui.begin.now_you import NowYouPage
from listening_timer.ui.begin.options import Setup
from listening_timer.ui.theme.theme import Theme
from tests.helpers.qt.widget_actions import find_field, press, shown_text, type_key

FORMAT = load(resources() / "now-you.toml")
LEFT, RIGHT = "Name of the person on the left", "Name of the person on the right"


@pytest.fixture
def page(theme: Theme) -> NowYouPage:
    """The page, shown."""
    made = NowYouPage(theme, FORMAT)
    made.resize(1280, 800)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


@pytest.fixture
def found(page: NowYouPage) -> list[Setup]:
    """What was asked to begin."""
    asked: list[Setup] = []
    page.begin_requested.connect(asked.append)
    return asked


def test_it_is_a_minute_each_with_thanks() -> None:
    """Short, fair, with hands in laps: each bell passes by itself, and no tone tells of it."""
    planned = [(phase.kind.value, phase.planned) for phase in FORMAT.phases]
    assert planned == [
        ("share", MINUTE),
        ("handover", 15 * SECOND),
        ("share", MINUTE),
        ("appreciate", 30 * SECOND),
        ("appreciate", 30 * SECOND),
    ]
    assert (FORMAT.bell, FORMAT.soon) == (Bell.STOP, 0)


def test_it_says_what_it_is_and_that_nothing_is_kept(page: NowYouPage) -> None:
    """The rule in one line; names are not needed."""
    said = shown_text(page)
    assert "One minute each" in said
    assert "Then you switch, and each of you says thank you." in said
    assert "You can leave the names empty. Nothing is kept." in said


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_PageDown])
def test_without_names_one_press_begins(page: NowYouPage, found: list[Setup], key: Qt.Key) -> None:
    """By keyboard or clicker; the seats have names, and nothing of it is kept or prompted."""
    type_key(page, key)
    (setup,) = found
    assert (setup.name_a, setup.name_b) == ("You", "You too")
    assert (setup.keep, setup.prompting, setup.topic) == (False, Prompting.OFF, "")
    assert setup.format is FORMAT


def test_two_names_are_typed_as_on_the_first_page(page: NowYouPage, found: list[Setup]) -> None:
    """Type, Enter, type, Enter: the first Enter goes on to the second name."""
    QTest.keyClicks(page.focusWidget(), "Ann")
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClicks(page.focusWidget(), "Bo")
    assert found == []
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)
    assert [(s.name_left, s.name_right) for s in found] == [("Ann", "Bo")]


def test_either_can_begin(page: NowYouPage, found: list[Setup]) -> None:
    """Swapped, the right one begins; a name is told once there is one."""
    assert "The left one begins." in shown_text(page)
    press(page, "Swap who begins")
    assert "The right one begins." in shown_text(page)
    press(page, "Begin")
    assert [(s.name_left, s.name_right, s.first) for s in found] == [("You", "You too", Side.RIGHT)]
    QTest.keyClicks(find_field(page, RIGHT), "Bo")
    assert "Bo begins." in shown_text(page)


@pytest.mark.parametrize(
    ("names", "wrong", "sentence"),
    [
        (("Ann", "ann"), RIGHT, "Please use two different names."),
        (("a" * 41, ""), LEFT, "Please use a name of at most 40 letters."),
    ],
)
def test_a_name_that_will_not_do_is_told_at_its_field(
    page: NowYouPage, names: tuple[str, str], wrong: str, sentence: str
) -> None:
    """Nothing begins, and what was typed stays; typing on clears the sentence."""
    page.start_over(*names)
    press(page, "Begin")
    field = find_field(page, wrong)
    assert (field.accessibleDescription(), page.focusWidget()) == (sentence, field)
    QTest.keyClicks(field, "x")
    assert field.accessibleDescription().startswith("on the")


@pytest.mark.parametrize(
    ("left", "right", "focused"), [("", "", LEFT), ("Ann", "", RIGHT), ("Ann", "Bo", "Begin")]
)
def test_names_known_already_stand_there(
    page: NowYouPage, left: str, right: str, focused: str
) -> None:
    """The focus goes to the first that is missing, else to the main button."""
    page.start_over(left, right, Side.RIGHT)
    page.setFocus()
    assert page.focusWidget().accessibleName() == focused
    assert ("Bo begins." if right else "The right one begins.") in shown_text(page)


def test_back_leads_back_also_by_escape(page: NowYouPage) -> None:
    """By its link, and by Escape where no name is being typed."""
    told: list[bool] = []
    page.back_requested.connect(lambda: told.append(True))
    press(page, "Back")
    page.start_over("Ann", "Bo")
    page.setFocus()
    type_key(page, Qt.Key.Key_Escape)
    assert len(told) == 2


def test_the_field_one_types_in_shows_at_any_size(theme: Theme, room: QSize) -> None:
    """At 200 % in the smallest window too, the first name can be seen as it is typed."""
    page = NowYouPage(theme, FORMAT)
    page.resize(room)
    page.show()
    page.activateWindow()
    page.setFocus()
    for _pass in range(4):
        page.grab()
    field = page.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.visibleRegion().boundingRect() == field.rect()
