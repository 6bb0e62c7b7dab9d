"""Annotation tables: editable rows attached to a session, each protected by a checksum.

Annotations are not part of the event log: they can be edited and erased after the session has
ended. A row changed from outside fails its checksum and reads as ValueError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from listening_timer.history import weekly_sums
from listening_timer.history.connection import Database, Row, Value, integer, text
from listening_timer.history.event_codec import checksum
from listening_timer.history.session_ids import number_of
from listening_timer.model.records import HistoryError

Kept_co = TypeVar("Kept_co", covariant=True)


@dataclass(frozen=True, slots=True)
class AnnotationTable(Generic[Kept_co]):
    """One annotation table: columns without session number and checksum, and the row parser.

    The first `keys` columns are the key of a row, within its session or the whole file; `order` is
    its ORDER BY. `make` parses a row and raises ValueError. With `bound` the checksum covers the
    session's id too, so that a row cannot be moved to another session; words were checksummed
    before that existed. With `summed` a write marks the week of its session as stale.
    """

    name: str
    columns: tuple[str, ...]
    order: str
    make: Callable[[Row, str], Kept_co]
    keys: int = 1
    bound: bool = True
    summed: bool = False

    def listed(self) -> str:
        """The SELECT list of a row, checksum last, for a table aliased `t`."""
        return ", ".join(f"t.{column}" for column in (*self.columns, "seal"))

    def write(self, database: Database, session: str, *values: Value) -> None:
        """Insert or replace a row by its key. Raises HistoryError: unknown-session."""
        number, places = number_of(database, session), ", ".join("?" * (len(self.columns) + 2))
        database.rows(
            f"INSERT OR REPLACE INTO {self.name} (session, {', '.join(self.columns)}, seal)"  # noqa: S608 - our own names
            f" VALUES ({places})",
            number,
            *values,
            self._sealed(session, values),
        )
        if self.summed:
            weekly_sums.mark_stale(database, number)

    def read(self, row: Row, session: str) -> Kept_co:
        """Parse a row in the order of `listed`. ValueError: wrong checksum or invalid value."""
        if self._sealed(session, row[:-1]) != row[-1]:
            raise ValueError("changed")
        return self.make(row, session)

    def of(self, database: Database, number: int, session: str) -> tuple[Kept_co, ...]:
        """All rows of a session that are not erased, parsed. Raises HistoryError: damaged."""
        try:
            return tuple(self.read(row, session) for row in self.rows_of(database, number))
        except ValueError as error:
            raise HistoryError("damaged", path=database.path, session=session) from error

    def rows_of(self, database: Database, number: int) -> list[Row]:
        """The raw rows of a session that are not erased."""
        there = " AND t.deleted = 0" if "deleted" in self.columns else ""
        return database.rows(
            f"SELECT {self.listed()} FROM {self.name} AS t"  # noqa: S608 - our own names
            f" WHERE t.session = ?{there} ORDER BY {self.order}",
            number,
        )

    def found(self, database: Database, key: str) -> tuple[str, Row] | None:
        """Session id and raw row of the row with this id, None where it is missing or erased."""
        row = database.row(
            f"SELECT s.id, {self.listed()} FROM {self.name} AS t"  # noqa: S608 - our own names
            " JOIN session AS s ON s.number = t.session WHERE t.id = ? AND t.deleted = 0",
            key,
        )
        return None if row is None else (text(row[0]), row[1:])

    def next_stamp(self, database: Database, session: str, edited: int, *key: Value) -> int:
        """The stamp of an edit (UTC ms): `edited`, but later than the last edit or erasure."""
        named = "".join(f" AND t.{column} = ?" for column in self.columns[: self.keys])
        row = database.row(
            f"SELECT t.edited FROM {self.name} AS t JOIN session AS s ON s.number = t.session"  # noqa: S608 - our own names
            f" WHERE s.id = ?{named}",
            session,
            *key,
        )
        return edited if row is None else later(row[0], edited)

    def every(self, database: Database) -> Iterator[tuple[str, Row]]:
        """Every raw row with the id of its session, tombstones included."""
        rows = database.each(
            f"SELECT s.id, {self.listed()} FROM {self.name} AS t"  # noqa: S608 - our own names
            " JOIN session AS s ON s.number = t.session"
        )
        return ((text(row[0]), row[1:]) for row in rows)

    def read_valid(self, rows: Iterable[Row], session: str) -> Iterator[Kept_co]:
        """Parse the rows that are valid and skip the others, which `check` reports."""
        for row in rows:
            try:
                yield self.read(row, session)
            except ValueError:
                continue

    def _sealed(self, session: str, values: Row) -> int:
        return checksum(session, *values) if self.bound else checksum(*values)


def later(last: Value, edited: int | None) -> int:
    """The stamp of a further edit (UTC ms): `edited`, but at least 1 ms after the last one."""
    after = integer(last) + 1
    return after if edited is None else max(edited, after)
