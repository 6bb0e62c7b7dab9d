"""Claims about typed words: neither kill -9 nor the end of the display loses more than 2 s.

`TYPED_WORDS_KILLS` and `TYPED_WORDS_DISPLAYS` set how often it is tried: 60 and 10 for figures.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path

import pytest

from listening_timer.history.store import History
from tests.helpers.history.sample_sessions import add_session, session_id
from tests.helpers.process.program import ROOT, program_environment, wait_for_exit
from tests.helpers.x11.keyboard_couple import SETTLED_IN
from tests.helpers.x11.xserver import InputDriver, x_server

KILLS = int(os.environ.get("TYPED_WORDS_KILLS", "6"))
DISPLAYS = int(os.environ.get("TYPED_WORDS_DISPLAYS", "2"))
LOST_S = 2.0
LETTERS = "abcdefghijklmnopqrstuvwxyz"
ENDED = "The display has ended, and the window with it."
SESSION = session_id(1)
PLACES = (
    ("change", "Name of the person on the left"),
    ("change", "Name of the person on the right"),
    ("change", "What this talk is about"),
    ("after", "A note about this talk"),
    ("after", "Ann says thank you"),
    ("after", "Bo says thank you"),
    ("after", "What it is, in a line"),
    ("after", "Something for next time"),
    ("history", "What it was about"),
    ("history", "A note to add"),
    ("history", "Bo says thank you"),
    ("history", "A tag to find it by"),
    ("correcting", "The name of Ann in this talk"),
    ("correcting", "How long it really was"),
    ("people", "Another name for Ann"),
)
"""The pages and forms with text fields, and the name of each field."""
MOST_LETTERS = 29
"""What fits into the shortest field, a tag."""


@dataclass
class Typed:
    """What was typed, and when (s, monotonic) each letter had been sent."""

    text: str = ""
    sent: list[float] = field(default_factory=list[float])

    def lost(self, found: str, ended: float) -> float:
        """How long before the end (s) the first letter was typed that is not found."""
        assert self.text.startswith(found), (found, self.text)
        missing = self.sent[len(found) :]
        return max(0.0, ended - missing[0]) if missing else 0.0


def home_of(folder: Path) -> Path:
    """A home with a talk in its history about which nothing was said yet; the history's file."""
    folder.mkdir()
    (folder / "settings.toml").write_text(SETTLED_IN, "utf-8")
    with History.open(folder / "history.db") as history:
        add_session(history)
    return folder / "history.db"


def placed(path: Path, display: str, page: str, name: str) -> subprocess.Popen[str]:
    """The program on this history, on a page, and the field that is looked at."""
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "tests.helpers.process.focused_field_child",
            str(path),
            page,
            SESSION,
            name,
        ],
        env=dict(program_environment(path.parent, display=display)),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def line_of(process: subprocess.Popen[str]) -> str:
    """The next line that it says."""
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def type_for(driver: InputDriver, chance: random.Random) -> Typed:
    """Type letters for a while of 1 to 6 s, now fast, now slow."""
    typed, end = Typed(), time.monotonic() + chance.uniform(1, 6)
    while time.monotonic() < end and len(typed.text) < MOST_LETTERS:
        letter = chance.choice(LETTERS)
        driver.press(letter)
        typed.text += letter
        typed.sent.append(time.monotonic())
        time.sleep(chance.uniform(0, 0.4))
    return typed


def found_after(path: Path, page: str, name: str, display: str) -> str:
    """What stands in the field at the next start, on its page; it is offered there once."""
    with History.open(path) as history:
        assert history.check() == []
        drafts = history.drafts()
        words = [word.text for word in history.session(SESSION).words]
        promises = [each.text for each in history.session(SESSION).promises]
    if not drafts:  # it was saved as what it is, or nothing was typed long enough ago
        return next(iter((*words, *promises)), "")
    (draft,) = drafts
    assert draft.session == ("" if page in ("change", "people") else SESSION)
    process = placed(path, display, "offered", name)
    try:
        shown = line_of(process)
        process.send_signal(signal.SIGTERM)
        assert wait_for_exit(process) == (0, "")
    finally:
        process.kill()
    shown_on = "history" if page == "correcting" else page
    assert shown == f"shows {shown_on} {draft.text}"
    with History.open(path) as history:  # what only a press keeps is offered again
        assert (history.drafts() == ()) is (page in ("after", "history"))
    return draft.text


@pytest.mark.slow
@pytest.mark.timeout(1_800)
def test_a_kill_loses_less_than_two_seconds_of_typing(tmp_path: Path) -> None:
    """By kill -9 at random moments, every field in turn: the rest is offered where it was typed."""
    worst, letters, chance = 0.0, 0, random.Random(5)  # noqa: S311 - repeatable chance
    with x_server() as display:
        for turn, (page, name) in zip(range(KILLS), cycle(PLACES), strict=False):
            path = home_of(tmp_path / f"kill-{turn}")
            process = placed(path, display, page, name)
            driver = InputDriver(display, process)
            assert line_of(process) == "ready"
            typed = type_for(driver, chance)
            ended = time.monotonic()
            process.kill()
            process.communicate()
            found = found_after(path, page, name, display)
            lost = typed.lost(found, ended)
            assert lost <= LOST_S, (page, name, found, typed)
            worst, letters = max(worst, lost), letters + len(typed.text)
    print(f"\n{KILLS} kills, {letters} letters: at most {worst:.2f} s of typing lost")  # noqa: T201 - the figure


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_the_end_of_the_display_loses_no_word(tmp_path: Path) -> None:
    """The X server is killed while somebody types: words saved, one sentence, status 1."""
    worst, chance = 0.0, random.Random(6)  # noqa: S311 - repeatable chance
    with x_server() as next_display:
        for turn, (page, name) in zip(range(DISPLAYS), cycle(PLACES[2:]), strict=False):
            path = home_of(tmp_path / f"display-{turn}")
            with x_server() as display:
                process = placed(path, display, page, name)
                driver = InputDriver(display, process)
                assert line_of(process) == "ready"
                typed = type_for(driver, chance)
                ended = time.monotonic()
            status, complaint = wait_for_exit(process)
            assert status == 1
            assert complaint.startswith(ENDED)
            assert complaint.count("\n") == 1
            found = found_after(path, page, name, next_display)
            worst = max(worst, typed.lost(found, ended))
            assert worst <= LOST_S, (page, name, found, typed)
    print(f"\n{DISPLAYS} ends of a display: at most {worst:.2f} s of typing lost")  # noqa: T201 - the figure
