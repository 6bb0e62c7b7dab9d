"""The schema of a history, and the way from each version to the next.

A migration is a function in `MIGRATIONS`; it runs in one transaction that also sets the
version. A file that already has content is copied, and the copy verified, before the first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TypeAlias

from listening_timer.history import identifying, search, tables, weeks
from listening_timer.history.database import Database, Row, version_of
from listening_timer.history.header import APPLICATION_ID
from listening_timer.model.records import HistoryError

Migration: TypeAlias = Callable[[Database], None]


def _first(database: Database) -> None:
    for statement in tables.FIRST:
        database.rows(statement)


def _second(database: Database) -> None:
    for statement in tables.SECOND:
        database.rows(statement)


def _third(database: Database) -> None:
    for statement in tables.THIRD:
        database.rows(statement)
    search.renew_all(database)
    weeks.touch_all(database)
    weeks.renew(database)


def _fourth(database: Database) -> None:
    for statement in tables.FOURTH:
        database.rows(statement)


def _fifth(database: Database) -> None:
    """Identify people by names as they are folded now; those who become one are joined."""
    weeks.touch_all(database)
    identifying.identify_all(database)
    weeks.touch_all(database)
    weeks.renew(database)


def _sixth(database: Database) -> None:
    for statement in tables.SIXTH:
        database.rows(statement)


MIGRATIONS: Sequence[Migration] = (_first, _second, _third, _fourth, _fifth, _sixth)
"""The migration at index n leads from version n to version n + 1; 0 is a file just made."""

NEWEST = len(MIGRATIONS)


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
    same = _statements(database) == _made_by(tuple(migrations[:version]))
    identity = database.number("PRAGMA application_id")
    if not same or identity != APPLICATION_ID or version_of(database) != version:
        raise HistoryError("damaged", path=database.path)


@cache
def _made_by(migrations: tuple[Migration, ...]) -> list[Row]:
    """What these make of an empty file; it takes 2 ms, and is the same as long as we run."""
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
