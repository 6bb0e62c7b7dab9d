"""Claims about a step to a newer version that is cut short: the file is the old one or the new."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from listening_timer.history.backup import before_migration
from listening_timer.history.file_header import NEWEST, read_version
from listening_timer.history.store import History
from tests.helpers.history.old_versions import VERSION, as_version_6
from tests.helpers.history.sample_sessions import (
    add_annotations,
    completed_log,
    sample_database,
    session_id,
)
from tests.helpers.process.required_tools import require_tools

ROOT = Path(__file__).parents[2]
OPEN_IT = """
import os, sys, pathlib
from listening_timer.history.connection import Database
from listening_timer.history.store import History
path, left = pathlib.Path(sys.argv[1]), int(sys.argv[2])
plain = Database.rows
def counted(self, sql, *values):
    global left
    if self.path == path and (left < int(sys.argv[2]) or sql.startswith("DROP TABLE")):
        if not left:
            os._exit(9)
        left -= 1
    return plain(self, sql, *values)
Database.rows = counted
History.open(path).close()
"""


def older(folder: Path) -> Path:
    """A file of version 6: a dozen sessions, and an open one."""
    return as_version_6(sample_database(folder / "history.db"))


def opened(path: Path, statements: int, *before: str) -> int:
    """Open a file in another process that dies after so many statements; its exit status."""
    command = [*before, sys.executable, "-c", OPEN_IT, str(path), str(statements)]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode


def assert_whole(path: Path) -> None:
    """The file is of one version or the other; opened, it has all that it held, and takes more."""
    assert read_version(path) in (VERSION, NEWEST)
    with History.open(path) as history:
        assert history.count() == 12
        detail = history.session(session_id(1))
        assert list(detail.events) == completed_log(day=1)
        assert detail.words[0].text.startswith("a note about number 1")
        found = history.unfinished()
        assert found is not None
        assert found.id == session_id(13)
        add_annotations(history, session_id(1))
        assert history.check() == []
    assert read_version(path) == NEWEST


@pytest.mark.parametrize(("statements", "left"), [(0, 6), (1, 6), (5, 6), (6, 7)])
def test_killed_between_two_statements_nothing_is_half(
    tmp_path: Path, statements: int, left: int
) -> None:
    """Wherever the writer dies, the next start opens the file and finishes the step."""
    path = older(tmp_path)
    assert opened(path, statements) == 9
    assert read_version(path) == left
    assert before_migration(path, VERSION).exists()
    assert_whole(path)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("call", ["pwrite64", "fdatasync", "unlink", "fsync", "rename"])
def test_killed_at_each_call_it_is_one_version_or_the_other(tmp_path: Path, call: str) -> None:
    """Killed at the n-th write, sync or removal of the step: never half, never lost."""
    require_tools("strace", "strace")
    killed = 0
    for nth in range(1, 200):
        folder = tmp_path / str(nth)
        folder.mkdir()
        path = older(folder)
        inject = f"inject={call}:signal=KILL:when={nth}"
        trace = ("strace", "-f", "-qq", "-e", f"trace={call}", "-e", inject)
        status = opened(path, 1_000, *trace)
        assert_whole(path)
        if status == 0:
            break
        killed += 1
    assert killed
