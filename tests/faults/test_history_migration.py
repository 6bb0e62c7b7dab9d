"""Claims about a step to a newer version that is cut short: the file is the old one or the new."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from listening_timer.history.backup import before_migration
from listening_timer.history.file_header import read_version
from listening_timer.history.schema import NEWEST
from listening_timer.history.store import History
from tests.helpers.history.old_versions import ENDED, LIVED, NOTE, OPEN, first_version
from tests.helpers.history.sample_sessions import add_annotations, completed_log
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
    if self.path == path and (left < int(sys.argv[2]) or sql.startswith("CREATE")):
        if not left:
            os._exit(9)
        left -= 1
    return plain(self, sql, *values)
Database.rows = counted
History.open(path).close()
"""


def opened(path: Path, statements: int, *before: str) -> int:
    """Open a file in another process that dies after so many statements; its exit status."""
    command = [*before, sys.executable, "-c", OPEN_IT, str(path), str(statements)]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True).returncode


def assert_whole(path: Path) -> None:
    """The file is of one version or the other; opened, it has all that it held, and takes more."""
    assert read_version(path, NEWEST) in range(1, NEWEST + 1)
    with History.open(path) as history:
        assert list(history.session(ENDED).events) == completed_log()
        assert [each.text for each in history.session(ENDED).words] == [NOTE]
        found = history.unfinished()
        assert found is not None
        assert (found.id, found.lived) == (OPEN, LIVED)
        add_annotations(history, ENDED)
        assert history.check() == []
    assert read_version(path, NEWEST) == NEWEST


@pytest.mark.parametrize(("statements", "left"), [(1, 1), (6, 1), (11, 1), (17, 2), (25, 2)])
def test_killed_between_two_statements_nothing_is_half(
    tmp_path: Path, statements: int, left: int
) -> None:
    """Wherever the writer dies, the next start opens the file and finishes the step."""
    path = first_version(tmp_path / "history.db")
    assert opened(path, statements) == 9
    assert read_version(path, NEWEST) == left
    assert before_migration(path, 1).exists()
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
        path = first_version(folder / "history.db")
        inject = f"inject={call}:signal=KILL:when={nth}"
        trace = ("strace", "-f", "-qq", "-e", f"trace={call}", "-e", inject)
        status = opened(path, 1_000, *trace)
        assert_whole(path)
        if status == 0:
            break
        killed += 1
    assert killed
