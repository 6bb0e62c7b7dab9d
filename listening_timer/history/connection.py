"""One connection to SQLite, with the pragmas of the house; its errors told as HistoryError.

Rows come back whole and narrowed by `text` and `whole`: a value of another type in a STRICT
table means a damaged file, never a crash.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TypeAlias, cast

import apsw

from listening_timer.history.errors import of_sqlite
from listening_timer.model.records import HistoryError

Value: TypeAlias = int | float | str | bytes | None
Row: TypeAlias = tuple[Value, ...]

PATIENCE = 5_000
"""How long a statement waits for readers in other processes, in ms."""
_PAGES_A_STEP = 256
_PRAGMAS = {
    "trusted_schema": 0,
    "cell_size_check": 1,
    "foreign_keys": 1,
    "temp_store": 2,
    "secure_delete": 1,
    "synchronous": 3,
}
"""Set first and read back: a build that does not obey one of them is not used."""


def text(value: Value) -> str:
    """A text from a row."""
    if not isinstance(value, str):
        raise HistoryError("damaged")
    return value


def whole(value: Value) -> int:
    """A whole number from a row."""
    if not isinstance(value, int):
        raise HistoryError("damaged")
    return value


class _Rows(Protocol):
    """What apsw's stubs leave unknown below Python 3.12, said outright."""

    def fetchall(self) -> list[Row]: ...


class _Runs(Protocol):
    def execute(self, statements: str, bindings: Sequence[Value], /) -> _Rows: ...


class Database:
    """A connection; `path` is None in memory. Raises HistoryError on opening and ever after."""

    def __init__(self, path: Path | None, flags: int = apsw.SQLITE_OPEN_READWRITE) -> None:
        self.path = path
        self.sound: bool | None = None
        """Whether `soundness` found the pages in order; None until it has looked."""
        if path is None:
            flags |= apsw.SQLITE_OPEN_CREATE
        name = ":memory:" if path is None else str(path)
        try:
            self._connection = apsw.Connection(name, flags)
        except apsw.Error as error:
            raise self._told(error, 0) from error
        except UnicodeEncodeError as error:  # a name that is no text: SQLite cannot reach it
            raise HistoryError("io", path=path) from error
        self._runs = cast("_Runs", self._connection)
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        self._connection.set_busy_timeout(PATIENCE)
        self._connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        self._connection.config(apsw.SQLITE_DBCONFIG_DQS_DML, 0)
        for name, value in _PRAGMAS.items():
            self.rows(f"PRAGMA {name}={value}")
            if whole(self.rows(f"PRAGMA {name}")[0][0]) != value:
                raise RuntimeError(f"this SQLite does not obey {name}")

    @property
    def read_only(self) -> bool:
        """Whether the file could only be opened for reading."""
        return self._connection.readonly("main")

    def rows(self, sql: str, *values: Value) -> list[Row]:
        """Run one statement to its end; returns all its rows."""
        try:
            return self._runs.execute(sql, values).fetchall()
        except apsw.Error as error:
            raise self._told(error, self._connection.system_errno) from error
        except UnicodeDecodeError as error:
            raise HistoryError("damaged", path=self.path) from error

    def each(self, sql: str, *values: Value) -> Generator[Row]:
        """The rows of one statement, one at a time: for those that may be very many.

        Taken all at once they would hold the interpreter, and with it the window.
        """
        try:
            yield from cast("Iterator[Row]", self._runs.execute(sql, values))
        except apsw.Error as error:
            raise self._told(error, self._connection.system_errno) from error
        except UnicodeDecodeError as error:
            raise HistoryError("damaged", path=self.path) from error

    def row(self, sql: str, *values: Value) -> Row | None:
        """The first row of one statement, None where there is none."""
        found = self.rows(sql, *values)
        return found[0] if found else None

    def number(self, sql: str, *values: Value) -> int:
        """The single whole number that a statement yields."""
        return whole(self.rows(sql, *values)[0][0])

    @contextmanager
    def writing(self) -> Generator[None, None, None]:
        """One transaction: all of it is committed when the block ends, or nothing is."""
        with self._transaction("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def reading(self) -> Generator[None, None, None]:
        """One look at the file, in which nothing changes between statements."""
        with self._transaction("BEGIN"):
            yield

    @contextmanager
    def _transaction(self, begin: str) -> Generator[None, None, None]:
        self.rows(begin)
        try:
            yield
            self.rows("COMMIT")
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        """Undo; where even that fails, SQLite does it when the file is next read."""
        if self._connection.in_transaction:
            with contextlib.suppress(apsw.Error):
                self._runs.execute("ROLLBACK", ())

    def take_at_most(self, size: int) -> None:
        """Read no text or row longer than so many bytes: `damaged` instead."""
        self._connection.limit(apsw.SQLITE_LIMIT_LENGTH, size)

    def copy_from(self, source: Database) -> None:
        """Fill this empty database with all of another one."""
        try:
            with self._connection.backup("main", source._connection, "main") as copying:
                while not copying.done:
                    copying.step(_PAGES_A_STEP)
        except apsw.Error as error:
            raise self._told(error, self._connection.system_errno) from error

    def close(self) -> None:
        """Let the file go; harmless when repeated."""
        self._connection.close(force=True)

    def _told(self, error: apsw.Error, system: int) -> Exception:
        code = of_sqlite(error, system)
        return error if code is None else HistoryError(code, path=self.path)


def open_database(path: Path, *, read_only: bool) -> Database:
    """Connect to a file that is there and was looked at. Raises HistoryError."""
    if not read_only:
        database = Database(path)
        if database.read_only:
            database.close()
            raise HistoryError("read-only", path=path)
        return database
    if journal_of(path).exists() and os.access(path, os.W_OK):
        return _watching(path)
    return Database(path, apsw.SQLITE_OPEN_READONLY)


def _watching(path: Path) -> Database:
    """Read a file whose last writer may have died: SQLite first takes its half commit back."""
    database = Database(path)
    database.rows("PRAGMA query_only=1")
    return database


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what a commit replaces."""
    return path.with_name(path.name + "-journal")


def version_of(database: Database) -> int:
    """The schema version of the connected file."""
    return database.number("PRAGMA user_version")
