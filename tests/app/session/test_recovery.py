"""Claims about a talk that was running when the program went away."""

from __future__ import annotations

import pytest

from listening_timer.app.session.recovery import MOST_STARTS, find_unfinished, time_away
from listening_timer.exercise.commands import CallBreak, MainAction
from listening_timer.exercise.events import SessionEnded
from listening_timer.exercise.formats import MINUTE, SECOND
from listening_timer.exercise.state import Status
from listening_timer.history.store import History
from listening_timer.model.records import NewSession, Outcome, Unfinished
from tests.app.conftest import OpenProgram
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.exercise.play_session import Play
from tests.helpers.history.sample_sessions import session_id
from tests.helpers.qt.widget_actions import wait_for_tasks

HOUR = 60 * MINUTE
SESSION = session_id(1)


def left_in_a_share(history: History, *, on_break: bool = False) -> Unfinished:
    """A talk of which two minutes were lived, seven seconds after its last event."""
    play = Play()
    play.do(MainAction(), 60)
    if on_break:
        play.do(CallBreak(20), 120)
    history.begin(NewSession(SESSION, "Ann", "Bo"), play.log)
    history.checkpoint(SESSION, 127 * SECOND)
    found = history.unfinished()
    assert found is not None
    return found


def harness_with_session(
    open_program: OpenProgram, gone: int, *, on_break: bool = False
) -> ProgramInProcess:
    """A program that finds such a talk so many ms after it was last lived."""
    history = History.memory()
    found = left_in_a_share(history, on_break=on_break)
    harness = open_program(history)
    harness.wall += 127 * SECOND + gone
    harness.program.recovery.offer(found)
    return harness


async def test_nothing_resumes_by_itself(open_program: OpenProgram) -> None:
    """It is offered; chosen, it stands still where it was last lived, and ends completed."""
    harness = harness_with_session(open_program, 10 * MINUTE)
    assert harness.page == "found"
    assert harness.program.conductor.state is None
    harness.program.recovery.page.answer_main()
    assert harness.state.status is Status.PAUSED
    assert harness.state.record.used == 67 * SECOND
    assert harness.state.sums.away == 10 * MINUTE
    harness.later(30)
    assert harness.state.record.used == 67 * SECOND


async def test_after_an_hour_keeping_is_offered_first(open_program: OpenProgram) -> None:
    """The main answer keeps it as ended early, where it was last lived."""
    harness = harness_with_session(open_program, HOUR + SECOND)
    harness.program.recovery.page.answer_main()
    await wait_for_tasks()
    assert harness.page == "begin"
    detail = await harness.queue.query(lambda history: history.session(SESSION))
    assert detail.row.outcome is Outcome.EARLY
    assert isinstance(detail.events[-1], SessionEnded)
    assert detail.events[-1].at == 127 * SECOND


async def test_an_offer_left_open_for_an_hour_is_another(open_program: OpenProgram) -> None:
    """The page stays, and keeping is offered first once the hour is over."""
    harness = harness_with_session(open_program, 10 * MINUTE)
    harness.set_wall(HOUR)
    assert harness.page == "found"
    harness.program.recovery.page.answer_main()
    await wait_for_tasks()
    assert harness.page == "begin"
    assert harness.program.conductor.state is None


@pytest.mark.parametrize(("gone", "page"), [(MINUTE, "break"), (HOUR + 21 * MINUTE, "found")])
async def test_a_break_that_still_holds_is_opened(
    open_program: OpenProgram, gone: int, page: str
) -> None:
    """Closed during a break the next start opens there; its hour counts from the return."""
    harness = harness_with_session(open_program, gone, on_break=True)
    assert harness.page == page


def test_time_away_is_never_less_than_none() -> None:
    """A wall clock that was set back makes no negative time."""
    play = Play()
    assert time_away(play.state, 5 * SECOND, 0) == 0


def test_two_failed_starts_put_it_aside() -> None:
    """The program opens without a talk over which two starts have failed; it is kept."""
    with History.memory() as history:
        left_in_a_share(history)
        for _start in range(MOST_STARTS):
            assert find_unfinished(history) is not None
        assert find_unfinished(history) is None
        assert find_unfinished(history) is None


async def test_an_eager_enter_begins_nothing_over_it(open_program: OpenProgram) -> None:
    """Enter pressed before the history was read does not begin another talk over the offer."""
    history = History.memory()
    found = left_in_a_share(history)
    harness = open_program(history, found=found, eager=("Cy", "Di"))
    assert harness.page == "found"
    assert harness.program.conductor.state is None
