"""Claims about `history list|show|delete|check|rebuild`, over real files."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from listening_timer.cli import main
from listening_timer.config.paths import HOME
from listening_timer.history.store import History
from listening_timer.model.annotations import Word, WordKind
from tests.cli.conftest import Run
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import add_session, promise, session_id

WRITING = [["delete", session_id(1)], ["rebuild"]]
READING = [["list"], ["show", session_id(1)[:8]], ["check"], ["stats"]]


def test_list_is_a_line_a_session_newest_first(run: Run) -> None:
    """Short id, local date and time, names, format, length, outcome; newest first."""
    status, out, _ = run("list")
    head, first, second = out.splitlines()
    assert status == 0
    assert head.split() == ["id", "when", "who", "format", "length", "outcome"]
    assert first.split() == [
        *(session_id(1)[:8], "2026-11-19", "12:06", "Ann", "and", "Bo"),
        *("Made", "for", "a", "test", "24:20", "completed"),
    ]
    assert second.split()[-3:] == ["12:05", "ended", "early"]


def test_pages_are_joined(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list is the same, however few rows are read at once."""
    whole = run("list")
    monkeypatch.setattr("listening_timer.cli.history.AT_ONCE", 1)
    assert run("list") == whole


@pytest.mark.parametrize(("command", "key"), [("list", "sessions"), ("stats", "couples")])
def test_an_empty_history_says_so(tmp_path: Path, run: Run, command: str, key: str) -> None:
    """A history without sessions is no failure, is sound, and is an empty list as JSON."""
    new = tmp_path / "new.db"
    History.open(new).close()
    assert run(command, history=new) == (0, "No session has ended yet.\n", "")
    assert json.loads(run(command, "--json", history=new)[1])[key] == []
    assert run("check", history=new)[0] == 0


def test_show_is_a_page(run: Run) -> None:
    """The page has each phase with planned and actual time, the sums, and the words."""
    status, out, _ = run("show", session_id(1)[:8])
    assert status == 0
    lines = [line.split() for line in out.splitlines()]
    assert ["10:00", "10:40", "Ann", "shares", "+0:40"] in lines
    assert ["0:30", "0:20", "a", "quiet", "moment"] in lines
    assert ["1:00", "close"] in lines
    assert ["10:40", "Ann", "shared"] in lines
    assert ["24:20", "in", "all"] in lines
    assert out.endswith("\nTopic:\n  the garden\n")


def test_show_tells_how_it_ended_and_what_was_not_reached(run: Run) -> None:
    """An early end stands at its phase; phases after it were not reached; a pause is summed."""
    _, out, _ = run("show", session_id(2))
    assert "ended early" in out
    assert out.count("ended here") == 1
    assert out.count("not reached") == 4
    assert ["0:10", "paused"] in [line.split() for line in out.splitlines()]


def test_stored_text_shows_no_control_characters(tmp_path: Path, run: Run) -> None:
    """Control characters in names and words, however they came there, are not shown."""
    path = tmp_path / "odd.db"
    evil = "\x1b[2J\x07\u202eevil\x9b31m"
    with History.open(path) as history:
        session = add_session(history, 1, (f"A{evil}", "Bo"))
        history.write_word(Word("w", session, WordKind.NOTE, None, f"one{evil}\ntwo", WALL))
        history.write_promise(promise(session, evil))
    for line in (["list"], ["show", session], ["check"]):
        out = run(*line, history=path)[1]
        assert all(part.isprintable() for part in out.split("\n"))
        assert line == ["check"] or "evil" in out


def test_delete_removes_at_once(run: Run) -> None:
    """A deleted session is gone from the list; deleting it again is told."""
    status, out, _ = run("delete", session_id(1)[:8])
    assert (status, out) == (0, f"The session {session_id(1)[:8]} of 2026-11-19 is deleted.\n")
    assert "Ann" not in run("list")[1]
    assert run("delete", session_id(1))[0] == 1


@pytest.mark.parametrize("name", ["show", "delete"])
@pytest.mark.parametrize("said", ["ffffffff", session_id(1)[:5], "x", "%", "../../etc"])
def test_unknown_id_is_told(run: Run, name: str, said: str) -> None:
    """An id that names no one session gives status 1 and one sentence."""
    status, out, err = run(name, said)
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "history list" in err


def test_check_finds_what_was_changed(file: Path, run: Run) -> None:
    """A sound history says so; one whose sums were changed is told, and rebuild mends it."""
    assert run("check")[:2] == (0, "All 2 sessions are sound.\n")
    with apsw.Connection(str(file)) as connection:
        change = "UPDATE session SET length = length + 1"
        connection.execute(change)  # pyright: ignore[reportUnknownMemberType] - apsw's stub
    status, out, _ = run("check")
    assert status == 1
    assert f"{session_id(1)[:8]}: its sums differ from its log" in out
    assert run("rebuild")[:2] == (0, "2 sessions were recounted.\n")
    assert run("check")[0] == 0


def test_reading_works_while_the_window_has_it(file: Path, run: Run) -> None:
    """Reading commands read on; writing ones say who has it; the file stays as it is."""
    with History.open(file):
        before = hashlib.sha256(file.read_bytes()).digest()
        for line in READING:
            assert run(*line)[0] == 0
        for line in WRITING:
            status, out, err = run(*line)
            assert (status, out, err.count("\n")) == (1, "", 1)
            assert "is already open" in err
        assert hashlib.sha256(file.read_bytes()).digest() == before


@pytest.mark.parametrize("line", [*READING, *WRITING], ids=" ".join)
def test_no_command_makes_a_history(run: Run, tmp_path: Path, line: list[str]) -> None:
    """Where there is no file, that is told, and nothing is made."""
    path = tmp_path / "none" / "at-all.db"
    status, _, err = run(*line, history=path)
    assert status == 1
    assert "There is no history at" in err
    assert not path.parent.exists()


def test_default_history_is_that_of_the_home(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --history it is history.db in the data folder."""
    monkeypatch.setenv(HOME, str(file.parent))
    assert main.main(["history", "list"]) == 1
    file.rename(file.with_name("history.db"))
    assert main.main(["history", "list"]) == 0


@pytest.mark.parametrize("junk", [b"", b"hello", b"SQLite format 3\0" + b"x" * 5000, b"\0" * 9000])
def test_foreign_file_is_left_as_it_is(run: Run, tmp_path: Path, junk: bytes) -> None:
    """A file that is no history of ours is told and stays, byte for byte."""
    path = tmp_path / "junk.db"
    path.write_bytes(junk)
    for line in [*READING, *WRITING]:
        status, out, err = run(*line, history=path)
        assert (status, out, err.count("\n")) == (1, "", 1)
    assert path.read_bytes() == junk


def test_nothing_is_open_to_others(file: Path) -> None:
    """At umask 000 every command leaves nothing that group or others may read."""
    home = file.parent / "home"
    home.mkdir(mode=0o700)
    file.rename(home / "history.db")
    env = {**os.environ, HOME: str(home)}
    exported = ["export", "--to", str(home / "out.json")]
    for line in (exported, *READING, *WRITING):
        done = subprocess.run(
            [sys.executable, "-m", "listening_timer", "history", *line],
            env=env,
            umask=0,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    assert {path.name for path in home.iterdir()} >= {"history.db", "out.json"}
    assert [path for path in home.rglob("*") if path.stat().st_mode & 0o077] == []
