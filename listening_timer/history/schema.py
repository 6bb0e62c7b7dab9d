"""Schema of the history file: the statements that create its newest version.

A change of them is a new version (`file_header.NEWEST`), with an entry in `migrations`.
"""

from __future__ import annotations

import re
from functools import cache

from listening_timer.history.connection import Database, Row, text
from listening_timer.history.file_header import APPLICATION_ID, NEWEST

TABLES = (
    """CREATE TABLE person (
        number INTEGER PRIMARY KEY,
        name TEXT NOT NULL, folded TEXT NOT NULL UNIQUE
    ) STRICT""",
    """CREATE TABLE session (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL UNIQUE,
        person_a INTEGER NOT NULL REFERENCES person, person_b INTEGER NOT NULL REFERENCES person,
        started INTEGER NOT NULL,
        starts INTEGER NOT NULL DEFAULT 0, aside INTEGER NOT NULL DEFAULT 0,
        outcome TEXT, offset INTEGER, date TEXT, side_a TEXT, format_id TEXT, format_name TEXT,
        length INTEGER, sharing_a INTEGER, sharing_b INTEGER, appreciating INTEGER,
        reflecting INTEGER, together INTEGER, silence INTEGER, paused INTEGER, on_break INTEGER,
        gap INTEGER, away INTEGER,
        worded INTEGER NOT NULL DEFAULT 0,
        spelt_a TEXT NOT NULL DEFAULT '', spelt_b TEXT NOT NULL DEFAULT '',
        named_a INTEGER NOT NULL DEFAULT 0, named_b INTEGER NOT NULL DEFAULT 0,
        said INTEGER NOT NULL DEFAULT 0
    ) STRICT""",
    "CREATE INDEX session_started ON session (started, id)",
    "CREATE INDEX session_open ON session (started, id) WHERE outcome IS NULL",
    "CREATE INDEX session_a ON session (person_a)",
    "CREATE INDEX session_b ON session (person_b)",
    """CREATE INDEX session_couple
        ON session (min(person_a, person_b), max(person_a, person_b), date)
        WHERE date IS NOT NULL""",
    "CREATE INDEX list_all ON session (started, id) WHERE outcome IS NOT NULL",
    "CREATE INDEX list_early ON session (started, id) WHERE outcome = 'early'",
    "CREATE INDEX list_a ON session (person_a, started, id) WHERE outcome IS NOT NULL",
    "CREATE INDEX list_b ON session (person_b, started, id) WHERE outcome IS NOT NULL",
    "CREATE INDEX list_format ON session (format_id, started, id) WHERE outcome IS NOT NULL",
    "CREATE INDEX list_worded ON session (worded, started, id) WHERE outcome IS NOT NULL",
    """CREATE INDEX list_said ON session (started, id, said, person_a, person_b)
        WHERE outcome IS NOT NULL AND said <> 0""",
    """CREATE TABLE event (
        session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        seq INTEGER NOT NULL, at INTEGER NOT NULL, kind TEXT NOT NULL, body TEXT NOT NULL,
        seal INTEGER NOT NULL,
        PRIMARY KEY (session, seq)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE checkpoint (
        session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
        at INTEGER NOT NULL
    ) STRICT""",
    "CREATE TABLE gone (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    """CREATE TABLE word (
        id TEXT PRIMARY KEY,
        session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        kind TEXT NOT NULL, who TEXT, text TEXT NOT NULL,
        edited INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0, seal INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX word_session ON word (session)",
    "CREATE INDEX word_tag ON word (session) WHERE kind = 'tag' AND deleted = 0",
    """CREATE TABLE rating (
        session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        moment TEXT NOT NULL, scale TEXT NOT NULL, who TEXT NOT NULL, value INTEGER NOT NULL,
        edited INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0, seal INTEGER NOT NULL,
        PRIMARY KEY (session, moment, scale, who)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE promise (
        id TEXT PRIMARY KEY,
        session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        kind TEXT NOT NULL, who TEXT, text TEXT NOT NULL,
        edited INTEGER NOT NULL, outcome TEXT, decided INTEGER,
        deleted INTEGER NOT NULL DEFAULT 0, seal INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX promise_session ON promise (session)",
    """CREATE INDEX promise_open ON promise (session)
        WHERE deleted = 0 AND (outcome IS NULL OR outcome = 'not-yet')""",
    """CREATE TABLE meeting (
        session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
        wall INTEGER NOT NULL, offset INTEGER NOT NULL,
        edited INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0, seal INTEGER NOT NULL,
        appointment TEXT NOT NULL DEFAULT '', weekly INTEGER NOT NULL DEFAULT 0,
        substitute INTEGER, zone TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    "CREATE INDEX meeting_weekly ON meeting (session) WHERE weekly <> 0",
    """CREATE TABLE prompt (
        session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        seq INTEGER NOT NULL, card TEXT NOT NULL, seal INTEGER NOT NULL,
        PRIMARY KEY (session, seq)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE trim (
        session INTEGER NOT NULL REFERENCES session ON DELETE CASCADE,
        phase INTEGER NOT NULL, length INTEGER NOT NULL,
        edited INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0, seal INTEGER NOT NULL,
        PRIMARY KEY (session, phase)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE tally (
        id TEXT PRIMARY KEY,
        person INTEGER REFERENCES person,
        kind TEXT NOT NULL,
        wall INTEGER NOT NULL, offset INTEGER NOT NULL,
        date TEXT NOT NULL,
        edited INTEGER NOT NULL, deleted INTEGER NOT NULL DEFAULT 0, seal INTEGER NOT NULL,
        spelt TEXT NOT NULL DEFAULT ''
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX tally_person ON tally (person)",
    "CREATE INDEX tally_date ON tally (date, wall, id) WHERE deleted = 0",
    """CREATE TABLE draft (
        session INTEGER REFERENCES session ON DELETE CASCADE,
        field TEXT NOT NULL, text TEXT NOT NULL, edited INTEGER NOT NULL
    ) STRICT""",
    "CREATE UNIQUE INDEX draft_place ON draft (coalesce(session, 0), field)",
    """CREATE TABLE search (
        session INTEGER PRIMARY KEY REFERENCES session ON DELETE CASCADE,
        topic TEXT NOT NULL, folded TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE week (
        monday TEXT NOT NULL, one INTEGER NOT NULL, other INTEGER NOT NULL,
        talks INTEGER NOT NULL, sharing_one INTEGER NOT NULL, sharing_other INTEGER NOT NULL,
        calm_before_total INTEGER NOT NULL, calm_before_answers INTEGER NOT NULL,
        calm_after_total INTEGER NOT NULL, calm_after_answers INTEGER NOT NULL,
        closeness_before_total INTEGER NOT NULL, closeness_before_answers INTEGER NOT NULL,
        closeness_after_total INTEGER NOT NULL, closeness_after_answers INTEGER NOT NULL,
        heard_total INTEGER NOT NULL, heard_answers INTEGER NOT NULL,
        kept INTEGER NOT NULL, partly INTEGER NOT NULL,
        waiting INTEGER NOT NULL, dropped INTEGER NOT NULL,
        PRIMARY KEY (one, other, monday)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE tallied (
        monday TEXT NOT NULL, person INTEGER NOT NULL,
        appreciated INTEGER NOT NULL, asked INTEGER NOT NULL,
        PRIMARY KEY (person, monday)
    ) STRICT, WITHOUT ROWID""",
    """CREATE TABLE stale (
        monday TEXT NOT NULL, one INTEGER NOT NULL, other INTEGER NOT NULL,
        PRIMARY KEY (one, other, monday)
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE unswept (mark INTEGER PRIMARY KEY CHECK (mark = 1)) STRICT",
    """CREATE TABLE plan (
        number INTEGER PRIMARY KEY CHECK (number = 1),
        text TEXT NOT NULL, since INTEGER NOT NULL, seal INTEGER NOT NULL
    ) STRICT""",
)
"""The statements of the newest version.

The columns of `session` from `outcome` to `away` derive from its log, and are NULL until it has
ended. `spelt_a` and `spelt_b` are the names as typed in a session; `named_a` and `named_b` are when
(UTC ms) each was last renamed or erased, 0 for never: a merge compares them, and in annotations
`edited` and `deleted`. `said` tells which words a session has, and whose, as bits
(`search.said_bits`). `seal` is the checksum of a row. Each filter of the session list has an index
`list_…`; that of the word lists holds all they choose by. A `draft` without a session has NULL
there.
"""


def create(database: Database) -> None:
    """Create the whole schema in an empty file, in one transaction."""
    database.rows("PRAGMA journal_mode=DELETE")
    with database.writing():
        for statement in TABLES:
            database.rows(statement)
        database.rows(f"PRAGMA application_id={APPLICATION_ID}")
        database.rows(f"PRAGMA user_version={NEWEST}")


def digest(database: Database) -> str:
    """The SHA-256 of a file's statements."""
    from hashlib import sha256  # noqa: PLC0415 - loads OpenSSL, only needed for an older file

    return sha256(repr(statements(database)).encode()).hexdigest()


@cache
def newest_statements() -> list[Row]:
    """The statements of the newest version; creating them takes 2 ms, hence the cache."""
    pattern = Database(None)
    try:
        create(pattern)
        return statements(pattern)
    finally:
        pattern.close()


def statements(database: Database) -> list[Row]:
    """The statements of a file in one form: a migration leaves other white space than `create`."""
    rows = database.rows(
        "SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema"
        " WHERE name NOT GLOB 'sqlite_stat*' ORDER BY type, name"
    )
    return [(*row, _in_one_form(text(sql))) for *row, sql in rows]


def _in_one_form(sql: str) -> str:
    """A statement without the white space that means nothing."""
    return re.sub(r"\s*([(),])\s*|\s+", lambda found: found[1] or " ", sql)
