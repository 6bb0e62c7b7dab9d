"""Claims about the start: the first page is painted before what it does not need is imported."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from listening_timer.config import settings
from tests.helpers.process.program import program_environment

PAINTED = """
import sys
from PySide6.QtCore import QTimer
from listening_timer.app import start
from listening_timer.cli import main

original = start.RestImport.start
def begin(self):
    print(*sorted(sys.modules))
    original(self)
start.RestImport.start = begin
"""
"""Prints the modules that are imported when the first page has been painted."""
NEEDLESS = frozenset(
    {"asyncio", "qasync", "ssl", "apsw", "miniaudio", "_miniaudio", "listening_timer.cli.parser"}
)
CLOSES = """
first_page = start.first_page
def page(*given, **named):
    first = first_page(*given, **named)
    first.window.painted.connect(first.window.close)
    return first
start.first_page = page
sys.exit(main.main([]))
"""
LEAVES = """
first_page = start.first_page
def leave(window):
    window.setGeometry(10, 20, 900, 600)
    window.close()
def page(*given, **named):
    first = first_page(*given, **named)
    first.window.painted.connect(lambda: QTimer.singleShot(0, lambda: leave(first.window)))
    return first
start.first_page = page
sys.exit(main.main([]))
"""
ENDS = """
from listening_timer.app import run
run.Run.run_until_closed = lambda self: print("whole") or 7
sys.exit(main.main([]))
"""
CLOSES_LATER = """
from PySide6.QtCore import QTimer
from listening_timer.app import history_run as run
opened = run.Program.open
def open_and_close(self, *given):
    opened(self, *given)
    QTimer.singleShot(500, self.window.close)
run.Program.open = open_and_close
sys.exit(main.main([]))
"""
FAILS = """
sys.modules["qasync"] = None
sys.exit(main.main([]))
"""


def started(code: str, home: Path) -> subprocess.CompletedProcess[str]:
    """A start of the window in a process of its own."""
    return subprocess.run(
        [sys.executable, "-c", PAINTED + code],
        env=environment(home),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def environment(home: Path) -> Mapping[str, str]:
    """A home without settings, and no screen."""
    return program_environment(home, offscreen=True)


@pytest.mark.parametrize("settings", ["", "welcomed = true\n"])
def test_what_the_first_page_does_not_need_is_imported_after_it(
    tmp_path: Path, settings: str
) -> None:
    """No loop, no encryption, no SQLite, no sound, no parser of the command line before it."""
    (tmp_path / "settings.toml").write_text(settings, "utf-8")
    done = started(CLOSES, tmp_path)
    imported = set(done.stdout.split())
    assert "listening_timer" in imported
    assert NEEDLESS & imported == set()


def test_a_window_closed_while_the_rest_is_imported_ends_the_program(tmp_path: Path) -> None:
    """Nothing had begun that would have to be saved."""
    done = started(CLOSES, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_window_closed_later_ends_in_order(tmp_path: Path) -> None:
    """What closes the whole program is its own loop: it saves what is left, and is 0."""
    done = started(CLOSES_LATER, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_whole_program_follows_and_gives_the_status(tmp_path: Path) -> None:
    """Once it is imported, its loop takes over; what it ends with is the exit status."""
    done = started(ENDS, tmp_path)
    assert done.stdout.split()[-1] == "whole"
    assert done.returncode == 7


def test_a_rest_that_cannot_be_imported_is_no_silence(tmp_path: Path) -> None:
    """A broken installation: one sentence and a failed status."""
    done = started(FAILS, tmp_path)
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1


def test_where_the_window_was_left_is_kept_however_early(tmp_path: Path) -> None:
    """Moved and closed while the rest is still imported, it comes up there next time."""
    ended = started(LEAVES, tmp_path)
    assert (ended.returncode, ended.stderr) == (0, "")
    (file,) = tmp_path.rglob("settings.toml")
    place = settings.load(file).window
    assert place is not None
    assert (place.x, place.y, place.width, place.height) == (10, 20, 900, 600)
