"""Sessions out of the file: pages of rows, one whole session, the unfinished one, last time."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from listening_timer.exercise.events import Event, SessionStarted
from listening_timer.exercise.formats import MINUTE, Role, Side
from listening_timer.history import log
from listening_timer.history.codec import seal
from listening_timer.history.database import Database, Row, text, whole
from listening_timer.history.summary import BadLog, Summary, replayed, summed
from listening_timer.records import (
    HistoryError,
    LastTime,
    Outcome,
    SessionDetail,
    SessionRow,
    Unfinished,
    Word,
    WordKind,
)

SHORTEST_PREFIX = 6
_PEOPLE = "JOIN person AS a ON a.number = s.person_a JOIN person AS b ON b.number = s.person_b"
_HAS_WORDS = "EXISTS (SELECT 1 FROM word WHERE word.session = s.number AND word.deleted = 0)"
_PAGE = f"""
    SELECT s.id, s.started, s.offset, s.date, a.name, b.name, s.side_a, s.format_id,
        s.format_name, s.outcome, s.length, s.sharing_a, s.sharing_b, s.on_break, {_HAS_WORDS}
    FROM session AS s INDEXED BY session_started {_PEOPLE}
    WHERE s.outcome IS NOT NULL AND (s.started, s.id) < (?, ?)
    ORDER BY s.started DESC, s.id DESC LIMIT ?
"""  # noqa: S608 - our own words
_LATEST = (1 << 62, "")


def page(database: Database, limit: int, before: tuple[int, str] | None) -> list[SessionRow]:
    """The next rows before this key, newest first."""
    return [_row(row) for row in database.rows(_PAGE, *(before or _LATEST), limit)]


def _row(row: Row) -> SessionRow:
    """Read a row of the list. Raises HistoryError: damaged."""
    try:
        return SessionRow(
            id=text(row[0]),
            started=whole(row[1]),
            offset=whole(row[2]),
            date=text(row[3]),
            name_a=text(row[4]),
            name_b=text(row[5]),
            side_a=Side(text(row[6])),
            format_id=text(row[7]),
            format_name=msgspec.json.decode(text(row[8]), type=dict[str, str]),
            outcome=Outcome(text(row[9])),
            length=whole(row[10]),
            sharing_a=whole(row[11]),
            sharing_b=whole(row[12]),
            on_break=whole(row[13]),
            has_words=bool(row[14]),
        )
    except ValueError as error:
        raise HistoryError("damaged", session=text(row[0])) from error


def number_of(database: Database, session: str) -> int:
    """The number of the session of exactly this id. Raises HistoryError: unknown-session."""
    found = database.row("SELECT number FROM session WHERE id = ?", session)
    if found is None:
        raise HistoryError("unknown-session", session=session)
    return whole(found[0])


def whole_id(database: Database, prefix: str) -> str:
    """The only id that begins so. Raises HistoryError: unknown-session, with `matches`."""
    key = prefix.strip().lower()
    found: list[Row] = []
    if len(key) >= SHORTEST_PREFIX and key.isascii() and key.isalnum():
        found = database.rows(
            "SELECT id FROM session WHERE id >= ? AND id < ? LIMIT 2", key, key + "~"
        )
    if len(found) != 1:
        raise HistoryError("unknown-session", session=prefix, matches=len(found))
    return text(found[0][0])


def names(database: Database, number: int) -> tuple[str, str]:
    """The names of A and B."""
    row = database.row(
        f"SELECT a.name, b.name FROM session AS s {_PEOPLE} WHERE s.number = ?",  # noqa: S608 - our own words
        number,
    )
    if row is None:
        raise HistoryError("damaged", path=database.path)
    return text(row[0]), text(row[1])


def detail(database: Database, session: str) -> SessionDetail:
    """One session whole. Raises HistoryError: unknown-session, damaged."""
    number = number_of(database, session)
    events = log.read(database, number, session)
    try:
        summary = summed(events)
    except BadLog as error:
        raise HistoryError("damaged", path=database.path, session=session) from error
    words = _words(database, number, session)
    row = _row_of(session, names(database, number), summary, has_words=bool(words))
    return SessionDetail(row, events, words)


def _row_of(
    session: str, people: tuple[str, str], summary: Summary, *, has_words: bool
) -> SessionRow:
    return SessionRow(
        id=session,
        started=summary.started,
        offset=summary.offset,
        date=summary.date,
        name_a=people[0],
        name_b=people[1],
        side_a=summary.side_a,
        format_id=summary.format_id,
        format_name=summary.format_name,
        outcome=summary.outcome,
        length=summary.length,
        sharing_a=summary.sums.sharing_a,
        sharing_b=summary.sums.sharing_b,
        on_break=summary.sums.on_break,
        has_words=has_words,
    )


def _words(database: Database, number: int, session: str) -> tuple[Word, ...]:
    rows = database.rows(
        "SELECT id, kind, who, text, edited, deleted, seal FROM word"
        " WHERE session = ? ORDER BY edited, id",
        number,
    )
    try:
        return tuple(word(row, session) for row in rows if not row[5])
    except ValueError as error:
        raise HistoryError("damaged", path=database.path, session=session) from error


def word(row: Row, session: str) -> Word:
    """Read a row of words: id, kind, who, text, edited, deleted, seal. Raises ValueError."""
    who = None if row[2] is None else Role(text(row[2]))
    found = Word(text(row[0]), session, WordKind(text(row[1])), who, text(row[3]), whole(row[4]))
    if sealed(found, deleted=bool(row[5])) != row[6]:
        raise ValueError("changed")
    return found


def sealed(found: Word, *, deleted: bool) -> int:
    """The checksum of a word."""
    return seal(found.id, found.kind, found.who, found.text, found.edited, int(deleted))


def unfinished(database: Database) -> Unfinished | None:
    """The latest open session that is not kept aside.

    Raises HistoryError: damaged, with its id as `session`, so that it can be kept aside.
    """
    row = database.row(
        "SELECT s.number, s.id, s.starts, c.at FROM session AS s"
        " LEFT JOIN checkpoint AS c ON c.session = s.number"
        " WHERE s.outcome IS NULL AND s.aside = 0 ORDER BY s.started DESC, s.id DESC LIMIT 1"
    )
    if row is None:
        return None
    number, session, starts = whole(row[0]), text(row[1]), whole(row[2])
    events = log.read(database, number, session)
    reached = _reached(database, events, session)
    lived = reached if row[3] is None else max(reached, whole(row[3]))
    return Unfinished(session, *names(database, number), events, lived, starts)


def _reached(database: Database, events: Sequence[Event], session: str) -> int:
    """How far a log has come, in ms; it must fold."""
    try:
        replayed(events)
    except BadLog as error:
        raise HistoryError("damaged", path=database.path, session=session) from error
    return events[-1].at


def last_time(database: Database) -> LastTime | None:
    """What the latest session was like; None in an empty history."""
    row = database.row("SELECT number, id FROM session ORDER BY started DESC, id DESC LIMIT 1")
    if row is None:
        return None
    number, session = whole(row[0]), text(row[1])
    events = log.read(database, number, session)
    if not events or not isinstance(events[0], SessionStarted):
        raise HistoryError("damaged", path=database.path, session=session)
    return _like(events[0], *names(database, number))


def _like(start: SessionStarted, name_a: str, name_b: str) -> LastTime:
    left, right = (name_a, name_b) if start.side_a is Side.LEFT else (name_b, name_a)
    turn = start.format.turn
    return LastTime(
        name_left=left,
        name_right=right,
        began=start.side_a,
        format_id=start.format.id,
        minutes=None if turn is None else turn // MINUTE,
        bell=start.format.bell,
    )
