"""Claims about the soft tone that tells of the end of a long turn before its bell."""

from __future__ import annotations

import pytest

from listening_timer.exercise.commands import (
    AcceptRepair,
    AddTime,
    Answer,
    AnswerGap,
    Back,
    MainAction,
    Pause,
    SayMore,
    SwapFloor,
)
from listening_timer.exercise.events import SoonRang
from listening_timer.exercise.formats import Bell, Early
from tests.helpers.exercise.conductor_driver import ConductorDriver, StartDriver, rang_and_passed
from tests.helpers.exercise.play_session import make_format

TEN = "share A 10, handover 30, share B 10"


def soons(talk: ConductorDriver) -> list[int]:
    """The instants at which the end of a turn was told of."""
    return [event.at for event in talk.log if isinstance(event, SoonRang)]


@pytest.mark.parametrize(("soon", "at"), [(1, [540_000]), (2, [480_000]), (3, [420_000]), (0, [])])
def test_soon_comes_before_the_bell(soon: int, at: list[int], sit: StartDriver) -> None:
    """So many minutes before the bell, as the format says; with 0 never."""
    talk = sit(make_format(TEN, soon=soon))
    talk.until(900_000)
    assert soons(talk) == at
    assert talk.bells == [600_000]


@pytest.mark.parametrize(("minutes", "at"), [(4, []), (5, [240_000])])
def test_short_turns_have_none(minutes: int, at: list[int], sit: StartDriver) -> None:
    """A turn of less than five minutes ends untold."""
    talk = sit(make_format(TEN.replace("10", str(minutes)), soon=1))
    talk.until(600_000)
    assert soons(talk) == at


def test_open_turns_have_none(sit: StartDriver) -> None:
    """Where there is no end, nothing tells of it."""
    talk = sit(make_format("share A, handover 30, share B", Bell.OPEN, soon=1))
    talk.until(4_000_000)
    assert soons(talk) == []


def test_only_turns_have_it(sit: StartDriver) -> None:
    """A talk and a quiet of ten minutes have none."""
    talk = sit(make_format("share A 1, share B 1, talk 10, quiet 10", Bell.STOP, soon=1))
    talk.until(2_000_000)
    assert not talk.conductor.running
    assert soons(talk) == []


def test_added_time_makes_it_due_again(sit: StartDriver) -> None:
    """Told at nine minutes, two more move the end: it is told again at eleven, once."""
    talk = sit(make_format(TEN, soon=1))
    talk.do(AddTime(2), 550_000)
    talk.until(900_000)
    assert soons(talk) == [540_000, 660_000]


def test_what_has_passed_is_not_told(sit: StartDriver) -> None:
    """Added time taken back at 9:30 leaves half a minute: it was never told, nor is it now."""
    talk = sit(make_format(TEN, soon=1))
    talk.do(AddTime(2), 500_000)
    talk.do(Back(), 570_000)
    talk.until(900_000)
    assert soons(talk) == []
    assert talk.bells == [600_000]


def test_a_minute_that_is_given_is_not_told(sit: StartDriver) -> None:
    """Back with a minute under `stop`: the minute itself is the near end, and needs no tone."""
    talk = sit(make_format(TEN, Bell.STOP, soon=1))
    talk.do(SayMore(), 610_000)
    talk.until(700_000)
    assert soons(talk) == [540_000]


def test_repair_moves_it(sit: StartDriver) -> None:
    """A turn that got a minute of repair is told of a minute later."""
    talk = sit(make_format(TEN, soon=1))
    talk.do(MainAction(), 660_000)
    talk.do(AcceptRepair(), 700_000)
    talk.until(1_400_000)
    assert soons(talk) == [540_000, 1_290_000]


def test_pause_and_swap_keep_it(sit: StartDriver) -> None:
    """It counts the used time of the turn, whoever has the floor, and no pause."""
    talk = sit(make_format(TEN, soon=1))
    talk.do(Pause(), 100_000)
    talk.do(MainAction(), 160_000)
    talk.do(SwapFloor(), 400_000)
    talk.until(900_000)
    assert soons(talk) == [600_000]


def test_silence_and_sleep_pass_over_it(sit: StartDriver) -> None:
    """In the silence after an early end, and in a sleep that is counted, it is passed over."""
    silent = sit(make_format(TEN, Bell.STOP, Early.SILENCE, soon=1))
    silent.do(MainAction(), 100_000)
    silent.until(700_000)
    assert soons(silent) == []
    slept = sit(make_format(TEN, soon=1))
    slept.sleep(500_000, 570_000)
    slept.do(AnswerGap(Answer.COUNT), 571_000)
    slept.until(700_000)
    assert soons(slept) == []
    assert slept.bells == [601_000]


def test_a_turn_that_begins_again_is_told_again(sit: StartDriver) -> None:
    """Taken back and begun again, the other's turn has its own."""
    talk = sit(make_format("share A 5, share B 5", Bell.STOP, soon=3))
    talk.until(430_000)
    talk.do(Back(), 440_000)
    talk.until(1_000_000)
    assert talk.log[1:4] == [SoonRang(120_000), *rang_and_passed(300_000)]
    assert soons(talk) == [120_000, 420_000, 620_000]
