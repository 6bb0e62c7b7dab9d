"""File trace: what a process does to files, as the kernel is asked for it (strace).

Only calls that create, change, rename or remove something are traced, and writes to what is open;
reading is no concern of it. Threads and child processes belong to the process.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.helpers.process.required_tools import require_tools

OPENS = "open,openat,openat2,creat"
CHANGES = (
    "rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,symlink,symlinkat,"
    "truncate,chmod,fchmodat,chown,fchownat,lchown,utimensat,utimes,utime,futimesat,mknod,mknodat,"
    "setxattr,lsetxattr,removexattr"
)
WRITES = (
    "write,writev,pwrite64,pwritev,pwritev2,ftruncate,fallocate,copy_file_range,sendfile,"
    "fchmod,fchown,fsetxattr"
)
FOR_WRITING = re.compile(r"\bO_(WRONLY|RDWR|CREAT|TRUNC|APPEND|TMPFILE)\b")
CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)$")
PATH = re.compile(r'"((?:\\.|[^"\\])*)"')
OPENED = re.compile(r"^\d+<((?:\\.|[^>\\])*)>")
"""A file descriptor as `-y` decodes it."""
NO_FILES: Mapping[str, str] = {
    "/dev/": "devices: nothing stays in them",
    "/proc/self/": "what the kernel knows of the process itself: gone with it",
    "/memfd:": "memory that is shared through a descriptor and has no name",
    "pipe:": "a pipe",
    "socket:": "a socket: the display, the sound server, the desktop's bus",
    "anon_inode:": "what wakes an event loop",
}
"""What looks like a file and is none, by how its name begins, each with the reason."""
SHARED_MEMORY = "/dev/shm/"  # noqa: S108 - looked for, not used
"""What stays until the computer is switched off, though it looks like a device."""


class FileTrace:
    """Traces a program that is started with `before`."""

    def __init__(self, folder: Path, apart: Mapping[str, str]) -> None:
        """`folder`: where the trace is written; `apart`: paths left aside, each with the reason."""
        require_tools("strace", "strace")
        self._file, self._begun = folder / "strace.txt", 0
        self._apart = tuple(apart)

    @property
    def before(self) -> tuple[str, ...]:
        """The words that stand before the program's command; the process is the program's."""
        calls = f"{OPENS},{CHANGES},{WRITES}"
        known = f"trace=?{calls.replace(',', ',?')}"  # not each is known on every processor
        options = ("-D", "-f", "-qq", "-y", "--seccomp-bpf", "-s", "256")
        return ("strace", *options, "-e", "signal=none", "-e", known, "-o", str(self._file))

    def begin(self) -> None:
        """Count from here on."""
        self._begun = self._file.stat().st_size

    def changes(self) -> list[str]:
        """Every call since then that could leave something: its name, and on what."""
        with self._file.open("rb") as file:
            file.seek(self._begun)
            lines = file.read().decode("utf-8", "replace").splitlines()
        changes = [change for line in lines for change in changes_of(line)]
        return [each for each in changes if not each.partition(" ")[2].startswith(self._apart)]


def changes_of(line: str) -> Iterator[str]:
    """What a line of strace says to have been created, changed or removed."""
    found = CALL.match(line)
    if found is None:  # the second half of a call that another thread interrupted
        return
    call, rest = found.groups()
    if call in WRITES.split(","):
        opened = OPENED.match(rest)
        paths = [opened[1]] if opened else [rest]
    elif call in CHANGES.split(",") or call == "creat" or FOR_WRITING.search(rest):
        paths = PATH.findall(rest)[:2] or [rest]
    else:
        return
    yield from (f"{call} {path}" for path in paths if is_a_file(path))


def is_a_file(path: str) -> bool:
    """Whether something under this name can stay."""
    name = path.removeprefix("<")
    return name.startswith(SHARED_MEMORY) or not name.startswith(tuple(NO_FILES))


def tree(folder: Path) -> dict[str, str]:
    """Everything in a folder by its path: kind, mode, time of change and what it holds."""
    return {str(path.relative_to(folder)): _state(path) for path in sorted(folder.rglob("*"))}


def _state(path: Path) -> str:
    told = path.lstat()
    if path.is_symlink():
        holds = str(path.readlink())
    elif path.is_file():
        holds = hashlib.sha256(path.read_bytes()).hexdigest()
    else:
        holds = ""
    return f"{told.st_mode:o} {told.st_mtime_ns} {holds}"
