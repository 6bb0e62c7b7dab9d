"""Error translation: from SQLite errors to `HistoryError` codes; bugs pass through.

Codes: missing-folder, missing, not-ours, newer, damaged, read-only, locked, busy, full, unreadable,
not-plain, gone, io, unknown-session. `locked` is our own lock; `busy` is SQLite's.
"""

from __future__ import annotations

import apsw

from listening_timer.files.os_errors import code_of

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
    return code_of(system)
