"""Sessions into the file and out of it; each function runs inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence

from listening_timer.exercise.events import Event, SessionStarted
from listening_timer.history import log, meetings, promises, prompts, ratings, words
from listening_timer.history.database import Database, text
from listening_timer.history.derived import renew_day
from listening_timer.history.ids import number_of
from listening_timer.history.people import forget_strangers, met
from listening_timer.history.sweeping import ask_to_sweep
from listening_timer.records import NewSession, SessionDetail


def begin(database: Database, new: NewSession, events: Sequence[Event]) -> None:
    """Write who sits down and the first events; harmless when repeated."""
    first = events[0] if events else None
    if not isinstance(first, SessionStarted):
        raise ValueError("a log begins with its session's start")  # noqa: TRY004 - a wrong value
    people = met(database, new.name_a), met(database, new.name_b)
    found = database.row("SELECT person_a, person_b FROM session WHERE id = ?", new.id)
    if found is None:
        _insert(database, new.id, people, first.wall)
    elif found != people:
        raise ValueError("another session bears this id")
    log.append(database, number_of(database, new.id), 0, events)


def _insert(database: Database, session: str, people: tuple[int, int], started: int) -> None:
    if database.rows("SELECT 1 FROM gone WHERE id = ?", session):
        raise ValueError("this session was deleted")
    database.rows(
        "INSERT INTO session (id, person_a, person_b, started) VALUES (?, ?, ?, ?)",
        session,
        *people,
        started,
    )


def delete(database: Database, session: str) -> None:
    """Remove a session with all that belongs to it; its id stays among the gone."""
    number = number_of(database, session)
    date = database.rows("SELECT date FROM session WHERE number = ?", number)[0][0]
    database.rows("DELETE FROM session WHERE number = ?", number)
    database.rows("INSERT OR IGNORE INTO gone VALUES (?)", session)
    forget_strangers(database)
    ask_to_sweep(database)
    if date is not None:
        renew_day(database, text(date))


def restore(database: Database, detail: SessionDetail) -> None:
    """Take a deletion back: the session as it was, and all that was said beside it."""
    row = detail.row
    database.rows("DELETE FROM gone WHERE id = ?", row.id)
    begin(database, NewSession(row.id, row.name_a, row.name_b), detail.events)
    for word in detail.words:
        words.write(database, word)
    for rating in detail.ratings:
        ratings.write(database, rating)
    for promise in detail.promises:
        promises.write(database, promise)
    if detail.meeting is not None:
        meetings.write(database, detail.meeting)
    for card in detail.prompts:
        prompts.note(database, row.id, card)


def checkpoint(database: Database, session: str, at: int) -> None:
    """Overwrite how far an open session has been lived; a closed one needs it no more."""
    database.rows(
        "INSERT INTO checkpoint SELECT number, ? FROM session WHERE id = ? AND outcome IS NULL"
        " ON CONFLICT (session) DO UPDATE SET at = excluded.at",
        at,
        session,
    )


def count_start(database: Database, session: str) -> int:
    """Count one more try to take a session up; returns how many there were."""
    number = number_of(database, session)
    database.rows("UPDATE session SET starts = starts + 1 WHERE number = ?", number)
    return database.number("SELECT starts FROM session WHERE number = ?", number)


def reset_starts(database: Database, session: str) -> None:
    """Forget the tries: one has got there."""
    number = number_of(database, session)
    database.rows("UPDATE session SET starts = 0 WHERE number = ?", number)


def set_aside(database: Database, session: str) -> None:
    """Keep an open session, but offer it no more."""
    number = number_of(database, session)
    database.rows("UPDATE session SET aside = 1 WHERE number = ?", number)
