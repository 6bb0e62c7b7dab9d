"""Claims about being asked to leave: it is done at once, and nothing that happened is lost."""

from __future__ import annotations

import random
import signal
import subprocess
import time
from collections.abc import Generator
from itertools import cycle
from pathlib import Path

import pytest

from listening_timer.history.store import History
from tests.helpers.process.program import EXIT_TIMEOUT_S, program_environment, start_program

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
INTERRUPTED = 130


@pytest.fixture(autouse=True)
def interruptible() -> Generator[None]:
    """Programs hear SIGINT, also where a shell started the tests in the background, without it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def driven(folder: Path, seed: int) -> subprocess.Popen[str]:
    """The real program, used by chance."""
    words = (str(folder / "history.db"), str(seed), "5", "first-try")
    environ = program_environment(folder, offscreen=True)
    return start_program(
        *words, environ=environ, module="tests.helpers.process.random_presses_child"
    )


def ended(process: subprocess.Popen[str], number: signal.Signals) -> tuple[str, str, float]:
    """Send a signal; what was said, what was complained of, and how long leaving took (s)."""
    before = time.monotonic()
    process.send_signal(number)
    said, complaint = process.communicate(timeout=EXIT_TIMEOUT_S)
    return said, complaint, time.monotonic() - before


def assert_all_kept(folder: Path, said: str) -> None:
    """The last thing that happened, in whichever session, is in the history."""
    happened = [line.split()[1] for line in said.splitlines() if line.startswith("happened ")]
    kept = [line.split() for line in said.splitlines() if line.startswith("kept ")]
    with History.open(folder / "history.db") as history:
        assert history.check() == []
        if happened:
            _word, session, _count, at = kept[-1]
            assert int(at) >= int(happened[-1])
            assert str(history.session(session).events[-1].at) == at


def leave_often(folder: Path, times: int) -> None:
    """Ask it to leave again and again in the middle of a talk, and print how long that took."""
    chance = random.Random(11)  # noqa: S311 - repeatable chance
    longest = 0.0
    for seed, number in zip(range(times), cycle(SIGNALS), strict=False):
        process = driven(folder, seed)
        assert process.stdout is not None
        first = process.stdout.readline()
        assert first == "ready\n"
        time.sleep(chance.uniform(0, 0.4))
        said, complaint, took = ended(process, number)
        assert (process.returncode, complaint) == (0, ""), number
        assert_all_kept(folder, said)
        longest = max(longest, took)
    print(f"\n{times} signals: left within {longest * 1000:.0f} ms")  # noqa: T201 - the figure


def test_a_signal_in_a_talk_is_heard_at_once(tmp_path: Path) -> None:
    """TERM, INT and HUP at random moments: it leaves, and all is kept; how soon is printed."""
    leave_often(tmp_path, 3)


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_many_signals_in_a_talk_are_heard_at_once(tmp_path: Path) -> None:
    """The same, thirty times."""
    leave_often(tmp_path, 30)


@pytest.mark.slow
def test_a_signal_during_the_start_is_heard_at_once(tmp_path: Path) -> None:
    """Twenty-three, from Python's first lines to the first page; how soon is printed."""
    environ, longest = program_environment(tmp_path, offscreen=True), 0.0
    for turn, number in zip(range(23), cycle(SIGNALS), strict=False):
        process = start_program("--history", str(tmp_path / "history.db"), environ=environ)
        time.sleep(0.06 + turn * 0.03)
        _said, complaint, took = ended(process, number)
        assert process.returncode in (0, INTERRUPTED, -number), complaint
        assert complaint == "", f"{number} after {60 + turn * 30} ms"
        longest = max(longest, took)
    print(f"\n23 signals: left within {longest * 1000:.0f} ms")  # noqa: T201 - the figure
    with History.open(tmp_path / "history.db") as history:
        assert history.check() == []
