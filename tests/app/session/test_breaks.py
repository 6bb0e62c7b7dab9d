"""Claims about the page of a break that the program was away for, in any status."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from listening_timer.exercise.commands import (
    CallBreak,
    Command,
    HoldReply,
    MainAction,
    NoticeGap,
    Pause,
    Resume,
)
from listening_timer.exercise.events import BreakCalled, ReturnCame
from listening_timer.exercise.formats import MINUTE, SECOND, Bell, Early, Role
from listening_timer.exercise.state import State, Status
from listening_timer.history.store import History
from listening_timer.model.records import NewSession
from listening_timer.ui.widgets.choices import Option
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.question_page import QuestionPage
from tests.app.conftest import OpenProgram
from tests.helpers.exercise.play_session import SHARES, Play, make_format
from tests.helpers.history.sample_sessions import session_id
from tests.helpers.plain_text import plain
from tests.helpers.qt.widget_actions import press, wait_for_question, wait_for_tasks

CALLED = 127
"""Seconds after the start at which the break is called."""
USUAL = 20
SESSION = session_id(1)
WAYS: Mapping[Status, tuple[Early, tuple[Command, ...]]] = {
    Status.RUNNING: (Early.HAND_OVER, (HoldReply(),)),
    Status.PAUSED: (Early.HAND_OVER, (HoldReply(), Pause())),
    Status.ASK_MORE: (Early.ASK_MORE, (MainAction(),)),
    Status.HELD_SILENCE: (Early.SILENCE, (MainAction(),)),
    Status.GAP_ASKED: (Early.SILENCE, (MainAction(), NoticeGap(60 * SECOND))),
}
"""How each status comes about, from a minute after the start on."""


class Away:
    """A break that was called in some status, and a program that finds it so much later."""

    def __init__(
        self, open_program: OpenProgram, gone: int, inside: Status = Status.RUNNING
    ) -> None:
        early, ways = WAYS[inside]
        play = Play(make_format(SHARES, Bell.STOP, early))
        for command, second in zip(ways, (60, 90), strict=False):
            play.do(command, second)
        assert play.state.status is inside
        play.do(CallBreak(USUAL), CALLED)
        self.there = play.state
        history = History.memory()
        history.begin(NewSession(SESSION, "Ann", "Bo"), play.log)
        found = history.unfinished()
        assert found is not None
        self.harness = open_program(history)
        self.harness.wall += CALLED * SECOND + gone
        self.harness.program.recovery.offer(found)

    @property
    def state(self) -> State:
        """The session as the program has it."""
        return self.harness.state

    @property
    def page(self) -> QuestionPage:
        """The page that is shown."""
        page = self.harness.program.window.page
        assert isinstance(page, QuestionPage)
        return page

    def texts(self) -> str:
        """All that the page says."""
        return "\n".join(text.said() for text in self.page.findChildren(Text))

    def choose(self, length: str) -> None:
        """Click on another length."""
        for option in self.page.findChildren(Option):
            if plain(option.text()) == length:
                QTest.mouseClick(option, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("inside", WAYS)
async def test_we_are_back_leads_to_the_same_place(
    open_program: OpenProgram, inside: Status
) -> None:
    """Opened on the break; back, the place stands, and the next main action goes on in it."""
    away = Away(open_program, 3 * MINUTE, inside)
    harness, there = away.harness, away.there
    assert harness.page == "break"
    away.page.answer_main()
    asked = inside is Status.GAP_ASKED
    assert away.state.status is (inside if asked else Status.PAUSED)
    assert harness.page == ("gap" if asked else "stage")
    assert away.state.undo is None
    assert (away.state.records, away.state.slept) == (there.records, there.slept)
    assert (away.state.under, away.state.floor) == (there.under, there.floor)
    assert away.state.sums.away == 3 * MINUTE
    harness.later(30)
    assert away.state.records == there.records
    harness.program.conductor.wish(MainAction())
    assert away.state.status is there.under
    assert harness.page == "stage"


async def test_what_is_kept_of_it_is_the_same_talk(open_program: OpenProgram) -> None:
    """Led to its end after the break, the session in the history is one, and sound."""
    away = Away(open_program, 3 * MINUTE)
    away.page.answer_main()
    for _phase in range(4):
        away.harness.program.conductor.wish(MainAction())
        away.harness.later(1)
    assert away.state.status is Status.ENDED
    detail = await away.harness.queue.query(lambda history: history.session(SESSION))
    assert detail.row.sharing_a == CALLED * SECOND + SECOND
    assert away.state.sums.sharing(Role.B) == SECOND
    assert await away.harness.queue.query(lambda history: history.check()) == []


async def test_the_page_says_that_it_is_time(open_program: OpenProgram) -> None:
    """Before the return it says when; once that came, here or while it was closed, that it did."""
    away = Away(open_program, 3 * MINUTE)
    assert "See you back here at" in away.texts()
    away.harness.later(16 * 60)
    assert "See you back here at" in away.texts()
    away.harness.later(60)
    assert "Come back when you’re both ready" in away.texts()
    await away.harness.close()
    late = Away(open_program, 30 * MINUTE)
    assert "Come back when you’re both ready" in late.texts()
    assert isinstance((await late.harness.unfinished()).events[-1], ReturnCame)


@pytest.mark.parametrize("gone", [3, 30])
async def test_more_of_the_break(open_program: OpenProgram, gone: int) -> None:
    """Half an hour more, before or after the return time: both return then, and it says so."""
    away = Away(open_program, gone * MINUTE)
    away.harness.later(10)
    away.choose("30 min")
    kept = await away.harness.unfinished()
    at = (CALLED + gone * 60 + 10) * SECOND
    back = at + 30 * MINUTE
    wall = away.harness.wall + 30 * MINUTE
    assert kept.events[-1] == BreakCalled(at, back_at=back, back_wall=wall)
    assert "See you back here at" in away.texts()
    away.harness.later(30 * 60)
    assert "Come back when you’re both ready" in away.texts()


@pytest.mark.parametrize("inside", [Status.RUNNING, Status.PAUSED, Status.GAP_ASKED])
@pytest.mark.parametrize("on", ["break", "gap"])
async def test_end_here_is_confirmed_once_on_every_page(
    open_program: OpenProgram, inside: Status, on: str
) -> None:
    """One click asks; Stay leaves all as it was, and only the second one ends the talk."""
    away = Away(open_program, 3 * MINUTE, inside)
    harness, window = away.harness, away.harness.program.window
    harness.show()
    if on == "gap":
        away.page.answer_main()
        harness.program.conductor.wish(Resume())
        harness.later(5)
        harness.now += 4 * MINUTE
        harness.program.conductor.look()
    assert harness.page == on
    before = away.state
    press(window, "End here")
    assert (await wait_for_question(window.sheet)).startswith("End here?")
    press(window.sheet, "Stay")
    await wait_for_tasks()
    assert (harness.page, away.state.status) == (on, before.status)
    press(window, "End here")
    await wait_for_question(window.sheet)
    press(window.sheet, "End here")
    await wait_for_tasks()
    assert away.state.status is Status.ENDED
    assert harness.page == "after"
