"""Claims about sudden ends: killed anywhere, what was acknowledged is kept, and all is sound."""

from __future__ import annotations

import errno
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from tests.helpers.history.busy_writer import DELETED, keep_sessions
from tests.helpers.history.power_cut import SYNC, WRITE, recorded, watch_kills
from tests.helpers.history.sample_sessions import completed_log, session_id

ROOT = Path(__file__).parents[2]
CHANGES = 1_000
"""So many changes there are, at least, after each of which a kill leaves other files."""


def writer(path: Path, first: int) -> subprocess.Popen[str]:
    """A process that keeps sessions from this number on and says what was acknowledged."""
    words = (str(path), str(first), str(first + 998))
    return subprocess.Popen(
        [sys.executable, "-m", "tests.helpers.history.busy_writer", *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def acknowledged(said: str) -> dict[int, int]:
    """For each session the last event that was acknowledged; a half line counts for nothing."""
    lines = said.split("\n")[:-1]
    return {int(number): int(seq) for number, seq in (line.split() for line in lines)}


def assert_kept(path: Path, said: dict[int, int]) -> None:
    """Every acknowledged event is there, nothing is torn, and writing goes on."""
    with History.open(path) as history:
        assert history.check() == []
        for number, seq in said.items():
            if number % DELETED == 0 and seq == len(completed_log()) - 1:
                continue
            events = history.session(session_id(number)).events
            assert list(events[: seq + 1]) == completed_log(number)[: seq + 1]
            history.append(session_id(number), 0, completed_log(number))
        for unfinished in iter(history.unfinished, None):
            history.delete(unfinished.id)
        assert history.check() == []


def test_a_killed_writer_loses_nothing_acknowledged(tmp_path: Path) -> None:
    """By kill -9 at random moments, one after the other on the same file."""
    path, chance = tmp_path / "history.db", random.Random(7)  # noqa: S311 - repeatable chance
    for turn in range(6):
        process = writer(path, turn * 1_000 + 1)
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.uniform(0, 0.06))
        process.kill()
        rest = process.stdout.read()  # what was read ahead too; communicate() would lose it
        process.communicate()
        assert_kept(path, acknowledged(first + rest))


@pytest.mark.parametrize("step", [13, pytest.param(1, marks=pytest.mark.slow)])
def test_killed_after_any_change_it_opens_again(tmp_path: Path, step: int) -> None:
    """From the first start to the end of a session, killed after each change, or each 13th."""
    said, left = dict[int, int](), list[tuple[dict[str, bytes], dict[int, int]]]()
    used = tmp_path / "used"
    used.mkdir()
    watch_kills(
        used,
        lambda: keep_sessions(used / "history.db", [DELETED], said.__setitem__),
        lambda files: left.append((files, dict(said))),
    )
    assert len(left) > CHANGES
    for at, (files, known) in enumerate(left[::step]):
        folder = tmp_path / str(at)
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content)
        assert_kept(folder / "history.db", known)
        assert not list(folder.glob(".*new"))


@pytest.mark.parametrize("error", [errno.EIO, errno.ENOSPC, errno.EROFS], ids=errno.errorcode.get)
@pytest.mark.parametrize("call", [WRITE, SYNC], ids=["write", "sync"])
def test_an_error_at_any_call_is_told(tmp_path: Path, call: int, error: int) -> None:
    """A disk that refuses from then on: a HistoryError; only once: the call is repeated and done.

    Nothing that was acknowledged is lost either way.
    """
    told = 0
    for nth in range(1, 120, 9):
        for lasting in (False, True):
            folder = tmp_path / f"{nth}-{lasting}"
            folder.mkdir()
            said, refused = kept_on_a_bad_disk(folder, call, error, nth, lasting=lasting)
            assert lasting or not refused
            told += refused
            assert_kept(folder / "history.db", said)
    assert told


def kept_on_a_bad_disk(
    folder: Path, call: int, error: int, nth: int, *, lasting: bool
) -> tuple[dict[int, int], bool]:
    """Keep three sessions where the n-th such call fails, or all from it on.

    Returns what was acknowledged, and whether it ended with a HistoryError.
    """
    count, said = 0, dict[int, int]()

    def refuses(asked: int) -> int:
        nonlocal count
        count += asked == call
        fails = count >= nth if lasting else count == nth
        return error if asked == call and fails else 0

    with pytest.MonkeyPatch.context() as patch, recorded(folder, patch) as disk:
        disk.refuses = refuses
        try:
            keep_sessions(folder / "history.db", range(1, 4), said.__setitem__, tries=2)
        except HistoryError:
            return said, True
    return said, False


OPENED = """
import sys, pathlib, os
seen = []
path = pathlib.Path(sys.argv[1])
connected = False
def hook(event, args):
    if connected and event == "open" and str(args[0]).startswith(str(path)):
        seen.append(args[0])
sys.addaudithook(hook)
from listening_timer.history.store import History
from tests.helpers.history.sample_sessions import add_session, word
with History.open(path) as history:
    connected = True
    session = add_session(history)
    history.write_word(word(session, "x"))
    history.sessions(), history.session(session), history.check(), history.rebuild()
    history.backup(path.with_name("copy.db"))
    history.delete(session)
    connected = False
print(seen)
"""


def test_we_never_open_the_file_beside_sqlite(tmp_path: Path) -> None:
    """While it is connected no code of ours opens the history: closing would drop its locks."""
    done = subprocess.run(
        [sys.executable, "-c", OPENED, str(tmp_path / "history.db")],
        capture_output=True,
        text=True,
        cwd=ROOT,
        check=True,
    )
    assert done.stdout.strip() == "[]"
