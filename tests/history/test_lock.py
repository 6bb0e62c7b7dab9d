"""Claims about who may write: one at a time, and nobody for longer than they live."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from listening_timer.history import connection
from listening_timer.history.lock import Lock, lock_path
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from tests.helpers.history.sample_sessions import add_session

HOLD = """
import sys, pathlib
from listening_timer.history.store import History
with History.open(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""

USE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""


def holder(path: Path, code: str = HOLD) -> subprocess.Popen[str]:
    """Another process that has the history open for writing, or in use without our lock."""
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    process.stdout.close()
    return process


def test_a_second_writer_is_told_who_has_it(tmp_path: Path) -> None:
    """Window and command line share one lock; a reader needs none; a dead holder holds nothing."""
    path = tmp_path / "history.db"
    with holder(path) as process:
        with pytest.raises(HistoryError, match="'locked'") as caught:
            History.open(path)
        assert caught.value.values["pid"] == process.pid
        History.open(path, read_only=True).close()
        process.send_signal(signal.SIGKILL)
        process.wait()
        History.open(path).close()


def test_two_names_of_one_file_meet_one_lock(tmp_path: Path) -> None:
    """A link to a history is that history."""
    path, link = tmp_path / "history.db", tmp_path / "link.db"
    with History.open(path):
        link.symlink_to(path)
        with pytest.raises(HistoryError, match="'locked'"):
            History.open(link)


def test_of_many_at_once_one_wins(tmp_path: Path) -> None:
    """Fifty tries at the same time: one lock is had."""

    def attempt(_number: int) -> Lock | None:
        try:
            return Lock(tmp_path / "history.db")
        except HistoryError:
            return None

    with ThreadPoolExecutor(16) as pool:
        had = [lock for lock in pool.map(attempt, range(50)) if lock]
    assert len(had) == 1
    had[0].close()
    had[0].close()
    Lock(tmp_path / "history.db").close()


def test_a_leftover_lock_file_means_nothing(tmp_path: Path) -> None:
    """Empty, full of nonsense, or with the number of a living process: none of it locks."""
    path = tmp_path / "history.db"
    for left in (b"", b"\xff" * 99, b"%d\n" % os.getpid()):
        lock_path(path).write_bytes(left)
        History.open(path).close()


def test_closing_gives_the_right_back(tmp_path: Path) -> None:
    """After a close, or a failed opening, the next one may write."""
    path = tmp_path / "history.db"
    for _ in range(2):
        with History.open(path) as history:
            history.close()
    path.write_bytes(b"")
    for _ in range(2):
        with pytest.raises(HistoryError, match="damaged"):
            History.open(path)


def test_a_lock_is_never_written_through_a_link(tmp_path: Path) -> None:
    """Where the lock file is a link, or has a second name, that file stays as it was."""
    path, other = tmp_path / "history.db", tmp_path / "letter.txt"
    other.write_text("dear diary")
    lock_path(path).symlink_to(other)
    with pytest.raises(HistoryError) as caught:
        History.open(path)
    assert (caught.value.code, caught.value.values["path"]) == ("not-plain", lock_path(path))
    lock_path(path).unlink()
    lock_path(path).hardlink_to(other)
    History.open(path).close()
    assert other.read_text() == "dear diary"


def test_a_holder_that_left_no_number_is_still_ours(tmp_path: Path) -> None:
    """Its lock says that it is this program; the sentence names no process."""
    path = tmp_path / "history.db"
    with closing(Lock(path)):
        lock_path(path).write_bytes(b"")
        with pytest.raises(HistoryError, match="locked-by-us"):
            Lock(path)


def test_another_program_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who holds the file by SQLite's lock alone is no window of ours, to readers and writers."""
    monkeypatch.setattr(connection, "BUSY_TIMEOUT_MS", 10)
    path = tmp_path / "history.db"
    History.open(path).close()
    with holder(path, USE) as process:
        for read_only in (True, False):
            with pytest.raises(HistoryError, match="busy"):
                History.open(path, read_only=read_only)
        process.kill()
    with History.open(path) as history, holder(path, USE) as process:
        with pytest.raises(HistoryError, match="busy"):
            add_session(history)
        process.kill()


def _link(path: Path) -> None:
    path.symlink_to("nowhere")


NEIGHBOURS = (".lock", "-journal")


@pytest.mark.parametrize("ending", NEIGHBOURS)
@pytest.mark.parametrize("make", [Path.mkdir, _link, os.mkfifo])
def test_a_neighbour_that_is_no_plain_file_is_named(
    tmp_path: Path, ending: str, make: Callable[[Path], None]
) -> None:
    """A folder, a link or a pipe where lock or journal belong: told by its own name."""
    path = tmp_path / "history.db"
    History.open(path).close()
    neighbour = tmp_path / f"history.db{ending}"
    neighbour.unlink(missing_ok=True)
    make(neighbour)
    with pytest.raises(HistoryError) as caught:
        History.open(path)
    assert (caught.value.code, caught.value.values["path"]) == ("not-plain", neighbour)
