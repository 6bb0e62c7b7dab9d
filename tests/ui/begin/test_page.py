"""Claims about Begin as last time: two names, one sentence, one press."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from listening_timer.app.services.first_window import FirstWindow, first_page
from listening_timer.exercise.formats import Bell, Side
from listening_timer.model.preferences import Prompting
from listening_timer.model.records import LastTime
from listening_timer.ui.begin.options import Setup
from listening_timer.ui.begin.page import BeginPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.words.i18n import time_text
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import WALL
from tests.helpers.qt.widget_actions import find_button, press, shown_text, spoken_text

LAST = LastTime("Maya", "Sam", Side.RIGHT, "share-fully", 10, Bell.FINISH)
MOST_WORDS, MOST_CONTROLS = 31, 8


@pytest.fixture
def first(theme: Theme) -> FirstWindow:
    """The window with Begin on it, shown, and the two of last time."""
    made = first_page(theme, list(SHIPPED.values()), None, Side.LEFT, wall=lambda: (WALL, 60))
    made.choices.set_ready()
    made.choices.propose(LAST, Side.LEFT)
    made.window.show()
    made.window.activateWindow()
    return made


@pytest.fixture
def page(first: FirstWindow) -> BeginPage:
    """Begin."""
    assert first.begin is not None
    return first.begin


@pytest.fixture
def found(first: FirstWindow) -> list[Setup]:
    """What was asked to begin."""
    asked: list[Setup] = []
    first.choices.begin_requested.connect(asked.append)
    return asked


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Return])
def test_the_last_two_begin_with_one_press(
    first: FirstWindow, found: list[Setup], key: Qt.Key
) -> None:
    """The keyboard is at the main action; a clicker's key begins too."""
    QTest.keyClick(first.window.focusWidget(), key)
    assert [(s.name_left, s.name_right, s.name_a) for s in found] == [("Maya", "Sam", "Maya")]


def test_it_says_who_begins_with_what(page: BeginPage) -> None:
    """Both at their seats, the way to talk in one sentence, and when it would end."""
    assert shown_text(page).split("\n") == [
        "Maya",
        "begins",
        "Sam",
        "listens",
        "Share fully, then switch · 10 minutes each",
        f"Until about {time_text(WALL + SHIPPED['share-fully'].total, 60)}",
    ]
    press(page, "Swap who begins")
    assert "Maya listens, Sam begins." in spoken_text(page)


def test_what_was_changed_is_seen(first: FirstWindow, page: BeginPage) -> None:
    """A topic, keeping nothing and no end; other lengths are in the sentence."""
    first.choices.write_topic("The garden")
    first.choices.choose_keeping(keep=False)
    first.choices.choose_prompting(Prompting.OFF)
    first.choices.choose_bell(Bell.OPEN)
    said = shown_text(page)
    assert "The garden\nThis talk won’t be kept." in said
    assert "Share fully, then switch · No bell" in said
    assert "No set end" in said


def test_enter_presses_what_tab_has_reached(
    first: FirstWindow, page: BeginPage, found: list[Setup]
) -> None:
    """On Change it opens the choices, and begins nothing."""
    told: list[bool] = []
    page.change_requested.connect(lambda: told.append(True))
    [change] = [b for b in page.findChildren(QAbstractButton) if b.accessibleName() == "Change"]
    change.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(first.window.focusWidget(), Qt.Key.Key_Return)
    assert (told, found) == ([True], [])


def test_what_is_left_over_is_one_line_until_asked_for(page: BeginPage) -> None:
    """A link at the foot, which moves nothing on the page; with nothing left, it says when."""
    asked: list[bool] = []
    page.left_over_requested.connect(lambda: asked.append(True))
    for line in ("From last time: one promise", ""):
        page.name_left_over(line)
        press(page, line or "Between two talks")
    assert asked == [True, True]


def test_its_one_press_is_the_largest(page: BeginPage) -> None:
    """As drawn: 180 by 80 at the size of the design."""
    main = find_button(page, "Begin")
    assert main.width() == pytest.approx(180, abs=6)
    assert main.height() == 80


def test_it_asks_for_little(first: FirstWindow, page: BeginPage) -> None:
    """Words and controls that show, navigation and all: no more than the budget of the page."""
    page.name_left_over("From last time: one promise, and today’s talk")
    buttons = [b for b in first.window.findChildren(QAbstractButton) if b.isVisible()]
    words = shown_text(page).replace("·", "").split()
    for button in buttons:
        words += button.accessibleName().replace("Swap who begins", "Swap").split()
    assert len(words) <= MOST_WORDS
    assert len(buttons) <= MOST_CONTROLS
