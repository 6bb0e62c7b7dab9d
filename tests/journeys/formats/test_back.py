"""Claims about going back: out of a handover, across it, under each bell."""

from __future__ import annotations

import pytest

from listening_timer.exercise.commands import (
    AddTime,
    Back,
    CallBreak,
    Command,
    MainAction,
    Pause,
    SayMore,
)
from listening_timer.exercise.events import BellRang, Event, PhaseReopened, Resumed, TimeAdded
from listening_timer.exercise.formats import Bell, Format
from listening_timer.exercise.state import Sums
from tests.helpers.exercise.conductor_driver import StartDriver, by_itself, passed, rang_and_passed
from tests.helpers.exercise.play_session import make_format

TURNS = "share A 2, handover 20, share B 2, handover 20, share A 2, handover 20, share B 2"
NO_HANDOVER = "share A 2, share B 2, share A 2, share B 2"
OPEN = "share A, handover 20, share B"


def turns(bell: Bell) -> Format:
    """Turns with handovers, under this bell."""
    return make_format(OPEN if bell is Bell.OPEN else TURNS, bell)


@pytest.mark.parametrize("command", [Back(), SayMore()])
@pytest.mark.parametrize("bell", Bell)
def test_back_out_of_the_handover(bell: Bell, command: Command, sit: StartDriver) -> None:
    """Passed at 50 s, back at 60 s: 10 s of silence, and the bell where 2 min are used."""
    talk = sit(turns(bell))
    talk.do(MainAction(), 50_000)
    assert talk.do(command, 60_000) == [PhaseReopened(60_000, phase=0, undone=True)]
    talk.until(125_000)
    assert talk.state.record.used == 115_000
    assert talk.state.sums == Sums(sharing_a=115_000, silence=10_000)
    talk.until(131_000)
    assert talk.bells == ([] if bell is Bell.OPEN else [130_000])


@pytest.mark.parametrize("bell", Bell)
def test_back_across_the_handover(bell: Bell, sit: StartDriver) -> None:
    """Out of the other's turn: all time since the pass is silence, that turn begins again at 0."""
    talk = sit(turns(bell))
    talk.do(MainAction(), 50_000)
    assert talk.refused(SayMore(), 80_000) == "no-more-here"
    assert talk.do(Back(), 95_000) == [PhaseReopened(95_000, phase=0, undone=True)]
    assert talk.state.sums == Sums(sharing_a=50_000, silence=45_000)
    assert talk.actuals[:3] == [50_000, 20_000, 0]
    assert talk.refused(Back(), 96_000) == "nothing-to-undo"
    talk.do(MainAction(), 100_000)
    talk.do(MainAction(), 110_000)
    talk.until(140_000)
    assert talk.actuals[:3] == [55_000, 30_000, 30_000]
    assert talk.state.sums == Sums(55_000, 30_000, silence=55_000)


def test_back_without_handover(sit: StartDriver) -> None:
    """Where no handover stands between two turns, Back alone returns, with nothing lost."""
    talk = sit(make_format(NO_HANDOVER))
    talk.do(MainAction(), 50_000)
    assert talk.refused(SayMore(), 55_000) == "no-more-here"
    assert talk.do(Back(), 65_000) == [PhaseReopened(65_000, phase=0, undone=True)]
    assert talk.state.sums == Sums(sharing_a=50_000, silence=15_000)


def test_back_reaches_one_turn_only(sit: StartDriver) -> None:
    """Once the next turn has ended as well, Back returns to that one and no further."""
    talk = sit(make_format(NO_HANDOVER))
    talk.do(MainAction(), 50_000)
    talk.do(MainAction(), 90_000)
    assert talk.do(Back(), 95_000) == [PhaseReopened(95_000, phase=1, undone=True)]
    assert talk.refused(Back(), 96_000) == "nothing-to-undo"
    assert talk.state.sums == Sums(50_000, 41_000, silence=5_000)


@pytest.mark.parametrize(
    ("phases", "command", "at", "silence"),
    [
        (TURNS, SayMore(), 133_000, 13_000),
        (TURNS, Back(), 133_000, 13_000),
        (TURNS, Back(), 170_000, 50_000),
        (NO_HANDOVER, Back(), 150_000, 30_000),
    ],
)
def test_stopped_speaker_gets_a_minute(
    phases: str, command: Command, at: int, silence: int, sit: StartDriver
) -> None:
    """Under `stop` nothing is left of the turn: who returns to it gets 1 min, and the bell."""
    talk = sit(make_format(phases, Bell.STOP))
    reopened = PhaseReopened(at, phase=0, undone=True, added=60_000)
    assert talk.do(command, at) == [reopened]
    assert talk.state.sums == Sums(sharing_a=120_000, silence=silence)
    talk.until(at + 60_000)
    assert talk.log[-2:] == list(rang_and_passed(at + 60_000))
    assert talk.lived[0][2:] == (120_000, 180_000)


def test_finished_speaker_gets_none(sit: StartDriver) -> None:
    """Under `finish` who returns after the bell goes on in overtime, and no bell rings again."""
    talk = sit(make_format(TURNS))
    talk.do(MainAction(), 130_000)
    assert talk.do(Back(), 140_000) == [PhaseReopened(140_000, phase=0, undone=True)]
    talk.until(200_000)
    assert talk.bells == [120_000]
    assert talk.state.record.overtime == 70_000


def test_handover_of_no_time(sit: StartDriver) -> None:
    """A handover of 0 s passes at the instant of the press; Back returns across it all the same."""
    talk = sit(make_format("share A 2, handover 0, share B 2"))
    assert talk.do(MainAction(), 50_000) == [passed(50_000), by_itself(50_000)]
    assert talk.do(Back(), 61_000) == [PhaseReopened(61_000, phase=0, undone=True)]
    assert talk.actuals == [50_000, 0, 0]


def test_press_in_a_handover_starts_now(sit: StartDriver) -> None:
    """The main action in a handover starts the next turn at that instant."""
    talk = sit(make_format(TURNS))
    talk.do(MainAction(), 50_000)
    assert talk.do(MainAction(), 53_210) == [passed(53_210)]
    talk.until(173_210)
    assert talk.bells == [173_210]


@pytest.mark.parametrize(
    ("command", "undone"), [(Pause(), Resumed(45_000)), (AddTime(2), TimeAdded(45_000, -120_000))]
)
def test_back_is_one_step(command: Command, undone: Event, sit: StartDriver) -> None:
    """Back takes back the last thing only, even where a pass lies before it."""
    talk = sit(make_format(NO_HANDOVER))
    talk.do(MainAction(), 30_000)
    talk.do(command, 40_000)
    assert talk.do(Back(), 45_000) == [undone]
    assert talk.refused(Back(), 46_000) == "nothing-to-undo"


def test_break_and_gap_empty_it(sit: StartDriver) -> None:
    """After a break, and after a sleep, there is nothing to go back to."""
    rested = sit(make_format(TURNS))
    rested.do(MainAction(), 30_000)
    rested.do(CallBreak(5), 35_000)
    rested.do(MainAction(), 36_000)
    assert rested.refused(Back(), 37_000) == "nothing-to-undo"
    slept = sit(make_format(TURNS))
    slept.do(MainAction(), 30_000)
    slept.sleep(35_000, 60_000)
    slept.do(MainAction(), 61_000)
    assert slept.refused(Back(), 62_000) == "nothing-to-undo"
    assert slept.do(SayMore(), 63_000) == [PhaseReopened(63_000, phase=0, undone=True)]


def test_undone_time_starts_overtime(sit: StartDriver) -> None:
    """Added time taken back after the planned end: the bell that has not rung rings then."""
    talk = sit(make_format(TURNS))
    talk.do(AddTime(2), 100_000)
    assert talk.do(Back(), 150_000) == [TimeAdded(150_000, -120_000), BellRang(150_000)]
    assert talk.state.record.overtime == 30_000
