"""Claims about reading rows one at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from listening_timer.history.connection import Database
from listening_timer.model.errors import HistoryError

COUNTED = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n"


def test_rows_come_one_at_a_time() -> None:
    """The first of endlessly many is there at once, and another look can be taken meanwhile."""
    database = Database(None)
    rows = database.each(COUNTED)
    assert [next(rows) for _ in range(3)] == [(1,), (2,), (3,)]
    assert database.number("SELECT count(*) FROM sqlite_schema") == 0
    assert next(rows) == (4,)
    rows.close()
    database.close()


def test_each_is_what_rows_are(tmp_path: Path) -> None:
    """The same rows, and the same error of a file that is damaged."""
    path = tmp_path / "some.db"
    path.touch()
    database = Database(path)
    database.rows("CREATE TABLE some (what TEXT)")
    for number in range(500):
        database.rows("INSERT INTO some VALUES (?)", f"{number} " * 40)
    assert list(database.each("SELECT what FROM some")) == database.rows("SELECT what FROM some")
    database.close()
    whole = path.read_bytes()
    path.write_bytes(whole[:8192] + b"\xff" * 8192 + whole[16384:])
    database = Database(path)
    with pytest.raises(HistoryError, match="damaged"):
        list(database.each("SELECT what FROM some"))
    database.close()
