"""Claims about the plan of a history: one at most, until it is let go."""

from __future__ import annotations

from pathlib import Path

from listening_timer.history.store import History
from listening_timer.model.plans import HeldPlan
from tests.faults.test_history_remnants import bytes_left, canary
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import add_session

FIRST = HeldPlan(f"{canary(1)} " * 1_000, WALL)
SECOND = HeldPlan(canary(2), WALL + 1)


def test_a_plan_is_held_until_it_is_let_go(tmp_path: Path) -> None:
    """The one given last, also after reopening and read-only; then none, and no byte of either."""
    path = tmp_path / "history.db"
    with History.open(path) as history:
        assert history.plan() is None
        history.hold_plan(FIRST)
        history.hold_plan(SECOND)
        assert canary(1).encode() not in bytes_left(tmp_path)
    with History.open(path, read_only=True) as history:
        assert history.plan() == SECOND
    with History.open(path) as history:
        assert history.check() == []
        history.let_plan_go()
        history.let_plan_go()
        assert history.plan() is None
        assert b"canary" not in bytes_left(tmp_path)


def test_a_plan_that_was_changed_from_outside_is_none() -> None:
    """It is not used, and another one can be given."""
    with History.memory() as history:
        history.hold_plan(FIRST)
        history.database.rows("UPDATE plan SET text = 'other'")
        assert history.plan() is None
        history.hold_plan(SECOND)
        assert (history.plan(), history.check()) == (SECOND, [])


def test_a_backup_has_the_plan_and_sessions_come_without(tmp_path: Path) -> None:
    """A copy of the whole has it; it stays while sessions and people come and go."""
    with History.open(tmp_path / "history.db") as history:
        history.hold_plan(SECOND)
        history.delete(add_session(history))
        history.rebuild()
        assert history.plan() == SECOND
        history.backup(tmp_path / "copy.db")
    with History.open(tmp_path / "copy.db") as copy:
        assert copy.plan() == SECOND
