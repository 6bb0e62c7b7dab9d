"""People edits: rename, join or erase a person, correct one session's name; and undo these.

Edits set the spellings in sessions, stamped; who took part derives from them. An erasure also
erases that person's own annotations and tallies.

An erased person leaves one shared person without a name in their sessions: what the other
participant said and how long they shared is not theirs to erase.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeAlias

from listening_timer.exercise.formats import Role
from listening_timer.history import drafts, tallies
from listening_timer.history.annotation_table import AnnotationTable, Kept_co
from listening_timer.history.connection import Database, integer, text
from listening_timer.history.notes import WORDS
from listening_timer.history.people import (
    delete_unreferenced,
    person_called,
    reseat,
    spell,
    spell_all,
)
from listening_timer.history.promises import PROMISES
from listening_timer.history.ratings import RATINGS
from listening_timer.history.session_ids import number_of
from listening_timer.history.vacuum import request_vacuum
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import ErasedPerson, Renamed
from listening_timer.text import cleaning

Seat: TypeAlias = tuple[str, Role]
"""One of the two participants of a session: the session's id, and the role."""
NOBODY = ""
"""The name of erased people."""
_SEATS = """
    SELECT id, 'A' FROM session WHERE person_a = ?
    UNION ALL SELECT id, 'B' FROM session WHERE person_b = ?
"""
_TOGETHER = """
    SELECT 1 FROM session WHERE person_a = ?1 AND person_b = ?2
    UNION ALL SELECT 1 FROM session WHERE person_b = ?1 AND person_a = ?2 LIMIT 1
"""
_SET = "UPDATE session SET spelt_{0} = ?, named_{0} = max(named_{0} + 1, ?)"


def rename(database: Database, old: str, new: str, wall: int) -> None:
    """Rename a person, as `AnnotationApi.rename_person` says; so below."""
    number, key = _number(database, old), cleaning.folded(new)
    if not key:
        raise ValueError("a person needs a name")
    if database.rows("SELECT 1 FROM person WHERE folded = ? AND number <> ?", key, number):
        raise HistoryError("name-taken")
    database.rows("UPDATE person SET name = ?, folded = ? WHERE number = ?", new, key, number)
    rename_seats(database, _seats(database, number), new, wall)
    for tally in tallies.made_by(database, number):
        tallies.write(database, replace(tally, name=new), wall)
    drafts.erase_name(database, old)
    spell(database, number)
    delete_unreferenced(database)
    request_vacuum(database)


def join(database: Database, name: str, other: str, wall: int) -> Renamed:
    """Move the sessions and tallies of one person to another; returns what an undo needs."""
    number, into = can_join(database, name, other)
    new = text(database.rows("SELECT name FROM person WHERE number = ?", into)[0][0])
    seats, marks = _seats(database, number), tallies.made_by(database, number)
    joined = Renamed(new, tuple(_spelt(database, seats)), tuple(marks))
    rename_seats(database, seats, new, wall)
    for mark in marks:
        tallies.write(database, replace(mark, name=new), wall)
    drafts.erase_name(database, name)
    _settle(database)
    return joined


def can_join(database: Database, name: str, other: str) -> tuple[int, int]:
    """The numbers of two people that can be joined. Raises HistoryError as `join` does."""
    number, into = _number(database, name), _number(database, other)
    if number == into:
        raise HistoryError("name-taken")
    if database.rows(_TOGETHER, number, into):
        raise HistoryError("sat-together")
    return number, into


def rename_seat(database: Database, session: str, who: Role, new: str, wall: int) -> Renamed:
    """Rename one participant of one session only; returns what an undo needs."""
    number_of(database, session)
    if not cleaning.folded(new):
        raise ValueError("a person needs a name")
    (_, _, other), (_, _, before) = _spelt(database, [(session, who.other), (session, who)])
    if cleaning.same_name(new, other):
        raise HistoryError("name-taken")
    rename_seats(database, [(session, who)], new, wall)
    _settle(database)
    return Renamed(new, ((session, who, before),), ())


def undo_names(database: Database, renamed: Renamed, wall: int) -> None:
    """Undo `join` or `rename_seat`, but for seats and tallies that were renamed since."""
    now = {
        (session, who): name
        for session, who, name in _spelt(database, [seat[:2] for seat in renamed.seats])
    }
    for session, who, before in renamed.seats:
        if now.get((session, who)) == renamed.name:
            rename_seats(database, [(session, who)], before, wall)
    for mark in renamed.tallies:
        if tallies.name_in(database, mark.id) == renamed.name:
            tallies.write(database, mark, wall)
    _settle(database)


def _number(database: Database, name: str) -> int:
    found = person_called(database, name) if cleaning.folded(name) else None
    if found is None:
        raise HistoryError("unknown-person")
    return found


def _seats(database: Database, number: int) -> list[Seat]:
    """All seats of the person of this number."""
    rows = database.rows(_SEATS, number, number)
    return [(text(session), Role(text(who))) for session, who in rows]


def _spelt(database: Database, seats: Iterable[Seat]) -> Iterator[tuple[str, Role, str]]:
    """These seats with the spelling of the name there; those of deleted sessions are left out."""
    for session, who in seats:
        for (name,) in database.rows(
            f"SELECT spelt_{who.lower()} FROM session WHERE id = ?",  # noqa: S608 - our own columns
            session,
        ):
            yield session, who, text(name)


def rename_seats(database: Database, seats: Iterable[Seat], name: str, wall: int) -> None:
    """Set the name of these seats, stamped `wall` (UTC ms), and derive the people anew."""
    for session, who in seats:
        for (number,) in database.rows(
            f"{_SET.format(who.lower())} WHERE id = ? RETURNING number", name, wall, session
        ):
            reseat(database, integer(number))


def _settle(database: Database) -> None:
    """Delete unreferenced people, update all spellings, and request a VACUUM."""
    delete_unreferenced(database)
    spell_all(database)
    request_vacuum(database)


def erase(database: Database, name: str, wall: int) -> ErasedPerson:
    """Erase a name and that person's own words, ratings, promises and tallies.

    Rows changed from outside are erased too, but cannot be restored.
    """
    number = _number(database, name)
    spelt = text(database.rows("SELECT name FROM person WHERE number = ?", number)[0][0])
    erased = ErasedPerson(
        name=spelt,
        seats=tuple(_seats(database, number)),
        words=_erase_own(database, WORDS, number, wall),
        ratings=_erase_own(database, RATINGS, number, wall),
        promises=_erase_own(database, PROMISES, number, wall),
        tallies=tuple(tallies.made_by(database, number)),
    )
    tallies.erase_made_by(database, number, wall)
    drafts.erase_person(database, number, spelt)
    rename_seats(database, erased.seats, NOBODY, wall)
    delete_unreferenced(database)
    request_vacuum(database)
    return erased


def _erase_own(
    database: Database, table: AnnotationTable[Kept_co], number: int, wall: int
) -> tuple[Kept_co, ...]:
    """Erase the rows of one person alone; returns those that were valid."""
    key = ", ".join("s.id" if name == "session" else f"t.{name}" for name in table.key_columns())
    rows = database.rows(
        f"SELECT {key} FROM {table.name} AS t"  # noqa: S608 - our own names
        " JOIN session AS s ON s.number = t.session WHERE t.deleted = 0"
        " AND (s.person_a = ? AND t.who = 'A' OR s.person_b = ? AND t.who = 'B')"
        f" ORDER BY {key}",
        number,
        number,
    )
    erased = [table.erase(database, *row, edited=wall) for row in rows]
    return tuple(each for each in erased if each is not None)


def restore(database: Database, erased: ErasedPerson, wall: int) -> None:
    """Undo an erasure; restored rows count as edited, so that a merge prefers them to it."""
    back = [seat for seat in erased.seats if _is_free(database, seat, erased.name)]
    there = {session for session, _ in back}
    rename_seats(database, back, erased.name, wall)
    for table, own in (
        (WORDS, erased.words),
        (PROMISES, erased.promises),
        (RATINGS, erased.ratings),
    ):
        for each in own:
            if each.session in there:
                table.edit(database, replace(each, edited=wall))
    for tally in erased.tallies:
        tallies.write(database, tally, wall)
    delete_unreferenced(database)
    spell_all(database)


def _is_free(database: Database, seat: Seat, name: str) -> bool:
    """Whether a name can be restored to a seat: the session exists and the seat has no name.

    Raises HistoryError: name-taken, where the other participant has that name.
    """
    session, who = seat
    spelt = {role: name for _, role, name in _spelt(database, [seat, (session, who.other)])}
    if spelt.get(who) != NOBODY:
        return False
    if cleaning.spelling(spelt[who.other]) == cleaning.spelling(name):
        raise HistoryError("name-taken")
    return True
