"""Error translation: from SQLite and OS errors to `HistoryError` codes; bugs pass through.

Codes: missing-folder, missing, not-ours, newer, damaged, read-only, locked, busy, full, unreadable,
not-plain, gone, io, unknown-session. `locked` is our own lock; `busy` is SQLite's.
"""

from __future__ import annotations

import errno
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import apsw

from listening_timer.model.records import HistoryError

_BY_KIND = {
    apsw.FullError: "full",
    apsw.ReadOnlyError: "read-only",
    apsw.BusyError: "busy",
    apsw.LockedError: "busy",
    apsw.ProtocolError: "busy",
    apsw.CorruptError: "damaged",
    apsw.NotADBError: "damaged",
    apsw.TooBigError: "damaged",
    apsw.FormatError: "damaged",
    apsw.PermissionsError: "unreadable",
    apsw.AuthError: "unreadable",
}
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NOT_PLAIN = frozenset({errno.EISDIR, errno.ELOOP})
_BY_ERRNO = (
    {errno.EROFS: "read-only", errno.ENOENT: "missing"}
    | dict.fromkeys(_NO_ROOM, "full")
    | dict.fromkeys(_NOT_PLAIN, "not-plain")
)
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM})


def of_sqlite(error: apsw.Error, system: int) -> str | None:
    """The code for an SQLite error; None for a bug. `system` is the last errno SQLite saw."""
    if getattr(error, "extendedresult", 0) == apsw.SQLITE_READONLY_DBMOVED:
        return "gone"
    if isinstance(error, apsw.CantOpenError | apsw.IOError):
        return _of_file(error, system)
    return next((code for kind, code in _BY_KIND.items() if isinstance(error, kind)), None)


def _of_file(error: apsw.Error, system: int) -> str:
    if getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_CORRUPTFS:
        return "damaged"
    if system in _FORBIDDEN:
        return "unreadable"
    return _BY_ERRNO.get(system, "io")


def of_system(error: OSError, *, writing: bool) -> str:
    """The code for an OSError; a folder that forbids writing is `read-only`."""
    if error.errno in _FORBIDDEN:
        return "read-only" if writing else "unreadable"
    return _BY_ERRNO.get(error.errno or 0, "io")


@contextmanager
def translate_os_errors(path: Path, *, writing: bool = False) -> Generator[None, None, None]:
    """Context: translate an OSError about this path to HistoryError."""
    try:
        yield
    except OSError as error:
        raise HistoryError(of_system(error, writing=writing), path=path) from error
