"""Tables of rows that stand beside the logs, each row sealed with a checksum.

What a person said is not part of the log: it can be edited and erased after the end. A row
that was changed from outside never shows as if it were theirs: it reads as a ValueError.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from listening_timer.history import weekly_sums
from listening_timer.history.connection import Database, Row, Value, text, whole
from listening_timer.history.event_codec import seal
from listening_timer.history.session_ids import number_of
from listening_timer.model.records import HistoryError

Kept_co = TypeVar("Kept_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Table(Generic[Kept_co]):
    """One table: its columns but the session's number and the seal, and how a row is read.

    The first `keys` columns name a row within its session or in the whole file; `order` is in
    which they are read. `make` raises ValueError. A seal holds the session's id too, so that a
    row cannot move, but for words, which were sealed before it did (`bound`). Writing what is
    `summed` makes the week of its session stale.
    """

    name: str
    columns: tuple[str, ...]
    order: str
    make: Callable[[Row, str], Kept_co]
    keys: int = 1
    bound: bool = True
    summed: bool = False

    def listed(self) -> str:
        """The columns of a row as it is read, the seal last, of a table called `t`."""
        return ", ".join(f"t.{column}" for column in (*self.columns, "seal"))

    def write(self, database: Database, session: str, *values: Value) -> None:
        """Write a row, in the place of what had its key. Raises HistoryError: unknown-session."""
        number, places = number_of(database, session), ", ".join("?" * (len(self.columns) + 2))
        database.rows(
            f"INSERT OR REPLACE INTO {self.name} (session, {', '.join(self.columns)}, seal)"  # noqa: S608 - our own names
            f" VALUES ({places})",
            number,
            *values,
            self._sealed(session, values),
        )
        if self.summed:
            weekly_sums.touch(database, number)

    def read(self, row: Row, session: str) -> Kept_co:
        """Read a row as `listed`. Raises ValueError where it was changed or cannot be read."""
        if self._sealed(session, row[:-1]) != row[-1]:
            raise ValueError("changed")
        return self.make(row, session)

    def of(self, database: Database, number: int, session: str) -> tuple[Kept_co, ...]:
        """All of a session that is not erased. Raises HistoryError: damaged."""
        try:
            return tuple(self.read(row, session) for row in self.rows_of(database, number))
        except ValueError as error:
            raise HistoryError("damaged", path=database.path, session=session) from error

    def rows_of(self, database: Database, number: int) -> list[Row]:
        """The rows of a session that are not erased, as they stand."""
        there = " AND t.deleted = 0" if "deleted" in self.columns else ""
        return database.rows(
            f"SELECT {self.listed()} FROM {self.name} AS t"  # noqa: S608 - our own names
            f" WHERE t.session = ?{there} ORDER BY {self.order}",
            number,
        )

    def found(self, database: Database, key: str) -> tuple[str, Row] | None:
        """The row of this id that is not erased, after the id of its session."""
        row = database.row(
            f"SELECT s.id, {self.listed()} FROM {self.name} AS t"  # noqa: S608 - our own names
            " JOIN session AS s ON s.number = t.session WHERE t.id = ? AND t.deleted = 0",
            key,
        )
        return None if row is None else (text(row[0]), row[1:])

    def after(self, database: Database, session: str, edited: int, *key: Value) -> int:
        """The stamp of an edit (UTC ms): as said, and after the last one, an erasure included."""
        named = "".join(f" AND t.{column} = ?" for column in self.columns[: self.keys])
        row = database.row(
            f"SELECT t.edited FROM {self.name} AS t JOIN session AS s ON s.number = t.session"  # noqa: S608 - our own names
            f" WHERE s.id = ?{named}",
            session,
            *key,
        )
        return edited if row is None else later(row[0], edited)

    def every(self, database: Database) -> Iterator[tuple[str, Row]]:
        """Every row as it stands, the erased ones too, after the id of its session."""
        rows = database.each(
            f"SELECT s.id, {self.listed()} FROM {self.name} AS t"  # noqa: S608 - our own names
            " JOIN session AS s ON s.number = t.session"
        )
        return ((text(row[0]), row[1:]) for row in rows)

    def sound(self, rows: Iterable[Row], session: str) -> Iterator[Kept_co]:
        """Read what can be read; what was changed is passed over, and `check` names it."""
        for row in rows:
            try:
                yield self.read(row, session)
            except ValueError:
                continue

    def _sealed(self, session: str, values: Row) -> int:
        return seal(session, *values) if self.bound else seal(*values)


def later(last: Value, edited: int | None) -> int:
    """When something was edited again (UTC ms): as said, and in any case after the last time."""
    after = whole(last) + 1
    return after if edited is None else max(edited, after)
