"""Claims about commands that are told to end: they leave nothing half made."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from listening_timer.files import atomic_file
from tests.cli.conftest import Run

ENDS = [signal.SIGTERM, signal.SIGHUP]
LINES = ["export --to {}/out.json", "export --to {}/out.csv", "backup --to {}/copy.db"]


@pytest.fixture
def told(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """A signal that comes when a file is whole, and has not yet got its name."""
    number: int = request.param

    def put(_part: Path, _target: Path, *, replace: bool = False) -> None:
        del replace
        os.kill(os.getpid(), number)

    monkeypatch.setattr(atomic_file, "rename_into_place", put)
    monkeypatch.setattr("listening_timer.history.backup.rename_into_place", put)
    return number


@pytest.mark.parametrize("told", ENDS, indirect=True)
@pytest.mark.parametrize("line", LINES)
def test_nothing_half_made_is_left(run: Run, tmp_path: Path, told: int, line: str) -> None:
    """A system that closes, or a terminal: quiet, the shell's status, and no file of any name."""
    folder = tmp_path / "stick"
    folder.mkdir()
    assert run(*line.format(folder).split()) == (128 + told, "", "")
    assert list(folder.iterdir()) == []
    assert signal.getsignal(told) is signal.SIG_DFL


@pytest.mark.parametrize("told", ENDS, indirect=True)
def test_what_is_ignored_stays_ignored(run: Run, tmp_path: Path, told: int) -> None:
    """As under nohup: the command is carried through to its end."""
    before = signal.signal(told, signal.SIG_IGN)
    try:
        assert run("export", "--to", str(tmp_path / "out.json"))[0] == 0
        assert signal.getsignal(told) is signal.SIG_IGN
    finally:
        signal.signal(told, before)
