"""Claims about copies: whole, verified, private, and never in the way of a good one."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from listening_timer.history.connection import Database
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from tests.helpers.history.sample_sessions import add_session, completed_log, session_id


def test_a_copy_is_the_history(tmp_path: Path) -> None:
    """It opens, is sound and holds everything, also one made from memory."""
    with History.memory() as history:
        add_session(history)
        history.backup(tmp_path / "copy.db")
    assert stat.S_IMODE((tmp_path / "copy.db").stat().st_mode) == 0o600
    with History.open(tmp_path / "copy.db") as copy:
        assert list(copy.session(session_id(1)).events) == completed_log()
        assert copy.check() == []


def test_a_copy_that_fails_leaves_the_last_good_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only a verified copy takes the place of another, and no half file stays."""
    target, plain = tmp_path / "copy.db", Database.copy_from

    def lossy(database: Database, source: Database) -> None:
        plain(database, source)
        database.rows("DELETE FROM event WHERE seq = 2")

    with History.memory() as history:
        history.backup(target)
        before = target.read_bytes()
        add_session(history)
        monkeypatch.setattr(Database, "copy_from", lossy)
        with pytest.raises(HistoryError, match="damaged"):
            history.backup(target, replace=True)
    assert target.read_bytes() == before
    assert list(tmp_path.iterdir()) == [target]


def test_a_copy_that_somebody_named_is_theirs(tmp_path: Path) -> None:
    """Erasing takes the copies before migrations along, not what only begins to be called so."""
    path = tmp_path / "history.db"
    theirs = ["history.db.before-the-trip", "history.db.before-2026", "history.db.before-2.json"]
    for name in (*theirs, "history.db.before-2", "history.db.before-12"):
        (tmp_path / name).write_text("a copy")
    with History.open(path) as history:
        history.delete(add_session(history))
    assert {each.name for each in tmp_path.glob("*.before-*")} == set(theirs)


def test_a_copy_needs_its_folder(tmp_path: Path) -> None:
    """A folder that is not there is told, not made."""
    with History.memory() as history, pytest.raises(HistoryError, match="missing-folder"):
        history.backup(tmp_path / "none" / "copy.db")
    assert not (tmp_path / "none").exists()
