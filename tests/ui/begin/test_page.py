"""Claims about Begin: names, who begins, which format, and where the keyboard is."""

from __future__ import annotations

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


def setups(begin: BeginPage) -> list[Setup]:
    """What was asked to begin from now on."""
    found: list[Setup] = []
    begin.begin_requested.connect(found.append)
    return found


def typed(first: FirstWindow, text: str) -> None:
    """Type where the keyboard is."""
    QTest.keyClicks(first.window.focusWidget(), text)


def test_two_names_and_enter_begin(first: FirstWindow) -> None:
    """Type, Tab, type, Enter: nothing else is needed for a first try."""
    found = setups(first.begin)
    typed(first, "Ann")
    QTest.keyClick(first.window.focusWidget(), Qt.Key.Key_Tab)
    typed(first, "Bo")
    QTest.keyClick(first.window.focusWidget(), Qt.Key.Key_Return)
    assert [(s.name_a, s.name_b, s.format.id) for s in found] == [("Ann", "Bo", "first-try")]


def test_the_last_two_need_only_enter(first: FirstWindow) -> None:
    """Who did not begin last time is proposed, with the rules of last time."""
    found = setups(first.begin)
    first.begin.propose(LAST, Side.LEFT)
    first.window.show_page("begin")
    first.begin.setFocus()
    QTest.keyClick(first.window.focusWidget(), Qt.Key.Key_Return)
    assert [(s.name_a, s.name_b) for s in found] == [("Sam", "Maya")]
    assert found[0].format.bell is Bell.STOP
    assert found[0].format.turn == 12 * MINUTE


def test_nothing_begins_before_the_history_is_open(theme: Theme) -> None:
    """A wish that comes too early is granted as soon as it can be."""
    early = BeginPage(theme, list(SHIPPED.values()), lambda: (WALL, 60))
    found = setups(early)
    early.fill("Ann", "Bo", Side.LEFT)
    early.begin()
    assert found == []
    early.set_ready()
    assert len(found) == 1


@pytest.mark.parametrize(
    ("left", "right"), [("", "Bo"), ("Ann", " \u200b "), ("x" * 41, "Bo"), ("Ann", "ann")]
)
def test_names_that_do_not_do_are_told(first: FirstWindow, left: str, right: str) -> None:
    """What is wrong is said in a sentence beside the name; nothing typed is lost."""
    found = setups(first.begin)
    first.begin.fill(left, right, Side.LEFT)
    first.begin.begin()
    assert found == []
    fields = first.begin.findChildren(QLineEdit)
    assert [field.text() for field in fields][:2] == [left, right]


def test_swapping_sides_keeps_who_begins(first: FirstWindow) -> None:
    """The two change seats; whoever was to begin still does."""
    found = setups(first.begin)
    first.begin.fill("Ann", "Bo", Side.LEFT)
    first.begin.swap_sides()
    first.begin.begin()
    assert (found[0].name_a, found[0].first) == ("Ann", Side.RIGHT)


def test_swapping_who_begins_keeps_the_seats(first: FirstWindow) -> None:
    """The other one begins, from where they sit."""
    found = setups(first.begin)
    first.begin.fill("Ann", "Bo", Side.LEFT)
    first.begin.swap_first()
    first.begin.begin()
    assert (found[0].name_left, found[0].name_a) == ("Ann", "Bo")


def test_what_goes_for_one_talk_goes_with_it(first: FirstWindow) -> None:
    """The topic, cleaned, the prompts and keeping nothing are part of what begins."""
    found = setups(first.begin)
    first.begin.fill("Ann", "Bo", Side.LEFT)
    first.begin.choose_more("  the\tholidays ", Prompting.FULL, keep=False)
    first.begin.begin()
    assert [(s.topic, s.prompting, s.keep) for s in found] == [
        ("the holidays", Prompting.FULL, False)
    ]


def test_the_next_talk_begins_as_usual(first: FirstWindow) -> None:
    """What was chosen for one talk is forgotten for the next; the names stay."""
    found = setups(first.begin)
    first.begin.set_prompting(Prompting.OFF)
    first.begin.fill("Ann", "Bo", Side.LEFT)
    first.begin.choose_more("the holidays", Prompting.FULL, keep=False)
    first.begin.start_over()
    first.begin.begin()
    assert [(s.name_left, s.topic, s.prompting, s.keep) for s in found] == [
        ("Ann", "", Prompting.OFF, True)
    ]


def test_other_usual_prompts_undo_no_other_choice(first: FirstWindow) -> None:
    """Who goes to Settings and comes back still keeps nothing, and has the topic."""
    found = setups(first.begin)
    first.begin.fill("Ann", "Bo", Side.LEFT)
    first.begin.choose_more("the holidays", Prompting.LIGHT, keep=False)
    first.begin.set_prompting(Prompting.FULL)
    first.begin.begin()
    assert [(s.topic, s.prompting, s.keep) for s in found] == [
        ("the holidays", Prompting.FULL, False)
    ]


def test_keyboard_is_on_the_first_name(first: FirstWindow, qapp: QApplication) -> None:
    """At the very first start one can type at once."""
    assert qapp is not None
    assert isinstance(first.window.focusWidget(), QLineEdit)


@pytest.mark.parametrize(
    ("last", "proposed"),
    [
        (replace(LAST, format_id="first-try", completed=True), "share-fully"),
        (replace(LAST, format_id="first-try", completed=False), "first-try"),
        (replace(LAST, format_id="short-turns", completed=True), "short-turns"),
        (None, "first-try"),
    ],
)
def test_a_first_try_leads_on(first: FirstWindow, last: LastTime | None, proposed: str) -> None:
    """After a completed first try the whole exercise is proposed, with its own rules."""
    first.begin.propose(last, Side.LEFT)
    first.begin.fill("Ann", "Bo", Side.LEFT)
    found = setups(first.begin)
    first.begin.begin()
    assert found[0].format.id == proposed
    if proposed == "share-fully":
        assert found[0].format in SHIPPED.values()


def test_rules_of_a_format_that_is_gone_are_forgotten(first: FirstWindow) -> None:
    """Minutes and rule of last time go to no other format than theirs."""
    first.begin.propose(replace(LAST, format_id="gone", minutes=3), Side.LEFT)
    found = setups(first.begin)
    first.begin.begin()
    assert found[0].format in SHIPPED.values()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Return])
def test_the_last_two_begin_with_one_press(first: FirstWindow, key: Qt.Key) -> None:
    """As the history is read while Begin shows, the keyboard comes to the main action."""
    assert isinstance(first.window.focusWidget(), QLineEdit)
    first.begin.propose(LAST, Side.LEFT)
    found = setups(first.begin)
    QTest.keyClick(first.window.focusWidget(), key)
    assert [(s.name_left, s.name_right) for s in found] == [("Maya", "Sam")]


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


@pytest.mark.parametrize("names", [("", ""), ("Ann", ""), ("Ann", "Bo")])
def test_the_focus_goes_to_what_is_missing_and_nowhere_else(
    first: FirstWindow, names: tuple[str, str]
) -> None:
    """The page never has it, so that accessibility is told of one object only."""
    first.begin.fill(*names, Side.LEFT)
    first.window.show_page("begin")
    first.begin.setFocus()
    wanted = first.begin.initial_focus
    assert wanted is not None
    assert first.window.focusWidget() is wanted
    assert isinstance(wanted, QLineEdit) is not all(names)
    assert (
        wanted.accessibleName()
        == {
            ("", ""): "Name of the person on the left",
            ("Ann", ""): "Name of the person on the right",
            ("Ann", "Bo"): "Begin",
        }[names]
    )
