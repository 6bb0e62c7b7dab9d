"""Claims about `history backup`: a whole copy, private, in the place of nothing."""

from __future__ import annotations

import errno
import stat
from itertools import count
from pathlib import Path

import pytest

from listening_timer.files import atomic_file
from listening_timer.history.connection import Database
from listening_timer.history.store import History
from tests.cli.conftest import Run
from tests.helpers.history.sample_sessions import add_session, sample_database, session_id


def test_it_is_the_whole_history(file: Path, run: Run, tmp_path: Path) -> None:
    """It lists and checks as the history does, for its owner alone, also while that is open."""
    target = tmp_path / "copy.db"
    with History.open(file):
        before = file.read_bytes()
        status, out, err = run("backup", "--to", str(target))
    assert (status, err) == (0, "")
    assert out == f"The history was copied to {target}; what you erase later stays in that copy.\n"
    assert file.read_bytes() == before
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    for line in (["list"], ["check"], ["stats"], ["show", session_id(1)]):
        assert run(*line, history=target) == run(*line)


def test_it_is_one_moment_of_a_history_that_is_written(
    file: Path, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the window keeps while it is being made spoils nothing, and is not half in it."""
    copy_from, numbers = Database.copy_from, count(3)

    with History.open(file) as ours, monkeypatch.context() as patch:

        def copied(into: Database, source: Database) -> None:
            copy_from(into, source)
            number = next(numbers)
            add_session(ours, number, ("Eve", "Flo"), day=number)

        patch.setattr(Database, "copy_from", copied)
        assert run("backup", "--to", str(tmp_path / "copy.db"))[0] == 0
    assert next(numbers) > 3
    assert run("check", history=tmp_path / "copy.db")[1] == "All 2 sessions are sound.\n"


@pytest.mark.parametrize("there", ["a file", "a folder", "a link", "a link to nothing"])
def test_what_is_there_stays(run: Run, tmp_path: Path, there: str) -> None:
    """A backup takes nobody's place: status 1, one sentence, and all is as it was."""
    target, other = tmp_path / "copy.db", tmp_path / "other.db"
    match there:
        case "a file":
            target.write_text("mine")
        case "a folder":
            target.mkdir()
        case "a link":
            other.write_text("mine")
            target.symlink_to(other)
        case _:
            target.symlink_to(other)
    before = _files(tmp_path)
    status, out, err = run("backup", "--to", str(target))
    assert (status, out) == (1, "")
    said = f"{target} is there already and was left as it is; choose another name"
    if there == "a folder":
        said = f"{target} is no plain file"
    assert err.startswith(said)
    assert err.count("\n") == 1
    assert _files(tmp_path) == before


def _files(folder: Path) -> dict[Path, tuple[int, ...]]:
    """Identity and times of writing of all files; the history has just been read (`st_atime`)."""
    found = {path: path.lstat() for path in folder.iterdir()}
    return {
        path: (stat.st_ino, stat.st_mode, stat.st_size, stat.st_mtime_ns)
        for path, stat in found.items()
    }


def test_force_replaces_a_file(run: Run, tmp_path: Path) -> None:
    """A link is replaced itself, and where it leads stays."""
    target, other = tmp_path / "copy.db", tmp_path / "other.db"
    other.write_text("mine")
    target.symlink_to(other)
    assert run("backup", "--force", "--to", str(target))[0] == 0
    assert not target.is_symlink()
    assert other.read_text() == "mine"
    assert run("list", history=target) == run("list")


@pytest.mark.parametrize("way", ["name", "symlink_to", "hardlink_to"])
def test_it_is_never_the_history_itself(file: Path, run: Run, way: str) -> None:
    """By its name or by a link of either kind: wrong use, status 2."""
    target = file
    if way != "name":
        target = file.with_name("link.db")
        getattr(target, way)(file)
    before = file.read_bytes()
    status, out, err = run("backup", "--to", str(target))
    assert (status, out) == (2, "")
    assert err == f"{target} is the history itself; choose another file.\n"
    assert file.read_bytes() == before


def test_a_folder_that_is_missing_is_told(run: Run, tmp_path: Path) -> None:
    """It is not made."""
    status, out, err = run("backup", "--to", str(tmp_path / "none" / "copy.db"))
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "does not exist" in err
    assert not (tmp_path / "none").exists()


def test_a_disk_without_room_is_told(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence, status 1, and no half copy under any name."""

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(atomic_file.os, "fsync", full)
    (tmp_path / "stick").mkdir()
    status, out, err = run("backup", "--to", str(tmp_path / "stick" / "copy.db"))
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert err.startswith("The disk is full")
    assert list((tmp_path / "stick").iterdir()) == []


@pytest.mark.parametrize("ruined", [0.3, 0.6, 0.9])
def test_a_damaged_history_is_no_backup(run: Run, tmp_path: Path, ruined: float) -> None:
    """Wherever the damage is, the copy is refused: a backup is one that will help."""
    history, stick = sample_database(tmp_path / "old.db"), tmp_path / "stick"
    stick.mkdir()
    with history.open("r+b") as file:
        file.seek(int(history.stat().st_size * ruined) // 4096 * 4096)
        file.write(b"\xa5" * 4096)
    before = history.read_bytes()
    status, out, err = run("backup", "--to", str(stick / "copy.db"), history=history)
    assert (status, out) == (1, "")
    assert err == "This history is damaged and was left as it is; please keep the file.\n"
    assert history.read_bytes() == before
    assert list(stick.iterdir()) == []
