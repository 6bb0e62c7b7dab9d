"""Vacuum: rewrite the file after an erasure, so that no trace is left in it or its backups.

SQLite zeroes what it frees, but when it moves rows between pages it leaves old copies in the unused
middle of a page, even with `secure_delete`. So an erasure sets a mark in its transaction, and then
the whole file is rewritten (20 ms for a thousand sessions). A mark left by a power cut or a full
disk is handled at the next erasure or opening.
"""

from __future__ import annotations

from contextlib import suppress

from listening_timer.history import backup
from listening_timer.history.connection import Database
from listening_timer.model.errors import HistoryError


def request_vacuum(database: Database) -> None:
    """Request a VACUUM, in the transaction that erases."""
    database.rows("INSERT OR IGNORE INTO unswept VALUES (1)")


def run_requested_vacuum(database: Database) -> None:
    """Run a requested VACUUM, and delete the backups made before migrations.

    The erasure itself is committed, so errors here are ignored: the mark stays.
    """
    if database.path is None:
        return
    with suppress(HistoryError):
        if database.row("SELECT 1 FROM unswept") is not None:
            backup.delete_migration_backups(database.path)
            database.rows("VACUUM")
            database.rows("DELETE FROM unswept")
