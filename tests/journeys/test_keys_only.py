"""Claims about a whole exercise in a real window, with nothing but a keyboard."""

from __future__ import annotations

import pytest

from listening_timer.exercise.events import (
    Event,
    PhaseEnded,
    PhaseReopened,
    Resumed,
    SessionEnded,
    SessionReopened,
)
from listening_timer.history.store import History
from listening_timer.model.records import Outcome, SessionRow
from tests.helpers.process.program import eventually
from tests.helpers.x11.keyboard_couple import Couple


def kept(couple: Couple) -> list[SessionRow]:
    """What the history holds, and that all of it is sound."""
    with History.open(couple.history) as history:
        assert history.unfinished() is None
        assert history.check() == []
        return history.sessions()


def finish(couple: Couple) -> None:
    """Press Finish, keep it, close the window, and find one completed session."""
    assert couple.act("Return") == couple.log()[-1]
    assert isinstance(couple.log()[-1], SessionEnded)
    couple.driver.press("Return")
    eventually(lambda: "·" not in couple.driver.title())
    assert couple.quit() == (0, "")
    assert [row.outcome for row in kept(couple)] == [Outcome.COMPLETED]


def is_a(event: Event, kind: type[Event]) -> None:
    """See that a press brought what it should."""
    assert isinstance(event, kind), event


def test_a_whole_exercise_by_keys_alone(couple: Couple) -> None:
    """Two names, all phases with pause, more to say and Back, kept: one completed session."""
    couple.start("--format", "first-try")
    couple.sit_down("Ann", "Bo")
    is_a(couple.act("space"), PhaseEnded)  # both have arrived
    couple.act("p")
    is_a(couple.act("p"), Resumed)
    is_a(couple.act("Next"), PhaseEnded)  # what clickers send
    is_a(couple.act("m"), PhaseReopened)
    is_a(couple.act("space"), PhaseEnded)
    is_a(couple.act("Right"), PhaseEnded)  # the other one starts now
    is_a(couple.act("BackSpace"), PhaseReopened)
    for key in ("space", "space", "Next", "Next", "Return"):
        is_a(couple.act(key), PhaseEnded)
    finish(couple)
    row = kept(couple)[0]
    assert {row.name_a, row.name_b} == {"Ann", "Bo"}
    assert min(row.sharing_a, row.sharing_b) > 0


@pytest.mark.slow
def test_the_default_exercise_by_keys_alone(couple: Couple) -> None:
    """Share fully, then switch: seven phases, a break in between, more time, a held reply."""
    couple.start("--format", "share-fully")
    couple.sit_down("Ann", "Bo")
    for key in ("space", "h", "plus", "period", "period"):
        couple.act(key)
    couple.press_in_vain("d")
    for key in ("b", "space", "space", "Next", "Next", "Next", "Right", "Return"):
        couple.act(key)
    finish(couple)


@pytest.mark.slow
def test_a_killed_talk_goes_on_where_it_was(couple: Couple) -> None:
    """By kill -9 in a turn: the next start offers it, and Space leads to its end."""
    couple.start("--format", "first-try")
    couple.sit_down("Ann", "Bo")
    couple.act("space")
    couple.act("h")
    couple.kill()
    before = couple.log()
    couple.start()
    is_a(couple.insist().event, SessionReopened)
    assert couple.log()[: len(before)] == before
    is_a(couple.act("space"), Resumed)
    for _phase in range(5):
        is_a(couple.act("Next"), PhaseEnded)
    finish(couple)


@pytest.mark.slow
def test_a_key_held_down_acts_once(couple: Couple) -> None:
    """Enter held down at the end ends the talk, and neither keeps it nor begins another."""
    couple.start("--format", "first-try")
    couple.sit_down("Ann", "Bo")
    for _phase in range(6):
        couple.act("Next")
    couple.hold("Return", 2)
    assert isinstance(couple.log()[-1], SessionEnded)
    couple.driver.press("Return")
    eventually(lambda: "·" not in couple.driver.title())
    assert couple.quit() == (0, "")
    assert len(kept(couple)) == 1
