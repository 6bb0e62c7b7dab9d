"""Claims about what is asked of the desktop: awake while time runs, still where it is wished."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QVariantAnimation

from listening_timer.app.desktop import DesktopWishes, Waking
from listening_timer.config.settings import Motion
from listening_timer.desktop import reduced_motion, screen_reader
from listening_timer.exercise.formats import MINUTE
from listening_timer.exercise.state import Status
from listening_timer.ui.session.actions import StageAction
from listening_timer.ui.widgets.token.animation import Bell
from tests.helpers.app.fake_context import WELCOMED
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.widget_actions import child_of


async def test_the_screen_is_awake_exactly_while_time_runs(harness: ProgramInProcess) -> None:
    """In every status of a talk it is wanted where time runs, and said once at each change."""
    wanted = list[bool]()
    waking = Waking(harness.program.conductor, harness.program.stage, wanted.append)
    acts = harness.program.stage.input
    harness.later(5)
    assert wanted == []
    harness.sit_down()
    seen = set[Status]()
    for act in (
        None,
        StageAction.MAIN,
        StageAction.PAUSE,
        StageAction.MAIN,
        StageAction.BREAK,
        StageAction.MAIN,
        StageAction.MAIN,
        None,
    ):
        if act is not None:
            acts.do(act)
        harness.later(2)
        seen.add(harness.state.status)
        assert wanted[-1] == harness.state.ticking, harness.state.status
    harness.now += 4 * MINUTE  # the computer slept
    harness.program.conductor.look()
    seen.add(harness.state.status)
    assert wanted[-1] is False
    acts.do(StageAction.MAIN)
    harness.later(2)
    assert wanted[-1] is True
    harness.talk_to_the_end()
    assert wanted[-1] is False
    assert seen >= {Status.RUNNING, Status.PAUSED, Status.BREAK, Status.GAP_ASKED}
    assert all(one != other for one, other in pairwise(wanted))
    waking.stop()


async def test_the_screen_sleeps_again_where_a_talk_is_left(harness: ProgramInProcess) -> None:
    """Not now, in the midst of arriving: nobody sits there any more, and nothing is wanted."""
    wanted = list[bool]()
    waking = Waking(harness.program.conductor, harness.program.stage, wanted.append)
    harness.sit_down()
    harness.later(3)
    assert wanted == [True]
    harness.program.stage.input.not_now_requested.emit()
    assert wanted == [True, False]
    waking.stop()
    assert wanted == [True, False]


async def test_a_second_program_is_told_what_is_known(
    harness: ProgramInProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As another history is opened: nothing is asked again, and the first one is told no more."""
    asked: list[Callable[[bool], None]] = []
    monkeypatch.setattr(reduced_motion, "follow", asked.append)
    monkeypatch.setattr(screen_reader, "follow", list[object]().append)
    wishes, told = DesktopWishes(), list[bool]()
    monkeypatch.setattr(harness.program.settings, "set_reduced_motion", told.append)
    wishes.tell(harness.program)
    for still in (True, False):
        asked[0](still)
    await asyncio.sleep(0)
    assert told == [True, False]
    wishes.stop_telling()
    asked[0](True)
    await asyncio.sleep(0)
    assert told == [True, False]
    wishes.tell(harness.program)
    assert told == [True, False, True]
    assert len(asked) == 1


def pulses(harness: ProgramInProcess) -> bool:
    """Whether the light of a bell moves."""
    (bell,) = harness.program.stage.stage.findChildren(Bell)
    bell.ring()
    animation = child_of(bell, QVariantAnimation)
    return animation.state() is QVariantAnimation.State.Running


@pytest.mark.parametrize(
    ("chosen", "still", "moves"),
    [
        (Motion.SYSTEM, False, True),
        (Motion.SYSTEM, True, False),
        (Motion.SMOOTH, True, True),
        (Motion.STILL, False, False),
    ],
)
async def test_what_is_chosen_here_goes_before_what_the_system_wishes(
    harness: ProgramInProcess, chosen: Motion, *, still: bool, moves: bool
) -> None:
    """As the system: it is followed, also while running; a choice of one's own stands."""
    harness.program.settings.set_reduced_motion(still)
    harness.program.settings.set_settings(replace(WELCOMED, motion=chosen))
    assert pulses(harness) == moves
    harness.program.settings.set_reduced_motion(not still)
    assert pulses(harness) == (still if chosen is Motion.SYSTEM else moves)
