"""People renamed or erased; and an erasure taken back, from what was read before it.

Where somebody was erased, a person without a name stays in their sessions, one for all of them:
what the other one said and how long they shared is not theirs to erase.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from listening_timer import text as typed
from listening_timer.exercise.formats import Role
from listening_timer.history import drafts, promises, ratings, tallies, weeks, words
from listening_timer.history.database import Database, Row, text, whole
from listening_timer.history.people import forget_strangers, known, spell
from listening_timer.history.promises import PROMISES
from listening_timer.history.ratings import RATINGS
from listening_timer.history.sealed import Kept_co, Table
from listening_timer.history.sweeping import ask_to_sweep
from listening_timer.history.words import WORDS
from listening_timer.records import ErasedPerson, HistoryError

NOBODY = ""
"""The name of whoever was erased."""
_SEATS = """
    SELECT id, 'A' FROM session WHERE person_a = ?
    UNION ALL SELECT id, 'B' FROM session WHERE person_b = ?
"""
_SET = "UPDATE session SET person_{0} = ?, spelt_{0} = ?, named_{0} = max(named_{0} + 1, ?)"


def rename(database: Database, old: str, new: str, wall: int) -> None:
    """Call somebody otherwise in all their sessions, from `wall` on (UTC ms).

    Raises HistoryError: unknown-person, name-taken. ValueError for a name that is none.
    """
    number, key = _number(database, old), typed.folded(new)
    if not key:
        raise ValueError("a person needs a name")
    if database.rows("SELECT 1 FROM person WHERE folded = ? AND number <> ?", key, number):
        raise HistoryError("name-taken")
    database.rows("UPDATE person SET name = ?, folded = ? WHERE number = ?", new, key, number)
    _call(database, number, number, new, wall)
    for tally in tallies.made_by(database, number):
        tallies.write(database, tally, wall)
    drafts.erase_name(database, old)
    ask_to_sweep(database)


def _number(database: Database, name: str) -> int:
    key = typed.folded(name)
    found = database.row("SELECT number FROM person WHERE folded = ?", key) if key else None
    if found is None:
        raise HistoryError("unknown-person")
    return whole(found[0])


def _call(database: Database, number: int, other: int, name: str, wall: int) -> None:
    """Put somebody, called so from `wall` on, in the place of a person in all their sessions."""
    for who in Role:
        database.rows(
            f"{_SET.format(who.lower())} WHERE person_{who.lower()} = ?", other, name, wall, number
        )


def erase(database: Database, name: str, wall: int) -> ErasedPerson:
    """Remove a name with the words, ratings, promises and marks of whose it is, at `wall`.

    What was changed from outside goes too, and cannot come back. Raises HistoryError:
    unknown-person.
    """
    number = _number(database, name)
    spelt = text(database.rows("SELECT name FROM person WHERE number = ?", number)[0][0])
    erased = ErasedPerson(
        name=spelt,
        seats=tuple(
            (text(session), Role(text(who)))
            for session, who in database.rows(_SEATS, number, number)
        ),
        words=tuple(_sound(WORDS, _said(database, WORDS, number))),
        ratings=tuple(_sound(RATINGS, _said(database, RATINGS, number))),
        promises=tuple(_sound(PROMISES, _said(database, PROMISES, number))),
        tallies=tuple(tallies.made_by(database, number)),
    )
    _erase_said(database, number, wall)
    drafts.erase_person(database, number, spelt)
    nobody = known(database, NOBODY)
    weeks.touch_person(database, number)
    _call(database, number, nobody, NOBODY, wall)
    weeks.touch_person(database, nobody)
    forget_strangers(database)
    ask_to_sweep(database)
    return erased


def _said(database: Database, table: Table[Kept_co], number: int) -> list[tuple[str, Row]]:
    """The rows of somebody alone that are not erased, each after the id of its session."""
    rows = database.rows(
        f"SELECT s.id, {table.listed()} FROM {table.name} AS t"  # noqa: S608 - our own names
        " JOIN session AS s ON s.number = t.session WHERE t.deleted = 0"
        " AND (s.person_a = ? AND t.who = 'A' OR s.person_b = ? AND t.who = 'B')",
        number,
        number,
    )
    return [(text(row[0]), row[1:]) for row in rows]


def _sound(table: Table[Kept_co], rows: list[tuple[str, Row]]) -> Iterator[Kept_co]:
    for session, row in rows:
        yield from table.sound([row], session)


def _erase_said(database: Database, number: int, wall: int) -> None:
    for _, row in _said(database, WORDS, number):
        words.erase(database, text(row[0]), wall)
    for _, row in _said(database, PROMISES, number):
        promises.erase(database, text(row[0]), wall)
    for session, row in _said(database, RATINGS, number):
        ratings.erase(database, session, row, wall)
    tallies.erase_made_by(database, number, wall)


def restore(database: Database, erased: ErasedPerson, wall: int) -> None:
    """Take an erasure back at `wall` (UTC ms), but for sessions that were deleted since.

    All of it counts as edited then, so that a merge takes it before the erasure. Raises
    HistoryError: name-taken, where the other one of a session has the name by now.
    """
    number, nobody = known(database, erased.name), known(database, NOBODY)
    _see_free(database, erased, nobody, number)
    weeks.touch_person(database, nobody)
    there: set[str] = set()
    for session, who in erased.seats:
        if database.rows(
            f"{_SET.format(who.lower())} WHERE id = ? AND person_{who.lower()} = ? RETURNING id",
            number,
            erased.name,
            wall,
            session,
            nobody,
        ):
            there.add(session)
    weeks.touch_person(database, number)
    for word in erased.words:
        if word.session in there:
            words.edit(database, replace(word, edited=wall))
    for promise in erased.promises:
        if promise.session in there:
            promises.edit(database, replace(promise, edited=wall))
    for rating in erased.ratings:
        if rating.session in there:
            ratings.edit(database, replace(rating, edited=wall))
    for tally in erased.tallies:
        tallies.write(database, tally, wall)
    spell(database, number)
    forget_strangers(database)


def _see_free(database: Database, erased: ErasedPerson, nobody: int, number: int) -> None:
    """See that nobody would sit beside themselves. Raises HistoryError: name-taken."""
    for session, who in erased.seats:
        seat, other = ("person_a", "person_b")[:: 1 if who is Role.A else -1]
        if database.rows(
            f"SELECT 1 FROM session WHERE id = ? AND {seat} = ? AND {other} = ?",  # noqa: S608 - our own columns
            session,
            nobody,
            number,
        ):
            raise HistoryError("name-taken")
