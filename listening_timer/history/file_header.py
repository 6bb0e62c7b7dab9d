"""File header: check, before connecting, whether a file is our history, and its schema version.

One short read, never while this process is connected: closing a file drops all locks that the
process holds on it.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from listening_timer.files.os_errors import translate_os_errors
from listening_timer.model.errors import HistoryError

APPLICATION_ID = 0x4C544D52
"""SQLite application id at byte 68 of every history: "LTMR"."""
OLDEST, NEWEST = 6, 9
"""The schema versions that can be opened; the newest is the one that is written."""
_LENGTH = 100
MAGIC = b"SQLite format 3\x00"
_ROLLBACK = b"\x01\x01"
"""Read and write version of a file with a rollback journal; ours never has another."""
_FRACTIONS = b"\x00\x40\x20\x20"
"""No reserved bytes, and the three payload fractions that the file format prescribes."""
_UTF8 = 1
_SCHEMA_FORMAT = 4
"""Schema format number since SQLite 3.3; ours never has another."""


def read_version(path: Path) -> int | None:
    """The schema version of the history at `path`; None where there is no file.

    Raises HistoryError: missing-folder, not-ours, newer, older, damaged, unreadable.
    """
    if not path.parent.is_dir():
        raise HistoryError("missing-folder", path=path.parent)
    with translate_os_errors(path):
        try:
            mode = path.stat().st_mode
        except FileNotFoundError:
            return None
        if not stat.S_ISREG(mode):
            raise HistoryError("not-ours", path=path)
        return _version(_first_bytes(path), path)


def _first_bytes(path: Path) -> bytes:
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return os.read(handle, _LENGTH)
    finally:
        os.close(handle)


def _version(head: bytes, path: Path) -> int:
    if not head.strip(b"\x00") or (len(head) < _LENGTH and MAGIC.startswith(head[:16])):
        raise HistoryError("damaged", path=path)  # truncated or zeroed: never taken for new
    if not head.startswith(MAGIC) or _number(head, 68) != APPLICATION_ID:
        raise HistoryError("not-ours", path=path)
    version = _number(head, 60)
    if version > NEWEST:
        raise HistoryError("newer", path=path)
    if version < 1 or not _is_as_ours(head):
        raise HistoryError("damaged", path=path)
    if version < OLDEST:
        raise HistoryError("older", path=path)
    return version


def _is_as_ours(head: bytes) -> bool:
    """Whether the header fields that are the same in every history have their values."""
    return (
        head[18:20] == _ROLLBACK
        and head[20:24] == _FRACTIONS
        and _number(head, 44) == _SCHEMA_FORMAT
        and _number(head, 56) == _UTF8
    )


def _number(head: bytes, at: int) -> int:
    return int.from_bytes(head[at : at + 4], "big")
