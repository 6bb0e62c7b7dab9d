"""Claims about sweeping: what an erasure left in the file is gone, sooner or later."""

from __future__ import annotations

from pathlib import Path

import pytest

from listening_timer.history import vacuum
from listening_timer.history.connection import Database, Row, Value
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from tests.helpers.history.sample_sessions import add_session, session_id, word

MARKED = "SELECT count(*) FROM unswept"


def size_of_free(history: History) -> int:
    """How many pages of the file are in no use; a swept file has none."""
    return history.database.number("PRAGMA freelist_count")


def refuse_to_sweep(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no file be written anew, as on a full disk."""
    plain = Database.rows

    def rows(self: Database, sql: str, *values: Value) -> list[Row]:
        if sql == "VACUUM":
            raise HistoryError("full")
        return plain(self, sql, *values)

    monkeypatch.setattr(Database, "rows", rows)


def test_nothing_erased_nothing_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Writing something new, the same again, or erasing what is not there costs nothing."""
    with History.open(tmp_path / "history.db") as history:
        asked: list[Database] = []
        monkeypatch.setattr(vacuum, "run_requested_vacuum", asked.append)
        note = word(add_session(history), "x")
        for _ in range(2):
            history.write_word(note)
        history.erase_word("unknown")
        assert asked
        assert history.database.number(MARKED) == 0


@pytest.mark.parametrize("again", ["opening", "erasure"])
def test_what_could_not_be_swept_is_swept_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: str
) -> None:
    """The erasure holds all the same; the next opening or erasure sweeps."""
    path = tmp_path / "history.db"
    with History.open(path) as history:
        for number in (1, 2):
            history.write_word(word(add_session(history, number), "x" * 20_000))
        with monkeypatch.context() as full:
            refuse_to_sweep(full)
            history.delete(session_id(1))
        assert history.count() == 1
        assert history.database.number(MARKED) == 1
        if again == "erasure":
            history.delete(session_id(2))
            assert (history.database.number(MARKED), size_of_free(history)) == (0, 0)
    with History.open(path) as history:
        assert (history.database.number(MARKED), size_of_free(history)) == (0, 0)
        assert history.check() == []
