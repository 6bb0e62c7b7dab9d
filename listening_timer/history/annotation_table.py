"""Annotation tables: editable rows attached to a session, each protected by a checksum.

Annotations are not part of the event log: they can be edited and erased after the session has
ended. A row changed from outside fails its checksum and reads as ValueError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Generic, Protocol, TypeVar

from listening_timer.history import drafts, search, weekly_sums
from listening_timer.history.connection import Database, Row, Value, integer, text
from listening_timer.history.event_codec import checksum
from listening_timer.history.session_ids import number_of
from listening_timer.history.vacuum import request_vacuum
from listening_timer.model.errors import HistoryError

Kept_co = TypeVar("Kept_co", covariant=True)

ERASED: Mapping[str, Value] = {
    "text": "",
    "value": 0,
    "outcome": None,
    "decided": None,
    "wall": 0,
    "offset": 0,
    "length": 0,
    "appointment": "",
    "weekly": 0,
    "substitute": None,
    "zone": "",
}
"""The cells of an erased row, a tombstone, which keeps a merge from bringing the row back."""


class Annotation(Protocol):
    """The item of a row; its fields are named as the columns."""

    @property
    def session(self) -> str:
        """The id of its session."""
        ...

    @property
    def edited(self) -> int:
        """When it was edited, in UTC ms."""
        ...


@dataclass(frozen=True, slots=True)
class AnnotationTable(Generic[Kept_co]):
    """One annotation table: columns without session number and checksum, and the row parser.

    The first `keys` columns are the key of a row: an id in the whole file, all else within its
    session. `order` is its ORDER BY. `make` parses a row and raises ValueError. With `bound` the
    checksum covers the session's id too, so that a row cannot be moved to another session; words
    were checksummed before that existed. With `summed` an edit marks the week of its session as
    stale.
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

    def key_columns(self) -> tuple[str, ...]:
        """The names of the values that find a row: its id, else its session's id and its key."""
        key = self.columns[: self.keys]
        return key if "id" in key else ("session", *key)

    def edit(self, database: Database, item: Annotation) -> Kept_co | None:
        """Write an item as an edit: a merge prefers it to the row of its key, erased or not.

        Returns the item replaced; None where there was none that is valid. ValueError for one that
        could not be read back. Raises HistoryError: unknown-session.
        """
        found = self._found(database, *(_cell(item, name) for name in self.key_columns()))
        nothing = item.session, {"edited": item.edited - 1, "deleted": 1}
        session, row = found or nothing
        cells = {name: _cell(item, name) for name in self.columns if name != "deleted"}
        cells["edited"] = later(row["edited"], item.edited)
        self.make((*cells.values(), 0), item.session)
        self.write(database, item.session, *cells.values(), 0)
        self._derive(database, *{session, item.session})
        if "text" in cells:
            drafts.drop_saved(database, item.session, text(cells["text"]))
            if not row["deleted"] and row["text"] != cells["text"]:
                request_vacuum(database)
        return self._valid(session, row)

    def erase(self, database: Database, *key: Value, edited: int | None = None) -> Kept_co | None:
        """Erase the content of the row found by the values of `key_columns`, invalid or not.

        `edited` (UTC ms) is the time of the erasure; default: just after the last edit. Returns the
        item erased; None where there was none that is valid. Raises HistoryError: unknown-session.
        """
        found = self._found(database, *key)
        if found is None or found[1]["deleted"]:
            return None
        session, row = found
        cells = {name: ERASED.get(name, row[name]) for name in self.columns}
        cells |= {"edited": later(row["edited"], edited), "deleted": 1}
        self.write(database, session, *cells.values())
        self._derive(database, session)
        request_vacuum(database)
        return self._valid(*found)

    def find(self, database: Database, *key: Value) -> Kept_co | None:
        """The item found by the values of `key_columns`; None where it is missing or erased.

        Raises HistoryError: unknown-session, damaged.
        """
        found = self._found(database, *key)
        if found is None or found[1]["deleted"]:
            return None
        try:
            return self.read(tuple(found[1].values()), found[0])
        except ValueError as error:
            raise HistoryError("damaged", path=database.path, session=found[0]) from error

    def _found(self, database: Database, *key: Value) -> tuple[str, dict[str, Value]] | None:
        """Session id and raw row by column, erased or not; None without one."""
        names = self.key_columns()
        if names[0] == "session":
            key = number_of(database, text(key[0])), *key[1:]
        row = database.row(
            f"SELECT s.id, {self.listed()} FROM {self.name} AS t"  # noqa: S608 - our own names
            " JOIN session AS s ON s.number = t.session"
            f" WHERE {' AND '.join(f't.{name} = ?' for name in names)}",
            *key,
        )
        if row is None:
            return None
        return text(row[0]), dict(zip((*self.columns, "seal"), row[1:], strict=True))

    def _valid(self, session: str, row: Mapping[str, Value]) -> Kept_co | None:
        """The item of a raw row; None where it is erased or not valid."""
        return None if row["deleted"] else next(self.read_valid([(*row.values(),)], session), None)

    def _derive(self, database: Database, *sessions: str) -> None:
        """Update the search text and the sums that derive from the rows of these sessions."""
        for session in sessions:
            number = number_of(database, session)
            if self.summed:
                weekly_sums.mark_stale(database, number)
            if "text" in self.columns:
                search.renew(database, number)

    def write(self, database: Database, session: str, *values: Value) -> None:
        """Insert or replace a raw row by its key. Raises HistoryError: unknown-session."""
        number, places = number_of(database, session), ", ".join("?" * (len(self.columns) + 2))
        database.rows(
            f"INSERT OR REPLACE INTO {self.name} (session, {', '.join(self.columns)}, seal)"  # noqa: S608 - our own names
            f" VALUES ({places})",
            number,
            *values,
            self._sealed(session, values),
        )

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


def _cell(item: Annotation, column: str) -> Value:
    """The value of a field as a cell."""
    value: Value = getattr(item, column)
    if isinstance(value, bool):
        return int(value)
    return value.value if isinstance(value, Enum) else value


def later(last: Value, edited: int | None) -> int:
    """The stamp of a further edit (UTC ms): `edited`, but at least 1 ms after the last one."""
    after = integer(last) + 1
    return after if edited is None else max(edited, after)
