"""Claims about the demonstration of each format that ships, as a process of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtGui import QImageReader

from listening_timer.exercise.events import Event, PhaseEnded, SessionStarted
from listening_timer.exercise.evolve import evolve, fold
from listening_timer.history.store import History
from listening_timer.model.records import Outcome
from listening_timer.ui.theme.theme import DESIGN
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.process.program import program_environment, start_program, wait_for_exit

TAKES = 150.0
"""Seconds that the longest may take on a machine that has much else to do; 15 of them it plays."""
PICTURED = "share-fully"
"""The format whose demonstration takes pictures: of its session, and of all around it."""
PICTURE = 4_096
"""Bytes that a picture with something on it has at least."""
PHASES = {name: [phase.kind for phase in fmt.phases] for name, fmt in SHIPPED.items()}
"""The kinds of the phases of each format, in order; see tests/library/test_shipped.py."""

pytestmark = [pytest.mark.slow, pytest.mark.timeout(3 * TAKES), pytest.mark.xdist_group("demo")]
LANES = 3
"""So many are played side by side: most of the time each waits."""


@dataclass(frozen=True)
class Play:
    """One demonstration: where it leaves its files, and how it left."""

    folder: Path
    left: Future[tuple[int, str]]


def kept(file: Path) -> tuple[Event, ...]:
    """The log of the one session in a history, which is sound and says that it was completed."""
    with History.open(file, read_only=True) as history:
        assert history.check() == []
        rows = history.sessions()
        assert [row.outcome for row in rows] == [Outcome.COMPLETED]
        return history.session(rows[0].id).events


def ended(log: tuple[Event, ...]) -> list[str]:
    """The kinds of the phases that ended, in the order in which each ended first."""
    state = fold(log[:1])
    kinds: dict[int, str] = {}
    for event in log[1:]:
        if isinstance(event, PhaseEnded):
            kinds.setdefault(state.index, state.phase.kind)
        state = evolve(state, event)
    return list(kinds.values())


def played(folder: Path, identity: str) -> tuple[int, str]:
    """Play one in a folder of its own; its exit status and what it said as an error."""
    shots = ("--shots", str(folder / "shots")) if identity == PICTURED else ()
    process = start_program(
        *("demo", "--format", identity, "--speed", "600", "--keep", str(folder / "kept.db")),
        *shots,
        environ=program_environment(folder / "home", offscreen=True),
    )
    return wait_for_exit(process, TAKES)


@pytest.fixture(scope="module")
def plays(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Play]]:
    """All of them, a few side by side."""
    folders = {identity: tmp_path_factory.mktemp(identity) for identity in PHASES}
    with ThreadPoolExecutor(LANES) as lanes:
        yield {
            identity: Play(folder, lanes.submit(played, folder, identity))
            for identity, folder in folders.items()
        }


@pytest.mark.parametrize("identity", PHASES)
def test_demonstration_plays_to_its_end(identity: str, plays: Mapping[str, Play]) -> None:
    """It leaves as completed, and what it kept replays: every phase, in order."""
    play = plays[identity]
    assert play.left.result() == (0, "")
    log = kept(play.folder / "kept.db")
    assert isinstance(log[0], SessionStarted)
    assert log[0].format.id == identity
    assert fold(log).completed
    assert ended(log) == PHASES[identity]


def test_demonstration_takes_pictures(plays: Mapping[str, Play]) -> None:
    """Where a folder is given: of every phase and of all around it, in the size of the window."""
    play = plays[PICTURED]
    assert play.left.result() == (0, "")
    shots = list((play.folder / "shots").iterdir())
    taken = {path.stem.partition("-")[2] for path in shots}
    assert {
        f"{number:02}-{kind}" for number, kind in enumerate(PHASES[PICTURED], 1)
    } - taken == set()
    around = {"welcome", "begin-again", "change", "history", "insights-all", "settings"}
    assert {*around, "found", "problem"} - taken == set()
    assert min(path.stat().st_size for path in shots) > PICTURE
    assert {QImageReader(str(path)).size().toTuple() for path in shots} == {DESIGN.toTuple()}
