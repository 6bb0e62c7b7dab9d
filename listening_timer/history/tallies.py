"""Marks that people made about themselves between sessions; each belongs to its local date."""

from __future__ import annotations

from listening_timer.history import weekly_sums
from listening_timer.history.annotation_table import later
from listening_timer.history.connection import Database, Row, text, whole
from listening_timer.history.event_codec import seal
from listening_timer.history.people import forget_strangers, known, spell
from listening_timer.history.summary import local_date
from listening_timer.history.vacuum import ask_to_sweep
from listening_timer.model.annotations import Tally, TallyKind
from listening_timer.model.records import HistoryError

_COLUMNS = "t.id, t.person, t.kind, t.wall, t.offset, t.date, t.edited, t.deleted, t.seal"
_BETWEEN = f"""
    SELECT {_COLUMNS}, p.name
    FROM tally AS t INDEXED BY tally_date JOIN person AS p ON p.number = t.person
    WHERE t.deleted = 0 AND t.date BETWEEN ? AND ? ORDER BY t.date, t.wall, t.id
"""  # noqa: S608 - our own words

_MADE_BY = f"""
    SELECT {_COLUMNS}, p.name FROM tally AS t JOIN person AS p ON p.number = t.person
    WHERE t.deleted = 0 AND t.person = ? ORDER BY t.date, t.wall, t.id
"""  # noqa: S608 - our own words


def write(database: Database, tally: Tally, edited: int | None = None) -> None:
    """Write a mark, in the place of what had its id; the person is met by name.

    `edited` (UTC ms) is when; without it, when it was made.
    """
    person, date = known(database, tally.name), local_date(tally.wall, tally.offset)
    before = database.row("SELECT edited FROM tally WHERE id = ?", tally.id)
    said = tally.wall if edited is None else edited
    stamp = said if before is None else later(before[0], said)
    row = tally.id, person, tally.kind.value, tally.wall, tally.offset, date, stamp, 0
    put(database, tally.name, *row)
    spell(database, person)
    forget_strangers(database)


def erase(database: Database, tally: str, edited: int | None = None) -> None:
    """Remove a mark, and whose it was; that there was one stays known.

    `edited` (UTC ms) is when; without it, just after the last edit.
    """
    row = database.row("SELECT kind, edited, person FROM tally WHERE id = ? AND deleted = 0", tally)
    if row is not None:
        put(database, "", tally, None, text(row[0]), 0, 0, "", later(row[1], edited), 1)
        if row[2] is not None:
            spell(database, whole(row[2]))
        forget_strangers(database)
        ask_to_sweep(database)


def put(database: Database, spelt: str, tally: str, *rest: str | int | None) -> None:
    """Write a row: how its maker is spelt; its id, maker, kind, wall, offset, date, stamps."""
    row = tally, *rest
    weekly_sums.touch_tally(database, tally)
    database.rows(
        "INSERT OR REPLACE INTO tally VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *row,
        seal(*row),
        spelt,
    )
    weekly_sums.touch_tally(database, tally)


def give_to(database: Database, tally: str, person: int) -> None:
    """Let a mark be that of another person, stamps and all; a changed one stays a changed one."""
    row = database.row(f"SELECT {_COLUMNS} FROM tally AS t WHERE t.id = ?", tally)  # noqa: S608 - our own columns
    if row is None:
        return
    given = (row[0], person, *row[2:8])
    sealed = seal(*given) if _sound(row) else row[8]
    database.rows("UPDATE tally SET person = ?, seal = ? WHERE id = ?", person, sealed, tally)


def between(database: Database, first: str, last: str) -> list[Tally]:
    """The marks from one ISO date to another, both included. Raises HistoryError: damaged."""
    try:
        return [_tally(row) for row in database.rows(_BETWEEN, first, last)]
    except ValueError as error:
        raise HistoryError("damaged", path=database.path) from error


def made_by(database: Database, person: int) -> list[Tally]:
    """The marks of the person of this number, but those that were changed from outside."""
    rows = database.rows(_MADE_BY, person)
    return [_tally(row) for row in rows if _sound(row)]


def erase_made_by(database: Database, person: int, edited: int) -> None:
    """Remove all marks of a person at `edited`, also those that were changed from outside."""
    for row in database.rows(_MADE_BY, person):
        erase(database, text(row[0]), edited)


def changed(database: Database) -> list[str]:
    """The ids of all marks, erased ones too, that were changed from outside."""
    rows = database.each(f"SELECT {_COLUMNS} FROM tally AS t")  # noqa: S608 - our own columns
    return [text(row[0]) for row in rows if not _sound(row)]


def _tally(row: Row) -> Tally:
    if not _sound(row):
        raise ValueError("changed")
    kind = TallyKind(text(row[2]))
    return Tally(text(row[0]), text(row[9]), kind, whole(row[3]), whole(row[4]))


def _sound(row: Row) -> bool:
    return seal(*row[:8]) == row[8] and row[2] in set(TallyKind)
