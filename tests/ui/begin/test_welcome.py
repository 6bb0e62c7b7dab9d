"""Claims about the first talk: the rule, two names and one press."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from listening_timer.app.services.first_window import FirstWindow, first_page
from listening_timer.exercise.formats import Side
from listening_timer.ui.begin.options import Setup
from listening_timer.ui.begin.welcome import WelcomePage
from listening_timer.ui.theme.theme import Theme
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.qt.widget_actions import find_button, find_field, press, shown_text, type_key

LEFT, RIGHT = "Name of the person on the left", "Name of the person on the right"


@pytest.fixture
def first(theme: Theme) -> FirstWindow:
    """The window of a first start, shown; the coin has chosen who sits left."""
    made = first_page(theme, list(SHIPPED.values()), None, Side.LEFT, welcomed=False)
    made.choices.set_ready()
    made.window.show()
    made.window.activateWindow()
    return made


@pytest.fixture
def page(first: FirstWindow) -> WelcomePage:
    """The page of the first talk."""
    assert first.welcome is not None
    return first.welcome


@pytest.fixture
def found(first: FirstWindow) -> list[Setup]:
    """What was asked to begin."""
    asked: list[Setup] = []
    first.choices.begin_requested.connect(asked.append)
    return asked


@pytest.mark.parametrize("key", [Qt.Key.Key_Tab, Qt.Key.Key_Return])
def test_two_names_and_enter_begin(first: FirstWindow, found: list[Setup], key: Qt.Key) -> None:
    """Type, Tab or Enter, type, Enter: nothing else is needed, and nothing has to be clicked."""
    QTest.keyClicks(first.window.focusWidget(), "Ann")
    QTest.keyClick(first.window.focusWidget(), key)
    QTest.keyClicks(first.window.focusWidget(), "Bo")
    assert found == []
    QTest.keyClick(first.window.focusWidget(), Qt.Key.Key_Return)
    assert [(s.name_a, s.name_b, s.format) for s in found] == [("Ann", "Bo", SHIPPED["first-try"])]


def test_it_says_the_rule_and_how_long_it_takes(page: WelcomePage) -> None:
    """And that everything stays here; no key cap and no choice of a format."""
    said = shown_text(page)
    assert "One shares. The other only listens.\nThen you switch." in said
    assert "A first try takes ten minutes: three for each of you." in said
    assert "Everything stays on this computer. Nothing is recorded." in said


def test_who_begins_is_told_with_the_name_once_there_is_one(
    first: FirstWindow, page: WelcomePage
) -> None:
    """A coin decides until somebody swaps."""
    assert "We tossed a coin: the left one begins." in shown_text(page)
    QTest.keyClicks(find_field(page, LEFT), "Ann")
    assert "We tossed a coin: Ann begins." in shown_text(page)
    press(page, "Swap who begins")
    assert "The right one begins." in shown_text(page)
    first.choices.fill("Ann", "Bo", Side.RIGHT)
    assert "\nBo begins." in shown_text(page)


def test_a_missing_name_is_asked_for_in_one_sentence(
    first: FirstWindow, page: WelcomePage, found: list[Setup]
) -> None:
    """At its field, which gets the keyboard; what was typed stays."""
    QTest.keyClicks(find_field(page, LEFT), "Ann")
    press(page, "Begin")
    assert found == []
    right = find_field(page, RIGHT)
    assert first.window.focusWidget() is right
    assert right.accessibleDescription() == "Please type a name."
    assert find_field(page, LEFT).text() == "Ann"
    QTest.keyClicks(right, "B")
    assert right.accessibleDescription() == "on the right"


def test_another_way_to_talk_is_named(first: FirstWindow, page: WelcomePage) -> None:
    """Chosen elsewhere, it stands in place of the first try."""
    first.choices.choose_format("share-fully")
    assert "Share fully, then switch · 10 minutes each" in shown_text(page)


def test_links_lead_elsewhere_also_by_enter(first: FirstWindow, page: WelcomePage) -> None:
    """Reached with Tab, Enter follows them and does not begin."""
    told: list[str] = []
    page.page_requested.connect(told.append)
    for words in (
        "What is kept",
        "When this is not for you",
        "One minute each",
        "Other ways to talk",
    ):
        link = find_button(page, words)
        link.setFocus(Qt.FocusReason.TabFocusReason)
        type_key(first.window, Qt.Key.Key_Return)
    assert told == ["what-is-kept", "not-for-you", "now-you", "change"]


@pytest.mark.parametrize(
    ("left", "right", "focused"), [("", "", LEFT), ("Ann", "", RIGHT), ("Ann", "Bo", "Begin")]
)
def test_the_focus_goes_to_what_is_missing_and_nowhere_else(
    first: FirstWindow, page: WelcomePage, left: str, right: str, focused: str
) -> None:
    """The page never has it, so that accessibility is told of one object only."""
    first.choices.fill(left, right, Side.LEFT)
    page.setFocus()
    wanted = first.window.focusWidget()
    assert wanted is page.initial_focus
    assert wanted.accessibleName() == focused


def test_the_field_one_types_in_shows_at_any_size(theme: Theme, room: QSize) -> None:
    """At 200 % in the smallest window too, the first name can be seen as it is typed."""
    first = first_page(theme, list(SHIPPED.values()), None, Side.LEFT, welcomed=False)
    first.window.resize(room)
    first.window.show()
    first.window.activateWindow()
    for _pass in range(4):
        first.window.grab()
    field = first.window.focusWidget()
    assert isinstance(field, QLineEdit)
    assert field.visibleRegion().boundingRect() == field.rect()
