"""Write lock: one writing process at a time, window or command line, by a lock file.

The system drops the lock when its holder dies, however it dies; the file itself stays and means
nothing. It holds the pid of the last writer, to report who has the lock.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from listening_timer.files.atomic_file import require_plain
from listening_timer.files.os_errors import translate_os_errors
from listening_timer.model.errors import HistoryError

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        os.lseek(handle, _FAR, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


_FAR = 1 << 20
"""Windows blocks reading of locked bytes too, so a byte far behind the pid is locked."""
_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.EWOULDBLOCK})


_FLAGS = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)


def lock_path(path: Path) -> Path:
    """The path of a history's lock file."""
    return path.with_name(path.name + ".lock")


class Lock:
    """Holds the write lock of one history until it is closed.

    The lock file is never opened through a link, nor written while it has a second hard link: that
    could overwrite somebody else's file. Raises HistoryError: locked (with `pid`) or locked-by-us
    where that is unknown, not-plain, read-only, full, io.
    """

    def __init__(self, path: Path) -> None:
        file = lock_path(path)
        require_plain(file)
        with translate_os_errors(file, writing=True):
            self._handle = os.open(file, _FLAGS, 0o600)
        try:
            self._lock(path)
        except BaseException:
            os.close(self._handle)
            raise

    def _lock(self, path: Path) -> None:
        try:
            _take(self._handle)
        except OSError as error:
            if error.errno not in _HELD:
                raise HistoryError("io", path=path) from error
            if pid := self._holder():
                raise HistoryError("locked", path=path, pid=pid) from error
            raise HistoryError("locked-by-us", path=path) from error
        self._sign()

    def _holder(self) -> int:
        os.lseek(self._handle, 0, os.SEEK_SET)
        digits = os.read(self._handle, 20).strip()
        return int(digits) if digits.isdigit() else 0

    def _sign(self) -> None:
        """Write our pid; a full disk is no reason to refuse the lock.

        Overwrites in place, never truncates: some systems flush a file that was truncated and
        written again at once, which would take longer than all of opening.
        """
        try:
            if os.fstat(self._handle).st_nlink > 1:
                return
            os.lseek(self._handle, 0, os.SEEK_SET)
            os.write(self._handle, b"%-19d\n" % os.getpid())
        except OSError:
            return

    def close(self) -> None:
        """Release the lock; may be repeated."""
        if self._handle >= 0:
            os.close(self._handle)
            self._handle = -1
