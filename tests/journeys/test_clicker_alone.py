"""Claims about a clicker alone: talk after talk, from the started program, nothing else touched."""

from __future__ import annotations

import time
from collections.abc import Generator
from pathlib import Path

import pytest

from listening_timer.demo.samples import fill
from listening_timer.history.store import History
from listening_timer.model.records import Outcome
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.process.program import (
    EXIT_TIMEOUT_S,
    eventually,
    program_environment,
    start_program,
    wait_for_exit,
)
from tests.helpers.screen_reader.reader import ScreenReader, accessibility_bus
from tests.helpers.x11.keyboard_couple import BREATH
from tests.helpers.x11.xserver import InputDriver

pytestmark = pytest.mark.slow

ON, BACK, BLACK, SHOW, LEAVE = "Next", "Prior", "b", "F5", "Escape"
"""What the buttons of a clicker send."""
ARRIVE = "Is this a good time and place for both of you?"
CLOSING = "You made time for each other."
MOST = 12
"""Presses in which any talk of this test has ended."""
NAMES = ("Maya", "Sam")


class Clicker:
    """A program that shows, and a clicker whose main button bounces."""

    def __init__(self, display: str, around: dict[str, str], home: Path) -> None:
        environ = {**program_environment(home, display=display), **around}
        self.history = home / "history.db"
        self._process = start_program("--history", str(self.history), environ=environ)
        self._driver = InputDriver(display, self._process)
        self.reader = ScreenReader(self._process.pid, around)

    def press(self, *keys: str) -> None:
        """Press buttons, a breath after those before."""
        time.sleep(BREATH)
        self._driver.press(*keys)

    def go_on(self) -> None:
        """Press the main button, which bounces."""
        self.press(ON, ON)

    def shows(self, words: str) -> bool:
        """Whether these words are on the screen now."""
        return words in self.reader.words()

    def close(self) -> None:
        """End the program."""
        self._driver.press("ctrl+q")
        status = wait_for_exit(self._process, EXIT_TIMEOUT_S)
        self.reader.leave()
        assert status == (0, "")

    def kept(self) -> list[Outcome]:
        """How the sessions of the history ended, the latest first."""
        with History.open(self.history, read_only=True) as history:
            return [row.outcome for row in history.sessions()]


@pytest.fixture
def opened(
    desk: str, tmp_path: Path, request: pytest.FixtureRequest
) -> Generator[Clicker, None, None]:
    """The program over a history of Maya and Sam, with the settings of this test."""
    (tmp_path / "settings.toml").write_text(request.param, "utf-8")
    with History.open(tmp_path / "history.db") as history:
        fill(history, dict(SHIPPED), NAMES)
    with accessibility_bus(desk, screen_reader=False) as around:
        clicker = Clicker(desk, dict(around), tmp_path)
        yield clicker
        clicker.close()


@pytest.mark.parametrize(
    ("opened", "begins", "kept"),
    [
        ("welcomed = true\n", "Change", 1),
        ("welcomed = true\npractice = true\n", "Names and choices", 0),
    ],
    indirect=["opened"],
    ids=["as last time", "in a practice"],
)
def test_a_clicker_starts_and_ends_talk_after_talk(opened: Clicker, begins: str, kept: int) -> None:
    """From Begin to Begin, twice; a bounce skips nothing and begins nothing.

    Its other buttons are harmless before a talk and after it. In a practice no name of the two who
    talked before shows at any moment.
    """
    before = len(opened.kept())
    for talk in (1, 2):
        opened.reader.reads(begins)
        opened.press(BACK, BLACK, SHOW)
        opened.press(LEAVE)
        opened.go_on()
        opened.reader.reads(ARRIVE)
        for _press in range(MOST):
            assert kept or not any(opened.shows(name) for name in NAMES)
            if opened.shows(CLOSING):
                break
            opened.go_on()
        assert opened.shows(CLOSING)
        opened.press(BACK, BLACK)
        opened.go_on()
        opened.reader.reads(begins)
        time.sleep(BREATH)
        assert opened.shows(begins)
        eventually(lambda talk=talk: len(opened.kept()) == before + talk * kept)
    assert set(opened.kept()[: 2 * kept]) <= {Outcome.COMPLETED}
