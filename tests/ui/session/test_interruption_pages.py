"""Claims about the pages of a session that stands still: break, gap, found again, no history."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from listening_timer.exercise.commands import CallBreak, ComeBack, NoticeGap
from listening_timer.exercise.formats import MINUTE, SECOND, Side
from listening_timer.ui.session.break_page import (
    BREAK_CHOICES_MINUTES,
    HOUR_MS,
    USUAL_BREAK_MINUTES,
    BreakPage,
    soothing,
)
from listening_timer.ui.session.gap_page import GapPage
from listening_timer.ui.session.problem_page import ProblemPage
from listening_timer.ui.session.recovery_page import RecoveryPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.choices import ChoiceRow, Option
from listening_timer.ui.widgets.question_page import Answers, QuestionPage
from listening_timer.ui.words.i18n import minutes_text, time_text
from listening_timer.ui.words.people import People
from tests.helpers.exercise.play_session import WALL, Play, begin_play
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import find, shown_text

pytestmark = pytest.mark.usefixtures("english")

PEOPLE = People("Maya", "Sam", Side.LEFT)
OFFSET = 60


@pytest.fixture
def rest(theme: Theme) -> BreakPage:
    """The page of a break, an hour ahead of UTC."""
    return BreakPage(theme, lambda: OFFSET)


def answers(page: QuestionPage) -> list[str]:
    """The words of the answers, the main one first."""
    page.grab()
    buttons = page.findChildren(Answers)[0].findChildren(QAbstractButton)
    found = [b for b in buttons if b.isVisibleTo(page)]
    found.sort(key=lambda button: not isinstance(button, MainButton))
    return [button.text() for button in found]


def answered(page: QuestionPage) -> list[str]:
    """The answers that are given from now on."""
    found: list[str] = []
    page.answered.connect(found.append)
    return found


def asked(page: BreakPage) -> list[int]:
    """The lengths (minutes) that are asked for from now on."""
    found: list[int] = []
    page.break_requested.connect(found.append)
    return found


def resting(minutes: int = USUAL_BREAK_MINUTES) -> Play:
    """A session on a break since its second minute."""
    play = begin_play()
    play.do(CallBreak(minutes), 60)
    return play


def press(page: BreakPage, words: str) -> None:
    """Press an option of either row."""
    QTest.mouseClick(find(page, Option, words), Qt.MouseButton.LeftButton)


def chosen(page: BreakPage) -> list[str]:
    """The marked options of both rows."""
    return [plain(option.text()) for option in page.findChildren(Option) if option.isChecked()]


def length(minutes: int) -> str:
    """The option of a length."""
    return plain(minutes_text(minutes * MINUTE))


def clock(at: int) -> str:
    """The time of day of so many ms of the session, where it is held."""
    return time_text(WALL + at, OFFSET)


def test_a_break_says_when_both_meet_again(rest: BreakPage) -> None:
    """The time of day, and no countdown: later it is the same sentence.

    A state that is on no break changes nothing either.
    """
    play = resting()
    rest.show_break(play.state)
    said = shown_text(rest)
    assert f"See you back here at {clock(21 * MINUTE)}. The clock is stopped." in said
    for state in (play.look(600), begin_play().state):
        rest.show_break(state)
        assert shown_text(rest) == said


@pytest.mark.parametrize("minutes", BREAK_CHOICES_MINUTES)
def test_the_length_that_holds_is_the_chosen_one(rest: BreakPage, minutes: int) -> None:
    """Of all lengths that can be had it is marked, and it can be had again after the return."""
    play, lengths = resting(minutes), asked(rest)
    rest.show_break(play.state)
    assert chosen(rest) == [length(minutes)]
    options = find(rest, ChoiceRow, "Come back in").findChildren(Option)
    assert [plain(each.text()) for each in options] == [*map(length, BREAK_CHOICES_MINUTES)]
    rest.show_break(play.look(60 + minutes * 60))
    press(rest, length(minutes))
    assert lengths == [minutes]


def test_another_length_is_asked_for_in_minutes_from_now(rest: BreakPage) -> None:
    """A press tells the length; the page then shows the new time."""
    play, lengths = resting(), asked(rest)
    rest.show_break(play.state)
    press(rest, length(60))
    assert lengths == [60]
    play.do(CallBreak(60), 120)
    rest.show_break(play.state)
    assert clock(62 * MINUTE) in shown_text(rest)
    assert chosen(rest) == [length(60)]


def test_the_return_is_a_line_and_no_alarm(rest: BreakPage) -> None:
    """When the time has come the page says so, once, and waits for both."""
    play = resting()
    rest.show_break(play.state)
    rest.show_break(play.look(21 * 60))
    now = clock(21 * MINUTE)
    assert f"You agreed on {now}. Come back when you’re both ready." in shown_text(rest)
    assert find(rest, ChoiceRow, "More time? Come back in")
    assert "More time? Come back in" in shown_text(rest)


def test_what_soothes_is_one_line(rest: BreakPage) -> None:
    """Each choice has its line; another one takes its place."""
    rest.show_break(resting().state)
    for _name, option, line in soothing():
        press(rest, option)
        shown = shown_text(rest)
        assert [other for _name, _words, other in soothing() if other in shown] == [line]


def test_what_soothes_stays_until_both_are_back(rest: BreakPage) -> None:
    """Time that passes and the return take nothing away; in the next break nothing tells of it."""
    play = resting()
    rest.show_break(play.state)
    press(rest, "A glass of water")
    rest.show_break(play.look(600))
    rest.show_break(play.look(21 * 60))
    assert "Drink it slowly, by an open window if you can." in shown_text(rest)
    assert chosen(rest) == ["A glass of water"]
    play.do(ComeBack(), 1_300)
    play.do(CallBreak(USUAL_BREAK_MINUTES), 1_400)
    rest.start_over()
    rest.show_break(play.state)
    assert chosen(rest) == [length(USUAL_BREAK_MINUTES)]
    assert not any(line in shown_text(rest) for _name, _words, line in soothing())


def test_from_a_break_one_comes_back_or_ends(rest: BreakPage) -> None:
    """The main answer is to be back; who called the break is nowhere said."""
    rest.show_break(resting().state)
    found = answered(rest)
    assert answers(rest) == ["We are back", "End here"]
    rest.answer_main()
    assert found == ["back"]
    assert not any(name in shown_text(rest) for name in ("Maya", "Sam"))


@pytest.mark.parametrize(("slept", "said"), [(90, "90 s"), (240, "4 min"), (7200, "2 h")])
def test_a_gap_says_how_long_the_computer_slept(theme: Theme, slept: int, said: str) -> None:
    """As people say it, and without blame; going on is the main answer."""
    play = begin_play()
    play.do(NoticeGap(30 * SECOND), 30 + slept)
    page = GapPage(theme)
    page.show_gap(play.state)
    found = answered(page)
    assert f"The computer slept for {said}." in shown_text(page)
    main, *others = answers(page)
    assert main == "Go on from there"
    assert {"We kept talking: count that time", "End here"} <= set(others)
    page.answer_main()
    assert found == ["go-on"]


@pytest.mark.parametrize(("away", "first"), [(HOUR_MS, "go-on"), (HOUR_MS + 1, "keep")])
def test_after_an_hour_going_on_is_not_offered_first(theme: Theme, away: int, first: str) -> None:
    """Up to an hour it is the main answer; later it is to keep the talk as it is."""
    page = RecoveryPage(theme)
    page.show_found(begin_play().state, PEOPLE, away)
    found = answered(page)
    page.answer_main()
    assert found == [first]
    assert sorted(answers(page)) == ["Delete it", "Go on where you left off", "Keep it as it is"]


def test_a_talk_that_was_found_is_named(theme: Theme) -> None:
    """Whose it is and of which day, each name kept apart from the text around it."""
    page = RecoveryPage(theme)
    page.show_found(begin_play().state, PEOPLE, 0)
    line = page.voice().about or ""
    assert plain(line).startswith("Maya and Sam, ")
    assert PEOPLE.name_a in line
    assert line.count("\u2068") == line.count("\u2069") == 2


def test_without_a_history_one_can_talk_all_the_same(theme: Theme) -> None:
    """The reason is said, and closing is the main answer."""
    page = ProblemPage(theme)
    page.show_problem("The disk is full.")
    found = answered(page)
    assert "The disk is full." in shown_text(page)
    assert answers(page) == ["Close", "Talk now without keeping it"]
    page.answer_main()
    assert found == ["close"]
