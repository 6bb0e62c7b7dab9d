"""Claims about what pages answer to those who did something: it is heard as well as seen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.commands import CallBreak
from listening_timer.ui.begin.tally import TallyCard
from listening_timer.ui.closing.another_time import AnotherTimePage
from listening_timer.ui.closing.page import ClosingPage
from listening_timer.ui.history.detail import Detail
from listening_timer.ui.session.break_page import BreakPage
from listening_timer.ui.theme.theme import Theme
from tests.helpers.exercise.play_session import Play, make_format
from tests.helpers.qt.widget_actions import press

WORDS = "Something happened."


def wall() -> tuple[int, int]:
    """Noon of a day, in UTC."""
    return 1_795_000_000_000, 0


def of_a_file(theme: Theme) -> tuple[QWidget, Callable[[], None]]:
    """What became of a calendar file."""
    page = AnotherTimePage(theme, wall)
    return page, lambda: page.say(WORDS)


def of_a_mark(theme: Theme) -> tuple[QWidget, Callable[[], None]]:
    """A mark between two talks that could not be kept."""
    card = TallyCard(theme)
    return card, lambda: card.say_trouble(WORDS)


def of_a_talk(theme: Theme) -> tuple[QWidget, Callable[[], None]]:
    """A talk that cannot be shown."""
    detail = Detail(theme)
    return detail, lambda: detail.show_trouble(WORDS, "")


def of_saving(theme: Theme) -> tuple[QWidget, Callable[[], None]]:
    """What is not saved yet, told twice as saving fails twice."""
    after = ClosingPage(theme, wall)

    def tell() -> None:
        after.show_trouble(WORDS)
        after.show_trouble(WORDS)

    return after, tell


@pytest.mark.parametrize("made", [of_a_file, of_a_mark, of_a_talk, of_saving])
def test_an_answer_is_heard_once(
    made: Callable[[Theme], tuple[QWidget, Callable[[], None]]],
    theme: Theme,
    aloud: list[str],
) -> None:
    """As it comes, where its page is seen."""
    page, tell = made(theme)
    page.show()
    tell()
    assert len(aloud) == 1
    assert aloud[0].endswith(WORDS)


def test_what_a_choice_brings_is_heard(theme: Theme, aloud: list[str]) -> None:
    """What may calm somebody, as it appears below."""
    rest = BreakPage(theme, lambda: 0)
    rest.show()
    press(rest, "A glass of water")
    assert aloud == ["Drink it slowly, by an open window if you can."]


def test_another_length_of_a_break_is_heard(theme: Theme, aloud: list[str]) -> None:
    """The new time of return; the first is heard with the page, and its coming with the talk."""
    rest, play = BreakPage(theme, lambda: 0), Play(make_format("share A 10, share B 10"))
    play.do(CallBreak(20), 60)
    rest.show_break(play.state)
    rest.show()
    assert aloud == []
    play.do(CallBreak(30), 120)
    rest.show_break(play.state)
    assert len(aloud) == 1
    assert aloud[0].startswith("See you back here at")
    rest.show_break(play.look(3000))
    assert len(aloud) == 1
