"""Filtered history: an in-memory copy whose sums cover only the sessions of a filter."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from listening_timer.history import opening, weekly_sums
from listening_timer.history.connection import text
from listening_timer.history.store import History
from listening_timer.model.filters import only_of_talks
from listening_timer.model.records import Filter


@contextmanager
def narrowed(history: History, only: Filter) -> Generator[History]:
    """Context: the history itself under an empty filter, else a filtered copy in memory.

    Tallies count by the dates of the filter; none count where it asks for what only sessions have.
    Raises HistoryError: damaged.
    """
    if only == Filter():
        yield history
        return
    wanted = {row.id for row in history.sessions(history.count(), None, only)}
    with opening.in_copy(history.database) as database:
        with database.writing():
            for (session,) in database.rows("SELECT id FROM session WHERE date IS NOT NULL"):
                if text(session) not in wanted:
                    database.rows("UPDATE session SET date = NULL WHERE id = ?", session)
            first, last = only.first_date or "", only.last_date or "9999-12-31"
            if only_of_talks(only):
                first = last + "-"  # after all dates
            database.rows("DELETE FROM tally WHERE date < ? OR date > ?", first, last)
            weekly_sums.mark_all_stale(database)
            weekly_sums.renew(database)
        yield History(database)
