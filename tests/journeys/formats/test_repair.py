"""Claims about repair: what one used beyond the plan is offered to the other."""

from __future__ import annotations

import pytest

from listening_timer.exercise.commands import AcceptRepair, AddTime, Back, MainAction, Pause
from listening_timer.exercise.events import RepairGranted
from listening_timer.exercise.formats import Bell
from tests.helpers.exercise.conductor_driver import StartDriver
from tests.helpers.exercise.play_session import make_format

TURNS = "share A 2, handover 30, share B 2"
ROUNDS = "share A 2, share B 2, share A 2, share B 2"
NOTHING = "nothing-owed"


@pytest.mark.parametrize(
    ("overtime", "offered"),
    [(20_000, 20_000), (29_999, 20_000), (30_000, 30_000), (95_500, 90_000), (605_000, 600_000)],
)
def test_offered_to_whole_ten_seconds(overtime: int, offered: int, sit: StartDriver) -> None:
    """From 20 s on the overtime is offered, rounded down to whole 10 s; it moves the bell."""
    talk = sit(make_format(TURNS))
    talk.do(MainAction(), 120_000 + overtime)
    at = 120_000 + overtime + 7_000
    assert talk.do(AcceptRepair(), at) == [RepairGranted(at, offered)]
    assert talk.refused(AcceptRepair(), at + 1_000) == NOTHING
    talk.until(at + 23_000 + 120_000 + offered)
    assert talk.bells == [120_000, at + 23_000 + 120_000 + offered]
    assert talk.lived[2][2] == 120_000


@pytest.mark.parametrize("overtime", [0, 10_000, 19_999])
def test_little_is_not_offered(overtime: int, sit: StartDriver) -> None:
    """Below 20 s nothing is offered."""
    talk = sit(make_format(TURNS))
    talk.do(MainAction(), 120_000 + overtime)
    assert talk.refused(AcceptRepair(), 120_000 + overtime + 1_000) == NOTHING


def test_not_offered_to_oneself(sit: StartDriver) -> None:
    """In their own turn nobody is offered anything for their own overtime."""
    talk = sit(make_format(TURNS))
    assert talk.refused(AcceptRepair(), 200_000) == NOTHING


def test_open_for_the_first_minute_used(sit: StartDriver) -> None:
    """Offered through the handover and 60 s of the turn: a pause in them takes nothing away."""
    talk = sit(make_format(TURNS))
    talk.do(MainAction(), 170_000)
    talk.do(Pause(), 230_000)
    talk.do(MainAction(), 300_000)
    assert talk.do(AcceptRepair(), 329_999) == [RepairGranted(329_999, 50_000)]


def test_lapses_after_a_minute(sit: StartDriver) -> None:
    """Unanswered when 60 s are used, it is gone, to the millisecond."""
    talk = sit(make_format(TURNS))
    talk.do(MainAction(), 170_000)
    assert talk.refused(AcceptRepair(), 260_000) == NOTHING
    assert talk.state.record.used == 60_000


def test_added_time_is_beyond_the_plan(sit: StartDriver) -> None:
    """Time that was added and used counts like overtime, also where the bell stops."""
    talk = sit(make_format(TURNS, Bell.STOP))
    talk.do(AddTime(1), 60_000)
    assert talk.do(AcceptRepair(), 190_000) == [RepairGranted(190_000, 60_000)]


def test_never_where_time_is_open(sit: StartDriver) -> None:
    """Where nothing was planned, nothing is owed."""
    talk = sit(make_format("share A, handover 30, share B", Bell.OPEN))
    talk.do(MainAction(), 3_600_000)
    assert talk.refused(AcceptRepair(), 3_601_000) == NOTHING


def test_back_takes_the_grant_along(sit: StartDriver) -> None:
    """Accepted, then back to the one before: it is offered anew, with what was used since."""
    talk = sit(make_format(TURNS))
    talk.do(MainAction(), 150_000)
    talk.do(AcceptRepair(), 155_000)
    talk.do(Back(), 190_000)
    talk.do(MainAction(), 215_000)
    assert talk.actuals == [175_000, 30_000, 0]
    assert talk.do(AcceptRepair(), 216_000) == [RepairGranted(216_000, 50_000)]


def test_all_turns_count(sit: StartDriver) -> None:
    """Owed is the difference over all turns: 40 s against 15 s leaves 25 s, and 20 are offered."""
    talk = sit(make_format(ROUNDS))
    talk.do(MainAction(), 160_000)
    talk.do(MainAction(), 295_000)
    assert talk.refused(AcceptRepair(), 300_000) == NOTHING
    talk.do(MainAction(), 415_000)
    assert talk.do(AcceptRepair(), 420_000) == [RepairGranted(420_000, 20_000)]


def test_granted_and_used_is_even(sit: StartDriver) -> None:
    """What was granted and used makes both even: neither is offered anything afterwards."""
    talk = sit(make_format(ROUNDS))
    talk.do(MainAction(), 160_000)
    talk.do(AcceptRepair(), 170_000)
    talk.do(MainAction(), 320_000)
    assert talk.refused(AcceptRepair(), 325_000) == NOTHING
    talk.do(MainAction(), 440_000)
    assert talk.refused(AcceptRepair(), 445_000) == NOTHING


def test_granted_and_left_is_owed_again(sit: StartDriver) -> None:
    """What was granted and left unused still is what one had beyond the other."""
    talk = sit(make_format(ROUNDS))
    talk.do(MainAction(), 160_000)
    talk.do(AcceptRepair(), 170_000)
    talk.do(MainAction(), 200_000)
    talk.do(MainAction(), 320_000)
    assert talk.do(AcceptRepair(), 330_000) == [RepairGranted(330_000, 40_000)]
