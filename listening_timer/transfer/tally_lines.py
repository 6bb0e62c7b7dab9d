"""Tallies in an import or export: read for merging, and written after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from listening_timer.history import tallies
from listening_timer.history.connection import Database, Row, integer, text
from listening_timer.history.people import find_or_add
from listening_timer.history.summary import local_date
from listening_timer.history.vacuum import request_vacuum
from listening_timer.model.errors import HistoryError
from listening_timer.transfer.merge import Fact

_MARKS = """
    SELECT t.id, t.spelt, t.kind, t.wall, t.offset, t.edited, t.deleted FROM tally AS t
"""


@dataclass(frozen=True, slots=True)
class TallyVersion:
    """A tally as one file has it; the first cell of its fact is its maker's name as typed."""

    id: str
    fact: Fact


def every(database: Database) -> Iterator[TallyVersion]:
    """All tallies, erased ones last. Raises HistoryError: damaged."""
    if tallies.changed(database):
        raise HistoryError("damaged", path=database.path)
    for row in database.each(f"{_MARKS} ORDER BY t.deleted, t.date, t.wall, t.id"):
        yield _mark(row)


def read(database: Database, identity: str) -> TallyVersion | None:
    """The tally of this id, None without one."""
    row = database.row(f"{_MARKS} WHERE t.id = ?", identity)
    return None if row is None else _mark(row)


def _mark(row: Row) -> TallyVersion:
    identity, *said, edited, deleted = row
    return TallyVersion(text(identity), Fact(integer(edited), bool(deleted), tuple(said)))


def write(database: Database, new: TallyVersion, here: TallyVersion | None) -> None:
    """Write a tally, replacing the one stored here."""
    fact, (spelt, kind, wall, offset) = new.fact, new.fact.said
    if here is not None and not here.fact.erased:
        request_vacuum(database)
    person = None if fact.erased else find_or_add(database, text(spelt))
    date = "" if fact.erased else local_date(integer(wall), integer(offset))
    said = text(kind), integer(wall), integer(offset), date
    tallies.put(database, text(spelt), new.id, person, *said, fact.edited, int(fact.erased))
