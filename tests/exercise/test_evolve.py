"""Claims about time that stands still: pause, break, gap, a session taken up, the end."""

from __future__ import annotations

import pytest

from listening_timer.exercise.commands import (
    Answer,
    AnswerGap,
    Back,
    CallBreak,
    ComeBack,
    Command,
    End,
    MainAction,
    NoticeGap,
    Pause,
    Reopen,
    Resume,
)
from listening_timer.exercise.decide import Status
from listening_timer.exercise.events import How, ReturnCame
from listening_timer.exercise.formats import SECOND, Early
from tests.helpers.exercise.play_session import SHARE_FULLY, WALL, Play, begin_play, refusal_code


def test_pause_stands_still() -> None:
    """Paused time counts only as paused, and the bell comes later by as much."""
    play = begin_play()
    play.do(Pause(), 100)
    play.do(Resume(), 250)
    play.look(800)
    assert play.state.sums.paused == 150 * SECOND
    assert play.bells == [750 * SECOND]


def test_close_cannot_be_paused() -> None:
    """A phase without time has no pause."""
    play = begin_play("share A 1, share B 1, close")
    play.do(MainAction(), 70)
    play.do(MainAction(), 140)
    assert refusal_code(play, Pause(), 150) == "nothing-runs"


@pytest.mark.parametrize(
    ("before", "inside"),
    [
        ([], Status.RUNNING),
        ([MainAction()], Status.ASK_MORE),
        ([Pause()], Status.PAUSED),
        ([MainAction(), Pause()], Status.PAUSED),
    ],
)
def test_break_remembers_the_place(before: list[Command], inside: Status) -> None:
    """After a break the old place stands, paused; going on finds the status of before."""
    play = begin_play(early=Early.ASK_MORE)
    for command in before:
        play.do(command, 100)
    under = play.state.under if play.state.status is Status.PAUSED else play.state.status
    assert play.state.status is inside
    play.do(CallBreak(20), 120)
    play.do(ComeBack(), 500)
    assert play.state.status is Status.PAUSED
    assert play.state.sums.on_break == 380 * SECOND
    assert refusal_code(play, Back(), 505) == "nothing-to-undo"
    play.do(MainAction(), 510)
    assert play.state.status is under


def test_break_runs_no_countdown_out() -> None:
    """The return time comes once and ends nothing; more can be asked."""
    play = begin_play()
    play.do(CallBreak(5), 100)
    play.look(2000)
    assert [e for e in play.log if isinstance(e, ReturnCame)] == [ReturnCame(400 * SECOND)]
    assert play.state.status is Status.BREAK
    play.do(CallBreak(10), 2000)
    play.look(2700)
    assert play.log[-1] == ReturnCame(2600 * SECOND)
    assert refusal_code(play, CallBreak(4), 2700) == "break-length"


def test_gap_stays_a_gap() -> None:
    """Going on after a gap: the session stood still as of the last look."""
    play = begin_play()
    play.look(100)
    play.do(NoticeGap(since=100 * SECOND), 340)
    assert play.state.status is Status.GAP_ASKED
    play.do(AnswerGap(Answer.GO_ON), 350)
    assert play.state.record.used == 100 * SECOND
    assert play.state.sums.gap == 250 * SECOND


def test_counted_gap_brings_what_is_due_now() -> None:
    """A counted gap adds to the turn, and what became due by it happens now."""
    play = begin_play()
    play.look(100)
    play.do(NoticeGap(since=100 * SECOND), 1000)
    play.do(AnswerGap(Answer.COUNT), 1010)
    assert play.state.record.used == 1000 * SECOND
    assert play.state.sums.gap == 10 * SECOND
    assert play.bells == [1010 * SECOND]


def test_gap_can_end_the_session() -> None:
    """The third answer ends the session, early."""
    play = begin_play()
    play.do(NoticeGap(since=50 * SECOND), 500)
    play.do(AnswerGap(Answer.END), 510)
    assert play.state.status is Status.ENDED
    assert not play.state.completed


def test_no_gap_where_nothing_runs() -> None:
    """A pause that the computer slept through is a pause."""
    play = begin_play()
    play.do(Pause(), 10)
    assert refusal_code(play, NoticeGap(since=20 * SECOND), 900) == "no-gap"


def test_end_here_keeps_the_actual() -> None:
    """Ending early closes the phase with what it took."""
    play = Play(SHARE_FULLY)
    play.do(MainAction(), 30)
    play.do(End(), 90)
    assert play.state.records[1].how is How.ENDED
    assert play.state.records[1].used == 60 * SECOND
    assert not play.state.completed
    assert refusal_code(play, MainAction(), 100) == "ended"


def test_reopened_session_stands_still() -> None:
    """After a crash time stands still; what was lived counts, the time away is away."""
    play = begin_play(early=Early.ASK_MORE)
    play.do(MainAction(), 100)
    play.do(Reopen(until=130 * SECOND, wall=WALL + 700 * SECOND, offset=60), 130)
    assert play.state.status is Status.PAUSED
    assert play.state.sums.away == 570 * SECOND
    assert play.state.record.used == 130 * SECOND
    play.do(MainAction(), 710)
    assert play.state.status is Status.ASK_MORE


def test_time_away_is_never_negative() -> None:
    """A wall clock that was set back while the program was closed takes no time away."""
    play = begin_play()
    play.do(Reopen(until=130 * SECOND, wall=WALL - 700 * SECOND, offset=60), 130)
    assert play.state.at == 130 * SECOND
    assert play.state.sums.away == 0
