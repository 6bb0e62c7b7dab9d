"""Claims about time alone: a stage that hears of seconds only shows what a new one would."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from typing import TypeAlias

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtWidgets import QAbstractButton

from listening_timer.exercise.commands import AddTime, Command, HoldReply, MainAction, Pause, Resume
from listening_timer.exercise.formats import Bell, Early, Format, Refused, Side
from listening_timer.library.prompts import Card
from listening_timer.model.preferences import Digits, Prompting
from listening_timer.ui.session.page import Stage
from listening_timer.ui.session.prompter import Prompter
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.progress import ProgressDots
from listening_timer.ui.widgets.token.floor import Floor
from listening_timer.ui.words.people import People
from tests.helpers.exercise.play_session import Play, make_format
from tests.helpers.exercise.strategies import commands, formats

PEOPLE = People("Maya", "Sam", Side.LEFT)
WORDS = {"en": "It began with …"}

Wishes: TypeAlias = Iterable[tuple[int, Command]]


class Seen:
    """A stage, and all that it shows and tells."""

    def __init__(self, theme: Theme) -> None:
        self.stage = Stage(theme)
        self.stage.set_motion(False)
        self.stage.resize(1280, 800)
        self.stage.show()
        self._floor = self.stage.findChildren(Floor)[0]
        self._texts = self.stage.findChildren(Text)
        self._buttons = self.stage.findChildren(QAbstractButton)
        self._dots = self.stage.findChildren(ProgressDots)[0]

    def now(self) -> tuple[object, ...]:
        """What is there to see and to hear."""
        return (
            self._floor.scene,
            self._floor.token.face,
            self._floor.token.voice(),
            [text.said() for text in self._texts if text.isVisible()],
            [button.text() for button in self._buttons if button.isVisible()],
            self._dots.accessibleName(),
        )


class Two:
    """A stage that hears what happened and then of time alone, and one that begins each second."""

    def __init__(self, theme: Theme) -> None:
        self.ticked, self.anew = Seen(theme), Seen(theme)

    def live(self, fmt: Format, wishes: Wishes, digits: Digits = Digits.CLOCK) -> None:
        """Live a session second by second, wishes after so many seconds each; compare both."""
        play = Play(fmt)
        prompter = Prompter(lambda kind: [Card(kind, WORDS, f"deck/{kind}")], lambda _card: None)
        prompter.begin(Prompting.FULL)
        for seen in (self.ticked, self.anew):
            seen.stage.seat(PEOPLE, hint=True)
            seen.stage.set_digits(digits)
        second = 0
        for seconds, wish in wishes:
            for _tick in range(seconds):
                second += 1
                self._tick(play, prompter, second + 0.5)
            with contextlib.suppress(Refused):
                play.do(wish, second + 0.5)
            self._tick(play, prompter, second + 0.5)

    def _tick(self, play: Play, prompter: Prompter, at: float) -> None:
        state = play.look(at)
        if state.over:
            return
        dealt = prompter.look(state)
        self.ticked.stage.show_state(state, dealt, play.state)
        self.anew.stage.seat(PEOPLE, hint=True)
        self.anew.stage.show_state(state, dealt)
        assert self.ticked.now() == self.anew.now(), at


@pytest.fixture
def two(theme: Theme) -> Two:
    """Both stages."""
    return Two(theme)


SHARES = make_format("share A 3, handover 30, share B 3, talk 2, close")
STORIES = {
    "a card goes after 40 s, the bell rings, overtime begins": (
        SHARES,
        [(200, Pause()), (9, MainAction())],
    ),
    "replies wait for a minute": (
        SHARES,
        [
            (20, HoldReply()),
            (9, HoldReply()),
            (60, MainAction()),
            (9, MainAction()),
            (100, Pause()),
            (9, Resume()),
        ],
    ),
    "repair is offered for a minute": (
        SHARES,
        [(220, MainAction()), (9, MainAction()), (100, MainAction())],
    ),
    "repair melts away with the overtime of the second": (
        make_format("share A 0.3, share B 0.3"),
        [(70, MainAction()), (59, Pause()), (1, Resume()), (30, AddTime(1)), (70, MainAction())],
    ),
    "in the middle the time is what the token is called": (
        SHARES,
        [*[(9, MainAction())] * 3, (200, MainAction()), (50, MainAction())],
    ),
    "a silence is held": (
        make_format("share A 2, share B 2", Bell.STOP, Early.SILENCE),
        [(60, MainAction()), (80, MainAction()), (130, MainAction())],
    ),
}


@pytest.mark.parametrize("story", list(STORIES))
def test_what_time_brings_is_shown(two: Two, story: str) -> None:
    """Where words or buttons change though nobody did anything, they change."""
    two.live(*STORIES[story])


@given(
    fmt=formats(),
    wishes=st.lists(st.tuples(st.integers(0, 90), commands()), max_size=12),
    digits=st.sampled_from(Digits),
)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_time_alone_leaves_nothing_old_behind(
    two: Two, fmt: Format, wishes: list[tuple[int, Command]], digits: Digits
) -> None:
    """Whatever the format and whatever is wished, each second shows what a new stage would."""
    two.live(fmt, wishes, digits)
