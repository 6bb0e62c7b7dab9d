"""Program used by two people by keyboard under X11; when each key was pressed is recorded."""

from __future__ import annotations

import subprocess
import time
from pathlib import Path

from listening_timer.exercise.events import Event
from listening_timer.exercise.formats import SECOND
from listening_timer.history.store import History
from tests.helpers.process.program import (
    eventually,
    program_environment,
    start_program,
    wait_for_exit,
)
from tests.helpers.x11.xserver import InputDriver

BREATH = 0.85
"""Seconds between any press and a main one: more than what counts as a bounce."""
MAIN = frozenset({"space", "Return", "Next", "Right", "Down"})
SETTLED_IN = "names_in_title = true\nwelcomed = true\n"
"""The settings of people who have been here before, and whose names can be read outside."""


class Couple:
    """Starts the program on a history and uses it by keys alone."""

    def __init__(self, display: str, folder: Path) -> None:
        self._display, self._folder = display, folder
        self.history = folder / "history.db"
        self.pressed: list[tuple[float, int]] = []
        """Presses that brought events: when (s, monotonic), and how many events there were."""
        self.around: dict[str, str] = {}
        """What the environment of the program holds besides: a time zone, other clocks."""
        self._last = 0.0
        self.process: subprocess.Popen[str] | None = None
        (folder / "settings.toml").write_text(SETTLED_IN, "utf-8")

    def start(self, *words: str) -> None:
        """Start the program and wait until it shows."""
        environ = {**program_environment(self._folder, display=self._display), **self.around}
        self.process = start_program("--history", str(self.history), *words, environ=environ)
        self.driver = InputDriver(self._display, self.process)

    def sit_down(self, left_name: str, right_name: str) -> None:
        """Type both names, as they come to mind, and begin."""
        self.driver.write(left_name)
        self.driver.press("Tab")
        self.driver.write(right_name)
        self.driver.press("Return")
        eventually(lambda: left_name in self.driver.title())
        self._last = time.monotonic()

    def take_up(self) -> Event:
        """Press Space until the talk that was found goes on."""
        before = len(self.log())
        while len(self.log()) == before:
            self._last = self.driver.press("space")
            time.sleep(BREATH)
        return self.log()[before]

    def press_in_vain(self, key: str) -> None:
        """Press a key that brings no event."""
        self.driver.press(key)
        time.sleep(0.1)

    def act(self, key: str, talk: float = 0, times: int = 1) -> Event:
        """Talk for a while (s), press a key, and see it in the history; its last event.

        `times`: so often in a row, as a key that bounces does.
        """
        bounces = self._last + BREATH - time.monotonic() if key in MAIN else 0
        time.sleep(max(0.0, bounces) + talk)
        before = len(self.log())
        sent = self.driver.press(*[key] * times)
        self._last = sent
        after = eventually(lambda: self._longer(before))
        self.pressed.append((sent, len(after)))
        return after[-1]

    def _longer(self, than: int) -> tuple[Event, ...]:
        log = self.log()
        return log if len(log) > than else ()

    def log(self) -> tuple[Event, ...]:
        """The log of the latest session, as somebody else reads it meanwhile."""
        if not self.history.exists():
            return ()
        with History.open(self.history, read_only=True) as history:
            unfinished = history.unfinished()
            if unfinished is not None:
                return unfinished.events
            rows = history.sessions(limit=1)
            return history.session(rows[0].id).events if rows else ()

    def worst(self) -> float:
        """The largest difference (ms) between the log's times and those of the presses."""
        log = self.log()
        first, known = self.pressed[0]
        base = log[known - 1].at
        return max(
            abs((log[count - 1].at - base) - (sent - first) * SECOND)
            for sent, count in self.pressed[1:]
        )

    def hold(self, key: str, seconds: float) -> None:
        """Hold a key down, a breath after the last one."""
        time.sleep(BREATH)
        self.driver.hold(key, seconds)

    def quit(self) -> tuple[int, str]:
        """Close by Ctrl+Q; the exit status and what was said as an error."""
        time.sleep(BREATH)
        self.driver.press("ctrl+q")
        assert self.process is not None
        status = wait_for_exit(self.process)
        self.process = None
        return status

    def kill(self) -> None:
        """End the program as a power cut would; harmless where none runs."""
        if self.process is not None:
            self.process.kill()
            self.process.communicate()
            self.process = None
