"""Session ids: look up a session by its id or a unique prefix."""

from __future__ import annotations

from listening_timer.history.connection import Database, Row, integer, text
from listening_timer.model.errors import HistoryError

SHORTEST_PREFIX = 6


def number_of(database: Database, session: str) -> int:
    """The row number of the session of exactly this id. Raises HistoryError: unknown-session."""
    found = database.row("SELECT number FROM session WHERE id = ?", session)
    if found is None:
        raise HistoryError("unknown-session", session=session)
    return integer(found[0])


def whole_id(database: Database, prefix: str) -> str:
    """The only id with this prefix. Raises HistoryError: unknown-session, with `matches`."""
    key = prefix.strip().lower()
    found: list[Row] = []
    if len(key) >= SHORTEST_PREFIX and key.isascii() and key.isalnum():
        found = database.rows(
            "SELECT id FROM session WHERE id >= ? AND id < ? LIMIT 2", key, key + "~"
        )
    if len(found) != 1:
        raise HistoryError("unknown-session", session=prefix, matches=len(found))
    return text(found[0][0])
