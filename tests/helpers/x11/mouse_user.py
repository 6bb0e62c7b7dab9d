"""Mouse user: clicks by accessible name; a screen reader tells where it is."""

from __future__ import annotations

import time

from tests.helpers.screen_reader.reader import ScreenReader, Seen
from tests.helpers.x11.keyboard_couple import BREATH
from tests.helpers.x11.xserver import InputDriver


class Mouse:
    """Clicks by the words that people see; where they stand, a screen reader says."""

    def __init__(self, driver: InputDriver, reader: ScreenReader) -> None:
        self._driver, self._reader = driver, reader
        self._last = 0.0

    def click(self, name: str, about: str = "", role: str = "", *, times: int = 1) -> None:
        """Click in the middle of what has this name, once or more often in a row."""
        self._driver.click(*middle(self._reader.find(name, about, role)), times)
        self._last = time.monotonic()

    def go_on(self, name: str, *, times: int = 1) -> None:
        """Click a main action, a breath after the click before."""
        self._reader.find(name)
        time.sleep(max(0.0, self._last + BREATH - time.monotonic()))
        self.click(name, role="push button", times=times)

    def write(self, name: str, words: str) -> None:
        """Click into a field and type."""
        self.click(name)
        self._driver.write(words)
        self._reader.find(name, words)


def middle(seen: Seen) -> tuple[int, int]:
    """The place in the middle of something."""
    x, y, wide, high = seen.box
    return x + wide // 2, y + high // 2
