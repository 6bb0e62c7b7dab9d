"""SQLite connection: apsw wrapper with our pragmas, transactions, and errors as HistoryError.

Rows are returned complete; `text` and `integer` narrow a value's type: another type in a STRICT
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

from listening_timer.history.sqlite_errors import of_sqlite
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import Value

Row: TypeAlias = tuple[Value, ...]

BUSY_TIMEOUT_MS = 5_000
"""Busy timeout (ms): how long a statement waits for readers in other processes."""
_PAGES_A_STEP = 256
_ERRORS = (apsw.Error, UnicodeDecodeError)
_PRAGMAS = {
    "trusted_schema": 0,
    "cell_size_check": 1,
    "foreign_keys": 1,
    "temp_store": 2,
    "secure_delete": 1,
    "synchronous": 3,
}
"""Set first and read back: an SQLite build that ignores one of them is not used."""


def text(value: Value) -> str:
    """A row's value as str. Raises HistoryError: damaged."""
    if not isinstance(value, str):
        raise HistoryError("damaged")
    return value


def integer(value: Value) -> int:
    """A row's value as int. Raises HistoryError: damaged."""
    if not isinstance(value, int):
        raise HistoryError("damaged")
    return value


class _Rows(Protocol):
    """The apsw cursor type that its stubs leave unknown below Python 3.12."""

    def fetchall(self) -> list[Row]: ...


class _Runs(Protocol):
    def execute(self, statements: str, bindings: Sequence[Value], /) -> _Rows: ...


class Database:
    """A connection; `path` is None in memory. Opening and every call may raise HistoryError."""

    def __init__(self, path: Path | None, flags: int = apsw.SQLITE_OPEN_READWRITE) -> None:
        self.path = path
        self.sound: bool | None = None
        """Whether `check.require_sound` found it sound; None until it has run."""
        if path is None:
            flags |= apsw.SQLITE_OPEN_CREATE
        name = ":memory:" if path is None else str(path)
        try:
            self._connection = apsw.Connection(name, flags)
        except apsw.Error as error:
            raise self._told(error) from error
        except UnicodeEncodeError as error:  # a file name that is not UTF-8
            raise HistoryError("io", path=path) from error
        self._runs = cast("_Runs", self._connection)
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def _prepare(self) -> None:
        self._connection.set_busy_timeout(BUSY_TIMEOUT_MS)
        self._connection.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
        self._connection.config(apsw.SQLITE_DBCONFIG_DQS_DML, 0)
        for name, value in _PRAGMAS.items():
            self.rows(f"PRAGMA {name}={value}")
            if integer(self.rows(f"PRAGMA {name}")[0][0]) != value:
                raise RuntimeError(f"this SQLite does not obey {name}")

    @property
    def read_only(self) -> bool:
        """Whether the file could only be opened for reading."""
        return self._connection.readonly("main")

    def rows(self, sql: str, *values: Value) -> list[Row]:
        """Run one statement and return all its rows."""
        try:
            return self._runs.execute(sql, values).fetchall()
        except _ERRORS as error:
            raise self._told(error, self._connection.system_errno) from error

    def each(self, sql: str, *values: Value) -> Generator[Row]:
        """Yield the rows of one statement one at a time, for results that may be very large.

        Fetched all at once they would hold the interpreter lock, and with it the window.
        """
        try:
            yield from cast("Iterator[Row]", self._runs.execute(sql, values))
        except _ERRORS as error:
            raise self._told(error, self._connection.system_errno) from error

    def row(self, sql: str, *values: Value) -> Row | None:
        """The first row of a statement, None without one."""
        found = self.rows(sql, *values)
        return found[0] if found else None

    def number(self, sql: str, *values: Value) -> int:
        """The single integer that a statement yields."""
        return integer(self.rows(sql, *values)[0][0])

    @contextmanager
    def writing(self) -> Generator[None, None, None]:
        """Context: one write transaction, committed at the end of the block or rolled back."""
        with self._transaction("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def reading(self) -> Generator[None, None, None]:
        """Context: one read transaction, so that all statements see the same state."""
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
        """Roll back; where that fails, SQLite does it when the file is next read."""
        if self._connection.in_transaction:
            with contextlib.suppress(apsw.Error):
                self._runs.execute("ROLLBACK", ())

    def take_at_most(self, size: int) -> None:
        """Limit texts and rows to this many bytes: a longer one raises `damaged`."""
        self._connection.limit(apsw.SQLITE_LIMIT_LENGTH, size)

    def copy_from(self, source: Database) -> None:
        """Copy all of another database into this empty one."""
        try:
            with self._connection.backup("main", source._connection, "main") as copying:
                while not copying.done:
                    copying.step(_PAGES_A_STEP)
        except apsw.Error as error:
            raise self._told(error, self._connection.system_errno) from error

    def close(self) -> None:
        """Close the connection; may be repeated."""
        self._connection.close(force=True)

    def _told(self, error: apsw.Error | UnicodeDecodeError, system: int = 0) -> Exception:
        code = of_sqlite(error, system) if isinstance(error, apsw.Error) else "damaged"
        return error if code is None else HistoryError(code, path=self.path)


def open_database(path: Path, *, read_only: bool) -> Database:
    """Connect to an existing file that `file_header` has checked. Raises HistoryError."""
    if read_only and not (journal_of(path).exists() and os.access(path, os.W_OK)):
        return Database(path, apsw.SQLITE_OPEN_READONLY)
    database = Database(path)
    if read_only:  # its writer may have died: SQLite first rolls back the journal
        database.rows("PRAGMA query_only=1")
    elif database.read_only:
        database.close()
        raise HistoryError("read-only", path=path)
    return database


def journal_of(path: Path) -> Path:
    """The path of SQLite's rollback journal."""
    return path.with_name(path.name + "-journal")


def version_of(database: Database) -> int:
    """The schema version (`user_version`) of the connected file."""
    return database.number("PRAGMA user_version")
