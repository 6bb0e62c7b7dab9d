"""Error translation: from OS errors to `HistoryError` codes.

Codes: missing, read-only, full, unreadable, not-plain, io.
"""

from __future__ import annotations

import errno
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from listening_timer.model.errors import HistoryError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NOT_PLAIN = frozenset({errno.EISDIR, errno.ELOOP})
_BY_ERRNO = (
    {errno.EROFS: "read-only", errno.ENOENT: "missing"}
    | dict.fromkeys(_NO_ROOM, "full")
    | dict.fromkeys(_NOT_PLAIN, "not-plain")
)
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM})


def code_of(number: int | None, *, writing: bool = False) -> str:
    """The code for an errno; a folder that forbids writing is `read-only`."""
    if number in _FORBIDDEN:
        return "read-only" if writing else "unreadable"
    return _BY_ERRNO.get(number or 0, "io")


@contextmanager
def translate_os_errors(path: Path, *, writing: bool = False) -> Generator[None, None, None]:
    """Context: translate an OSError about this path to HistoryError."""
    try:
        yield
    except OSError as error:
        raise HistoryError(code_of(error.errno, writing=writing), path=path) from error
