"""Claims about full screen in a real window, on a desk with two monitors."""

from __future__ import annotations

import time

import pytest

from tests.helpers.process.program import eventually
from tests.helpers.x11.keyboard_couple import BREATH, Couple

LEFT, RIGHT = (0, 0, 1280, 800), (1280, 0, 1280, 800)
"""The two monitors."""
BORDER_PX = 1
"""What this window manager adds to the place for which a window asks."""


@pytest.fixture
def display(desk: str) -> str:
    """Two monitors and a window manager."""
    return desk


def lies(couple: Couple, place: tuple[int, int, int, int], off: int = 0) -> None:
    """See that the window comes to lie there; `off`: a window manager's own border (px)."""

    def near() -> bool:
        found = couple.driver.place()
        return all(abs(one - other) <= off for one, other in zip(found, place, strict=True))

    try:
        eventually(near)
    except AssertionError:
        raise AssertionError(f"it lies at {couple.driver.place()}, not at {place}") from None


def put(couple: Couple, place: tuple[int, int, int, int]) -> None:
    """Move the window there; again where it has only just come up, and settles itself."""

    def moved() -> bool:
        couple.driver.move(*place)
        time.sleep(0.3)
        return couple.driver.place() == place

    eventually(moved, 60)


def test_full_screen_is_where_the_window_is(couple: Couple) -> None:
    """By F11 and F5 it fills the monitor on which it lies; out of it, it is where it was."""
    couple.start()
    for monitor, place in ((RIGHT, (1500, 60, 1024, 640)), (LEFT, (90, 40, 1000, 660))):
        put(couple, place)
        for into, out in (("F11", "F11"), ("F5", "Escape")):
            couple.driver.press(into)
            lies(couple, monitor)
            couple.driver.press(out)
            lies(couple, place)
    couple.driver.press("Escape")
    lies(couple, (90, 40, 1000, 660))
    assert couple.quit() == (0, "")


def test_the_window_comes_up_where_it_was_left(couple: Couple) -> None:
    """On its monitor and in its size, however often; out of full screen as well."""
    place = (1500, 60, 1024, 640)
    couple.start()
    couple.driver.press("F11")
    lies(couple, LEFT)
    couple.driver.press("F11")
    eventually(lambda: couple.driver.place() != LEFT)
    put(couple, place)
    for _start in range(2):
        time.sleep(BREATH)  # only where it came to rest is where it was left
        assert couple.quit() == (0, "")
        couple.start()
        lies(couple, place, BORDER_PX)
    couple.driver.press("F11")
    lies(couple, RIGHT)
    couple.driver.press("F11")
    lies(couple, place, BORDER_PX)
    assert couple.quit() == (0, "")
