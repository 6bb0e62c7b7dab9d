"""Sessions and words into the file; each function runs inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence

from listening_timer.exercise.events import Event, SessionStarted
from listening_timer.history import log
from listening_timer.history.codec import seal
from listening_timer.history.database import Database, Row, text, whole
from listening_timer.history.derived import renew_day
from listening_timer.history.people import forget_strangers, met
from listening_timer.history.reading import number_of, sealed
from listening_timer.records import NewSession, SessionDetail, Word


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
    if date is not None:
        renew_day(database, text(date))


def restore(database: Database, detail: SessionDetail) -> None:
    """Take a deletion back: the session as it was, its words too."""
    row = detail.row
    database.rows("DELETE FROM gone WHERE id = ?", row.id)
    begin(database, NewSession(row.id, row.name_a, row.name_b), detail.events)
    for word in detail.words:
        write_word(database, word)


def write_word(database: Database, word: Word) -> None:
    """Write a word, in the place of what had its id."""
    number = number_of(database, word.session)
    database.rows(
        "INSERT OR REPLACE INTO word VALUES (?, ?, ?, ?, ?, ?, 0, ?)",
        word.id,
        number,
        word.kind.value,
        None if word.who is None else word.who.value,
        word.text,
        word.edited,
        sealed(word, deleted=False),
    )


def erase_word(database: Database, word: str, edited: int | None) -> None:
    """Remove a text; that there was one stays known, so that a merge cannot bring it back."""
    found = database.row("SELECT kind, who, edited FROM word WHERE id = ? AND deleted = 0", word)
    if found is None:
        return
    last = whole(found[2])
    later = last + 1 if edited is None else max(edited, last + 1)
    database.rows(
        "UPDATE word SET text = '', edited = ?, deleted = 1, seal = ? WHERE id = ?",
        later,
        _seal_of_erased(word, found, later),
        word,
    )


def _seal_of_erased(word: str, found: Row, edited: int) -> int:
    who = None if found[1] is None else text(found[1])
    return seal(word, text(found[0]), who, "", edited, 1)


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
