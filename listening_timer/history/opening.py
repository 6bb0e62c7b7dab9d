"""Opening a history file: check the header, lock, check again, connect, verify, migrate.

A file that is newer, foreign, damaged or read-only is left byte for byte as it was.
"""

from __future__ import annotations

import os
from collections.abc import Generator
from contextlib import closing, contextmanager
from pathlib import Path

from listening_timer.files import atomic_file
from listening_timer.files.os_errors import translate_os_errors
from listening_timer.history import backup
from listening_timer.history.connection import Database, journal_of, open_database
from listening_timer.history.file_header import NEWEST, read_version
from listening_timer.history.lock import Lock
from listening_timer.history.migrations import migrate, verify
from listening_timer.history.schema import create
from listening_timer.model.errors import HistoryError


def real(path: Path) -> Path:
    """The canonical path, so that two names of a file use the same lock. Raises HistoryError."""
    with translate_os_errors(path):  # a relative path whose working folder was deleted
        return Path(os.path.realpath(path))


def open_for_writing(path: Path) -> tuple[Database, Lock]:
    """Open a history for writing, creating it where there is none. Raises HistoryError."""
    read_version(path)
    atomic_file.require_plain(journal_of(path))
    _see_folder(path)
    lock = Lock(path)
    try:
        return _locked(path), lock
    except BaseException:
        lock.close()
        raise


def open_for_reading(path: Path) -> Database:
    """Open a history read-only, even while another process writes it. Raises HistoryError."""
    if read_version(path) is None:
        raise HistoryError("missing", path=path)
    atomic_file.require_plain(journal_of(path))
    database = open_database(path, read_only=True)
    try:
        if verify(database) == NEWEST:
            return database
        migrated = _copied(database)  # in memory: reading never changes an older file
        migrate(migrated)
    except BaseException:
        database.close()
        raise
    database.close()
    return migrated


def _see_folder(path: Path) -> None:
    """Check that the folder is writable: SQLite creates its journal there."""
    effective = os.access in os.supports_effective_ids
    if not os.access(path.parent, os.W_OK | os.X_OK, effective_ids=effective):
        raise HistoryError("read-only", path=path)


def _locked(path: Path) -> Database:
    if read_version(path) is None:
        _make(path)
    else:  # a kill between link and unlink of a new file leaves both names
        atomic_file.remove_quietly(atomic_file.part_of(path, "new"))
    database = open_database(path, read_only=False)
    try:
        version = verify(database)  # not the header's: connecting rolled back a cut migration
        if version < NEWEST:
            backup.copy(database, backup.before_migration(path, version), replace=True)
            migrate(database)
    except BaseException:
        database.close()
        raise
    atomic_file.tighten(path)
    return database


def _make(path: Path) -> None:
    """Create the file under a temporary name first: an empty file never has the final name."""
    with atomic_file.temporary_file(path, "new") as part:
        database = Database(part)
        try:
            create(database)
        finally:
            database.close()
        atomic_file.rename_into_place(part, path)


@contextmanager
def in_copy(source: Database) -> Generator[Database, None, None]:
    """Context: a page-by-page copy in memory, so that the file is read only for a moment."""
    with closing(_copied(source)) as database:
        yield database


def _copied(source: Database) -> Database:
    database = Database(None)
    database.copy_from(source)
    return database
