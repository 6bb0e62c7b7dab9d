"""Claims about who may write: one at a time, and nobody for longer than they live."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from listening_timer.history.lock import Lock, beside
from listening_timer.history.store import History
from listening_timer.records import HistoryError

HOLD = """
import sys, pathlib
from listening_timer.history.store import History
with History.open(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holder(path: Path) -> subprocess.Popen[str]:
    """Another process that has the history open for writing."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
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
        with pytest.raises(HistoryError) as caught:
            History.open(path)
        assert caught.value.code == "locked"
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
        with pytest.raises(HistoryError) as caught:
            History.open(link)
        assert caught.value.code == "locked"


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
    with Lock(tmp_path / "history.db"):
        pass


def test_a_leftover_lock_file_means_nothing(tmp_path: Path) -> None:
    """Empty, full of nonsense, or with the number of a living process: none of it locks."""
    path = tmp_path / "history.db"
    for left in (b"", b"\xff" * 99, b"%d\n" % os.getpid()):
        beside(path).write_bytes(left)
        History.open(path).close()


def test_closing_gives_the_right_back(tmp_path: Path) -> None:
    """After a close, or a failed opening, the next one may write."""
    path = tmp_path / "history.db"
    for _ in range(2):
        with History.open(path) as history:
            history.close()
    path.write_bytes(b"")
    for _ in range(2):
        with pytest.raises(HistoryError) as caught:
            History.open(path)
        assert caught.value.code == "damaged"
