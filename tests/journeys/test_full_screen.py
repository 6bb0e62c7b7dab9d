"""Claims about full screen in a real window, on a desk with two monitors."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from tests.helpers.couple import Couple
from tests.helpers.program import eventually

LEFT, RIGHT = (0, 0, 1280, 800), (1280, 0, 1280, 800)
"""The two monitors."""


@pytest.fixture
def couple(desk: str, tmp_path: Path) -> Generator[Couple, None, None]:
    """Two people at the desk; nothing of theirs runs afterwards."""
    pair = Couple(desk, tmp_path)
    yield pair
    pair.kill()


def lies(couple: Couple, place: tuple[int, int, int, int]) -> None:
    """See that the window comes to lie there."""
    try:
        eventually(lambda: couple.hands.place() == place)
    except AssertionError:
        raise AssertionError(f"it lies at {couple.hands.place()}, not at {place}") from None


def test_full_screen_is_where_the_window_is(couple: Couple) -> None:
    """By F11 and F5 it fills the monitor on which it lies; out of it, it is where it was."""
    couple.start()
    for monitor, place in ((RIGHT, (1500, 60, 1024, 640)), (LEFT, (90, 40, 1000, 660))):
        couple.hands.move(*place)
        lies(couple, place)
        for into, out in (("F11", "F11"), ("F5", "Escape")):
            couple.hands.press(into)
            lies(couple, monitor)
            couple.hands.press(out)
            lies(couple, place)
    couple.hands.press("Escape")
    lies(couple, (90, 40, 1000, 660))
    assert couple.quit() == (0, "")
