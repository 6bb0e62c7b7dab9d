"""Claims about a whole exercise with a clicker: six keys, some of which bounce."""

from __future__ import annotations

from pathlib import Path

import pytest

from listening_timer.exercise.events import (
    BreakCalled,
    BreakEnded,
    Event,
    Paused,
    PhaseEnded,
    PhaseReopened,
    Resumed,
    SessionEnded,
)
from listening_timer.history.store import History
from listening_timer.model.records import Outcome
from tests.helpers.process.program import eventually
from tests.helpers.x11.keyboard_couple import SETTLED_IN, Couple

ON, BACK, BLACK, PAUSE = "Next", "Prior", "b", "period"
"""What the buttons of a clicker send; besides there are F5 and Escape for a show."""
ALL = (1280, 800)
"""The size of a monitor."""


@pytest.fixture
def display(desk: str) -> str:
    """Two monitors and a window manager."""
    return desk


def fills(couple: Couple, *, monitor: bool) -> None:
    """See that the window comes to fill its monitor, or no longer does."""
    eventually(lambda: (couple.driver.place()[2:] == ALL) is monitor)


def outcomes(couple: Couple) -> list[Outcome]:
    """How the sessions of the history ended; all of it is sound."""
    with History.open(couple.history, read_only=True) as history:
        assert history.check() == []
        return [row.outcome for row in history.sessions()]


def came(couple: Couple) -> list[type[Event]]:
    """What came after the session's beginning."""
    return [type(event) for event in couple.log()[1:]]


@pytest.mark.slow
def test_a_whole_exercise_by_clicker(couple: Couple) -> None:
    """Names typed, the rest clicked, in full screen and out of it; bounces count once."""
    couple.start("--format", "first-try")
    couple.driver.move(100, 40, 1100, 700)
    couple.sit_down("Ann", "Bo")
    couple.driver.press("F5")
    fills(couple, monitor=True)
    for key in (ON, PAUSE, PAUSE, BLACK, ON, ON):
        couple.act(key, times=2 if key == ON else 1)
    couple.act(ON, times=3)
    couple.act(BACK)
    couple.driver.press("Escape")
    fills(couple, monitor=False)
    couple.driver.press("Escape")
    for _phase in range(6):
        couple.act(ON, times=2)
    couple.driver.press(ON, BACK, BLACK)
    assert came(couple) == [
        *(PhaseEnded, Paused, Resumed, BreakCalled, BreakEnded, Resumed, PhaseEnded),
        PhaseReopened,
        *[PhaseEnded] * 6,
        SessionEnded,
    ]
    assert couple.quit() == (0, "")
    assert outcomes(couple) == [Outcome.COMPLETED]


def test_the_black_button_can_mean_nothing(couple: Couple, tmp_path: Path) -> None:
    """Where Settings has it so, B calls no break; every other button is as it was."""
    (tmp_path / "settings.toml").write_text(SETTLED_IN + "break_key = false\n", "utf-8")
    couple.start("--format", "first-try")
    couple.sit_down("Ann", "Bo")
    couple.act(ON)
    couple.press_in_vain(BLACK)
    couple.act(PAUSE)
    assert came(couple) == [PhaseEnded, Paused]
