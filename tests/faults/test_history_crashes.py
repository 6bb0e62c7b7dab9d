"""Claims about sudden ends: killed anywhere, what was acknowledged is kept, and all is sound."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from listening_timer.history.store import History
from listening_timer.model.records import HistoryError
from tests.helpers.history.sample_sessions import completed_log, session_id
from tests.helpers.process.required_tools import require_tools

ROOT = Path(__file__).parents[2]
KEEP_ON = """
import sys, pathlib
from listening_timer.history.store import History
from listening_timer.model.records import HistoryError, NewSession
from tests.helpers.history.sample_sessions import add_annotations, completed_log, session_id
from tests.helpers.history.sample_sessions import tally, word
least, most, tries = (int(each) for each in sys.argv[2:])
def tried(call, *values):
    for left in range(tries - 1, -1, -1):
        try:
            return call(*values)
        except HistoryError as error:
            if error.code == "unknown-session" and call == history.delete:
                return
            if not left:
                raise
with tried(History.open, pathlib.Path(sys.argv[1])) as history:
    for number in range(least, most):
        log, session = completed_log(number), session_id(number)
        tried(history.begin, NewSession(session, "Ann", "Bo"), log[:1])
        for seq, event in enumerate(log):
            tried(history.append, session, seq, [event])
            print(number, seq, flush=True)
            tried(history.checkpoint, session, event.at + 1)
        tried(add_annotations, history, session)
        tried(history.write_tally, tally("Ann", number))
        tried(history.write_word, word(session, "canary " * 200))
        tried(history.erase_word, word(session, "").id)
        if number % 3 == 0:
            tried(history.delete, session)
"""


def writer(
    path: Path, least: int, most: int, *before: str, tries: int = 1
) -> subprocess.Popen[str]:
    """A process that keeps sessions and says what was acknowledged; each call has its tries."""
    return subprocess.Popen(
        [*before, sys.executable, "-c", KEEP_ON, str(path), str(least), str(most), str(tries)],
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
            if number % 3 == 0 and seq == len(completed_log()) - 1:
                continue
            events = history.session(session_id(number)).events
            assert list(events[: seq + 1]) == completed_log(number)[: seq + 1]
            history.append(session_id(number), 0, completed_log(number))
        for unfinished in iter(history.unfinished, None):
            history.delete(unfinished.id)
        assert history.check() == []


def kill_often(path: Path, times: int) -> None:
    """Kill a writer at a random moment, look, and let the next one go on."""
    chance = random.Random(7)  # noqa: S311 - repeatable chance
    for turn in range(times):
        process = writer(path, turn * 1_000 + 1, turn * 1_000 + 999)
        assert process.stdout is not None
        first = process.stdout.readline()
        time.sleep(chance.uniform(0, 0.06))
        process.kill()
        rest = process.stdout.read()  # what was read ahead too; communicate() would lose it
        process.communicate()
        assert_kept(path, acknowledged(first + rest))


def test_a_killed_writer_loses_nothing_acknowledged(tmp_path: Path) -> None:
    """By kill -9 at random moments, one after the other on the same file."""
    kill_often(tmp_path / "history.db", 6)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_many_killed_writers_lose_nothing_acknowledged(tmp_path: Path) -> None:
    """The same, two hundred times."""
    kill_often(tmp_path / "history.db", 200)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("call", ["pwrite64", "fdatasync", "unlink", "ftruncate", "link", "fsync"])
def test_killed_at_each_call_it_opens_again(tmp_path: Path, call: str) -> None:
    """From the first start to the end of a session, killed at the n-th write, sync or removal."""
    require_tools("strace", "strace")
    killed = 0
    for nth in [*range(1, 30), *range(30, 400, 11)]:
        folder = tmp_path / f"{call}-{nth}"
        folder.mkdir()
        inject = f"inject={call}:signal=KILL:when={nth}"
        trace = ("strace", "-f", "-qq", "-e", f"trace={call}", "-e", inject)
        with writer(folder / "history.db", 1, 4, *trace) as process:
            said, _ = process.communicate()
        assert_kept(folder / "history.db", acknowledged(said))
        assert not list(folder.glob(".*new"))
        if process.returncode == 0:
            break
        killed += 1
    assert killed


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.parametrize("error", ["EIO", "ENOSPC", "EROFS"])
@pytest.mark.parametrize("call", ["pwrite64", "fdatasync"])
def test_an_error_at_each_call_is_told(tmp_path: Path, call: str, error: str) -> None:
    """A disk that refuses from then on: a HistoryError; only once: the call is repeated and done.

    Nothing that was acknowledged is lost either way.
    """
    require_tools("strace", "strace")
    told = 0
    for nth in range(1, 120, 9):
        for lasting in ("", "+"):
            folder = tmp_path / f"{call}-{nth}{lasting}"
            folder.mkdir()
            inject = f"inject={call}:error={error}:when={nth}{lasting}"
            trace = ("strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject)
            with writer(folder / "history.db", 1, 4, *trace, tries=2) as process:
                said, complaint = process.communicate()
            if process.returncode:
                assert lasting
                assert HistoryError.__name__ in complaint.splitlines()[-1]
                told += 1
            assert_kept(folder / "history.db", acknowledged(said))
    assert told


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
