"""Program in which bells ring; prints how late each bell's light was, and the longest freeze.

Run as `python -m tests.helpers.sound.bell_latency_child BELLS VOLUME`. Each line is one fact:
`lit MS` when the light of a bell begins, with how late it was; at the end `gap MS`, the longest
time since the first bell in which the event loop stood still, and `begun COUNT`, how many tones
of bells could be heard. Nothing of the program is replaced; the session begins without a tone.
"""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QObject, Qt, QTimer

from listening_timer.app.program import Program
from listening_timer.app.start import run_window
from listening_timer.config.settings import Settings
from listening_timer.desktop.audio import Chime, Tone, ToneRequest
from listening_timer.desktop.clock import NANOSECONDS
from listening_timer.exercise.events import BellRang, Event, SessionStarted
from listening_timer.exercise.formats import SECOND, Bell, Early, Format, Phase, Role, Side
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.model.options import WindowOptions
from listening_timer.model.records import LastTime, Unfinished
from listening_timer.ui.begin.options import Setup
from listening_timer.ui.widgets.token.token import Token

BETWEEN = 800
"""Ms between two bells."""
HOUR = 3_600 * SECOND
TICK = 5
SETTLES = 600
"""Ms in which what a start leaves to be done is done."""


def tell(*words: object) -> None:
    """Say one fact, in one write."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def _now() -> float:
    return time.clock_gettime_ns(time.CLOCK_BOOTTIME) / NANOSECONDS


def bells(count: int) -> Format:
    """So many short turns, each of which ends with a bell; the last one leads to a long silence."""
    roles = [Role.A if number % 2 == 0 else Role.B for number in range(count)]
    phases = [Phase(PhaseKind.SHARE, role, BETWEEN) for role in roles]
    texts = {"en": "Bells"}
    handover = Phase(PhaseKind.HANDOVER, None, HOUR)
    return Format("bells", texts, texts, Bell.STOP, Early.HAND_OVER, (*phases, handover))


class Witness(QObject):
    """Lets a talk begin, and tells what it sees of it."""

    def __init__(self, program: Program, count: int, volume: int) -> None:
        super().__init__(program)
        self._program, self._count, self._volume = program, count, volume
        self._began = self._due = self._tick = 0.0
        self._gap = 0.0
        self._wishes: list[ToneRequest] = []
        self._watch()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._see_gap)
        program.conductor.happened.connect(self._hear)
        program.window.closed.connect(self._tell_all)
        self._timer.start(TICK)
        QTimer.singleShot(SETTLES, self._begin)

    def _begin(self) -> None:
        program = self._program
        program.settings.set_settings(Settings(welcomed=True, volume=0))
        program.stage.begin(Setup("Ann", "Bo", Side.LEFT, bells(self._count)))
        program.settings.set_settings(Settings(welcomed=True, volume=self._volume))

    def _watch(self) -> None:
        """See when the light begins, and what is asked of the sound."""
        witness, set_bell, play = self, Token.set_bell, Chime.play

        def seen(self: Token, strength: float) -> None:
            set_bell(self, strength)
            if strength > 0 and witness._due:
                tell("lit", round(_now() - witness._due, 1))
                witness._due = 0.0

        def heard(self: Chime, tone: Tone, percent: int) -> ToneRequest:
            wish = play(self, tone, percent)
            if percent:
                witness._wishes.append(wish)
            return wish

        Token.set_bell, Chime.play = seen, heard

    def _hear(self, events: tuple[Event, ...]) -> None:
        for event in events:
            if isinstance(event, SessionStarted):
                self._began = _now()
            elif isinstance(event, BellRang):
                self._due = self._began + event.at
                self._tick = self._tick or self._due

    def _see_gap(self) -> None:
        if self._tick:
            now = _now()
            self._gap = max(self._gap, now - self._tick - TICK)
            self._tick = now

    def _tell_all(self) -> None:
        self._see_gap()
        tell("gap", round(self._gap, 1))
        tell("begun", sum(wish.begun for wish in self._wishes))


def attach(count: int, volume: int) -> None:
    """Let the talk begin as soon as the program is open."""
    opened = Program.open

    def open_and_begin(
        self: Program, last: LastTime | None, found: Unfinished | None, format_id: str | None = None
    ) -> None:
        opened(self, last, found, format_id)
        Witness(self, count, volume)

    Program.open = open_and_begin


if __name__ == "__main__":
    attach(int(sys.argv[1]), int(sys.argv[2]))
    sys.exit(run_window(WindowOptions()))
