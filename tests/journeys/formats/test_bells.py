"""Claims about bells beyond the turns: soft ones, none at all, and those of added time."""

from __future__ import annotations

import pytest

from listening_timer.exercise.commands import AddTime, Back, MainAction, Pause, SkipPhase
from listening_timer.exercise.events import BellRang, How, TimeAdded
from listening_timer.exercise.formats import Bell
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import Sums
from tests.helpers.exercise.conductor_driver import (
    ConductorDriver,
    StartDriver,
    by_itself,
    completed,
    passed,
    rang_and_passed,
)
from tests.helpers.exercise.play_session import make_format

MINUTES = "share A 1, reflect A 1, handover 20, share B 1, reflect B 1"
OPEN = "share A, reflect A 1, handover 20, share B, reflect B 1"
TOGETHER = "bridge 1, talk 1, quiet 1, appreciate A 1, appreciate B 1, close"
TURNS = "share A 10, handover 20, share B 10"


def up_to_the_talk(sit: StartDriver, bell: Bell) -> ConductorDriver:
    """All kinds of phase, each share passed after 40 s, each reflection and the bridge after 90."""
    turns = OPEN if bell is Bell.OPEN else MINUTES
    talk = sit(make_format(f"arrive 1, {turns}, {TOGETHER}", bell))
    for at in (600_000, 640_000, 730_000, 740_000, 780_000, 870_000, 960_000):
        talk.do(MainAction(), at)
    return talk


@pytest.mark.parametrize("bell", [Bell.FINISH, Bell.OPEN])
def test_soft_bells_go_on(bell: Bell, sit: StartDriver) -> None:
    """Reflecting, bridging, talking and appreciating ring once and go on; the rest is still."""
    talk = up_to_the_talk(sit, bell)
    for at in (1_050_000, 1_200_000, 1_290_000, 1_890_000):
        talk.do(MainAction(), at)
    assert talk.actuals == [
        *(600_000, 40_000, 90_000, 10_000, 40_000, 90_000),  # from Arrive to the other's reflection
        *(90_000, 90_000, 60_000, 90_000, 90_000, 600_000),  # from the bridge to Close
    ]
    assert talk.bells == [700_000, 840_000, 930_000, 1_020_000, 1_170_000, 1_260_000]
    assert by_itself(1_110_000) in talk.log
    assert talk.state.sums == Sums(40_000, 40_000, 180_000, 180_000, 1_380_000, 70_000)


def test_stop_ends_all_phases(sit: StartDriver) -> None:
    """Under `stop` each phase after Arrive passes by itself, and closing after a minute."""
    talk = sit(make_format(f"arrive 1, {MINUTES}, {TOGETHER}", Bell.STOP))
    talk.do(MainAction(), 600_000)
    talk.until(2_000_000)
    assert talk.log[1:] == [
        passed(600_000),
        *(*rang_and_passed(660_000), *rang_and_passed(720_000), by_itself(740_000)),
        *(*rang_and_passed(800_000), *rang_and_passed(860_000), *rang_and_passed(920_000)),
        *(*rang_and_passed(980_000), by_itself(1_040_000)),
        *(*rang_and_passed(1_100_000), *rang_and_passed(1_160_000)),
        *(by_itself(1_220_000), completed(1_220_000)),
    ]
    assert talk.state.sums == Sums(60_000, 60_000, 120_000, 120_000, 780_000, 80_000)


def test_a_press_still_ends_them(sit: StartDriver) -> None:
    """Under `stop` what passes by itself can be passed before, and closing too."""
    talk = sit(make_format(f"{MINUTES}, {TOGETHER}", Bell.STOP))
    steps = range(10_000, 120_000, 10_000)
    for at in steps:
        talk.do(MainAction(), at)
    assert talk.log[1:] == [*map(passed, steps), completed(110_000)]


def test_more_time_is_for_those_who_speak(sit: StartDriver) -> None:
    """Added to share, reflect, bridge, talk and appreciate; refused in all other phases."""
    talk = sit(make_format(f"arrive 1, {MINUTES}, {TOGETHER}"))
    added: list[PhaseKind] = []
    for at in range(10_000, 130_000, 10_000):
        kind = talk.state.phase.kind
        if kind in (PhaseKind.ARRIVE, PhaseKind.HANDOVER, PhaseKind.QUIET, PhaseKind.CLOSE):
            assert talk.refused(AddTime(1), at - 5_000) == "no-more-time-here"
        else:
            assert talk.do(AddTime(1), at - 5_000) == [TimeAdded(at - 5_000, 60_000)]
            added.append(kind)
        talk.do(MainAction(), at)
    assert talk.state.completed
    turn, thanks = [PhaseKind.SHARE, PhaseKind.REFLECT], PhaseKind.APPRECIATE
    assert added == [*turn, *turn, PhaseKind.BRIDGE, PhaseKind.TALK, thanks, thanks]


def test_open_takes_no_more_time(sit: StartDriver) -> None:
    """What has no end cannot be lengthened."""
    talk = sit(make_format("share A, handover 20, share B", Bell.OPEN))
    assert talk.refused(AddTime(5), 1_800_000) == "no-more-time-here"
    assert talk.bells == []


@pytest.mark.parametrize("minutes", [0, 3, 10, -1])
def test_other_lengths_are_refused(minutes: int, sit: StartDriver) -> None:
    """One, two or five minutes can be added, and nothing else."""
    assert sit(make_format(TURNS)).refused(AddTime(minutes), 10_000) == "no-more-time-here"


def test_two_hours_are_the_most(sit: StartDriver) -> None:
    """In all phases together 120 minutes are added at most, to the last of them."""
    talk = sit(make_format("share A 10, share B 10"))
    for at in range(10_000, 240_000, 10_000):
        talk.do(AddTime(5), at)
    talk.do(MainAction(), 240_000)
    assert talk.do(AddTime(2), 241_000) == [TimeAdded(241_000, 120_000)]
    assert talk.refused(AddTime(5), 242_000) == "enough-added"
    talk.do(AddTime(2), 243_000)
    talk.do(AddTime(1), 244_000)
    assert talk.refused(AddTime(1), 245_000) == "enough-added"


def test_added_while_paused(sit: StartDriver) -> None:
    """Two minutes added in a pause move the bell by as much; the pause moves it by its own."""
    talk = sit(make_format(TURNS))
    talk.do(Pause(), 100_000)
    talk.do(AddTime(2), 130_000)
    talk.do(MainAction(), 150_000)
    talk.until(800_000)
    assert talk.bells == [770_000]
    assert talk.lived[0][2:] == (600_000, 750_000)


def test_ring_returns_for_each_new_end(sit: StartDriver) -> None:
    """As often as allowed passes used again, the bell rings at the new end."""
    talk = sit(make_format(TURNS))
    talk.do(AddTime(1), 610_000)
    talk.do(AddTime(5), 700_000)
    talk.until(1_000_000)
    assert talk.bells == [600_000, 660_000, 960_000]


def test_too_little_added_rings_nothing(sit: StartDriver) -> None:
    """One minute added to three of overtime leaves two: used is past allowed, nothing rings."""
    talk = sit(make_format(TURNS))
    assert talk.do(AddTime(1), 780_000) == [TimeAdded(780_000, 60_000)]
    assert talk.state.record.overtime == 120_000


def test_undone_in_overtime_rings_nothing(sit: StartDriver) -> None:
    """Added time taken back after its bell has rung: overtime only grows, nothing rings."""
    talk = sit(make_format(TURNS))
    talk.do(AddTime(2), 500_000)
    assert talk.until(720_000)[-1] == BellRang(720_000)
    assert talk.do(Back(), 750_000) == [TimeAdded(750_000, -120_000)]
    assert talk.state.record.overtime == 150_000


def test_skip_rings_nothing(sit: StartDriver) -> None:
    """A paused turn can be left out; what it took is kept, and no bell of it comes."""
    talk = sit(make_format(TURNS))
    assert talk.refused(SkipPhase(), 90_000) == "no-skip"
    talk.do(Pause(), 100_000)
    talk.do(SkipPhase(), 110_000)
    talk.until(140_000)
    assert talk.bells == []
    assert (talk.state.records[0].how, talk.actuals) == (How.SKIPPED, [100_000, 20_000, 10_000])
