"""Program under suspend, clock changes, SIGSTOP and kill, used by keyboard under X11."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from listening_timer.exercise.decide import fold
from listening_timer.exercise.events import Event
from listening_timer.exercise.formats import Format
from listening_timer.exercise.state import State
from tests.helpers.exercise.format_files import as_toml
from tests.helpers.process.fake_clocks import Clocks
from tests.helpers.process.program import eventually
from tests.helpers.x11.keyboard_couple import MAIN, Couple

BOUNCE = 0.75
"""Seconds by which the clocks go on before a main press, so that it is no bounce of the last."""
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


class DisturbedCouple(Couple):
    """Two people at the keyboard of the real program, and whatever befalls it."""

    def __init__(self, display: str, folder: Path, clocks: Clocks) -> None:
        super().__init__(display, folder)
        self.clocks = clocks
        self.around |= clocks.environ

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
        (formats / f"{fmt.id}.toml").write_text(as_toml(fmt), "utf-8")
        return fmt.id

    def press(self, *keys: str) -> Seen:
        """Press keys, the last of which brings events; the last event then in the history."""
        if keys[-1] in MAIN:
            self.clocks.sleep(BOUNCE)
        return self.see(lambda: self.driver.press(*keys))

    def see(self, cause: Callable[[], object]) -> Seen:
        """Do something and see what it brings to the history; the last event then."""
        count, before = len(self.log()), self.clocks.session_now()
        cause()
        log = eventually(lambda: self._longer(count))
        return Seen(log[-1], before, self.clocks.session_now())

    def stop(self, seconds: float) -> None:
        """Let the program stand for so long, as a debugger or a shell does."""
        process = self.process
        assert process is not None
        process.send_signal(signal.SIGSTOP)
        status = Path(f"/proc/{process.pid}/stat")
        eventually(lambda: status.read_text("ascii").rpartition(") ")[2].startswith("T"))
        time.sleep(seconds)
        process.send_signal(signal.SIGCONT)

    def insist(self) -> Seen:
        """Press Space until it is heard, on a page that may be only just coming."""
        count = len(self.log())

        def pressed() -> tuple[Event, ...]:
            self.driver.press("space")  # once more after it was heard is a bounce
            return self._longer(count)

        return self.see(lambda: eventually(pressed))

    def place(self) -> State:
        """Where the session stands: its log, folded."""
        return fold(self.log())
