"""Claims about `history backup`, a whole copy, private; and about what no command replaces."""

from __future__ import annotations

import errno
import os
import stat
from itertools import count
from pathlib import Path

import pytest

from listening_timer.files import atomic_file
from listening_timer.history.connection import Database
from listening_timer.history.store import History
from tests.cli.conftest import Run
from tests.helpers.history.sample_sessions import add_session, sample_database, session_id

BACKUP_OR_EXPORT = pytest.mark.parametrize("command", ["backup", "export"])


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


@BACKUP_OR_EXPORT
def test_what_is_there_stays_unless_forced(run: Run, tmp_path: Path, command: str) -> None:
    """Status 1 and one sentence with the option `--force`; with it, a file is replaced."""
    target = tmp_path / "copy.json"
    target.write_text("mine")
    status, out, err = run(command, "--to", str(target))
    assert (status, out, err.count("\n"), target.read_text()) == (1, "", 1, "mine")
    assert err.startswith(f"{target} already exists and was left as it is; choose another name")
    assert "`--force`" in err
    assert run(command, "--force", "--to", str(target))[0] == 0
    assert b"mine" not in target.read_bytes()


@BACKUP_OR_EXPORT
def test_what_is_no_file_is_not_replaced(run: Run, tmp_path: Path, command: str) -> None:
    """Nor is `--force` offered for it."""
    os.mkfifo(target := tmp_path / "pipe.json")
    for force in ([], ["--force"]):
        status, out, err = run(command, *force, "--to", str(target))
        assert (status, out, err.count("\n")) == (1, "", 1)
        assert err.startswith(f"{target} is not a plain file")
        assert "`--force`" not in err


@BACKUP_OR_EXPORT
@pytest.mark.parametrize("way", ["name", "symlink_to", "hardlink_to"])
def test_it_is_never_the_history_itself(file: Path, run: Run, command: str, way: str) -> None:
    """By its name or by a link of either kind: wrong use, status 2."""
    history = target = file.rename(file.with_suffix(".json"))
    if way != "name":
        target = file.with_name("link.json")
        getattr(target, way)(history)
    before = history.read_bytes()
    status, out, err = run(command, "--to", str(target), history=history)
    assert (status, out) == (2, "")
    assert err == f"{target} is the history itself; choose another file.\n"
    assert history.read_bytes() == before


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
