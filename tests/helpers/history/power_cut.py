"""Simulated power cuts, kills and disk errors: a SQLite VFS that sees every change of a file.

Files are real ones; beside each the recorder keeps what the disk would hold. A write reaches the
disk at the next sync of its file, a name (creation, rename, removal) at the next sync of its
directory. `Disk.image` draws one outcome of a cut now: unsynced sectors survive one by one,
unsynced directory changes up to a random point. A kill leaves the real files as they are.
"""

from __future__ import annotations

import contextlib
import errno
import os
import random
import stat
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import apsw
import pytest

SECTOR = 512
WRITE, SYNC = apsw.SQLITE_IOERR_WRITE, apsw.SQLITE_IOERR_FSYNC
"""What SQLite asks of a disk that may refuse it, by the result that says so."""
_JOURNAL = apsw.SQLITE_OPEN_MAIN_JOURNAL | apsw.SQLITE_OPEN_SUPER_JOURNAL

Change = tuple[int, bytes] | int
"""Bytes written from an offset on, or the size to which a file was cut."""


@dataclass(eq=False, slots=True)
class Inode:
    """What the disk holds of one file for certain, and what has not been synced."""

    synced: bytes = b""
    pending: list[Change] = field(default_factory=list[Change])

    def sync(self) -> None:
        """Let everything reach the disk."""
        self.synced = _applied(self.synced, self.pending, lambda: True)
        self.pending.clear()

    def after_cut(self, chance: random.Random) -> bytes:
        """The content after a cut: each unsynced sector is there, or is not."""
        return _applied(self.synced, self.pending, lambda: chance.random() < 0.5)


def _applied(content: bytes, changes: list[Change], survives: Callable[[], bool]) -> bytes:
    data = bytearray(content)
    for change in changes:
        if isinstance(change, int):
            if survives():
                del data[change:]
            continue
        offset, written = change
        for start, piece in _sectors(offset, written):
            if survives():
                data.extend(bytes(max(0, start + len(piece) - len(data))))
                data[start : start + len(piece)] = piece
    return bytes(data)


def _sectors(offset: int, written: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(written):
        size = min(SECTOR - (offset + at) % SECTOR, len(written) - at)
        yield offset + at, written[at : at + size]
        at += size


class Disk:
    """All files under one folder, as the program sees them and as the disk holds them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, Inode] = {}
        self.changed: Callable[[], None] = lambda: None
        """Called after each change, so that a test may cut there."""
        self.refuses: Callable[[int], int] = lambda _call: 0
        """Called before each WRITE and SYNC: with which errno it fails; 0: it does not."""
        self.errno = 0
        self._durable: dict[str, Inode] = {}
        self._unsynced: list[tuple[str, Inode | None]] = []

    def ask(self, call: int) -> None:
        """Raise what SQLite gets from Unix where the disk refuses this call."""
        refused = self.refuses(call)
        if refused == errno.ENOSPC and call == WRITE:
            raise apsw.FullError
        self.errno = refused
        if refused:
            error = apsw.IOError()
            error.extendedresult = call  # pyright: ignore[reportAttributeAccessIssue] - apsw reads it
            raise error

    def inode(self, path: str) -> Inode:
        """The file of that name; a new one where the name is new."""
        if path not in self.names:
            self._name(path, Inode())
        return self.names[path]

    def write(self, inode: Inode, change: Change) -> None:
        """Change a file, unsynced."""
        inode.pending.append(change)
        self.changed()

    def sync(self, inode: Inode) -> None:
        """Sync the content of a file."""
        inode.sync()
        self.changed()

    def rewritten(self, path: str) -> Inode:
        """A file that was written without our seeing it: all of that is unsynced."""
        inode = self.inode(path)
        inode.pending = [0, (0, Path(path).read_bytes())]
        return inode

    def rename(self, old: str, new: str) -> None:
        """Give a file another name, in the place of what bore it."""
        inode = self.inode(old)
        self._name(new, inode)
        self.remove(old)

    def link(self, old: str, new: str) -> None:
        """Give a file one more name."""
        self._name(new, self.inode(old))

    def remove(self, path: str) -> None:
        """Take a name away."""
        if path in self.names:
            self._name(path, None)

    def sync_folder(self, folder: str) -> None:
        """Sync the names in a directory."""
        kept: list[tuple[str, Inode | None]] = []
        for path, inode in self._unsynced:
            if os.path.dirname(path) == folder:  # noqa: PTH120 - plain texts, very many
                _put_name(self._durable, path, inode)
            else:
                kept.append((path, inode))
        self._unsynced = kept
        self.changed()

    def image(self, chance: random.Random) -> dict[str, bytes]:
        """What the disk holds when the power fails now: content by name within the folder."""
        names = dict(self._durable)
        most = len(self._unsynced)
        for path, inode in self._unsynced[: chance.choice([0, chance.randint(0, most)])]:
            _put_name(names, path, inode)
        return {
            os.path.relpath(path, self.folder): inode.after_cut(chance)
            for path, inode in names.items()
        }

    def _name(self, path: str, inode: Inode | None) -> None:
        self._unsynced.append((path, inode))
        _put_name(self.names, path, inode)
        self.changed()


def _put_name(names: dict[str, Inode], path: str, inode: Inode | None) -> None:
    if inode is None:
        names.pop(path, None)
    else:
        names[path] = inode


class _File(apsw.VFSFile):
    """A real file whose changes are recorded; a new journal syncs its directory, as on Unix."""

    def __init__(self, disk: Disk, name: apsw.URIFilename | str, flags: list[int]) -> None:
        path = name if isinstance(name, str) else name.filename()
        self._disk = disk
        self._new_journal = bool(flags[0] & _JOURNAL) and path not in disk.names
        self._folder = os.path.dirname(path)  # noqa: PTH120 - a text for SQLite
        super().__init__("unix", name, flags)
        self._inode = disk.inode(path)

    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.ask(WRITE)
        super().xWrite(data, offset)  # pyright: ignore[reportUnknownMemberType] - apsw's stub
        self._disk.write(self._inode, (offset, bytes(data)))

    def xTruncate(self, newsize: int) -> None:
        super().xTruncate(newsize)
        self._disk.write(self._inode, newsize)

    def xSync(self, flags: int) -> None:
        self._disk.ask(SYNC)
        self._disk.sync(self._inode)
        if self._new_journal:
            self._new_journal = False
            self._disk.sync_folder(self._folder)

    def excepthook(self, etype: object, evalue: object, etraceback: object) -> bool:
        """Tell nobody but SQLite."""
        return True


class _Vfs(apsw.VFS):
    def __init__(self, disk: Disk) -> None:
        self._disk = disk
        super().__init__("powercut", "unix", makedefault=True)

    def xOpen(self, name: apsw.URIFilename | str | None, flags: list[int]) -> apsw.VFSFile:
        if name is None or not flags[0] & (_JOURNAL | apsw.SQLITE_OPEN_MAIN_DB):
            return apsw.VFSFile("unix", name, flags)
        return _File(self._disk, name, flags)

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: FBT001 - as SQLite has it
        super().xDelete(filename, False)
        self._disk.remove(filename)
        if syncdir:
            self._disk.sync_folder(os.path.dirname(filename))  # noqa: PTH120 - a text of SQLite

    def xGetLastError(self) -> tuple[int, str]:
        return self._disk.errno, ""


@contextmanager
def recorded(folder: Path, patch: pytest.MonkeyPatch) -> Generator[Disk]:
    """Record what SQLite and the program's own file functions do in a folder."""
    disk = Disk(folder)
    _record_system_calls(disk, patch)
    vfs = _Vfs(disk)
    try:
        yield disk
    finally:
        vfs.unregister()
        patch.undo()


def watch_kills(
    folder: Path, use: Callable[[], None], seen: Callable[[dict[str, bytes]], None]
) -> None:
    """Use a folder, and see what a kill after each change would leave: its files, by name."""
    last: list[dict[str, bytes]] = []

    def changed() -> None:
        left = {path.name: path.read_bytes() for path in folder.iterdir()}
        if left not in last:
            last[:] = [left]
            seen(left)

    with pytest.MonkeyPatch.context() as patch, recorded(folder, patch) as disk:
        disk.changed = changed
        use()


def _record_system_calls(disk: Disk, patch: pytest.MonkeyPatch) -> None:
    replace, link, unlink = os.replace, os.link, os.unlink

    def fsync(handle: int) -> None:
        path = str(Path(f"/proc/self/fd/{handle}").readlink())
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            disk.sync_folder(path)
        else:
            disk.sync(disk.rewritten(path))

    def replaced(old: str | os.PathLike[str], new: str | os.PathLike[str]) -> None:
        replace(old, new)
        disk.rename(os.fspath(old), os.fspath(new))

    def linked(old: str | os.PathLike[str], new: str | os.PathLike[str]) -> None:
        link(old, new)
        disk.link(os.fspath(old), os.fspath(new))

    def unlinked(path: str | os.PathLike[str]) -> None:
        with contextlib.ExitStack() as after:
            after.callback(disk.remove, os.fspath(path))
            unlink(path)

    patch.setattr(os, "fsync", fsync)
    patch.setattr(os, "replace", replaced)
    patch.setattr(os, "link", linked)
    patch.setattr(os, "unlink", unlinked)
