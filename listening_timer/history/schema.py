"""The tables of a history, and the way from each version to the next.

A migration is a function in `MIGRATIONS`; it runs in one transaction that also sets the
version. A file that already has content is copied, and the copy verified, before the first.
What derives from the log is told apart from what was said: `session` holds both, the derived
columns are NULL until the session has ended; `day` is derived whole.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from typing import TypeAlias

from listening_timer.exercise.state import Sums
from listening_timer.history import search
from listening_timer.history.database import Database, Row
from listening_timer.history.header import APPLICATION_ID
from listening_timer.records import HistoryError

Migration: TypeAlias = Callable[[Database], None]

PARTS: tuple[str, ...] = tuple(part.name for part in fields(Sums))
"""The columns that sums are kept in, as the core names their parts."""

_PARTS_OPEN = ", ".join(f"{part} INTEGER" for part in PARTS)
_PARTS_SET = ", ".join(f"{part} INTEGER NOT NULL" for part in PARTS)

_FIRST = (
    """CREATE TABLE person (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL,
        folded TEXT NOT NULL UNIQUE
    ) STRICT""",
    f"""CREATE TABLE session (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        person_a INTEGER NOT NULL REFERENCES person,
        person_b INTEGER NOT NULL REFERENCES person,
        started INTEGER NOT NULL,
        starts INTEGER NOT NULL DEFAULT 0,
        aside INTEGER NOT NULL DEFAULT 0,
        outcome TEXT, offset INTEGER, date TEXT, side_a TEXT, format_id TEXT, format_name TEXT,
        length INTEGER, {_PARTS_OPEN}
    ) STRICT""",
    "CREATE INDEX session_started ON session (started, id)",
    "CREATE INDEX session_open ON session (started, id) WHERE outcome IS NULL",
    "CREATE INDEX session_date ON session (date) WHERE date IS NOT NULL",
    "CREATE INDEX session_a ON session (person_a)",
    "CREATE INDEX session_b ON session (person_b)",
    """CREATE TABLE event (
        session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        seq INTEGER NOT NULL,
        at INTEGER NOT NULL,
        kind TEXT NOT NULL,
        body TEXT NOT NULL,
        seal INTEGER NOT NULL,
        PRIMARY KEY (session, seq)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE checkpoint (
        session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
        at INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE word (
        id TEXT PRIMARY KEY,
        session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        kind TEXT NOT NULL,
        who TEXT,
        text TEXT NOT NULL,
        edited INTEGER NOT NULL,
        deleted INTEGER NOT NULL DEFAULT 0,
        seal INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX word_session ON word (session)",
    f"""CREATE TABLE day (
        date TEXT PRIMARY KEY,
        sessions INTEGER NOT NULL,
        length INTEGER NOT NULL, {_PARTS_SET}
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE gone (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
)


_SECOND = (
    """CREATE TABLE rating (
        session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        moment TEXT NOT NULL,
        scale TEXT NOT NULL,
        who TEXT NOT NULL,
        value INTEGER NOT NULL,
        edited INTEGER NOT NULL,
        deleted INTEGER NOT NULL DEFAULT 0,
        seal INTEGER NOT NULL,
        PRIMARY KEY (session, moment, scale, who)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE promise (
        id TEXT PRIMARY KEY,
        session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        kind TEXT NOT NULL,
        who TEXT,
        text TEXT NOT NULL,
        edited INTEGER NOT NULL,
        outcome TEXT,
        decided INTEGER,
        deleted INTEGER NOT NULL DEFAULT 0,
        seal INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX promise_session ON promise (session)",
    """CREATE INDEX promise_open ON promise (session)
        WHERE deleted = 0 AND (outcome IS NULL OR outcome = 'not-yet')""",
    """CREATE TABLE meeting (
        session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
        wall INTEGER NOT NULL,
        offset INTEGER NOT NULL,
        edited INTEGER NOT NULL,
        deleted INTEGER NOT NULL DEFAULT 0,
        seal INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE prompt (
        session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        seq INTEGER NOT NULL,
        card TEXT NOT NULL,
        seal INTEGER NOT NULL,
        PRIMARY KEY (session, seq)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE tally (
        id TEXT PRIMARY KEY,
        person INTEGER REFERENCES person,
        kind TEXT NOT NULL,
        wall INTEGER NOT NULL,
        offset INTEGER NOT NULL,
        date TEXT NOT NULL,
        edited INTEGER NOT NULL,
        deleted INTEGER NOT NULL DEFAULT 0,
        seal INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX tally_person ON tally (person)",
    "CREATE INDEX tally_date ON tally (date, wall, id) WHERE deleted = 0",
    "CREATE TABLE unswept (mark INTEGER PRIMARY KEY CHECK (mark = 1)) STRICT",
)
"""What is said beside a log; `edited` and `deleted` are what a merge goes by."""


_THIRD = (
    "ALTER TABLE session ADD COLUMN topical INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE session ADD COLUMN worded INTEGER NOT NULL DEFAULT 0",
    """CREATE TABLE search (
        session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
        topic TEXT NOT NULL,
        folded TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX word_tag ON word (session) WHERE kind = 'tag' AND deleted = 0",
    "CREATE INDEX list_all ON session (started, id) WHERE outcome IS NOT NULL",
    "CREATE INDEX list_early ON session (started, id) WHERE outcome = 'early'",
    "CREATE INDEX list_a ON session (person_a, started, id) WHERE outcome IS NOT NULL",
    "CREATE INDEX list_b ON session (person_b, started, id) WHERE outcome IS NOT NULL",
    "CREATE INDEX list_format ON session (format_id, started, id) WHERE outcome IS NOT NULL",
    "CREATE INDEX list_topical ON session (topical, started, id) WHERE outcome IS NOT NULL",
    "CREATE INDEX list_worded ON session (worded, started, id) WHERE outcome IS NOT NULL",
)
"""What sessions are found by: a list in its order for each filter, and folded words."""


def _first(database: Database) -> None:
    for statement in _FIRST:
        database.rows(statement)


def _second(database: Database) -> None:
    for statement in _SECOND:
        database.rows(statement)


def _third(database: Database) -> None:
    for statement in _THIRD:
        database.rows(statement)
    search.renew_all(database)


MIGRATIONS: Sequence[Migration] = (_first, _second, _third)
"""The migration at index n leads from version n to version n + 1; 0 is a file just made."""

NEWEST = len(MIGRATIONS)


def version_of(database: Database) -> int:
    """The schema version of the connected file."""
    return database.number("PRAGMA user_version")


def create(database: Database, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Make the whole schema in an empty file, in one transaction."""
    database.rows("PRAGMA journal_mode=DELETE")
    with database.writing():
        database.rows(f"PRAGMA application_id={APPLICATION_ID}")
        for migration in migrations:
            migration(database)
        database.rows(f"PRAGMA user_version={len(migrations)}")


def migrate(database: Database, migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Bring an older file up to date, a transaction a version; returns its new version.

    The caller has made a verified copy before.
    """
    for version in range(version_of(database), len(migrations)):
        with database.writing():
            migrations[version](database)
            database.rows(f"PRAGMA user_version={version + 1}")
    return version_of(database)


def verify(database: Database, version: int, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """See that the connected file has the very schema of this version.

    Raises HistoryError: damaged.
    """
    pattern = Database(None)
    try:
        create(pattern, migrations[:version])
        same = _statements(database) == _statements(pattern)
    finally:
        pattern.close()
    identity = database.number("PRAGMA application_id")
    if not same or identity != APPLICATION_ID or version_of(database) != version:
        raise HistoryError("damaged", path=database.path)


def _statements(database: Database) -> list[Row]:
    return database.rows(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema"
        " WHERE name NOT GLOB 'sqlite_stat*' ORDER BY type, name"
    )
