"""Atomic file writes: a file appears complete or not at all, readable by its owner only.

An existing file is replaced only where the caller asks for it; a symbolic link is never followed,
and a folder, pipe or device is never replaced.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from listening_timer.files.os_errors import translate_os_errors
from listening_timer.model.errors import HistoryError

RETRY_DELAYS_S = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
"""Delays (s) between retries where a virus scanner holds a file for a moment (Windows)."""


def part_of(target: Path, why: str = "part") -> Path:
    """The path of the temporary file in which `target` is written."""
    return target.with_name(f".{target.name}.{why}")


def make_private(path: Path) -> None:
    """Create an empty file with mode 0600; deletes a leftover of that name. Raises HistoryError."""
    if path.is_dir() and not path.is_symlink():
        raise HistoryError("not-plain", path=path)
    with translate_os_errors(path, writing=True):
        path.unlink(missing_ok=True)
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def require_free(target: Path, *, replace: bool = False) -> None:
    """Check that a file may be written at this path, before anything is created.

    `replace` allows a file, or a link itself, to be replaced. Raises HistoryError: missing-folder,
    exists, not-replaced (a folder, a pipe, a device).
    """
    if not target.parent.is_dir():
        raise HistoryError("missing-folder", path=target.parent)
    with translate_os_errors(target, writing=True):
        try:
            mode = target.lstat().st_mode
        except FileNotFoundError:
            return
    if not stat.S_ISREG(mode) and not stat.S_ISLNK(mode):
        raise HistoryError("not-replaced", path=target)
    if not replace:
        raise HistoryError("exists", path=target)


def rename_into_place(part: Path, target: Path, *, replace: bool = False) -> None:
    """Give a finished file its final name, with fsync, so that it survives a power failure.

    Checks again, and raises HistoryError, as `require_free` does: something may have been created
    since.
    """
    require_free(target, replace=replace)
    with translate_os_errors(target, writing=True):
        _sync(part, os.O_RDWR)
        if replace:
            replace_file(part, target)
        else:
            _name(part, target)
        if sys.platform != "win32":
            _sync(target.parent, os.O_RDONLY)


@contextmanager
def temporary_file(target: Path, why: str = "part") -> Generator[Path, None, None]:
    """Context: an empty temporary file (mode 0600) next to `target`, to write and then install.

    It is deleted at the end unless it was installed. Errors name `target`, the only path the user
    knows, except where a folder has the temporary name. Raises HistoryError.
    """
    part = part_of(target, why)
    try:
        make_private(part)
        yield part
    except HistoryError as error:
        if error.values.get("path") != part or error.code == "not-plain":
            raise
        raise HistoryError(error.code, **{**error.values, "path": target}) from error
    finally:
        remove_quietly(part)


def write_whole(target: Path, made: bytes, *, replace: bool = False) -> None:
    """Write bytes to a file of mode 0600, atomically.

    Raises HistoryError: missing-folder, exists, not-replaced, read-only, full, io.
    """
    require_free(target, replace=replace)
    with temporary_file(target) as part:
        with translate_os_errors(target, writing=True):
            part.write_bytes(made)
        rename_into_place(part, target, replace=replace)


def require_plain(path: Path) -> None:
    """Check that this path is a regular file or nothing. Raises HistoryError: not-plain."""
    with translate_os_errors(path):
        try:
            mode = path.lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return
        if not stat.S_ISREG(mode):
            raise HistoryError("not-plain", path=path)


def remove_quietly(path: Path) -> None:
    """Delete a file; errors are ignored."""
    with contextlib.suppress(OSError):
        path.unlink(missing_ok=True)


def tighten(path: Path) -> None:
    """Remove the permissions of group and others, where the system allows it."""
    with contextlib.suppress(OSError):
        mode = path.stat().st_mode
        if mode & 0o077:
            path.chmod(mode & 0o700)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _name(part: Path, target: Path) -> None:
    """Name a file without replacing one; in one step where the file system has hard links."""
    try:
        os.link(part, target)
    except FileExistsError as error:
        raise HistoryError("exists", path=target) from error
    except OSError:  # the file system has no hard links
        if os.path.lexists(target):
            raise HistoryError("exists", path=target) from None
        replace_file(part, target)
    else:
        part.unlink()


def replace_file(part: Path, target: Path) -> None:
    """Rename a file, over another one where there is one; may wait 2.6 s on Windows."""
    waits = RETRY_DELAYS_S if sys.platform == "win32" else ()
    for wait in waits:
        try:
            part.replace(target)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    part.replace(target)
