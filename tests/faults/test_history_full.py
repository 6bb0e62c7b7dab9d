"""Claims about a full disk and a failing one: told, survived, nothing acknowledged lost."""

from __future__ import annotations

import resource
import subprocess
from collections.abc import Callable, Generator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

import pytest

from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from tests.helpers.history.json_export import export
from tests.helpers.history.sample_sessions import add_session, completed_log, session_id, word

NOTE = "what was said " * 100
Room = Callable[[], None]
Scarce = Callable[[Path], AbstractContextManager[tuple[Path, Room]]]


@contextmanager
def small_disk(folder: Path) -> Generator[tuple[Path, Room], None, None]:
    """A disk of 600 kB, a third of it taken, and a way to make room on it again."""
    disk = folder / "disk"
    disk.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", disk], check=False)
    if made.returncode:
        pytest.skip("only root can mount a small disk")
    ballast = disk / "ballast"
    ballast.write_bytes(bytes(200_000))
    try:
        yield disk, ballast.unlink
    finally:
        subprocess.run(["umount", disk], check=True)


@contextmanager
def short_files(folder: Path) -> Generator[tuple[Path, Room], None, None]:
    """No file may grow beyond 200 kB, as under a quota, until room is made."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)

    def room() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, hard))
    try:
        yield folder, room
    finally:
        room()


def filled_up(history: History, least: int = 1) -> tuple[list[str], HistoryError]:
    """Keep sessions with words until the disk refuses; the ids that were acknowledged."""
    kept: list[str] = []
    for number in range(least, 1_000):
        try:
            session = add_session(history, number, day=number)
            history.write_word(word(session, NOTE))
        except HistoryError as error:
            return kept, error
        kept.append(session)
    raise AssertionError("the disk never filled up")


def take_the_rest(disk: Path) -> None:
    """Leave not a byte."""
    with (disk / "more").open("wb", buffering=0) as file, suppress(OSError):
        while True:
            file.write(bytes(1024))


@pytest.mark.parametrize("scarce", [small_disk, short_files])
def test_a_full_disk_keeps_what_was_acknowledged(tmp_path: Path, scarce: Scarce) -> None:
    """It says `full`, goes on reading, and takes the same call once there is room."""
    with scarce(tmp_path) as (folder, room), History.open(folder / "history.db") as history:
        kept, error = filled_up(history)
        assert error.code == "full"
        for session in kept:
            assert history.session(session).words[0].text == NOTE
        room()
        again = add_session(history, len(kept) + 1, day=len(kept) + 1)
        assert list(history.session(again).events) == completed_log(len(kept) + 1)
        assert history.check() == []
    assert not list(tmp_path.rglob("*part*"))


def test_a_disk_full_from_the_start_leaves_nothing(tmp_path: Path) -> None:
    """A history that cannot be made is told as `full`, and no half file bears its name."""
    with small_disk(tmp_path) as (disk, room):
        take_the_rest(disk)
        for _ in range(2):
            with pytest.raises(HistoryError) as caught:
                History.open(disk / "history.db")
            assert caught.value.code == "full"
        assert not list(disk.glob("*.db*new")) + list(disk.glob("history.db"))
        room()
        with History.open(disk / "history.db") as history:
            assert history.check() == []


def test_a_full_disk_is_no_lock_and_no_end_of_reading(tmp_path: Path) -> None:
    """An existing history opens on a disk without a byte left, for reading and writing."""
    with small_disk(tmp_path) as (disk, _):
        with History.open(disk / "history.db") as history:
            filled_up(history)
            count = history.count()
        take_the_rest(disk)
        with History.open(disk / "history.db") as history:
            assert history.count() == count
            with pytest.raises(HistoryError) as caught:
                history.delete(session_id(1))
            assert caught.value.code == "full"
            with pytest.raises(HistoryError) as caught:
                history.backup(disk / "out.json")
            assert caught.value.code == "full"
            with pytest.raises(HistoryError) as caught:
                export(history, disk / "out.json")
            assert caught.value.code == "full"
            assert history.check() == []
        assert not (disk / "out.json").exists()
        assert not list(disk.glob("*part"))


def test_a_disk_that_became_read_only_is_told(tmp_path: Path) -> None:
    """Mounted for reading only: `read-only` on opening, readable all the same."""
    with small_disk(tmp_path) as (disk, _):
        with History.open(disk / "history.db") as history:
            add_session(history)
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        before = (disk / "history.db").read_bytes()
        with pytest.raises(HistoryError) as caught:
            History.open(disk / "history.db")
        assert caught.value.code == "read-only"
        with History.open(disk / "history.db", read_only=True) as history:
            assert history.count() == 1
            assert history.check() == []
        assert (disk / "history.db").read_bytes() == before
