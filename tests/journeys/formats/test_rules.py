"""Claims about the rules of a share: each bell, each early answer, with handovers and without.

Two turns of two minutes (without an end where the bell is `open`), pressed after 50 s.
"""

from __future__ import annotations

import pytest

from listening_timer.exercise.commands import AddTime, Back, Command, MainAction, SayMore
from listening_timer.exercise.decide import Status
from listening_timer.exercise.events import (
    BellRang,
    CueCleared,
    Event,
    FloorReturned,
    MoreAsked,
    SilenceBegan,
)
from listening_timer.exercise.formats import Bell, Early, Format, Role
from tests.helpers.exercise.conductor_driver import (
    StartDriver,
    by_itself,
    completed,
    passed,
    rang_and_passed,
)
from tests.helpers.exercise.play_session import make_format

HANDOVER = "handover 20, "
WITH_OR_WITHOUT = pytest.mark.parametrize("between", [HANDOVER, ""])
ANY_BELL = pytest.mark.parametrize("bell", Bell)
WITH_AN_END = pytest.mark.parametrize("bell", [Bell.FINISH, Bell.STOP])
ANY_RULES = pytest.mark.parametrize(
    ("bell", "early"),
    [(bell, early) for bell in Bell for early in Early if (bell, early) != ("open", "silence")],
)


def turns(bell: Bell, early: Early, between: str = HANDOVER) -> Format:
    """Two turns of 2 minutes, with 20 s of handover between them or nothing."""
    minutes = "" if bell is Bell.OPEN else " 2"
    return make_format(f"share A{minutes}, {between}share B{minutes}", bell, early)


UNTOUCHED: dict[tuple[Bell, str], list[Event]] = {
    (Bell.FINISH, HANDOVER): [BellRang(120_000)],
    (Bell.FINISH, ""): [BellRang(120_000)],
    (Bell.STOP, HANDOVER): [
        *rang_and_passed(120_000),
        by_itself(140_000),
        *rang_and_passed(260_000),
        completed(260_000),
    ],
    (Bell.STOP, ""): [*rang_and_passed(120_000), *rang_and_passed(240_000), completed(240_000)],
    (Bell.OPEN, HANDOVER): [],
    (Bell.OPEN, ""): [],
}


@WITH_OR_WITHOUT
@ANY_RULES
def test_time_alone(bell: Bell, early: Early, between: str, sit: StartDriver) -> None:
    """Untouched: `finish` rings once and goes on, `stop` passes by itself, `open` does nothing."""
    talk = sit(turns(bell, early, between))
    assert talk.until(600_000) == UNTOUCHED[bell, between]
    assert (talk.state.status is Status.ENDED) is (bell is Bell.STOP)


@WITH_OR_WITHOUT
@ANY_BELL
def test_hand_over_passes(bell: Bell, between: str, sit: StartDriver) -> None:
    """Early `hand-over`: one press, and it has passed."""
    talk = sit(turns(bell, Early.HAND_OVER, between))
    assert talk.do(MainAction(), 50_000) == [passed(50_000)]
    assert talk.state.floor is (None if between else Role.B)
    talk.until(100_000)
    assert talk.log[2:] == ([by_itself(70_000)] if between else [])
    assert talk.state.floor is Role.B
    assert talk.state.record.used == (30_000 if between else 50_000)


@WITH_OR_WITHOUT
@ANY_BELL
def test_ask_more_asks_first(bell: Bell, between: str, sit: StartDriver) -> None:
    """Early `ask-more`: a cue while the clock runs and the token stays; a second press passes."""
    talk = sit(turns(bell, Early.ASK_MORE, between))
    assert talk.do(MainAction(), 50_000) == [MoreAsked(50_000)]
    assert (talk.state.status, talk.state.floor) == (Status.ASK_MORE, Role.A)
    assert talk.do(MainAction(), 58_000) == [passed(58_000)]
    assert talk.actuals[0] == 58_000
    assert talk.state.status is Status.RUNNING


@ANY_BELL
def test_a_cue_stops_no_clock(bell: Bell, sit: StartDriver) -> None:
    """With the cue shown the bell comes as without it, and the next press passes."""
    expected: dict[Bell, list[Event]] = {
        Bell.FINISH: [BellRang(120_000), passed(130_000)],
        Bell.STOP: [*rang_and_passed(120_000), passed(130_000)],
        Bell.OPEN: [passed(130_000)],
    }
    talk = sit(turns(bell, Early.ASK_MORE))
    talk.do(MainAction(), 50_000)
    talk.do(MainAction(), 130_000)
    assert talk.log[2:] == expected[bell]


@ANY_BELL
def test_back_clears_the_cue(bell: Bell, sit: StartDriver) -> None:
    """Back clears the cue, once; the next early press asks again."""
    talk = sit(turns(bell, Early.ASK_MORE))
    talk.do(MainAction(), 50_000)
    assert talk.refused(SayMore(), 54_000) == "no-more-here"
    assert talk.do(Back(), 55_000) == [CueCleared(55_000)]
    assert talk.refused(Back(), 56_000) == "nothing-to-undo"
    assert talk.do(MainAction(), 60_000) == [MoreAsked(60_000)]
    assert talk.state.record.used == 60_000


@WITH_OR_WITHOUT
@WITH_AN_END
def test_silence_holds(bell: Bell, between: str, sit: StartDriver) -> None:
    """Early `silence`: the token rests, a press is refused, it passes at allowed and rings not."""
    talk = sit(turns(bell, Early.SILENCE, between))
    assert talk.do(MainAction(), 50_000) == [SilenceBegan(50_000)]
    assert (talk.state.status, talk.state.floor) == (Status.HELD_SILENCE, None)
    assert talk.refused(MainAction(), 58_000) == "silence-holds"
    assert talk.refused(AddTime(1), 59_000) == "no-more-time-here"
    assert talk.until(120_000) == [by_itself(120_000)]
    assert talk.actuals[0] == 50_000
    assert talk.state.sums.silence == 70_000
    assert talk.state.floor is (None if between else Role.B)


@pytest.mark.parametrize("command", [Back(), SayMore()])
@WITH_OR_WITHOUT
@WITH_AN_END
def test_silence_gives_back(bell: Bell, between: str, command: Command, sit: StartDriver) -> None:
    """Back or M gives the floor back with all that was left: 70 s from then it rings."""
    talk = sit(turns(bell, Early.SILENCE, between))
    talk.do(MainAction(), 50_000)
    assert talk.do(command, 70_000) == [FloorReturned(70_000)]
    assert talk.state.floor is Role.A
    talk.until(140_000)
    assert talk.bells == [140_000]
    assert talk.actuals[0] == 120_000
    assert talk.state.sums.silence == 20_000


@pytest.mark.parametrize("early", Early)
def test_after_the_bell_it_passes(early: Early, sit: StartDriver) -> None:
    """Whatever an early press does: at the bell's instant and later one press passes."""
    at_once = sit(turns(Bell.FINISH, early))
    assert at_once.do(MainAction(), 120_000) == [BellRang(120_000), passed(120_000)]
    later = sit(turns(Bell.FINISH, early))
    assert later.do(MainAction(), 125_000)[-1] == passed(125_000)


@pytest.mark.parametrize(
    ("early", "answer"),
    [
        (Early.HAND_OVER, passed(130_000)),
        (Early.ASK_MORE, MoreAsked(130_000)),
        (Early.SILENCE, SilenceBegan(130_000)),
    ],
)
def test_added_time_is_early_again(early: Early, answer: Event, sit: StartDriver) -> None:
    """Where a minute added in overtime brings the ring back, a press is early once more."""
    talk = sit(turns(Bell.FINISH, early))
    talk.do(AddTime(1), 125_000)
    assert talk.do(MainAction(), 130_000) == [answer]


def test_press_at_the_bell_passes_once(sit: StartDriver) -> None:
    """Pressed as the bell passes the turn by itself, just before it is seen: that is one pass."""
    talk = sit(turns(Bell.STOP, Early.HAND_OVER))
    talk.until(119_970)
    assert talk.do_unseen(MainAction(), 120_020) == list(rang_and_passed(120_000))


def test_press_at_the_start_takes_no_turn(sit: StartDriver) -> None:
    """Pressed as the handover ends by itself, before it is seen: the turn that began goes on."""
    talk = sit(turns(Bell.FINISH, Early.HAND_OVER))
    talk.do(MainAction(), 50_000)
    talk.until(69_970)
    assert talk.do_unseen(MainAction(), 70_020) == [by_itself(70_000)]
