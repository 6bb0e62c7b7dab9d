"""Claims about Begin: names, who begins, which format, and where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from listening_timer.app.services.first_window import FirstWindow, first_page
from listening_timer.exercise.formats import MINUTE, Bell, Side
from listening_timer.model.records import LastTime, Prompting
from listening_timer.ui.begin.options import Setup
from listening_timer.ui.begin.page import BeginPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.labels import Text
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import WALL
from tests.helpers.qt.widget_actions import find_option, press

LAST = LastTime("Maya", "Sam", Side.LEFT, "share-fully", 12, Bell.STOP)


@pytest.fixture
def first(theme: Theme) -> FirstWindow:
    """The window with Begin on it, shown."""
    made = first_page(theme, list(SHIPPED.values()), None, Side.LEFT)
    made.begin.set_ready()
    made.window.show()
    made.window.activateWindow()
    return made


@pytest.fixture
def found(first: FirstWindow) -> list[Setup]:
    """What was asked to begin."""
    asked: list[Setup] = []
    first.begin.begin_requested.connect(asked.append)
    return asked


def typed(first: FirstWindow, text: str) -> None:
    """Type where the keyboard is."""
    QTest.keyClicks(first.window.focusWidget(), text)


def test_two_names_and_enter_begin(first: FirstWindow, found: list[Setup]) -> None:
    """Type, Tab, type, Enter: nothing else is needed for a first try."""
    typed(first, "Ann")
    QTest.keyClick(first.window.focusWidget(), Qt.Key.Key_Tab)
    typed(first, "Bo")
    QTest.keyClick(first.window.focusWidget(), Qt.Key.Key_Return)
    assert [(s.name_a, s.name_b, s.format.id) for s in found] == [("Ann", "Bo", "first-try")]


def test_nothing_begins_before_the_history_is_open(theme: Theme) -> None:
    """A wish that comes too early is granted as soon as it can be."""
    early = BeginPage(theme, list(SHIPPED.values()), lambda: (WALL, 60))
    found: list[Setup] = []
    early.begin_requested.connect(found.append)
    early.fill("Ann", "Bo", Side.LEFT)
    early.begin()
    assert found == []
    early.set_ready()
    assert len(found) == 1


@pytest.mark.parametrize(
    ("left", "right"), [("", "Bo"), ("Ann", " \u200b "), ("x" * 41, "Bo"), ("Ann", "ann")]
)
def test_names_that_do_not_do_are_told(
    first: FirstWindow, found: list[Setup], left: str, right: str
) -> None:
    """What is wrong is said in a sentence beside the name; nothing typed is lost."""
    first.begin.fill(left, right, Side.LEFT)
    first.begin.begin()
    assert found == []
    fields = first.begin.findChildren(QLineEdit)
    assert [field.text() for field in fields][:2] == [left, right]


@pytest.mark.parametrize(
    ("swap", "left", "begins"),
    [(BeginPage.swap_sides, "Bo", "Ann"), (BeginPage.swap_first, "Ann", "Bo")],
    ids=["seats", "who begins"],
)
def test_seats_and_who_begins_are_swapped_apart(
    first: FirstWindow,
    found: list[Setup],
    swap: Callable[[BeginPage], None],
    left: str,
    begins: str,
) -> None:
    """Where the two change seats, the same one begins; the other one begins from their seat."""
    first.begin.fill("Ann", "Bo", Side.LEFT)
    swap(first.begin)
    first.begin.begin()
    assert (found[0].name_left, found[0].name_a) == (left, begins)


def test_what_goes_for_one_talk_goes_with_it(first: FirstWindow, found: list[Setup]) -> None:
    """The topic, cleaned, the prompts and keeping nothing are part of what begins.

    Other usual prompts, chosen in Settings meanwhile, undo no other choice.
    """
    first.begin.fill("Ann", "Bo", Side.LEFT)
    first.begin.choose_more("  the\tholidays ", Prompting.OFF, keep=False)
    first.begin.begin()
    first.begin.set_prompting(Prompting.FULL)
    first.begin.begin()
    assert [(s.topic, s.prompting, s.keep) for s in found] == [
        ("the holidays", Prompting.OFF, False),
        ("the holidays", Prompting.FULL, False),
    ]


def test_the_next_talk_begins_as_usual(first: FirstWindow, found: list[Setup]) -> None:
    """What was chosen for one talk is forgotten for the next; the names stay."""
    first.begin.set_prompting(Prompting.OFF)
    first.begin.fill("Ann", "Bo", Side.LEFT)
    first.begin.choose_more("the holidays", Prompting.FULL, keep=False)
    first.begin.start_over()
    first.begin.begin()
    assert [(s.name_left, s.topic, s.prompting, s.keep) for s in found] == [
        ("Ann", "", Prompting.OFF, True)
    ]


@pytest.mark.parametrize(
    ("last", "proposed"),
    [
        (replace(LAST, format_id="first-try", completed=True), "share-fully"),
        (replace(LAST, format_id="first-try", completed=False), "first-try"),
        (replace(LAST, format_id="short-turns", completed=True), "short-turns"),
        (None, "first-try"),
    ],
)
def test_a_first_try_leads_on(
    first: FirstWindow, found: list[Setup], last: LastTime | None, proposed: str
) -> None:
    """After a completed first try the whole exercise is proposed, with its own rules."""
    first.begin.propose(last, Side.LEFT)
    first.begin.fill("Ann", "Bo", Side.LEFT)
    first.begin.begin()
    assert found[0].format.id == proposed
    if proposed == "share-fully":
        assert found[0].format in SHIPPED.values()


def test_rules_of_a_format_that_is_gone_are_forgotten(
    first: FirstWindow, found: list[Setup]
) -> None:
    """Minutes and rule of last time go to no other format than theirs."""
    first.begin.propose(replace(LAST, format_id="gone", minutes=3), Side.LEFT)
    first.begin.begin()
    assert found[0].format in SHIPPED.values()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Return])
def test_the_last_two_begin_with_one_press(
    first: FirstWindow, found: list[Setup], key: Qt.Key
) -> None:
    """As the history is read while Begin shows, the keyboard comes to the main action.

    Who did not begin last time is proposed, with the rules of last time.
    """
    assert isinstance(first.window.focusWidget(), QLineEdit)
    first.begin.propose(LAST, Side.LEFT)
    QTest.keyClick(first.window.focusWidget(), key)
    assert [(s.name_left, s.name_right, s.name_a) for s in found] == [("Maya", "Sam", "Sam")]
    assert (found[0].format.bell, found[0].format.turn) == (Bell.STOP, 12 * MINUTE)


def test_who_types_keeps_the_keyboard(first: FirstWindow) -> None:
    """Where a name was typed before the history was read, the keyboard stays in it."""
    typed(first, "An")
    first.begin.propose(LAST, Side.LEFT)
    typed(first, "n ")
    assert first.begin.names()[0] == "Ann"


def test_what_is_kept_unfolds_in_sight(first: FirstWindow) -> None:
    """At the design's size the fold shows "Keep nothing" at once, and its warning when chosen."""
    first.window.resize(1280, 800)
    first.begin.propose(LAST, Side.LEFT)
    QApplication.processEvents()
    press(first.begin, "Topic, prompts, what is kept")
    QApplication.processEvents()
    assert isinstance(first.window.focusWidget(), QLineEdit)
    nothing = find_option(first.begin, "What is kept", "Keep nothing")
    assert in_sight(nothing)
    nothing.click()
    QApplication.processEvents()
    [warning] = [t for t in first.begin.findChildren(Text) if "cannot go on" in t.said()]
    assert in_sight(warning)
    assert in_sight(nothing)


def in_sight(widget: QWidget) -> bool:
    """Whether all of a widget can be seen."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()


@pytest.mark.parametrize(
    ("left", "right", "focused"),
    [
        ("", "", "Name of the person on the left"),
        ("Ann", "", "Name of the person on the right"),
        ("Ann", "Bo", "Begin"),
    ],
)
def test_the_focus_goes_to_what_is_missing_and_nowhere_else(
    first: FirstWindow, left: str, right: str, focused: str
) -> None:
    """The page never has it, so that accessibility is told of one object only."""
    first.begin.fill(left, right, Side.LEFT)
    first.window.show_page("begin")
    first.begin.setFocus()
    wanted = first.begin.initial_focus
    assert wanted is not None
    assert first.window.focusWidget() is wanted
    assert wanted.accessibleName() == focused
