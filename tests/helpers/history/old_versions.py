"""Old schema versions: a history file as version 6, 7 or 8 wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import apsw

from listening_timer.history.connection import Database, text
from listening_timer.history.event_codec import checksum
from listening_timer.history.schema import TABLES
from listening_timer.history.summary import PARTS

VERSION = 6
WITHOUT_PLAN = 8
"""The last version that held no plan."""
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
_SINGLE_MEETINGS = """CREATE TABLE meeting (
    session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
    wall INTEGER NOT NULL, offset INTEGER NOT NULL,
    edited INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0, seal INTEGER NOT NULL
) STRICT"""
_SAID = ",\n        said INTEGER NOT NULL DEFAULT 0"
_SINCE_ADDED = "meeting_weekly", "list_said", "TABLE plan"
_MEETINGS = """
    SELECT s.id, t.wall, t.offset, t.edited, t.deleted, s.number
    FROM meeting AS t JOIN session AS s ON s.number = t.session
"""


def as_version_6(path: Path) -> Path:
    """Rewrite a history file as version 6 had it; returns its path."""
    return _rewritten(path, VERSION)


def as_version_7(path: Path) -> Path:
    """Rewrite a history file as version 7 had it; returns its path.

    Its meetings become single ones, each of its own session.
    """
    return _rewritten(path, 7)


def as_version_8(path: Path) -> Path:
    """Rewrite a history file as version 8 had it, without a plan; returns its path."""
    return _rewritten(path, WITHOUT_PLAN)


def _statements(version: int) -> Iterator[str]:
    if version == WITHOUT_PLAN:
        yield from (statement for statement in TABLES if "TABLE plan" not in statement)
        return
    for statement in TABLES:
        if statement.startswith("CREATE TABLE meeting"):
            yield _SINGLE_MEETINGS
        elif any(name in statement for name in _SINCE_ADDED):
            continue
        elif version > VERSION:
            yield statement.replace(_SAID, "")
        else:
            yield statement.replace("worded INTEGER", _TOPICAL).replace(_SAID, "")
    if version == VERSION:
        yield from _SINCE_DROPPED


def _rewritten(path: Path, version: int) -> Path:
    older = path.with_name(f"version-{version}")
    database = Database(older, apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_CREATE)
    run = database.rows
    run("ATTACH ? AS newest", str(path))
    with database.writing():
        for statement in _statements(version):
            run(statement)
        for (name,) in run("SELECT name FROM newest.sqlite_schema WHERE type = 'table'"):
            if name == "plan":
                continue
            found = run(
                "SELECT name FROM pragma_table_info(?, 'newest')"
                " INTERSECT SELECT name FROM pragma_table_info(?, 'main')",
                name,
                name,
            )
            columns = ", ".join(text(column) for (column,) in found)
            run(f"INSERT INTO {name} ({columns}) SELECT {columns} FROM newest.{name}")  # noqa: S608 - our own names
        single = run(_MEETINGS) if version < WITHOUT_PLAN else []
        for *cells, number in single:
            run("UPDATE meeting SET seal = ? WHERE session = ?", checksum(*cells), number)
        if version == VERSION:
            _fill_since_dropped(database)
        run(f"PRAGMA application_id={database.number('PRAGMA newest.application_id')}")
        run(f"PRAGMA user_version={version}")
    database.close()
    return older.replace(path)


def _fill_since_dropped(database: Database) -> None:
    database.rows(
        "UPDATE session SET topical = EXISTS"
        " (SELECT 1 FROM search WHERE session = number AND topic <> '')"
    )
    database.rows(
        f"INSERT INTO day SELECT date, count(*), {_SUMMED} FROM session"  # noqa: S608 - our own columns
        " WHERE date IS NOT NULL GROUP BY date"
    )
