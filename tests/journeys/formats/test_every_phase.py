"""Claims about every phase of every format that ships: ended there, left out, interrupted."""

from __future__ import annotations

import pytest

from listening_timer.exercise.commands import CallBreak, Command, End, MainAction, Pause, SkipPhase
from listening_timer.exercise.decide import Status
from listening_timer.exercise.events import How
from listening_timer.exercise.formats import Early
from listening_timer.exercise.phase_kinds import PhaseKind
from tests.helpers.exercise.conductor_driver import (
    ConductorDriver,
    StartDriver,
    completed,
    ended_early,
)
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import make_format

TURN = 900_000
"""A turn in which a press brings silence is lived to its bell; all else is passed after 10 s."""
LIVED = {name: [10_000] * len(fmt.phases) for name, fmt in SHIPPED.items()}
LIVED["long-alternating"] = [10_000, *[TURN, 10_000] * 6, 10_000]
SHARES = dict.fromkeys(LIVED, 2) | {"long-alternating": 6, "short-turns": 8, "hard-and-good": 4}
CLOSING = {
    *("share-fully", "share-reflect", "first-try"),
    *("hard-and-good", "weekly-hour", "feel-and-bridge"),
}
ANY_FORMAT = pytest.mark.parametrize("identity", LIVED)


def live(talk: ConductorDriver, steps: list[int]) -> int:
    """Live so many phases, each for so long; the instant at which the next one begins."""
    at = 0
    for step in steps:
        at += step
        if step == TURN:
            talk.until(at)
        else:
            talk.do(MainAction(), at)
    return at


@pytest.mark.parametrize(
    ("identity", "index"), [(name, i) for name, steps in LIVED.items() for i in range(len(steps))]
)
def test_ended_early(identity: str, index: int, sit: StartDriver) -> None:
    """Ended in any phase: that one took what it took, those before it are kept, it says so."""
    steps = LIVED[identity]
    talk = sit(SHIPPED[identity])
    at = live(talk, steps[:index]) + 7_350
    assert talk.do(End(), at) == list(ended_early(at))
    assert talk.actuals == [*steps[:index], 7_350, *[0] * (len(steps) - index - 1)]
    assert talk.state.status is Status.ENDED
    assert not talk.state.completed
    assert talk.refused(MainAction(), at + 1_000) == "ended"


@ANY_FORMAT
def test_quickly_through(identity: str, sit: StartDriver) -> None:
    """Passed as early as may be, each format is completed, with all of its phases."""
    talk = sit(SHIPPED[identity])
    at = live(talk, LIVED[identity])
    assert talk.log[-1] == completed(at)
    assert talk.actuals == LIVED[identity]


@ANY_FORMAT
def test_all_left_out(identity: str, sit: StartDriver) -> None:
    """Each phase can be skipped, a share while it is paused; all is kept as skipped."""
    talk = sit(SHIPPED[identity])
    at, took = 0, list[int]()
    while not talk.state.over:
        if talk.state.phase.kind is PhaseKind.SHARE:
            assert talk.refused(SkipPhase(), at + 2_000) == "no-skip"
            talk.do(Pause(), at + 3_000)
        took.append(3_000 if talk.state.phase.kind is PhaseKind.SHARE else 4_000)
        at += 4_000
        talk.do(SkipPhase(), at)
    assert [record.how for record in talk.state.records] == [How.SKIPPED] * len(LIVED[identity])
    assert talk.actuals == took
    assert talk.state.sums.paused == 1_000 * SHARES[identity]
    assert talk.state.completed
    assert talk.bells == []


@ANY_FORMAT
def test_interrupted_everywhere(identity: str, sit: StartDriver) -> None:
    """In each phase a pause of 5 s, a break of 6, a sleep of 5: no phase takes a moment more."""
    steps = LIVED[identity]
    talk = sit(SHIPPED[identity])
    begins = 0
    for step in steps:
        if talk.state.phase.kind is PhaseKind.CLOSE:
            assert talk.refused(Pause(), begins + 2_000) == "nothing-runs"
            begins -= 5_000
        else:
            talk.do(Pause(), begins + 2_000)
            talk.do(MainAction(), begins + 7_000)
        talk.do(CallBreak(20), begins + 9_000)
        talk.do(MainAction(), begins + 15_000)
        talk.do(MainAction(), begins + 16_000)
        talk.sleep(begins + 18_000, begins + 22_000)
        talk.do(MainAction(), begins + 23_000)
        begins += step + 17_000
        if step == TURN:
            talk.until(begins)
        else:
            talk.do(MainAction(), begins)
    phases = len(steps)
    sums = talk.state.sums
    assert talk.actuals == steps
    assert sums.paused == 6_000 * phases - (5_000 if identity in CLOSING else 0)
    assert (sums.on_break, sums.gap, sums.away) == (6_000 * phases, 5_000 * phases, 0)
    assert talk.log[-1] == completed(begins)


@pytest.mark.parametrize(
    ("early", "commands", "status"),
    [
        (Early.HAND_OVER, [Pause()], Status.PAUSED),
        (Early.HAND_OVER, [CallBreak(20)], Status.BREAK),
        (Early.HAND_OVER, [Pause(), CallBreak(20)], Status.BREAK),
        (Early.ASK_MORE, [MainAction()], Status.ASK_MORE),
        (Early.ASK_MORE, [MainAction(), Pause()], Status.PAUSED),
        (Early.SILENCE, [MainAction()], Status.HELD_SILENCE),
        (Early.SILENCE, [MainAction(), CallBreak(20)], Status.BREAK),
    ],
)
def test_ended_however_time_stands(
    early: Early, commands: list[Command], status: Status, sit: StartDriver
) -> None:
    """Ended in any status: the phase keeps what it used until time stood still."""
    talk = sit(make_format("share A 2, handover 20, share B 2", early=early))
    for command in commands:
        talk.do(command, 50_000)
    assert talk.state.status is status
    talk.do(End(), 70_000)
    used = 70_000 if status is Status.ASK_MORE else 50_000
    assert talk.actuals == [used, 0, 0]
    assert talk.log[-2:] == list(ended_early(70_000))


def test_ended_while_asked_about_a_sleep(sit: StartDriver) -> None:
    """Ended where the computer slept: what was lived before it counts, the rest is a gap."""
    talk = sit(make_format("share A 2, handover 20, share B 2"))
    talk.sleep(50_000, 800_000)
    assert talk.state.status is Status.GAP_ASKED
    talk.do(End(), 810_000)
    assert talk.actuals == [50_000, 0, 0]
    assert talk.state.sums.gap == 760_000
    assert talk.bells == []
