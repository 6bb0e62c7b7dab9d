"""Claims about a half commit that a dead writer left behind: it never happened."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from tests.helpers.history.sample_sessions import add_session, session_id, word

DIE = """
import os, sys, pathlib
from listening_timer.history.store import History
history = History.open(pathlib.Path(sys.argv[1]))
run = history.database.rows
run("PRAGMA cache_size = 1")
run("BEGIN IMMEDIATE")
run("UPDATE word SET text = 'half done'")
run("DELETE FROM event")
for number in range(200):
    run("INSERT INTO gone VALUES (?)", str(number) * 300)
os._exit(9)
"""


@pytest.fixture
def half(tmp_path: Path) -> Path:
    """A history whose writer died in the middle of a commit."""
    path = tmp_path / "history.db"
    with History.open(path) as history:
        history.write_word(word(add_session(history), "whole"))
    sound = path.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", DIE, str(path)], cwd=Path(__file__).parents[2], check=False
    )
    assert done.returncode == 9
    assert path.with_name("history.db-journal").stat().st_size > 0
    assert path.read_bytes() != sound
    return path


@pytest.mark.parametrize("read_only", [True, False])
def test_a_half_commit_is_taken_back(half: Path, *, read_only: bool) -> None:
    """Whoever opens the file next, reading or writing, sees it as it was before."""
    with History.open(half, read_only=read_only) as history:
        assert history.check() == []
        assert [w.text for w in history.session(session_id(1)).words] == ["whole"]
    assert not half.with_name("history.db-journal").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_half_commit_that_cannot_be_taken_back_is_told(half: Path) -> None:
    """A reader who may not write is told so, and never shown the half of it."""
    with tempfile.TemporaryDirectory() as name:
        for entry in half.parent.iterdir():
            (Path(name) / entry.name).write_bytes(entry.read_bytes())
            (Path(name) / entry.name).chmod(0o444)
        Path(name).chmod(0o555)
        os.seteuid(65534)
        try:
            with pytest.raises(HistoryError) as caught:
                History.open(Path(name) / half.name, read_only=True)
        finally:
            os.seteuid(0)
    assert caught.value.code == "read-only"
