"""Claims about what Orca says of a session: its own speech output, from Begin to Close."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest

from listening_timer.exercise.formats import SECOND
from tests.helpers.screen_reader.orca import Orca, orca
from tests.helpers.screen_reader.reader import ScreenReader, accessibility_bus
from tests.helpers.x11.keyboard_couple import Couple
from tests.helpers.x11.xserver import x_server

FORMAT = """\
id = "five-each"
name = { en = "Five each" }
about = { en = "Five minutes each." }
[[phase]]
kind = "arrive"
[[phase]]
kind = "share"
who = "A"
minutes = 5
[[phase]]
kind = "handover"
seconds = 30
[[phase]]
kind = "share"
who = "B"
minutes = 5
[[phase]]
kind = "close"
"""
TURN_S = 300.0
REST_S = 8.0
"""What is left of the turn once its gap is counted, and really waited for."""
HANGS_S = 600
"""Only catches what hangs."""


@dataclass(frozen=True)
class Listener:
    """Two people at a program of their own, and what Orca says of it."""

    couple: Couple
    orca: Orca

    def let_time_pass(self, began: float) -> None:
        """Most of a turn: the computer sleeps, and the two say that they talked meanwhile."""
        clocks = self.couple.clocks
        clocks.sleep(TURN_S - REST_S - (clocks.session_now() - began) / SECOND)
        self.orca.says("The computer slept for")
        assert self.couple.process is not None
        reader = ScreenReader(self.couple.process.pid, self.couple.around)
        reader.press("We kept talking: count that time")
        reader.leave()


@pytest.fixture
def listener(tmp_path: Path) -> Generator[Listener, None, None]:
    """The program with a format of five minutes each, Orca, and clocks that can be moved."""
    (tmp_path / "formats").mkdir()
    (tmp_path / "formats" / "five-each.toml").write_text(FORMAT, "utf-8")
    with (
        x_server() as display,
        accessibility_bus(display) as around,
        orca(display, around, tmp_path) as heard,
    ):
        couple = Couple(display, tmp_path)
        couple.around.update(around)
        yield Listener(couple, heard)
        couple.kill()


@pytest.mark.slow
@pytest.mark.timeout(HANGS_S)
def test_orca_says_what_happens_from_begin_to_close(listener: Listener) -> None:
    """The field on Begin; whose turn, time, bell, pause, handover and end; each of them once."""
    couple, said = listener.couple, listener.orca
    couple.start("--format", "five-each")
    said.says("The other only listens")
    said.says("Name of the person on the left")
    couple.sit_down("Ann", "Bo")
    said.says("Is this a good time and place for both of you?")
    began = couple.clocks.session_now()
    couple.act("space")
    turn = said.says("turn for 5 min", "just listens")
    first, second = ("Ann", "Bo") if turn.startswith("Ann") else ("Bo", "Ann")
    couple.act("p")
    said.says("The clock is stopped.")
    couple.act("p")
    said.says(f"The clock is running again. {first}’s turn.")
    couple.press_in_vain("x")
    said.says("Hidden")
    couple.press_in_vain("x")
    said.says(f"{first}’s turn", "left", f"{second} just listens")
    listener.let_time_pass(began)
    said.says("s left.")
    said.says(f"{first}, finish your thought")
    couple.act("Next")
    said.says("Take a breath together.", f"Thank you for listening, {second}")
    couple.act("space")
    said.says(f"{second}’s turn for 5 min. {first} just listens.")
    couple.act("Next")
    said.says("Thank you, both of you.")
    couple.act("Return")
    said.says("The talk has ended.")
    for once in ("clock is stopped.", "finish your thought", "a breath together", "talk has ended"):
        assert said.count(once) == 1, said.said()
