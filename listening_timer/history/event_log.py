"""Event log: append events in order and exactly once, read them back unchanged."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Sequence
from contextlib import contextmanager

from listening_timer.exercise.events import Event, SessionEnded
from listening_timer.history import weekly_sums
from listening_timer.history.connection import Database, Row, integer, text
from listening_timer.history.event_codec import BadEvent, EncodedEvent, checksum, decode, encode
from listening_timer.history.summary import BadLog, clear_checkpoint, summed, write_summary
from listening_timer.model.errors import HistoryError


def append(database: Database, number: int, first: int, events: Sequence[Event]) -> None:
    """Append events from seq `first` on; those already stored must be equal.

    Runs inside the caller's transaction. ValueError for what only a bug of ours can ask for.
    """
    count = database.number("SELECT count(*) FROM event WHERE session = ?", number)
    if not 0 <= first <= count:
        raise ValueError("events are missing before these")
    old = max(0, count - first)
    _compare(database, number, first, events[:old])
    new = events[old:]
    if not new:
        return
    if database.number("SELECT outcome IS NOT NULL FROM session WHERE number = ?", number):
        raise ValueError("the log is frozen")
    if any(isinstance(event, SessionEnded) for event in new[:-1]):
        raise ValueError("nothing follows the end")
    for seq, event in enumerate(new, first + old):
        put(database, number, seq, encode(event))
    if isinstance(new[-1], SessionEnded):
        _conclude(database, number)


def _compare(database: Database, number: int, first: int, events: Sequence[Event]) -> None:
    for seq, event in enumerate(events, first):
        found = database.row(
            "SELECT at, kind, body FROM event WHERE session = ? AND seq = ?", number, seq
        )
        if found != encode(event):
            raise ValueError("another event stands there")


def put(database: Database, number: int, seq: int, record: EncodedEvent) -> None:
    """Insert one encoded event at its seq."""
    at, kind, body = record
    sealed = checksum(seq, at, kind, body)
    database.rows(
        "INSERT INTO event VALUES (?, ?, ?, ?, ?, ?)", number, seq, at, kind, body, sealed
    )


def rows_of(database: Database, number: int) -> list[Row]:
    """The rows of one log: seq, at, kind, body, checksum."""
    return database.rows(
        "SELECT seq, at, kind, body, seal FROM event WHERE session = ? ORDER BY seq", number
    )


def decoded(rows: Iterable[Row]) -> tuple[Event, ...]:
    """Decode a log from its rows. Raises BadEvent; its reason begins with the seq."""
    return tuple(_event(expected, row) for expected, row in enumerate(rows))


def _event(expected: int, row: Row) -> Event:
    seq, at, sealed = integer(row[0]), integer(row[1]), integer(row[4])
    kind, body = text(row[2]), text(row[3])
    if seq != expected:
        raise BadEvent(f"{expected}: missing")
    if checksum(seq, at, kind, body) != sealed:
        raise BadEvent(f"{seq}: changed")
    try:
        return decode(at, kind, body)
    except BadEvent as error:
        raise BadEvent(f"{seq}: {error.reason}") from error


@contextmanager
def bad_log_as_damage(database: Database, session: str) -> Generator[None, None, None]:
    """Context: raise HistoryError: damaged, with the session's id, for a log that is not valid."""
    try:
        yield
    except (BadEvent, BadLog) as error:
        raise HistoryError("damaged", path=database.path, session=session) from error


def read(database: Database, number: int, session: str) -> tuple[Event, ...]:
    """Read the log of a session. Raises HistoryError: damaged, with the session's id."""
    with bad_log_as_damage(database, session):
        return decoded(rows_of(database, number))


def _conclude(database: Database, number: int) -> None:
    """Write the summary of an ended log; marks its week as stale."""
    write_summary(database, number, summed(decoded(rows_of(database, number))))
    clear_checkpoint(database, number)
    weekly_sums.mark_stale(database, number)
