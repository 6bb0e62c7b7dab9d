"""Claims about a whole exercise with a mouse: but for names and notes, all is clicked."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

import pytest

from listening_timer.exercise.events import (
    BreakCalled,
    BreakEnded,
    PhaseEnded,
    ReplyHeld,
    Resumed,
    RoundAdded,
    TimeAdded,
)
from listening_timer.history.store import History
from listening_timer.model.records import Outcome
from tests.helpers.process.program import eventually
from tests.helpers.screen_reader.reader import ScreenReader, accessibility_bus
from tests.helpers.x11.keyboard_couple import Couple
from tests.helpers.x11.mouse_user import Mouse

LEFT, RIGHT = "Name of the person on the left", "Name of the person on the right"


@dataclass(frozen=True)
class Desk:
    """Two people, their mouse, and what tells where everything stands."""

    couple: Couple
    mouse: Mouse
    reader: ScreenReader

    def kinds(self, *kinds: type[object]) -> None:
        """See that the log comes to end with events of these kinds."""
        eventually(lambda: [type(each) for each in self.couple.log()[-len(kinds) :]] == [*kinds])


@pytest.fixture
def desk_with_mouse(desk: str, tmp_path: Path) -> Generator[Desk, None, None]:
    """The program, started; nothing of it runs afterwards."""
    with accessibility_bus(desk) as around:
        couple = Couple(desk, tmp_path)
        couple.around.update(around)
        couple.start("--format", "first-try")
        assert couple.process is not None
        reader = ScreenReader(couple.process.pid, around)
        yield Desk(couple, Mouse(couple.driver, reader), reader)
        reader.leave()
        couple.kill()


def answer(mouse: Mouse, name: str, other: str, calm: int, close: int) -> None:
    """One answers how they are, and hands on."""
    mouse.go_on(f"I am {name}")
    mouse.click(str(calm), "How calm are you?")
    mouse.click(str(close), f"How close do you feel to {other}?")
    mouse.go_on("Done")


def talk(desk: Desk, second: str) -> None:
    """From Arrive to the end, with all that can be clicked on the way."""
    mouse, first = desk.mouse, "Bo" if second == "Ann" else "Ann"
    mouse.click("How are you both?")
    answer(mouse, "Ann", "Bo", 3, 10)
    answer(mouse, "Bo", "Ann", 0, 9)
    mouse.go_on("Go on")
    mouse.go_on("We are both ready", times=2)  # a double click is no second press
    mouse.click("More to do")
    mouse.click("Let a reply wait")
    desk.kinds(PhaseEnded, ReplyHeld)
    mouse.click("More to do")
    mouse.click("+2 min")
    desk.kinds(TimeAdded)
    mouse.click("Take a break")
    desk.kinds(BreakCalled)
    mouse.go_on("We are back")
    mouse.go_on("Go on")
    desk.kinds(BreakEnded, Resumed)
    mouse.go_on("I have shared everything")
    mouse.go_on(f"{second}’s turn")
    mouse.go_on("I have shared everything")
    for name in (first, second):
        desk.reader.reads(f"{name} says thank you.")
        mouse.go_on("I’ve said thank you")
    mouse.click("Once more, 3 min each")
    desk.kinds(RoundAdded)
    for words in ("I have shared everything", f"{second}’s turn", "I have shared everything"):
        mouse.go_on(words)
    mouse.go_on("Finish")


@pytest.mark.slow
def test_a_whole_exercise_by_mouse(desk_with_mouse: Desk) -> None:
    """From Begin to Close, kept and deleted; a second one is ended early from the "…"."""
    couple, mouse, reader = desk_with_mouse.couple, desk_with_mouse.mouse, desk_with_mouse.reader
    mouse.write(LEFT, "Ann")
    mouse.write(RIGHT, "Bo")
    mouse.click("Swap who begins")
    left_first = "Ann begins." in reader.words()
    first, second = ("Ann", "Bo") if left_first else ("Bo", "Ann")
    mouse.go_on("Begin")
    talk(desk_with_mouse, second)
    mouse.click("A note")
    mouse.write("A note about this talk", "Enough for today")
    mouse.go_on("Done")
    mouse.go_on("Begin")
    mouse.go_on("We are both ready")
    mouse.click("More to do")
    mouse.click("End here")
    reader.reads("End here?")
    mouse.click("End here")
    reader.reads("You stopped here. That is fine.")
    mouse.go_on("Done")
    reader.find("Change")
    with History.open(couple.history, read_only=True) as history:
        assert history.check() == []
        early, whole = history.sessions()
        assert (early.outcome, whole.outcome) == (Outcome.EARLY, Outcome.COMPLETED)
        assert (whole.name_a, early.name_a) == (first, second)
        detail = history.session(whole.id)
        assert len(detail.ratings) == 4
        assert [words.text for words in detail.words] == ["Enough for today"]
    assert reader.lacking == []
    assert couple.quit() == (0, "")
