"""History files as the window opens them, all on the worker thread that each history has.

At the start a history that cannot be written is opened read-only. One that takes the place of an
open history must be writable, and is never the open one itself: closing a file drops the locks
that this process holds on it, so that is checked before anything is opened.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from pathlib import Path

from listening_timer.config.paths import Paths
from listening_timer.files import atomic_file
from listening_timer.files.free_path import is_there
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.text.error_messages import shown

READ_ONLY = "read-only"
Opening = Callable[[Path], History]
"""Opens the history at a path. Raises HistoryError."""


def open_history(path: Path) -> History:
    """Open a history read-write, or read-only where it exists and cannot be written.

    Raises HistoryError, also where neither is possible.
    """
    try:
        return History.open(path)
    except HistoryError as error:
        if error.code != READ_ONLY:
            raise
        try:
            return History.open(path, read_only=True)
        except HistoryError as unread:
            raise (error if unread.code == "missing" else unread) from unread


def open_existing(path: Path) -> History:
    """Open a history that exists, read-write; nothing is created. Raises HistoryError."""
    if not is_there(path):
        raise HistoryError("no-file", path=path)
    return History.open(path)


def make_history(path: Path) -> History:
    """Create a history, for its owner only, where there is nothing yet. Raises HistoryError."""
    atomic_file.require_free(path)
    return History.open(path)


def with_folder(paths: Paths, opening: Opening) -> Opening:
    """Open the default history so, after its folder was created where there was none."""

    def open_default(path: Path) -> History:
        paths.data_folder()
        return opening(path)

    return open_default


def is_same_file(one: Path | None, other: Path) -> bool:
    """Whether both name one file; a path that does not exist is no file."""
    with contextlib.suppress(OSError):
        return one is not None and one.samefile(other)
    return False


def shown_name(path: Path, default: Path) -> str:
    """A history's name in the window title: that of its file; empty for the default one."""
    return "" if path == default or is_same_file(path, default) else shown(path.name)
