"""Claims about starts that cannot be: one sentence, status 1, and the file as it was."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from listening_timer.history.lock import Lock
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from tests.helpers.history.sample_sessions import add_session
from tests.helpers.process.program import (
    eventually,
    program_environment,
    start_program,
    wait_for_exit,
)

POWERLESS = ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
"""Runs a program as root that must obey modes, also in a checkout that is root's alone."""
SOMEBODY = 65_534
AT_ONCE = 4
"""So many programs start at the same moment."""


def made(path: Path) -> Path:
    """A history with one session."""
    with History.open(path) as history:
        add_session(history)
    return path


def make_newer(path: Path) -> None:
    """A file of a program that does not exist yet."""
    made(path)
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA user_version=999")  # pyright: ignore[reportUnknownMemberType] - apsw's stub
    connection.close()


def make_damaged(path: Path) -> None:
    """A file with rubbish where its first table was."""
    made(path)
    data = bytearray(path.read_bytes())
    data[100:8192] = b"\xa5" * (8192 - 100)
    path.write_bytes(bytes(data))


def make_cut(path: Path) -> None:
    """Half a file."""
    made(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def make_swapped(path: Path) -> None:
    """A file in which two pages stand in each other's place: its list would be empty."""
    made(path)
    connection = apsw.Connection(str(path))
    found = connection.execute(  # pyright: ignore[reportUnknownMemberType] - apsw's stub
        "SELECT rootpage FROM sqlite_schema WHERE name IN ('list_all', 'list_early')"
    )
    one, other = (int(str(page)) for (page,) in found)
    connection.close()
    data = path.read_bytes()
    pages = [data[at : at + 4096] for at in range(0, len(data), 4096)]
    pages[one - 1], pages[other - 1] = pages[other - 1], pages[one - 1]
    path.write_bytes(b"".join(pages))


def make_foreign(path: Path) -> None:
    """Something else altogether."""
    path.write_bytes(b"My dear diary, " * 500)


def make_folder(path: Path) -> None:
    """A folder where a file should be."""
    path.mkdir()


def complaint_of(process: subprocess.Popen[str]) -> str:
    """See that it ended with status 1; the one sentence it said."""
    status, complaint = wait_for_exit(process)
    assert status == 1, complaint
    lines = complaint.splitlines()
    assert len(lines) == 1, complaint
    assert lines[0].endswith("."), complaint
    return lines[0]


def refused(folder: Path, history: Path, *, powerless: bool = False) -> str:
    """Start it on this history; what it says."""
    home = folder / "home"
    home.mkdir(exist_ok=True)
    environ = program_environment(home, offscreen=True)
    before = POWERLESS if powerless else ()
    return complaint_of(start_program("--history", str(history), environ=environ, before=before))


@pytest.mark.parametrize(
    ("make", "word"),
    [
        (make_newer, "newer"),
        (make_damaged, "damaged"),
        (make_cut, "damaged"),
        (make_swapped, "damaged"),
        (make_foreign, "is not a history"),
    ],
)
def test_a_file_that_cannot_be_opened(
    tmp_path: Path, make: Callable[[Path], None], word: str
) -> None:
    """Newer, damaged, cut or foreign: it is said in a sentence, and no byte of it changes."""
    path = tmp_path / "history.db"
    make(path)
    before = path.read_bytes()
    assert word in refused(tmp_path, path)
    assert path.read_bytes() == before


def given_to_somebody(folder: Path, mode: int) -> Path:
    """A history in a folder of somebody else, who lets others do no more than this mode says."""
    folder.mkdir()
    path = made(folder / "history.db")
    path.chmod(mode)
    folder.chmod(0o755)
    for each in (path, folder):
        os.chown(each, SOMEBODY, SOMEBODY)
    return path


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
def test_a_file_of_somebody_else(tmp_path: Path) -> None:
    """Unreadable: one sentence, and the file is as it was."""
    path = given_to_somebody(tmp_path / "theirs", 0o000)
    before = path.read_bytes()
    assert "cannot be read" in refused(tmp_path, path, powerless=True)
    assert path.read_bytes() == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
@pytest.mark.parametrize("named", [True, False])
def test_a_file_that_can_only_be_read(tmp_path: Path, named: bool) -> None:  # noqa: FBT001 - a case
    """The window stays, to look at it or to talk; the sentence is said, no byte changes."""
    folder = tmp_path / "theirs"
    path = given_to_somebody(folder, 0o444)
    before = path.read_bytes()
    words = ("--history", str(path)) if named else ()
    environ = program_environment(folder, offscreen=True)
    process = start_program(*words, environ=environ, before=POWERLESS)
    try:
        assert process.stderr is not None
        assert "written" in process.stderr.readline()
        assert process.poll() is None
    finally:
        process.kill()
        process.communicate()
    assert path.read_bytes() == before


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    """The history's folder is not made by guess."""
    assert "does not exist" in refused(tmp_path, tmp_path / "far" / "away" / "history.db")
    assert not (tmp_path / "far").exists()


def test_a_folder_for_a_file(tmp_path: Path) -> None:
    """A folder is no history."""
    make_folder(tmp_path / "history.db")
    assert refused(tmp_path, tmp_path / "history.db")


def test_a_history_that_is_in_use(tmp_path: Path) -> None:
    """While another process has it: one sentence, and the file is as it was."""
    path = made(tmp_path / "history.db")
    before = path.read_bytes()
    with closing(Lock(path)):
        assert "open" in refused(tmp_path, path)
    assert path.read_bytes() == before


def test_starts_at_the_same_moment(tmp_path: Path) -> None:
    """Of four starts on one history exactly one has it; the others say so and end."""
    path = tmp_path / "history.db"
    environ = program_environment(tmp_path, offscreen=True)
    all_of_them = [start_program("--history", str(path), environ=environ) for _ in range(AT_ONCE)]
    try:
        eventually(lambda: sum(p.poll() is not None for p in all_of_them) == AT_ONCE - 1)
        winner = next(p for p in all_of_them if p.poll() is None)
        for loser in all_of_them:
            if loser is not winner:
                assert "open" in complaint_of(loser)
        with pytest.raises(HistoryError):
            Lock(path)
        assert winner.poll() is None
    finally:
        for process in all_of_them:
            process.kill()
            process.communicate()


def test_no_display_at_all(tmp_path: Path) -> None:
    """Without a screen it says so, names the demonstration and not make, and does not abort."""
    environ = program_environment(tmp_path)
    sentence = complaint_of(start_program(environ=environ))
    assert "listening-timer demo" in sentence
    assert "make" not in sentence


def test_a_display_that_is_gone(tmp_path: Path) -> None:
    """A DISPLAY that nobody answers for is no display."""
    environ = program_environment(tmp_path, display=":4711")
    assert "listening-timer demo" in complaint_of(start_program(environ=environ))


def test_a_demonstration_without_a_screen(tmp_path: Path) -> None:
    """It says so in one sentence, plays all the same, and its pictures are there."""
    shots = tmp_path / "shots"
    words = ("demo", "--format", "first-try", "--speed", "600", "--shots", str(shots))
    status, complaint = wait_for_exit(
        start_program(*words, environ=program_environment(tmp_path)), 90
    )
    assert (status, complaint.count("\n")) == (0, 1), complaint
    assert "No screen answers here" in complaint
    assert len(list(shots.glob("*.png"))) >= 5
