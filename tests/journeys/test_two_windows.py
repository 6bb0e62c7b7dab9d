"""Claims about the second window on a projector whose screen comes and goes while a turn runs."""

from __future__ import annotations

import time
from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect

from listening_timer.exercise.events import PhaseEnded, SessionStarted
from listening_timer.exercise.formats import MINUTE, SECOND, Side
from tests.helpers.process.program import eventually
from tests.helpers.screen_reader.reader import ScreenReader, accessibility_bus
from tests.helpers.x11.keyboard_couple import Couple
from tests.helpers.x11.ring_reader import ring_left
from tests.helpers.x11.xserver import (
    add_monitor,
    picture,
    remove_monitor,
    two_monitors,
    window_manager,
    x_server,
)

MAIN, SECOND_WINDOW = "Ann", "for the room"
"""What stands in their titles."""
LEFT, RIGHT = QRect(0, 0, 1280, 800), QRect(1280, 0, 1280, 800)
BESIDE = QRect(800, 480, 480, 300)
"""Where the second window hides nothing of the main one."""
TURN_MS = 3 * MINUTE
REST_S = 1.5
"""How long nothing may move by itself."""


@pytest.fixture
def display() -> Generator[str, None, None]:
    """Two monitors of its own, since one of them goes away."""
    with x_server("2560x800x24") as name:
        two_monitors(name)
        with window_manager(name):
            yield name


class Room:
    """Both windows of one program, on a desk with a projector."""

    def __init__(self, display: str, couple: Couple, folder: Path, side: Side) -> None:
        """`side`: where whoever has the turn sits. Pictures go into the folder."""
        self._display, self._couple, self._folder, self._side = display, couple, folder, side
        self.figures: dict[str, tuple[float, float]] = {}
        """Seconds of the turn that are left by either ring, at each picture."""

    def place(self, title: str) -> QRect:
        """Where this window lies, without its frame."""
        self._couple.driver.look_at(title)
        return QRect(*self._couple.driver.place())

    def put(self, title: str, place: QRect) -> None:
        """Drag a window there."""
        self._couple.driver.look_at(title)

        def moved() -> bool:
            x, y, wide, high = place.x(), place.y(), place.width(), place.height()
            self._couple.driver.move(x, y, wide, high)
            time.sleep(0.3)
            return QRect(*self._couple.driver.place()) == place

        eventually(moved)

    def see(self, step: str) -> None:
        """Take one picture of both windows, and see that both show the same second."""
        path = self._folder / f"{step}.png"
        picture(self._display, path)
        here, there = (
            ring_left(path, self.place(title), self._side, bars=title is MAIN) * TURN_MS / SECOND
            for title in (MAIN, SECOND_WINDOW)
        )
        self.figures[step] = here, there
        assert abs(here - there) < 1, self.figures

    def rests(self) -> None:
        """See that neither window moves by itself."""
        before = [self.place(title) for title in (MAIN, SECOND_WINDOW)]
        time.sleep(REST_S)
        assert [self.place(title) for title in (MAIN, SECOND_WINDOW)] == before


def within(place: QRect, screen: QRect) -> bool:
    """Whether a window lies whole on a screen."""
    return screen.contains(place)


@pytest.mark.slow
def test_a_projector_comes_and_goes_while_a_turn_runs(
    couple: Couple, display: str, tmp_path: Path
) -> None:
    """Full screen on it; pulled, plugged in, and pulled under the main window: nothing is lost.

    Both windows come whole onto the screen that stays, and out of full screen there; nothing moves
    when it comes back. In pictures of both, taken at one moment, both rings show the same second;
    the turn is never paused, and takes as long as it does.
    """
    with accessibility_bus(display, screen_reader=False) as around:
        couple.around.update(around)
        couple.start("--format", "first-try")
        couple.sit_down("Ann", "Bo")
        begun = couple.insist()
        assert couple.process is not None
        reader = ScreenReader(couple.process.pid, around)
        first = couple.log()[0]
        assert isinstance(first, SessionStarted)
        room = Room(display, couple, tmp_path, first.side_a)
        room.put(MAIN, QRect(0, 120, 800, 560))

        reader.press("More to do")
        reader.press("Second window")
        eventually(lambda: within(room.place(SECOND_WINDOW), RIGHT))
        room.put(SECOND_WINDOW, QRect(1400, 100, 480, 300))
        reader.leave()
        couple.driver.press("F11")
        eventually(lambda: room.place(SECOND_WINDOW) == RIGHT)
        room.see("before")

        here = room.place(MAIN)
        remove_monitor(display, "right")
        eventually(lambda: within(room.place(SECOND_WINDOW), LEFT))
        room.rests()
        assert room.place(SECOND_WINDOW).size() == BESIDE.size()
        assert room.place(MAIN) == here
        room.put(SECOND_WINDOW, BESIDE)
        room.see("without it")
        add_monitor(display, "right", 1280)
        room.rests()
        assert room.place(SECOND_WINDOW) == BESIDE

        room.put(MAIN, QRect(1500, 100, 800, 560))
        remove_monitor(display, "right")
        eventually(lambda: within(room.place(MAIN), LEFT))
        add_monitor(display, "right", 1280)
        room.rests()
        room.put(MAIN, QRect(1300, 100, 800, 560))
        room.see("after")

        couple.driver.look_at(SECOND_WINDOW)
        begun.took(couple.press("space"))
        print(f"\nleft of the turn by both rings (s): {room.figures}")  # noqa: T201 - the figure
        assert {type(event) for event in couple.log()} == {SessionStarted, PhaseEnded}
        couple.driver.look_at(MAIN)
        couple.kill()
