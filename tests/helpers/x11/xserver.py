"""X server (Xvfb), window manager, and keyboard and mouse input by xdotool."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from tests.helpers.process.child_process import Child
from tests.helpers.process.required_tools import require_tools

SIZE = "1280x800x24"
PATIENCE = 30.0
"""Seconds that a window may take to show, on a busy machine."""


@contextmanager
def x_server(size: str = SIZE) -> Generator[str, None, None]:
    """Start Xvfb on a free display; gives the display's name."""
    require_tools("xvfb xdotool", "Xvfb", "xdotool")
    told, heard = os.pipe()
    screen = ("-screen", "0", size, "-nolisten", "tcp", "-noreset")
    with Child("Xvfb", "-displayfd", str(heard), *screen, pass_fds=[heard]) as server:
        os.close(heard)
        with os.fdopen(told) as lines:
            number = lines.readline().strip()
        server.wait_for(lambda: number)
        yield f":{number}"


@contextmanager
def window_manager(display: str) -> Generator[None, None, None]:
    """A small window manager, which grants full screen as those of desktops do."""
    require_tools("evilwm xdotool", "evilwm", "xdotool")
    environ = _at(display)

    def manages() -> bool:
        """Whether it is ready: the number of desktops is a window manager's to tell."""
        asked = ["xdotool", "get_num_desktops"]
        done = subprocess.run(asked, env=environ, capture_output=True, check=False)
        return done.returncode == 0

    # Its own choice of a font is in no package that it asks for; `fixed` every X server has.
    with Child("evilwm", "-fn", "fixed", environ=environ) as manager:
        manager.wait_for(manages)
        yield


def two_monitors(display: str) -> None:
    """Let a screen of 2560 x 800 be two monitors of 1280 x 800, side by side.

    The pointer goes into the middle of the left one, where windows come up: evilwm gives the
    keyboard back to what is under the pointer once a dialog has gone.
    """
    require_tools("x11-xserver-utils xdotool", "xrandr", "xdotool")
    for place, name, output in ((0, "left", "screen"), (1280, "right", "none")):
        size = f"1280/340x800/212+{place}+0"
        command = ["xrandr", "--setmonitor", name, size, output]
        subprocess.run(command, env=_at(display), check=True, timeout=PATIENCE)
    pointed = ["xdotool", "mousemove", "640", "400"]
    subprocess.run(pointed, env=_at(display), check=True, timeout=PATIENCE)


def remove_monitor(display: str, name: str) -> None:
    """Take a monitor away, as somebody who pulls its plug does."""
    subprocess.run(["xrandr", "--delmonitor", name], env=_at(display), check=True, timeout=PATIENCE)


def add_monitor(display: str, name: str, left: int) -> None:
    """Plug in a monitor of 1280 x 800 whose left edge is there (px)."""
    command = ["xrandr", "--setmonitor", name, f"1280/340x800/212+{left}+0", "none"]
    subprocess.run(command, env=_at(display), check=True, timeout=PATIENCE)


def picture(display: str, path: Path) -> None:
    """Save what all monitors show at one moment."""
    child = Path(__file__).with_name("screen_child.py")
    environ = {**_at(display), "QT_QPA_PLATFORM": "xcb"}
    subprocess.run([sys.executable, child, path], env=environ, check=True, timeout=PATIENCE)


def _at(display: str) -> dict[str, str]:
    return {**os.environ, "DISPLAY": display}


class InputDriver:
    """Presses keys in one window of an X server, as a keyboard does, and clicks on its screen."""

    def __init__(self, display: str, process: subprocess.Popen[str]) -> None:
        """Wait until the window of this process shows, and give it the keyboard."""
        self._environ = _at(display)
        self._process = process
        self.window = self._find("")
        self._do("windowfocus", "--sync", self.window)

    def look_at(self, title: str) -> None:
        """Turn to the window of this process with this in its title, and give it the keyboard."""
        self.window = self._find(title)
        self._do("windowfocus", "--sync", self.window)

    def press(self, *keys: str) -> float:
        """Press and let go of keys; returns when (s, monotonic), to half of what it took."""
        before = time.monotonic()
        self._do("key", "--delay", "0", *keys)
        return (before + time.monotonic()) / 2

    def hold(self, key: str, seconds: float) -> None:
        """Hold a key down, so that it repeats."""
        self._do("keydown", key)
        time.sleep(seconds)
        self._do("keyup", key)

    def write(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", "10", text)

    def click(self, x: int, y: int, times: int = 1) -> None:
        """Click at a place of the screen, once or more often in a row."""
        clicks = ("click", "--repeat", str(times), "--delay", "120", "1")
        self._do("mousemove", "--sync", str(x), str(y), *clicks)

    def place(self) -> tuple[int, int, int, int]:
        """Where the window lies on the screen, and its size."""
        told = self._do("getwindowgeometry", "--shell", self.window)
        pairs = dict(line.split("=") for line in told.split())
        x, y, wide, high = (int(pairs[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
        return x, y, wide, high

    def move(self, x: int, y: int, wide: int, high: int) -> None:
        """Put the window somewhere else, in another size."""
        self._do("windowmove", self.window, str(x), str(y))
        self._do("windowsize", self.window, str(wide), str(high))

    def title(self) -> str:
        """What stands in the window's title."""
        return self._do("getwindowname", self.window)

    def _find(self, title: str) -> str:
        end = time.monotonic() + PATIENCE
        search = ["search", "--onlyvisible", "--all", "--pid", str(self._process.pid)]
        search += ["--name", title] if title else []
        while time.monotonic() < end:
            assert self._process.poll() is None, "the program ended before it showed"
            found = self._do(*search, check=False).split()
            if found:
                return found[0]
            time.sleep(0.05)
        raise AssertionError("no window came")

    def _do(self, *words: str, check: bool = True) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self._environ,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=check,
        )
        return done.stdout
