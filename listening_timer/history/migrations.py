"""Migrations of history files that an older version made, and the check of a file's schema.

A migration leads from one version to the next, in one transaction that also sets the version; the
caller has made a verified backup before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from listening_timer.history.connection import Database, version_of
from listening_timer.history.event_codec import checksum
from listening_timer.history.file_header import APPLICATION_ID, NEWEST
from listening_timer.history.schema import digest, newest_statements, statements
from listening_timer.model.errors import HistoryError

Migration: TypeAlias = Callable[[Database], None]


def _to_version_7(database: Database) -> None:
    """Drop the sums of each date, and the mark of sessions with a topic: nothing read them."""
    for statement in (
        "DROP TABLE day",
        "DROP INDEX session_date",
        "DROP INDEX list_topical",
        "ALTER TABLE session DROP COLUMN topical",
    ):
        database.rows(statement)


def _to_version_8(database: Database) -> None:
    """Let meetings be weekly and belong to an appointment; tell which words each session has.

    The checksums of meetings cover that too. A row that was changed from outside keeps its
    checksum, and so stays invalid.
    """
    for column in (
        "appointment TEXT NOT NULL DEFAULT ''",
        "weekly INTEGER NOT NULL DEFAULT 0",
        "substitute INTEGER",
        "zone TEXT NOT NULL DEFAULT ''",
    ):
        database.rows(f"ALTER TABLE meeting ADD COLUMN {column}")
    database.rows("CREATE INDEX meeting_weekly ON meeting (session) WHERE weekly <> 0")
    for number, seal, session, wall, offset, edited, deleted in database.rows(
        "SELECT s.number, t.seal, s.id, t.wall, t.offset, t.edited, t.deleted"
        " FROM meeting AS t JOIN session AS s ON s.number = t.session"
    ):
        if seal == checksum(session, wall, offset, edited, deleted):
            renewed = checksum(session, wall, offset, "", 0, None, "", edited, deleted)
            database.rows("UPDATE meeting SET seal = ? WHERE session = ?", renewed, number)
    _mark_said(database)


def _mark_said(database: Database) -> None:
    """Add the bits of who thanked, promised or noted something: those of `search.said_bits`."""
    database.rows("ALTER TABLE session ADD COLUMN said INTEGER NOT NULL DEFAULT 0")
    who = "CASE coalesce(who, '') WHEN '' THEN 1 WHEN 'A' THEN 2 ELSE 4 END"
    database.rows(
        "UPDATE session SET said = (SELECT coalesce(sum(DISTINCT bit), 0) FROM ("  # noqa: S608 - constant SQL
        f"SELECT {who} * iif(kind = 'note', 64, 1) AS bit FROM word"
        " WHERE session = number AND deleted = 0 AND kind IN ('note', 'appreciation')"
        f" UNION ALL SELECT {who} * 8 FROM promise WHERE session = number AND text <> ''))"
    )
    database.rows(
        "CREATE INDEX list_said ON session (started, id, said, person_a, person_b)"
        " WHERE outcome IS NOT NULL AND said <> 0"
    )


def _to_version_9(database: Database) -> None:
    """Let a history hold a plan."""
    database.rows(
        "CREATE TABLE plan (number INTEGER PRIMARY KEY CHECK (number = 1),"
        " text TEXT NOT NULL, since INTEGER NOT NULL, seal INTEGER NOT NULL) STRICT"
    )


MIGRATIONS: Mapping[int, Migration] = {6: _to_version_7, 7: _to_version_8, 8: _to_version_9}
"""Each migration by the version from which it leads to the next."""

OLDER: Mapping[int, str] = {
    6: "e63534f857aaec32eb293b7763d8711ddfb0a2959ab69e339529bbde7a5257b0",
    7: "3fcf704100441800e37c7edec4b993703ea49ea73682b8f5440ac6901be1bbe8",
    8: "3e8662be5884cce81afa314115c826ea953591058689e7f60de738228907336c",
}
"""The digests of the versions that can be migrated."""


def migrate(database: Database) -> None:
    """Migrate an older file, one transaction per version, and verify the result."""
    while migration := MIGRATIONS.get(version := version_of(database)):
        with database.writing():
            migration(database)
            database.rows(f"PRAGMA user_version={version + 1}")
    verify(database)


def verify(database: Database) -> int:
    """Check that a file has exactly the schema of its version; returns its version.

    Raises HistoryError: damaged.
    """
    version, found = version_of(database), statements(database)
    same = (
        found == newest_statements()
        if version == NEWEST
        else digest(database) == OLDER.get(version)
    )
    if not same or database.number("PRAGMA application_id") != APPLICATION_ID:
        raise HistoryError("damaged", path=database.path)
    return version
