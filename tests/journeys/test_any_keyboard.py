"""Claims about a whole exercise on any keyboard: each key of the stage does its work."""

from __future__ import annotations

import ctypes
import os
import subprocess
from collections.abc import Generator

import pytest

from listening_timer.desktop.keymap import read_keymap
from listening_timer.exercise.events import (
    BreakCalled,
    BreakEnded,
    Paused,
    PhaseEnded,
    PhaseReopened,
    ReplyHeld,
    Resumed,
    TimeAdded,
)
from tests.helpers.process.program import wait_for_exit
from tests.helpers.process.required_tools import require_tools
from tests.helpers.x11.keyboard_couple import Couple

US_PLACES = {"p": "33", "h": "43", "b": "56", "d": "40", "m": "58", "t": "28", "x": "53", "q": "24"}
"""X11 keycodes of the keys at the US places of our letters."""
FRENCH = {**US_PLACES, "m": "47", "q": "38"}
"""Where AZERTY has letters elsewhere: M right of L, Q at the place of A."""
P_PLACE = 25
KEYBOARDS = {
    "us": ("us", 0, US_PLACES, "p"),
    "de": ("de", 0, US_PLACES, "p"),
    "fr": ("fr", 0, FRENCH, "p"),
    "ru": ("ru", 0, US_PLACES, "\u0437"),
    "us,ru": ("us,ru", 1, US_PLACES, "\u0437"),
}
"""By name: the layouts of the server, which is active, our letters, and what P's place writes."""
CORE_KEYBOARD = 0x100


def lock_group(display: str, group: int) -> None:
    """Make one of several layouts active, as a panel of the desktop does."""
    x11 = ctypes.CDLL("libX11.so.6")
    x11.XOpenDisplay.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(x11.XOpenDisplay(display.encode()))
    x11.XkbLockGroup(connection, CORE_KEYBOARD, group)
    x11.XSync(connection, 0)
    x11.XCloseDisplay(connection)


class Keyboard:
    """The layout of an X server, and its keys by their codes."""

    def __init__(self, display: str, name: str) -> None:
        require_tools("x11-xkb-utils", "setxkbmap", "xkbcomp")
        self._environ = {**os.environ, "DISPLAY": display}
        self.layouts, self._active, self.keys, self.letter = KEYBOARDS[name]

    def plug_in(self) -> None:
        """Let the layout hold, and lock its group."""
        self.set(self.layouts)
        lock_group(self._environ["DISPLAY"], self._active)

    def set(self, layouts: str) -> None:
        """Let these layouts hold."""
        self._run("setxkbmap", "-layout", layouts)

    def _run(self, *words: str) -> None:
        subprocess.run(words, env=self._environ, check=True, timeout=15)


@pytest.fixture
def couple(couple: Couple, display: str) -> Generator[Couple, None, None]:
    """Two people whose display has its usual layout again afterwards."""
    yield couple
    Keyboard(display, "us").set("us")


@pytest.mark.slow
@pytest.mark.parametrize("name", KEYBOARDS)
def test_each_key_of_the_stage_does_its_work(
    couple: Couple, display: str, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    """By key codes alone: pause, reply, more time, break, more to say, on, back, and closing."""
    keyboard = Keyboard(display, name)
    couple.start("--format", "first-try")
    couple.sit_down("Ann", "Bo")
    keyboard.plug_in()
    keys = keyboard.keys
    monkeypatch.setenv("DISPLAY", display)
    assert read_keymap()[P_PLACE] == keyboard.letter
    pressed = (
        *("space", keys["p"], keys["p"], keys["h"], "plus"),
        *(keys["b"], "space", "space", "Next", keys["m"], "Down", "Right", "Up"),
    )
    assert [type(couple.act(key)) for key in pressed] == [
        *(PhaseEnded, Paused, Resumed, ReplyHeld, TimeAdded),
        *(BreakCalled, BreakEnded, Resumed, PhaseEnded, PhaseReopened, PhaseEnded, PhaseEnded),
        PhaseReopened,
    ]
    for key in (keys["d"], keys["t"]):
        couple.press_in_vain(key)
    couple.driver.press(keys["x"])
    couple.press_in_vain(keys["p"])  # any key only brings all back
    assert type(couple.act(keys["p"])) is Paused
    assert read_keymap()[P_PLACE] == keyboard.letter
    couple.driver.press(f"ctrl+{keys['q']}")
    couple.driver.press("Tab", "Return")  # from Stay to Close
    assert couple.process is not None
    assert wait_for_exit(couple.process) == (0, "")
