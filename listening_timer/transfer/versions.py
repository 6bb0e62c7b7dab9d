"""Versions of a session for merging: read from a history, and written back to it.

All functions run inside the caller's transaction. Writing marks weeks as stale; the caller renews
them at the end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from listening_timer.history import event_log, search, weekly_sums
from listening_timer.history.annotation_table import ERASED, AnnotationTable
from listening_timer.history.connection import Database, Row, Value, integer, text
from listening_timer.history.event_codec import EncodedEvent, checksum
from listening_timer.history.meetings import MEETINGS
from listening_timer.history.notes import WORDS
from listening_timer.history.people import find_or_add_pair
from listening_timer.history.promises import PROMISES
from listening_timer.history.prompts import PROMPTS
from listening_timer.history.ratings import RATINGS
from listening_timer.history.session_ids import number_of
from listening_timer.history.summary import Summary, write_summary
from listening_timer.history.trims import TRIMS
from listening_timer.history.vacuum import request_vacuum
from listening_timer.model.errors import HistoryError
from listening_timer.transfer.merge import Fact, Key, MergedSession, Seat

TABLES: Mapping[str, AnnotationTable[object]] = {
    table.name: table for table in (WORDS, RATINGS, PROMISES, MEETINGS, TRIMS)
}
"""The annotation tables by name."""
_STAMPS = ("edited", "deleted")
_HEAD = """
    SELECT number, started, named_a, spelt_a, named_b, spelt_b FROM session
    WHERE id = ? AND outcome IS NOT NULL
"""


@dataclass(frozen=True, slots=True)
class Version:
    """An ended session as one file has it."""

    id: str
    started: int
    talk: MergedSession


def read(database: Database, session: str) -> Version | None:
    """A session; None where it does not exist or has not ended. Raises HistoryError: damaged."""
    head = database.row(_HEAD, session)
    if head is None:
        return None
    number, started = integer(head[0]), integer(head[1])
    try:
        talk = MergedSession(
            (Seat(integer(head[2]), text(head[3])), Seat(integer(head[4]), text(head[5]))),
            tuple(_records(event_log.rows_of(database, number))),
            tuple(PROMPTS.read(row, session) for row in PROMPTS.rows_of(database, number)),
            dict(_facts(database, number, session)),
        )
    except ValueError as error:
        raise HistoryError("damaged", path=database.path, session=session) from error
    return Version(session, started, talk)


def _records(rows: list[Row]) -> Iterator[EncodedEvent]:
    for expected, (seq, at, kind, body, sealed) in enumerate(rows):
        if seq != expected or checksum(seq, at, kind, body) != sealed:
            raise ValueError("changed")
        yield integer(at), text(kind), text(body)


def _facts(database: Database, number: int, session: str) -> Iterator[tuple[Key, Fact]]:
    for table in TABLES.values():
        rows = database.rows(
            f"SELECT {table.listed()} FROM {table.name} AS t WHERE t.session = ?",  # noqa: S608 - our own names
            number,
        )
        for row in rows:
            table.read(row, session)
            yield as_fact(table, dict(zip(table.columns, row, strict=False)))


def as_fact(table: AnnotationTable[object], row: Mapping[str, Value]) -> tuple[Key, Fact]:
    """A row, by its columns, as key and fact; an erased one without its content."""
    erased = bool(row["deleted"])
    key: Key = (table.name, *(row[column] for column in table.columns[: table.keys]))
    said = tuple(
        ERASED.get(column, row[column]) if erased else row[column] for column in _said(table)
    )
    return key, Fact(integer(row["edited"]), erased, said)


def as_row(key: Key, fact: Fact) -> dict[str, Value]:
    """A fact as a row of its table, by its columns in order."""
    table = TABLES[text(key[0])]
    cells = dict(zip(table.columns[: table.keys], key[1:], strict=True))
    cells |= dict(zip(_said(table), fact.said, strict=True))
    cells |= {"edited": fact.edited, "deleted": int(fact.erased)}
    return {column: cells[column] for column in table.columns}


def _said(table: AnnotationTable[object]) -> tuple[str, ...]:
    return tuple(column for column in table.columns[table.keys :] if column not in _STAMPS)


def limits(talk: MergedSession) -> Mapping[int, int]:
    """The right lengths (ms) of the trimmed phases of a session, by their index."""
    return {
        integer(key[1]): integer(fact.said[0])
        for key, fact in talk.facts.items()
        if key[0] == TRIMS.name and not fact.erased
    }


def write(
    database: Database, version: Version, here: Version | None, summary: Summary | None
) -> None:
    """Write a session, replacing the one stored here.

    `summary` is that of its log and trims; None where these are unchanged.
    """
    number = _place(database, version, here)
    weekly_sums.mark_stale(database, number)
    if summary is not None:
        _write_log(database, number, version.talk.log)
        write_summary(database, number, summary)
    if here is not None and here.talk.seats != version.talk.seats:
        _seat(database, number, version.talk.seats)
    if here is None or here.talk.cards != version.talk.cards:
        database.rows("DELETE FROM prompt WHERE session = ?", number)
        for seq, card in enumerate(version.talk.cards):
            PROMPTS.write(database, version.id, seq, card)
    _write_facts(database, version, here)
    search.renew(database, number)
    weekly_sums.mark_stale(database, number)


def _place(database: Database, version: Version, here: Version | None) -> int:
    if here is None:
        database.rows(
            "INSERT INTO session (id, started,"
            " person_a, spelt_a, named_a, person_b, spelt_b, named_b)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            version.id,
            version.started,
            *_seated(database, version.talk.seats),
        )
    return number_of(database, version.id)


def _seat(database: Database, number: int, seats: tuple[Seat, Seat]) -> None:
    database.rows(
        "UPDATE session SET person_a = ?, spelt_a = ?, named_a = ?,"
        " person_b = ?, spelt_b = ?, named_b = ? WHERE number = ?",
        *_seated(database, seats),
        number,
    )
    request_vacuum(database)


def _seated(database: Database, seats: tuple[Seat, Seat]) -> Iterator[Value]:
    people = find_or_add_pair(database, seats[0].name, seats[1].name)
    for person, seat in zip(people, seats, strict=True):
        yield from (person, seat.name, seat.named)


def _write_log(database: Database, number: int, records: tuple[EncodedEvent, ...]) -> None:
    database.rows("DELETE FROM event WHERE session = ?", number)
    for seq, record in enumerate(records):
        event_log.put(database, number, seq, record)


def _write_facts(database: Database, version: Version, here: Version | None) -> None:
    before: Mapping[Key, Fact] = {} if here is None else here.talk.facts
    for key, fact in version.talk.facts.items():
        old = before.get(key)
        if old == fact:
            continue
        table = TABLES[text(key[0])]
        if old is not None and not old.erased:
            request_vacuum(database)
        table.write(database, version.id, *as_row(key, fact).values())


def taken(database: Database, version: Version) -> bool:
    """Whether a word or promise of this session has the id of one of another session.

    Our own files have no such ids, and a merge could not tell which session it belongs to.
    """
    texts = [key for key in version.talk.facts if "id" in TABLES[text(key[0])].columns]
    return any(
        database.row(
            f"SELECT 1 FROM {table} AS t JOIN session AS s ON s.number = t.session"  # noqa: S608 - our own names
            " WHERE t.id = ? AND s.id <> ?",
            identity,
            version.id,
        )
        for table, identity in texts
    )
