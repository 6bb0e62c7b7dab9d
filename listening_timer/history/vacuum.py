"""Leaving no trace of what was erased, in the file or beside it.

SQLite zeroes what it frees, but when it moves rows from page to page it leaves their old copies
in the unused middle of a page, `secure_delete` or not. So whoever erases marks the file in the
same transaction, and then the whole file is written anew (20 ms for a thousand sessions). A mark
that a power cut or a full disk left standing is seen to at the next erasure or opening.
"""

from __future__ import annotations

from contextlib import suppress

from listening_timer.history import backup
from listening_timer.history.connection import Database
from listening_timer.model.records import HistoryError


def ask_to_sweep(database: Database) -> None:
    """Mark the file, in the transaction that erases, as one to be swept."""
    database.rows("INSERT OR IGNORE INTO unswept VALUES (1)")


def sweep(database: Database) -> None:
    """Write a marked file anew, and remove the copies from before a migration.

    The erasure itself is committed, so what hinders this raises nothing: the mark stays.
    """
    if database.path is None:
        return
    with suppress(HistoryError):
        if database.row("SELECT 1 FROM unswept") is not None:
            backup.forget_copies(database.path)
            database.rows("VACUUM")
            database.rows("DELETE FROM unswept")
