"""Claims about "once more": a round of two short turns that is added while closing."""

from __future__ import annotations

import pytest

from listening_timer.exercise.commands import AddRound, Back, CallBreak, Command, MainAction
from listening_timer.exercise.events import PhaseReopened, RoundAdded
from listening_timer.exercise.formats import Bell, Format
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import Sums
from tests.helpers.exercise.conductor_driver import (
    StartDriver,
    by_itself,
    completed,
    passed,
    rang_and_passed,
)
from tests.helpers.exercise.play_session import make_format

SHORT = make_format("share A 1, handover 20, share B 1, close")
PRESSED = (10_000, 20_000, 30_000)
"""Presses that lead to closing, which begins with the last one."""


def test_a_round_follows_closing(sit_at_any_speed: StartDriver) -> None:
    """A shares, the format's own handover, B shares, each 3 min, and closing again."""
    talk = sit_at_any_speed(SHORT)
    for at in PRESSED:
        talk.do(MainAction(), at)
    talk.do(AddRound(), 45_000)
    for at in (145_000, 280_000, 300_000):
        talk.do(MainAction(), at)
    assert talk.lived == [
        (PhaseKind.SHARE, "A", 60_000, 10_000),
        (PhaseKind.HANDOVER, "middle", 20_000, 10_000),
        (PhaseKind.SHARE, "B", 60_000, 10_000),
        (PhaseKind.CLOSE, "middle", None, 15_000),
        (PhaseKind.SHARE, "A", 180_000, 100_000),
        (PhaseKind.HANDOVER, "middle", 20_000, 20_000),
        (PhaseKind.SHARE, "B", 180_000, 115_000),
        (PhaseKind.CLOSE, "middle", None, 20_000),
    ]
    log = [
        *(passed(10_000), passed(20_000), passed(30_000)),
        RoundAdded(45_000, share=180_000, handover=20_000),
        *(passed(145_000), by_itself(165_000), passed(280_000)),
        *(passed(300_000), completed(300_000)),
    ]
    talk.assert_was(log, Sums(110_000, 125_000, together=35_000, silence=30_000))


@pytest.mark.parametrize(
    ("phases", "handover"),
    [("share A 1, share B 1, close", 30_000), ("share A 1, handover 0, share B 1, close", 0)],
)
def test_its_handover_is_the_formats_own(phases: str, handover: int, sit: StartDriver) -> None:
    """Half a minute of quiet where the format has none; as long as its own, however short."""
    talk = sit(make_format(phases))
    at = 0
    while talk.state.phase.kind is not PhaseKind.CLOSE:
        at += 10_000
        talk.do(MainAction(), at)
    assert talk.do(AddRound(), at + 5_000) == [RoundAdded(at + 5_000, 180_000, handover)]


def test_without_an_end_a_round_has_none(sit: StartDriver) -> None:
    """Where the turns have no set end, those of a round have none, and no bell rings."""
    talk = sit(make_format("share A, share B, close", Bell.OPEN))
    for at in (10_000, 20_000):
        talk.do(MainAction(), at)
    talk.do(AddRound(), 30_000)
    talk.until(900_000)
    assert talk.state.record.allowed is None
    assert talk.bells == []


def test_under_stop_it_passes_by_itself(sit: StartDriver) -> None:
    """Nothing of a round under `stop` needs a press, nor does the closing after it."""
    talk = sit(make_format("share A 1, share B 1, close", Bell.STOP))
    talk.do(AddRound(), 150_000)
    talk.until(1_000_000)
    assert talk.log[5:] == [
        RoundAdded(150_000, share=180_000, handover=30_000),
        *(*rang_and_passed(330_000), by_itself(360_000), *rang_and_passed(540_000)),
        *(by_itself(600_000), completed(600_000)),
    ]
    sums = Sums(240_000, 240_000, together=90_000, silence=30_000)
    assert talk.state.sums == sums


def test_back_takes_it_away(sit: StartDriver) -> None:
    """Back in its first turn: closing goes on where it was, and the round is gone."""
    talk = sit(SHORT)
    for at in PRESSED:
        talk.do(MainAction(), at)
    talk.do(AddRound(), 45_000)
    assert talk.do(Back(), 55_000) == [PhaseReopened(55_000, phase=3, undone=True)]
    assert talk.state.format == SHORT
    assert talk.actuals == [10_000, 10_000, 10_000, 15_000]
    assert talk.refused(Back(), 56_000) == "nothing-to-undo"
    talk.do(MainAction(), 65_000)
    assert talk.state.completed
    assert talk.state.sums == Sums(10_000, 10_000, together=25_000, silence=20_000)


def test_later_it_stays(sit: StartDriver) -> None:
    """Once its first turn has passed, Back returns to that turn, and the round stays."""
    talk = sit(SHORT)
    for at in PRESSED:
        talk.do(MainAction(), at)
    talk.do(AddRound(), 45_000)
    talk.do(MainAction(), 60_000)
    assert talk.do(Back(), 65_000) == [PhaseReopened(65_000, phase=4, undone=True)]
    assert talk.refused(Back(), 66_000) == "nothing-to-undo"
    assert len(talk.state.format.phases) == 8


def test_it_is_added_after_a_break_too(sit: StartDriver) -> None:
    """Back from a break while closing, a round may be added before time runs."""
    talk = sit(SHORT)
    for at in PRESSED:
        talk.do(MainAction(), at)
    talk.do(CallBreak(5), 40_000)
    assert talk.refused(AddRound(), 45_000) == "no-round-here"
    talk.do(MainAction(), 50_000)
    talk.do(AddRound(), 60_000)
    assert talk.state.ticking


def test_it_belongs_to_closing(sit: StartDriver) -> None:
    """In every other phase it is refused."""
    talk = sit(make_format("arrive 1, share A 1, handover 20, share B 1, talk 1, close"))
    for at in range(10_000, 60_000, 10_000):
        assert talk.refused(AddRound(), at - 5_000) == "no-round-here"
        talk.do(MainAction(), at)


MANY = make_format(", ".join(["share A 1, share B 1"] * 27) + ", close")
LONG = make_format("share A 1, share B 1, " + "talk 60, " * 5 + "talk 50, close")


@pytest.mark.parametrize("fmt", [MANY, LONG], ids=["phases", "hours"])
def test_there_is_an_end_to_it(fmt: Format, sit: StartDriver) -> None:
    """One round still fits into 60 phases and 6 hours, another does not: that is refused."""
    talk, at = sit(fmt), 0

    def do(command: Command) -> None:
        nonlocal at
        at += 1_000
        talk.do(command, at)

    for _ in range(2):
        while talk.state.phase.kind is not PhaseKind.CLOSE:
            do(MainAction())
        if len(talk.state.format.phases) == len(fmt.phases):
            do(AddRound())
    assert talk.refused(AddRound(), at + 1_000) == "enough-rounds"
