"""Claims about a session: what each key does, and what time alone brings."""

from __future__ import annotations

import pytest

from listening_timer.exercise.commands import (
    AcceptRepair,
    AddTime,
    Back,
    Command,
    End,
    HoldReply,
    MainAction,
    Pause,
    SayMore,
    SkipPhase,
    SwapFloor,
)
from listening_timer.exercise.decide import Status, due
from listening_timer.exercise.events import BellRang, How, PhaseEnded, SessionEnded
from listening_timer.exercise.formats import MINUTE, SECOND, Bell, Early, Role
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.timekeeping import repair_offered
from tests.helpers.exercise.play_session import SHARE_FULLY, WALL, Play, begin_play, refusal_code


def test_whole_exercise_is_completed() -> None:
    """From Arrive to Close by the main action alone: completed, every phase with its time."""
    play = Play()
    for at in (60, 700, 720, 1300, 1350, 1400, 1460):
        play.do(MainAction(), at)
    assert play.state.status is Status.ENDED
    assert play.state.completed
    assert [record.actual for record in play.state.records] == [
        seconds * SECOND for seconds in (60, 640, 20, 580, 50, 50, 60)
    ]
    end = play.log[-1]
    assert end == SessionEnded(1460 * SECOND, completed=True, wall=WALL + 1460 * SECOND)


def test_bell_finish_rings_once_and_goes_on() -> None:
    """Under `finish` the bell rings once, at the planned end, and the speaker goes on."""
    play = begin_play()
    state = play.look(725)
    assert play.bells == [600 * SECOND]
    assert state.record.overtime == 125 * SECOND
    assert state.floor is Role.A


def test_bell_stop_passes_by_itself() -> None:
    """Under `stop` the bell rings and the floor passes at the same instant."""
    play = begin_play(bell=Bell.STOP)
    play.look(1300)
    assert play.log[1:] == [
        BellRang(600 * SECOND),
        PhaseEnded(600 * SECOND, How.BY_ITSELF),
        PhaseEnded(630 * SECOND, How.BY_ITSELF),
        BellRang(1230 * SECOND),
        PhaseEnded(1230 * SECOND, How.BY_ITSELF),
        SessionEnded(1230 * SECOND, completed=True, wall=WALL + 1230 * SECOND),
    ]


def test_open_bell_never_rings() -> None:
    """Under `open` nothing ends a share but the speaker; there is no added time and no repair."""
    play = begin_play("share A, handover 30, share B", Bell.OPEN)
    assert play.look(5 * 3600).record.used == 5 * 3600 * SECOND
    assert play.bells == []
    assert refusal_code(play, AddTime(2), 5 * 3600) == "no-more-time-here"
    play.do(MainAction(), 5 * 3600)
    assert repair_offered(play.state) == 0


def test_early_ask_more_takes_two_presses() -> None:
    """`ask-more`: a cue, the clock runs; a second press passes; Back clears the cue."""
    play = begin_play(early=Early.ASK_MORE)
    play.do(MainAction(), 100)
    assert play.state.status is Status.ASK_MORE
    play.do(Back(), 110)
    assert play.state.status is Status.RUNNING
    play.do(MainAction(), 120)
    play.do(MainAction(), 130)
    assert play.state.phase.kind is PhaseKind.HANDOVER
    assert play.state.records[0].used == 130 * SECOND


def test_early_silence_holds_until_allowed() -> None:
    """`silence`: the token rests, a press is refused, and it passes when the time is up."""
    play = begin_play(bell=Bell.STOP, early=Early.SILENCE)
    play.do(MainAction(), 400)
    assert play.state.floor is None
    assert refusal_code(play, MainAction(), 410) == "silence-holds"
    play.look(601)
    assert play.state.phase.kind is PhaseKind.HANDOVER
    assert play.state.records[0].used == 400 * SECOND
    assert play.log[-1] == PhaseEnded(600 * SECOND, How.BY_ITSELF)
    assert play.bells == []


@pytest.mark.parametrize("command", [Back(), SayMore()])
def test_silence_gives_the_floor_back(command: Command) -> None:
    """Out of the silence the speaker returns with all the time that was left."""
    play = begin_play(bell=Bell.STOP, early=Early.SILENCE)
    play.do(MainAction(), 400)
    play.do(command, 500)
    assert play.state.floor is Role.A
    assert play.state.record.remaining == 200 * SECOND
    assert play.state.sums.silence == 100 * SECOND


@pytest.mark.parametrize("command", [Back(), SayMore()])
def test_mistaken_pass_costs_nothing(command: Command) -> None:
    """From the handover the speaker goes on with what was used; the time since is silence."""
    play = begin_play()
    play.do(MainAction(), 300)
    play.do(command, 320)
    state = play.look(330)
    assert state.record.used == 310 * SECOND
    assert state.sums.silence == 20 * SECOND


def test_back_reaches_into_the_next_turn() -> None:
    """Back until the next turn ends: the time since the pass is silence, that turn starts anew."""
    play = begin_play()
    play.do(MainAction(), 300)
    play.do(MainAction(), 310)
    play.do(Back(), 340)
    assert play.state.index == 0
    assert play.state.sums.sharing_b == 0
    assert play.state.sums.silence == 40 * SECOND
    assert play.state.records[2].actual == 0
    play.do(MainAction(), 400)
    play.do(MainAction(), 410)
    play.do(MainAction(), 500)
    assert play.state.records[2].actual == 90 * SECOND


def test_return_under_stop_gets_a_minute() -> None:
    """With nothing left under `stop`, who returns gets one minute."""
    play = begin_play(bell=Bell.STOP)
    play.look(605)
    play.do(SayMore(), 610)
    assert play.state.record.remaining == MINUTE
    play.look(671)
    assert play.bells == [600 * SECOND, 670 * SECOND]


def test_added_time_rings_again() -> None:
    """Where more time takes the overtime away, the bell rings again at the new end."""
    play = begin_play()
    play.do(AddTime(2), 610)
    assert play.state.record.overtime == 0
    play.look(730)
    assert play.bells == [600 * SECOND, 720 * SECOND]


def test_undone_added_time_rings_at_once() -> None:
    """Taking added time back may start overtime: the bell that has not rung rings then."""
    play = begin_play()
    play.do(AddTime(2), 500)
    play.look(650)
    play.do(Back(), 660)
    assert play.bells == [660 * SECOND]
    assert play.state.record.overtime == 60 * SECOND


def test_added_time_has_an_end() -> None:
    """No more than 120 minutes are added in all."""
    play = begin_play()
    for _ in range(24):
        play.do(AddTime(5), 10)
    assert refusal_code(play, AddTime(1), 10) == "enough-added"


def test_back_is_one_step() -> None:
    """Back undoes one thing once; there is no redo and no second step."""
    play = begin_play()
    play.do(AddTime(1), 10)
    play.do(AddTime(5), 20)
    play.do(Back(), 30)
    assert play.state.record.added == MINUTE
    assert refusal_code(play, Back(), 40) == "nothing-to-undo"


def test_repair_offers_the_overtime() -> None:
    """The second speaker is offered what the first used beyond the plan, to whole 10 s."""
    play = begin_play()
    play.do(MainAction(), 695)
    assert repair_offered(play.state) == 90 * SECOND
    play.do(AcceptRepair(), 700)
    assert repair_offered(play.state) == 0
    play.do(MainAction(), 710)
    assert play.state.record.allowed == 690 * SECOND


def test_small_overtime_is_not_offered() -> None:
    """Below 20 s nothing is offered."""
    play = begin_play()
    play.do(MainAction(), 619.999)
    assert repair_offered(play.state) == 0
    assert refusal_code(play, AcceptRepair(), 620) == "nothing-owed"


def test_repair_lapses_after_a_minute() -> None:
    """Unanswered, the offer ends with the first 60 s of the share."""
    play = begin_play()
    play.do(MainAction(), 700)
    play.do(MainAction(), 710)
    assert repair_offered(play.look(769.9)) == 100 * SECOND
    assert repair_offered(play.look(770)) == 0


def test_swap_books_each_stretch() -> None:
    """Swapping the floor gives the rest of the same phase to the other; each has their time."""
    play = begin_play()
    play.do(SwapFloor(), 200)
    assert play.state.floor is Role.B
    play.look(500)
    play.do(Back(), 500)
    play.do(MainAction(), 650)
    assert play.state.sums.sharing_a == 350 * SECOND
    assert play.state.sums.sharing_b == 300 * SECOND
    assert play.bells == [600 * SECOND]


def test_running_share_cannot_be_skipped() -> None:
    """Only a share that stands still can be left out; it keeps what it took."""
    play = begin_play()
    assert refusal_code(play, SkipPhase(), 30) == "no-skip"
    play.do(Pause(), 40)
    play.do(SkipPhase(), 50)
    assert play.state.records[0].how is How.SKIPPED
    assert play.state.records[0].used == 40 * SECOND


def test_held_replies_are_told_at_the_next_share() -> None:
    """What the listener let wait is told to them as their share begins, then counted anew."""
    play = begin_play("share A 1, share B 1, share A 1, share B 1")
    for at in (10, 20, 30):
        play.do(HoldReply(), at)
    assert play.state.held == (0, 3)
    play.do(MainAction(), 60)
    assert play.state.record.waited == 3
    assert play.state.held == (0, 0)


def test_more_after_reflection_goes_back_and_comes_again() -> None:
    """From a reflection the speaker goes back to the share; its own time stays counted."""
    play = begin_play("share A 8, reflect A 3, handover 30, share B 8, reflect B 3")
    play.do(MainAction(), 480)
    play.do(SayMore(), 540)
    assert play.state.index == 0
    play.do(MainAction(), 600)
    play.do(MainAction(), 700)
    assert play.state.sums.reflecting == 160 * SECOND
    assert play.state.records[1].actual == 160 * SECOND
    assert play.state.sums.sharing_a == 540 * SECOND


def test_looks_do_not_matter() -> None:
    """Whether the clock is looked at often or once, the same events come at the same instants."""
    once, often = begin_play(bell=Bell.STOP), begin_play(bell=Bell.STOP)
    once.look(2000)
    for at in range(0, 2000, 7):
        often.look(at)
    often.look(2000)
    assert once.log == often.log
    assert due(once.state, 10**9) == ()


def test_zero_handover_passes_at_once() -> None:
    """A handover of 0 s passes by itself at the very instant of the pass."""
    play = begin_play("share A 1, handover 0, share B 1")
    play.do(MainAction(), 20)
    assert play.state.index == 2
    play.do(Back(), 30)
    assert play.state.index == 0


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
