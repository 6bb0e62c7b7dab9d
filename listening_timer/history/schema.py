"""Schema of the history file, and its migrations.

A migration is a function in `MIGRATIONS`, run in one transaction that also sets the version. A file
that already has content gets a verified backup before the first migration.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import cache
from typing import TypeAlias

from listening_timer.exercise.state import Sums
from listening_timer.history import people_identity, search, weekly_sums
from listening_timer.history.connection import Database, Row, version_of
from listening_timer.history.file_header import APPLICATION_ID
from listening_timer.model.records import HistoryError

Migration: TypeAlias = Callable[[Database], None]


def _first(database: Database) -> None:
    for statement in FIRST:
        database.rows(statement)


def _second(database: Database) -> None:
    for statement in SECOND:
        database.rows(statement)


def _third(database: Database) -> None:
    for statement in THIRD:
        database.rows(statement)
    search.renew_all(database)
    weekly_sums.mark_all_stale(database)
    weekly_sums.renew(database)


def _fourth(database: Database) -> None:
    for statement in FOURTH:
        database.rows(statement)


def _fifth(database: Database) -> None:
    """Identify people by the current folding of names; those who become one are joined."""
    weekly_sums.mark_all_stale(database)
    people_identity.identify_all(database)
    weekly_sums.mark_all_stale(database)
    weekly_sums.renew(database)


def _sixth(database: Database) -> None:
    for statement in SIXTH:
        database.rows(statement)


MIGRATIONS: Sequence[Migration] = (_first, _second, _third, _fourth, _fifth, _sixth)
"""The migration at index n leads from version n to version n + 1; 0 is a new file."""

NEWEST = len(MIGRATIONS)


def create(database: Database, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Create the whole schema in an empty file, in one transaction."""
    database.rows("PRAGMA journal_mode=DELETE")
    with database.writing():
        database.rows(f"PRAGMA application_id={APPLICATION_ID}")
        for migration in migrations:
            migration(database)
        database.rows(f"PRAGMA user_version={len(migrations)}")


def migrate(database: Database, migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Migrate an older file, one transaction per version; returns its new version.

    The caller has made a verified backup before.
    """
    for version in range(version_of(database), len(migrations)):
        with database.writing():
            migrations[version](database)
            database.rows(f"PRAGMA user_version={version + 1}")
    return version_of(database)


def verify(database: Database, version: int, migrations: Sequence[Migration] = MIGRATIONS) -> None:
    """Check that the connected file has exactly the schema of this version.

    Raises HistoryError: damaged.
    """
    same = _statements(database) == _made_by(tuple(migrations[:version]))
    identity = database.number("PRAGMA application_id")
    if not same or identity != APPLICATION_ID or version_of(database) != version:
        raise HistoryError("damaged", path=database.path)


@cache
def _made_by(migrations: tuple[Migration, ...]) -> list[Row]:
    """The statements these migrations produce in an empty file; takes 2 ms, hence the cache."""
    pattern = Database(None)
    try:
        create(pattern, migrations)
        return _statements(pattern)
    finally:
        pattern.close()


def _statements(database: Database) -> list[Row]:
    return database.rows(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema"
        " WHERE name NOT GLOB 'sqlite_stat*' ORDER BY type, name"
    )


PARTS: tuple[str, ...] = tuple(part.name for part in fields(Sums))
"""The columns of sums, named as the fields of `Sums`."""

_PARTS_OPEN = ", ".join(f"{part} INTEGER" for part in PARTS)
_PARTS_SET = ", ".join(f"{part} INTEGER NOT NULL" for part in PARTS)
_WEEK_SUMS = ", ".join(f"{name} INTEGER NOT NULL" for name in weekly_sums.SUMS)

FIRST = (
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


SECOND = (
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
"""Annotations; a merge compares `edited` and `deleted`."""


THIRD = (
    "ALTER TABLE session ADD COLUMN topical INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE session ADD COLUMN worded INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE session ADD COLUMN spelt_a TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session ADD COLUMN spelt_b TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session ADD COLUMN named_a INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE session ADD COLUMN named_b INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE tally ADD COLUMN spelt TEXT NOT NULL DEFAULT ''",
    """UPDATE session SET
        spelt_a = (SELECT name FROM person WHERE number = person_a),
        spelt_b = (SELECT name FROM person WHERE number = person_b)""",
    """UPDATE tally SET spelt = (SELECT name FROM person WHERE number = person)
        WHERE person IS NOT NULL""",
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
    """CREATE INDEX session_couple
        ON session (min(person_a, person_b), max(person_a, person_b), date)
        WHERE date IS NOT NULL""",
    f"""CREATE TABLE week (
        monday TEXT NOT NULL,
        one INTEGER NOT NULL,
        other INTEGER NOT NULL,
        talks INTEGER NOT NULL,
        sharing_one INTEGER NOT NULL,
        sharing_other INTEGER NOT NULL,
        {_WEEK_SUMS},
        PRIMARY KEY (one, other, monday)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE tallied (
        monday TEXT NOT NULL,
        person INTEGER NOT NULL,
        appreciated INTEGER NOT NULL,
        asked INTEGER NOT NULL,
        PRIMARY KEY (person, monday)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE stale (
        monday TEXT NOT NULL,
        one INTEGER NOT NULL,
        other INTEGER NOT NULL,
        PRIMARY KEY (one, other, monday)
    ) STRICT, WITHOUT ROWID""",
)
"""Indexes for each filter of the session list, the folded search text, and weekly sums.

`spelt_a` and `spelt_b` are the names as typed in a session; `named_a` and `named_b` are when (UTC
ms) each was last renamed or erased, 0 for never: a merge compares them. A person's spelling derives
from the latest of these.
"""


FOURTH = (
    """CREATE TABLE draft (
        session INTEGER REFERENCES session ON DELETE CASCADE,
        field TEXT NOT NULL,
        text TEXT NOT NULL,
        edited INTEGER NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX draft_place ON draft (coalesce(session, 0), field)",
)
"""Drafts: text typed into a field and not saved yet; `session` is NULL where it belongs to none."""


SIXTH = (
    """CREATE TABLE trim (
        session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        phase INTEGER NOT NULL,
        length INTEGER NOT NULL,
        edited INTEGER NOT NULL,
        deleted INTEGER NOT NULL DEFAULT 0,
        seal INTEGER NOT NULL,
        PRIMARY KEY (session, phase)
    ) STRICT, WITHOUT ROWID""",
)
"""Trims: the right lengths (ms) of phases that were left running by mistake."""
