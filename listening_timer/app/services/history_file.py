"""Open the history for the window: read-write, or read-only where it cannot be written."""

from __future__ import annotations

from pathlib import Path

from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError

READ_ONLY = "read-only"


def open_history(path: Path) -> History:
    """Open a history read-write, or read-only where it exists and cannot be written.

    Raises HistoryError, also where neither is possible.
    """
    try:
        return History.open(path)
    except HistoryError as error:
        if error.code != READ_ONLY:
            raise
        try:
            return History.open(path, read_only=True)
        except HistoryError as unread:
            raise (error if unread.code == "missing" else unread) from unread
