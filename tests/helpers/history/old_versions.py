"""Old schema versions: a history file as version 6 wrote it."""

from __future__ import annotations

from pathlib import Path

import apsw

from listening_timer.history.connection import Database, text
from listening_timer.history.schema import TABLES
from listening_timer.history.summary import PARTS

VERSION = 6
_TOPICAL = "topical INTEGER NOT NULL DEFAULT 0, worded INTEGER"
_PARTS = ", ".join(f"{part} INTEGER NOT NULL" for part in PARTS)
_SINCE_DROPPED = (
    f"""CREATE TABLE day (
        date TEXT PRIMARY KEY, sessions INTEGER NOT NULL, length INTEGER NOT NULL, {_PARTS}
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX session_date ON session (date) WHERE date IS NOT NULL",
    "CREATE INDEX list_topical ON session (topical, started, id) WHERE outcome IS NOT NULL",
)
_SUMMED = ", ".join(f"sum({name})" for name in ("length", *PARTS))


def as_version_6(path: Path) -> Path:
    """Rewrite a history file as version 6 had it; returns its path."""
    older = path.with_name("version-6")
    database = Database(older, apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
    run = database.rows
    run("ATTACH ? AS newest", str(path))
    with database.writing():
        for statement in TABLES:
            run(statement.replace("worded INTEGER", _TOPICAL))
        for statement in _SINCE_DROPPED:
            run(statement)
        for (name,) in run("SELECT name FROM newest.sqlite_schema WHERE type = 'table'"):
            found = run("SELECT name FROM pragma_table_info(?, 'newest')", name)
            columns = ", ".join(text(column) for (column,) in found)
            run(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM newest.{name}")  # noqa: S608 - our own names
        run(
            "UPDATE session SET topical = EXISTS"
            " (SELECT 1 FROM search WHERE session = number AND topic <> '')"
        )
        run(
            f"INSERT INTO day SELECT date, count(*), {_SUMMED} FROM session"  # noqa: S608 - our own columns
            " WHERE date IS NOT NULL GROUP BY date"
        )
        run(f"PRAGMA application_id={database.number('PRAGMA newest.application_id')}")
        run(f"PRAGMA user_version={VERSION}")
    database.close()
    return older.replace(path)
