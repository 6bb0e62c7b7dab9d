"""Tallies in an import or export: read for merging, and written after it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from listening_timer.history import tallies
from listening_timer.history.connection import Database, Row, text, whole
from listening_timer.history.people import known
from listening_timer.history.summary import local_date
from listening_timer.history.vacuum import ask_to_sweep
from listening_timer.model.records import HistoryError
from listening_timer.transfer.merge import Fact

_MARKS = """
    SELECT t.id, t.spelt, t.kind, t.wall, t.offset, t.edited, t.deleted FROM tally AS t
"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A tally as one file has it; the first cell of its fact is its maker's name as typed."""

    id: str
    fact: Fact


def every(database: Database) -> Iterator[Mark]:
    """All tallies, erased ones last. Raises HistoryError: damaged."""
    if tallies.changed(database):
        raise HistoryError("damaged", path=database.path)
    for row in database.each(f"{_MARKS} ORDER BY t.deleted, t.date, t.wall, t.id"):
        yield _mark(row)


def read(database: Database, identity: str) -> Mark | None:
    """The tally of this id, None without one."""
    row = database.row(f"{_MARKS} WHERE t.id = ?", identity)
    return None if row is None else _mark(row)


def _mark(row: Row) -> Mark:
    identity, *said, edited, deleted = row
    return Mark(text(identity), Fact(whole(edited), bool(deleted), tuple(said)))


def write(database: Database, new: Mark, here: Mark | None) -> None:
    """Write a tally, replacing the one stored here."""
    fact, (spelt, kind, wall, offset) = new.fact, new.fact.said
    if here is not None and not here.fact.erased:
        ask_to_sweep(database)
    person = None if fact.erased else known(database, text(spelt))
    date = "" if fact.erased else local_date(whole(wall), whole(offset))
    said = text(kind), whole(wall), whole(offset), date
    tallies.put(database, text(spelt), new.id, person, *said, fact.edited, int(fact.erased))
