"""Program used by two people by keyboard under X11, with clocks that move as the test wants.

Every event is checked against the clock of the program: it is of the instant of its press.
"""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from listening_timer.exercise.decide import fold
from listening_timer.exercise.events import Event
from listening_timer.exercise.formats import Format
from listening_timer.exercise.state import State
from listening_timer.history.store import History
from listening_timer.library.format_writer import write
from tests.helpers.process.fake_clocks import Clocks
from tests.helpers.process.program import (
    eventually,
    program_environment,
    start_program,
    wait_for_exit,
)
from tests.helpers.x11.xserver import InputDriver

BREATH = 0.85
"""Seconds between any press and a main one: more than what counts as a bounce."""
UNHEARD_S = 3.0
"""Seconds until a press counts as not heard: on a busy machine a second one would be no bounce."""
MAIN = frozenset({"space", "Return", "Next", "Right", "Down"})
SETTLED_IN = "names_in_title = true\n"
"""The settings of people whose names can be read outside."""
ROUNDED = 1
"""Ms by which two rounded instants may differ from the exact ones."""


@dataclass(frozen=True, slots=True)
class Seen:
    """An event, and what the program's clock showed (ms) before its cause and after its commit."""

    event: Event
    before: float
    after: float

    def took(self, then: Seen) -> int:
        """How long it was to a later event by the log, in ms; it must be as long as it was."""
        told = then.event.at - self.event.at
        assert then.before - self.after - ROUNDED <= told <= then.after - self.before + ROUNDED
        return told


class Couple:
    """Starts the program on a history, uses it by keys alone, and sees whatever befalls it."""

    def __init__(self, display: str, folder: Path) -> None:
        self._display, self._folder = display, folder
        self.history = folder / "history.db"
        self.clocks = Clocks(folder)
        self.around: dict[str, str] = dict(self.clocks.environ)
        """What the environment of the program holds besides: a time zone, clocks."""
        self._acted: Seen | None = None
        self.process: subprocess.Popen[str] | None = None
        (folder / "settings.toml").write_text(SETTLED_IN, "utf-8")

    def start(self, *words: str) -> None:
        """Start the program and wait until it shows."""
        environ = {**program_environment(self._folder, display=self._display), **self.around}
        self.process = start_program("--history", str(self.history), *words, environ=environ)
        self.driver = InputDriver(self._display, self.process)
        self._acted = None

    def sit_down(self, left_name: str, right_name: str) -> None:
        """Type both names, as they come to mind, and begin."""
        self.driver.write(left_name)
        self.driver.press("Tab")
        self.driver.write(right_name)
        self.driver.press("Return")
        eventually(lambda: left_name in self.driver.title())
        time.sleep(BREATH)  # until the page has come: a press before would be none for it

    def talk(self, fmt: Format | str) -> Seen:
        """Begin, in a format that ships (its id) or in one of their own; its first event."""
        identity = fmt if isinstance(fmt, str) else self._bring(fmt)
        self.start("--format", identity)
        if identity == fmt:  # it begins with Arrive, and exists from the next press on
            self.sit_down("Ann", "Bo")
            return self.insist()
        return self.see(lambda: self.sit_down("Ann", "Bo"))

    def _bring(self, fmt: Format) -> str:
        formats = self.history.with_name("formats")
        formats.mkdir(exist_ok=True)
        (formats / f"{fmt.id}.toml").write_text(write(fmt), "utf-8")
        return fmt.id

    def act(self, key: str, times: int = 1) -> Event:
        """Press a key, and see it in the history, at the time at which it was; its last event.

        `times`: so often in a row, as a key that bounces does.
        """
        seen = self.press(*[key] * times)
        if self._acted is not None:
            self._acted.took(seen)
        self._acted = seen
        return seen.event

    def press(self, *keys: str) -> Seen:
        """Press keys, the last of which brings events; the last event then in the history."""
        if keys[-1] in MAIN:
            self.clocks.breathe()
        return self.see(lambda: self.driver.press(*keys))

    def press_in_vain(self, key: str) -> None:
        """Press a key that brings no event."""
        self.driver.press(key)
        time.sleep(0.1)

    def insist(self, key: str = "space") -> Seen:
        """Press a key until it is heard, on a page that may be only just coming."""
        before, pressed_at = self.log(), 0.0

        def pressed() -> tuple[Event, ...]:
            nonlocal pressed_at
            if time.monotonic() - pressed_at > UNHEARD_S:
                self.driver.press(key)
                pressed_at = time.monotonic()
            return self._other_than(before)

        return self.see(lambda: eventually(pressed))

    def see(self, cause: Callable[[], object]) -> Seen:
        """Do something and see what it brings to the history; the last event then."""
        known, before = self.log(), self.clocks.session_now()
        cause()
        log = eventually(lambda: self._other_than(known))
        return Seen(log[-1], before, self.clocks.session_now())

    def _other_than(self, known: tuple[Event, ...]) -> tuple[Event, ...]:
        """The log once it has grown, or is that of another session."""
        log = self.log()
        return log if log != known else ()

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

    def place(self) -> State:
        """Where the session stands: its log, folded."""
        return fold(self.log())

    def hold(self, key: str, seconds: float) -> None:
        """Hold a key down, so that it repeats."""
        self.clocks.breathe()
        self.driver.hold(key, seconds)

    def stop(self, seconds: float) -> None:
        """Let the program stand for so long, as a debugger or a shell does."""
        process = self.process
        assert process is not None
        process.send_signal(signal.SIGSTOP)
        status = Path(f"/proc/{process.pid}/stat")
        eventually(lambda: status.read_text("ascii").rpartition(") ")[2].startswith("T"))
        time.sleep(seconds)
        process.send_signal(signal.SIGCONT)

    def quit(self) -> tuple[int, str]:
        """Close by Ctrl+Q; the exit status and what was said as an error."""
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
