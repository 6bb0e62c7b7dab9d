"""Claims about the state of a session that sleeps, is taken up, or never began.

What keys and time bring, in every format, is claimed through the conductor in `journeys/formats`.
"""

from __future__ import annotations

from listening_timer.exercise.commands import (
    Answer,
    AnswerGap,
    Back,
    End,
    MainAction,
    NoticeGap,
    Pause,
    Reopen,
)
from listening_timer.exercise.decide import Status
from listening_timer.exercise.formats import SECOND, Early
from tests.helpers.exercise.play_session import SHARE_FULLY, WALL, Play, begin_play, refusal_code


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


def test_a_session_exists_once_arrive_is_confirmed() -> None:
    """Going back to Arrive leaves it existing; ending in Arrive never lets it exist."""
    play = Play(SHARE_FULLY)
    assert not play.state.arrived
    play.do(MainAction(), 20)
    play.do(Back(), 25)
    assert play.state.index == 0
    assert play.state.arrived
    ended = Play(SHARE_FULLY)
    ended.do(End(), 10)
    assert not ended.state.arrived
