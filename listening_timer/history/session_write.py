"""Writing sessions: begin, delete, restore, checkpoint; each runs in the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence

from listening_timer.exercise.events import Event, SessionStarted
from listening_timer.history import event_log, weekly_sums
from listening_timer.history.connection import Database, Row, integer, text
from listening_timer.history.people import delete_unreferenced, find_or_add_pair, names, spell
from listening_timer.history.session_ids import number_of
from listening_timer.history.vacuum import request_vacuum
from listening_timer.model.records import DeletedSession, NewSession

BELONGING = (
    "event",
    "checkpoint",
    "word",
    "rating",
    "promise",
    "meeting",
    "prompt",
    "trim",
    "search",
    "draft",
)
"""The tables whose rows belong to a session and are deleted with it."""
_NUMBERED = frozenset({"number", "person_a", "person_b", "session"})


def begin(database: Database, new: NewSession, events: Sequence[Event]) -> None:
    """Write a new session, its two people and its first events; may be repeated."""
    first = events[0] if events else None
    if not isinstance(first, SessionStarted):
        raise ValueError("a log begins with its session's start")  # noqa: TRY004 - a wrong value
    people = find_or_add_pair(database, new.name_a, new.name_b)
    found = database.row("SELECT person_a, person_b FROM session WHERE id = ?", new.id)
    if found is None:
        _insert(database, new, people, first.wall)
    elif found != people:
        raise ValueError("another session bears this id")
    event_log.append(database, number_of(database, new.id), 0, events)


def _insert(database: Database, new: NewSession, people: tuple[int, int], started: int) -> None:
    if database.rows("SELECT 1 FROM gone WHERE id = ?", new.id):
        raise ValueError("this session was deleted")
    database.rows(
        "INSERT INTO session (id, person_a, person_b, spelt_a, spelt_b, started)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        new.id,
        *people,
        new.name_a,
        new.name_b,
        started,
    )
    for person in people:
        spell(database, person)


def delete(database: Database, session: str) -> DeletedSession:
    """Delete a session with all its rows; its id is kept in `gone`.

    Returns what `restore` needs, even where the log is damaged.
    """
    number = number_of(database, session)
    deleted = DeletedSession(session, *names(database, number), _rows(database, number))
    people = database.rows("SELECT person_a, person_b FROM session WHERE number = ?", number)[0]
    weekly_sums.mark_stale(database, number)
    database.rows("DELETE FROM session WHERE number = ?", number)
    database.rows("INSERT OR IGNORE INTO gone VALUES (?)", session)
    for person in people:
        spell(database, integer(person))
    delete_unreferenced(database)
    request_vacuum(database)
    return deleted


def _columns(database: Database, table: str) -> tuple[str, ...]:
    """The columns of a table that hold no row numbers of this file."""
    found = database.rows("SELECT name FROM pragma_table_info(?)", table)
    return tuple(text(name) for (name,) in found if name not in _NUMBERED)


def _rows(database: Database, number: int) -> dict[str, tuple[Row, ...]]:
    return {
        table: tuple(
            database.rows(
                f"SELECT {', '.join(_columns(database, table))} FROM {table} WHERE {key} = ?",  # noqa: S608 - our own names
                number,
            )
        )
        for table, key in (("session", "number"), *((each, "session") for each in BELONGING))
    }


def restore(database: Database, deleted: DeletedSession) -> None:
    """Undo a deletion; does nothing where the session exists."""
    if database.rows("SELECT 1 FROM session WHERE id = ?", deleted.id):
        return
    database.rows("DELETE FROM gone WHERE id = ?", deleted.id)
    people = find_or_add_pair(database, *_spelt(database, deleted))
    _put(database, deleted, "session", person_a=people[0], person_b=people[1])
    number = number_of(database, deleted.id)
    for table in BELONGING:
        _put(database, deleted, table, session=number)
    for person in people:
        spell(database, person)
    weekly_sums.mark_stale(database, number)


def _spelt(database: Database, deleted: DeletedSession) -> tuple[str, str]:
    """The spellings of the two names in a deleted session."""
    cells = dict(zip(_columns(database, "session"), deleted.rows["session"][0], strict=True))
    return text(cells["spelt_a"]), text(cells["spelt_b"])


def _put(database: Database, deleted: DeletedSession, table: str, **numbers: int) -> None:
    columns = (*_columns(database, table), *numbers)
    places = ", ".join("?" * len(columns))
    for row in deleted.rows[table]:
        database.rows(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})",  # noqa: S608 - our own names
            *row,
            *numbers.values(),
        )


def checkpoint(database: Database, session: str, at: int) -> None:
    """Overwrite how far (ms) an open session has run; does nothing for an ended one."""
    database.rows(
        "INSERT INTO checkpoint SELECT number, ? FROM session WHERE id = ? AND outcome IS NULL"
        " ON CONFLICT (session) DO UPDATE SET at = excluded.at",
        at,
        session,
    )


def count_start(database: Database, session: str) -> int:
    """Count one more attempt to resume a session; returns the number of attempts."""
    sql = "UPDATE session SET starts = starts + 1 WHERE number = ? RETURNING starts"
    return database.number(sql, number_of(database, session))


def reset_starts(database: Database, session: str) -> None:
    """Reset the number of attempts after one succeeded."""
    number = number_of(database, session)
    database.rows("UPDATE session SET starts = 0 WHERE number = ?", number)


def set_aside(database: Database, session: str) -> None:
    """Keep an open session, but do not offer it again."""
    number = number_of(database, session)
    database.rows("UPDATE session SET aside = 1 WHERE number = ?", number)
