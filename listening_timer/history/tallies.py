"""Tallies: marks people make about themselves between sessions, each on its local date."""

from __future__ import annotations

from listening_timer.history import weekly_sums
from listening_timer.history.annotation_table import later
from listening_timer.history.connection import Database, Row, integer, text
from listening_timer.history.event_codec import checksum
from listening_timer.history.people import delete_unreferenced, find_or_add, spell
from listening_timer.history.summary import local_date
from listening_timer.history.vacuum import request_vacuum
from listening_timer.model.annotations import Tally, TallyKind

_COLUMNS = "t.id, t.person, t.kind, t.wall, t.offset, t.date, t.edited, t.deleted, t.seal"
_MADE_BY = f"""
    SELECT {_COLUMNS}, p.name FROM tally AS t JOIN person AS p ON p.number = t.person
    WHERE t.deleted = 0 AND t.person = ? ORDER BY t.date, t.wall, t.id
"""  # noqa: S608 - constant SQL


def write(database: Database, tally: Tally, edited: int | None = None) -> None:
    """Write a tally, replacing the one of the same id; an unknown name adds a person.

    `edited` (UTC ms) is the time of the edit; default: when the tally was made.
    """
    person, date = find_or_add(database, tally.name), local_date(tally.wall, tally.offset)
    before = database.row("SELECT edited FROM tally WHERE id = ?", tally.id)
    said = tally.wall if edited is None else edited
    stamp = said if before is None else later(before[0], said)
    row = tally.id, person, tally.kind.value, tally.wall, tally.offset, date, stamp, 0
    put(database, tally.name, *row)
    spell(database, person)
    delete_unreferenced(database)


def name_in(database: Database, tally: str) -> str | None:
    """Whose tally it is; None for one that is erased or not there."""
    row = database.row("SELECT spelt FROM tally WHERE id = ? AND deleted = 0", tally)
    return None if row is None else text(row[0])


def erase(database: Database, tally: str, edited: int | None = None) -> None:
    """Erase a tally and its link to the person, leaving a tombstone.

    `edited` (UTC ms) is the time of the erasure; default: just after the last edit.
    """
    row = database.row("SELECT kind, edited, person FROM tally WHERE id = ? AND deleted = 0", tally)
    if row is not None:
        put(database, "", tally, None, text(row[0]), 0, 0, "", later(row[1], edited), 1)
        if row[2] is not None:
            spell(database, integer(row[2]))
        delete_unreferenced(database)
        request_vacuum(database)


def put(database: Database, spelt: str, tally: str, *rest: str | int | None) -> None:
    """Insert or replace a raw row.

    `spelt` is the maker's name as typed; then id, person, kind, wall, offset, date, edited,
    deleted.
    """
    row = tally, *rest
    weekly_sums.mark_tally_stale(database, tally)
    database.rows(
        "INSERT OR REPLACE INTO tally VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *row,
        checksum(*row),
        spelt,
    )
    weekly_sums.mark_tally_stale(database, tally)


def made_by(database: Database, person: int) -> list[Tally]:
    """The valid tallies of the person of this number."""
    rows = database.rows(_MADE_BY, person)
    return [_tally(row) for row in rows if _sound(row)]


def erase_made_by(database: Database, person: int, edited: int) -> None:
    """Erase all tallies of a person at `edited` (UTC ms), invalid ones too."""
    for row in database.rows(_MADE_BY, person):
        erase(database, text(row[0]), edited)


def changed(database: Database) -> list[str]:
    """The ids of all tallies, tombstones too, that fail their checksum."""
    rows = database.each(f"SELECT {_COLUMNS} FROM tally AS t")  # noqa: S608 - our own columns
    return [text(row[0]) for row in rows if not _sound(row)]


def _tally(row: Row) -> Tally:
    kind = TallyKind(text(row[2]))
    return Tally(text(row[0]), text(row[9]), kind, integer(row[3]), integer(row[4]))


def _sound(row: Row) -> bool:
    return checksum(*row[:8]) == row[8] and row[2] in set(TallyKind)
