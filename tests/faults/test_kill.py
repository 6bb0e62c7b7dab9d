"""Claims about kill -9 in the middle of a talk: what was committed is there, and it goes on."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

from listening_timer.exercise.commands import Answer, AnswerGap, MainAction, Reopen
from listening_timer.exercise.events import Event, SessionStarted
from listening_timer.exercise.formats import SECOND
from listening_timer.exercise.state import Status
from listening_timer.history.store import History
from listening_timer.model.records import Outcome
from listening_timer.ui.session.conductor import Conductor
from tests.helpers.process.program import program_environment, start_program

LANES = 2
"""So many programs at a time, each on a history of its own."""
SPEEDS = (1, 5, 20)
FORMATS = ("first-try", "share-fully", "share-reflect", "long-alternating", "short-turns")
MOST_COMMITS = 25
"""So many commits at the most come before a kill that does not hit the start."""
IN_START = 0.2
"""How many of the kills hit the start, before anything can be pressed."""


@dataclass
class Told:
    """What a program said before it was killed; half a line counts for nothing."""

    speed: int
    session: str = ""
    kept: int = 0
    kept_at: int = 0
    lived: int = 0
    shown: int = 0
    kept_in_all: int = 0

    @classmethod
    def from_lines(cls, said: str, speed: int) -> Told:
        """Read it; what is shown before its session was first kept belongs to none."""
        told = cls(speed)
        for line in said.split("\n")[:-1]:
            match line.split():
                case ["kept", session, count, at]:
                    if session != told.session:
                        told.shown = told.lived = 0
                    told.session, told.kept, told.kept_at = session, int(count), int(at)
                    told.kept_in_all += 1
                case ["lived", session, at] if session == told.session:
                    told.lived = int(at)
                case ["shown", at] if told.session:
                    told.shown = int(at)
                case _:
                    pass
        return told


def killed(folder: Path, seed: int) -> Told:
    """Let chance use the program on the folder's history, and kill it at a random moment."""
    chance = random.Random(seed)  # noqa: S311 - repeatable chance
    speed = chance.choice(SPEEDS)
    words = (str(folder / "history.db"), str(seed), str(speed), chance.choice(FORMATS))
    environ = program_environment(folder, offscreen=True)
    process = start_program(
        *words, environ=environ, module="tests.helpers.process.random_presses_child"
    )
    commits = 0 if chance.random() < IN_START else chance.randint(1, MOST_COMMITS)
    said = _until_kept(process, commits)
    time.sleep(chance.uniform(0, 0.3 if commits == 0 else 0.03))
    process.kill()
    rest, complaint = process.communicate()
    assert (process.returncode, complaint) == (-signal.SIGKILL, "")
    return Told.from_lines(said + rest, speed)


def _until_kept(process: subprocess.Popen[str], commits: int) -> str:
    """Read on until so many commits were told; what was said until then."""
    assert process.stdout is not None
    said, kept = "", 0
    while kept < commits:
        line = process.stdout.readline()
        assert line, "it ended by itself"
        said += line
        kept += line.startswith("kept ")
    return said


def look(folder: Path, told: Told) -> int:
    """Look at what is left, in a copy; returns how much (real ms) was lost."""
    copy = folder / "copy"
    copy.mkdir()
    for file in folder.glob("history.db*"):
        shutil.copy(file, copy)
    with History.open(copy / "history.db") as history:
        assert history.check() == []
        lost = _lost(history, told) if told.session else 0
        for found in iter(history.unfinished, None):
            _complete(history, found.id)
        assert history.check() == []
    shutil.rmtree(copy)
    return lost


def _lost(history: History, told: Told) -> int:
    found = history.unfinished()
    if found is None or found.id != told.session:
        row = history.session(told.session)
        assert len(row.events) >= told.kept
        assert row.row.outcome is not Outcome.OPEN
        return 0
    assert len(found.events) >= told.kept
    assert found.events[told.kept - 1].at == told.kept_at
    assert found.lived >= told.lived
    return max(0, told.shown - found.lived) // told.speed


def _complete(history: History, session: str) -> None:
    """Take it up as the program does, and lead it to its end."""
    found = history.unfinished()
    assert found is not None
    assert found.id == session
    now = [0]
    conductor = Conductor(lambda: now[0])
    log: list[Event] = list(found.events)
    conductor.happened.connect(log.extend)
    first = found.events[0]
    assert isinstance(first, SessionStarted)
    conductor.reopen(found.events, Reopen(found.lived, first.wall, first.offset))
    while conductor.running:
        now[0] += SECOND
        conductor.look()
        state = conductor.state
        if state is not None and state.status is Status.GAP_ASKED:
            conductor.wish(AnswerGap(Answer.GO_ON))
        elif state is not None and state.status is not Status.HELD_SILENCE:
            conductor.wish(MainAction())
    history.append(session, len(found.events), log[len(found.events) :])
    assert history.session(session).row.outcome is Outcome.COMPLETED


def kill_often(folder: Path, times: int) -> None:
    """Kill again and again, two programs at a time, and print what it came to."""
    lanes = [folder / str(lane) for lane in range(LANES)]
    for lane in lanes:
        lane.mkdir()
    worst, kept = 0, 0
    with ThreadPoolExecutor(LANES) as driver:
        for seed in range(0, times, LANES):
            for lane, told in zip(lanes, driver.map(killed, lanes, count(seed)), strict=True):
                worst = max(worst, look(lane, told))
                kept += told.kept_in_all
    print(f"\n{times} kills, {kept} commits: at most {worst} ms lost")  # noqa: T201 - the figure
    assert kept > times // 2  # it was really at work


@pytest.mark.usefixtures("qapp")
def test_kill_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    """Ten times at random moments: every commit is there, it is offered and can be completed.

    A commit is of events, or of how far it was lived. What was shown and not yet kept is printed.
    """
    kill_often(tmp_path, 10)


@pytest.mark.slow
@pytest.mark.timeout(600)
@pytest.mark.usefixtures("qapp")
def test_many_kills_lose_nothing_that_was_kept(tmp_path: Path) -> None:
    """The same, forty times."""
    kill_often(tmp_path, 40)
