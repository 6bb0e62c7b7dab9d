"""Integrity: detect swapped, lost or changed pages of the file before reading from it.

SQLite follows an index without asking whether it holds every row: with two pages swapped a list may
be too short or empty. A file up to `WHOLE_BYTES` gets SQLite's integrity check (3 ms a MiB); for a
larger one the sums of the session table are compared with those of the indexes that lists use (3 ms
for 10,000 sessions).
"""

from __future__ import annotations

from listening_timer.history.connection import Database
from listening_timer.model.records import HistoryError

WHOLE_BYTES = 8 << 20
"""Larger files are compared, not checked; the size of about 2,500 sessions."""
_SUMS = "SELECT count(*), total(number) FROM session {index} WHERE {which}"
_ENDED, _OPEN = "outcome IS NOT NULL", "outcome IS NULL"
_SAME: tuple[tuple[str, str], ...] = (
    ("INDEXED BY session_started", "1"),
    ("INDEXED BY list_all", _ENDED),
    ("INDEXED BY session_open", _OPEN),
)


def require_sound(database: Database) -> None:
    """Check once per connection. Raises HistoryError: damaged, now and on every further call."""
    if database.sound is None:
        database.sound = _is_sound(database)
    if not database.sound:
        raise HistoryError("damaged", path=database.path)


def _is_sound(database: Database) -> bool:
    size = database.number("PRAGMA page_count") * database.number("PRAGMA page_size")
    if size <= WHOLE_BYTES:
        return database.rows("PRAGMA integrity_check(1)") == [("ok",)]
    return all(
        database.row(_SUMS.format(index=index, which=which))
        == database.row(_SUMS.format(index="NOT INDEXED", which=which))
        for index, which in _SAME
    )
