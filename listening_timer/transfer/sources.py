"""Import sources: iterate over the items of a JSON export or another history file.

A foreign file is only read: it must be a regular file, its header is checked before anything
connects to it, and nothing of another history runs except what our own schema defines. Every fault
is reported as one sentence.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Generator, Iterator
from contextlib import closing, contextmanager, nullcontext
from itertools import chain
from pathlib import Path
from typing import BinaryIO, TypeAlias

import apsw

from listening_timer.files import atomic_file
from listening_timer.files.os_errors import translate_os_errors
from listening_timer.history import migrations
from listening_timer.history.connection import Database, integer, text
from listening_timer.history.file_header import MAGIC, NEWEST, read_version
from listening_timer.model.errors import HistoryError
from listening_timer.transfer import json_format, tally_lines, versions
from listening_timer.transfer.json_format import Gone
from listening_timer.transfer.json_parser import KeyTwice, Newer, NotJson, nesting
from listening_timer.transfer.tally_lines import TallyVersion
from listening_timer.transfer.validate import MOST_EVENTS, InvalidData
from listening_timer.transfer.versions import Version

ImportItem: TypeAlias = Version | TallyVersion | Gone
Found: TypeAlias = tuple[ImportItem, int, int, int | str]
"""An item; how much of the file is done, and the total; its line number or session id."""

MOST_LINE = 8 << 20
"""Most bytes of a line, or of an object over several lines: a hundred of the longest notes."""
_BOM = b"\xef\xbb\xbf"
_NEXT = """
    SELECT number, id FROM session WHERE outcome IS NOT NULL AND number > ?
    ORDER BY number LIMIT 200
"""
_TOTAL = """
    SELECT (SELECT count(*) FROM session WHERE outcome IS NOT NULL)
        + (SELECT count(*) FROM tally) + (SELECT count(*) FROM gone)
"""
_SIZES = """
    SELECT count(*), coalesce(sum(octet_length(body)), 0) FROM event WHERE session = ?
    UNION ALL SELECT count(*), coalesce(sum(octet_length(text)), 0) FROM word WHERE session = ?
    UNION ALL SELECT count(*), coalesce(sum(octet_length(text)), 0) FROM promise WHERE session = ?
    UNION ALL SELECT count(*), coalesce(sum(octet_length(card)), 0) FROM prompt WHERE session = ?
"""
"""Number of rows of a session, and their total size in bytes, per table."""


def found_in(path: Path, beside: Path | None) -> Generator[Found, None, None]:
    """All items of a file, in order. Raises HistoryError.

    A history of an older version is migrated in a temporary copy next to the file `beside`, or in
    memory where that is None.
    """
    with translate_os_errors(path), _opened(path) as file:
        first = file.read(len(MAGIC))
        if first != MAGIC:
            file.seek(len(_BOM) if first.startswith(_BOM) else 0)
            yield from _lines(file, path)
            return
    with _connected(path, beside) as database:
        yield from _rows(database, path)


@contextmanager
def _opened(path: Path) -> Generator[BinaryIO, None, None]:
    """Open a regular file that is not empty; never blocks, whatever the path is."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(path, flags)
    except FileNotFoundError as error:
        raise HistoryError("no-file", path=path) from error
    found = os.fstat(handle)
    if not stat.S_ISREG(found.st_mode):
        os.close(handle)
        raise HistoryError("not-a-file", path=path)
    if not found.st_size:
        os.close(handle)
        raise HistoryError("empty-file", path=path)
    with os.fdopen(handle, "rb") as file:
        yield file


def _lines(file: BinaryIO, path: Path) -> Iterator[Found]:
    """The objects of a file: one a line, or each over several lines; blank lines are skipped."""
    total = os.fstat(file.fileno()).st_size
    number, found = 0, False
    while line := file.readline(MOST_LINE + 1):
        first = number = number + 1
        if not line.strip():
            continue
        if not found and not line.lstrip().startswith(b"{"):
            raise HistoryError("not-an-export", path=path)
        found = True
        with _told_of(path, first):
            if len(line) <= MOST_LINE and nesting(line) > 0:
                line, more = _continued(file, line)
                number += more
            if len(line) > MOST_LINE:
                raise HistoryError("long-line", path=path, line=first)
            thing = json_format.read(line.strip())
        yield thing, min(file.tell(), total), total, first  # the file may be growing
    if not found:
        raise HistoryError("empty-file", path=path)


@contextmanager
def _told_of(path: Path, line: int) -> Generator[None, None, None]:
    """Context: report what is wrong with a line, with its number. Raises HistoryError."""
    try:
        yield
    except NotJson as error:
        if error.at is None:
            raise HistoryError("cut-line", path=path, line=line) from error
        raise HistoryError("not-json", path=path, line=line, at=error.at) from error
    except Newer as error:
        raise HistoryError("newer", path=path) from error
    except KeyTwice as error:
        raise HistoryError("key-twice", path=path, line=line, part=error.part) from error
    except InvalidData as error:
        raise HistoryError("bad-line", path=path, line=line, part=error.part) from error


def _continued(file: BinaryIO, line: bytes) -> tuple[bytes, int]:
    """The rest of an object that spans lines, and how many more lines it has.

    Raises NotJson where it does not end in this file, or not within `MOST_LINE`.
    """
    parts, size, depth = [line], len(line), nesting(line)
    while depth > 0:
        line = file.readline(MOST_LINE + 1 - size)
        size += len(line)
        if not line or size > MOST_LINE:
            raise NotJson(None)
        parts.append(line)
        depth += nesting(line)
    return b"".join(parts), len(parts) - 1


@contextmanager
def _connected(path: Path, beside: Path | None) -> Generator[Database, None, None]:
    """Context: another history in the current schema; the file itself is not changed."""
    if any(path.with_name(path.name + end).exists() for end in ("-journal", "-wal")):
        raise HistoryError("not-closed", path=path)
    with _sound(path):
        read_version(path)
        with closing(Database(path, apsw.SQLITE_OPEN_READONLY)) as database:
            database.take_at_most(MOST_LINE)
            version = migrations.verify(database)
            with database.reading():
                if version == NEWEST:
                    yield database
                else:
                    with _renewed(database, beside) as copy:
                        yield copy


@contextmanager
def _sound(path: Path) -> Generator[None, None, None]:
    """Context: report damage of the other history as damaged-file, apart from damage of ours."""
    try:
        yield
    except HistoryError as error:
        if error.code != "damaged":
            raise
        raise HistoryError("damaged-file", path=path) from error


@contextmanager
def _renewed(old: Database, beside: Path | None) -> Generator[Database, None, None]:
    """Context: a migrated temporary copy."""
    place = nullcontext() if beside is None else atomic_file.temporary_file(beside, "import")
    with place as part, closing(Database(part)) as database:
        database.copy_from(old)
        migrations.migrate(database)
        yield database


def _rows(database: Database, path: Path) -> Iterator[Found]:
    total = database.number(_TOTAL)
    things = chain(_sessions(database, path), tally_lines.every(database), _gone(database))
    for done, thing in enumerate(things, 1):
        yield thing, done, total, thing.id


def _sessions(database: Database, path: Path) -> Iterator[Version]:
    last = -(1 << 62)
    while found := database.rows(_NEXT, last):
        for number, session in found:
            sizes = database.rows(_SIZES, *[number] * 4)
            if any(integer(n) > MOST_EVENTS or integer(size) > MOST_LINE for n, size in sizes):
                raise HistoryError("damaged", path=path)
            version = versions.read(database, text(session))
            if version is None:
                raise HistoryError("damaged", path=path)
            yield version
        last = integer(found[-1][0])


def _gone(database: Database) -> Iterator[Gone]:
    for (session,) in database.rows("SELECT id FROM gone ORDER BY id"):
        yield Gone(text(session))
