"""A history of two sessions, and commands run on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from listening_timer.cli import main
from listening_timer.config.paths import HOME
from listening_timer.exercise.commands import End, MainAction, Pause
from listening_timer.history.store import History
from listening_timer.model.annotations import Word, WordKind
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import add_session, add_session_log, completed_play

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A history of two sessions, one completed and one ended early, with words."""
    path = tmp_path / "ours.db"
    with History.open(path) as history:
        first = add_session(history, 1, ("Ann", "Bo"), day=1)
        history.write_word(Word("w1", first, WordKind.TOPIC, None, "the garden", WALL))
        play = completed_play(steps=(60, 700))
        play.do(Pause(), 710)
        play.do(MainAction(), 720)
        play.do(End(), 725)
        add_session_log(history, play.log, 2, ("Cleo", "Dan"))
    return path


@pytest.fixture
def run(file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a history command on that file; gives status, output and complaint."""
    monkeypatch.setenv(HOME, str(file.parent / "home"))

    def runs(*arguments: str, history: Path = file) -> tuple[int, str, str]:
        status = main.main(["history", *arguments, "--history", str(history)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return runs
