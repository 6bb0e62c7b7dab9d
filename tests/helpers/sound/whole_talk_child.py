"""Program in which a whole talk goes by itself, faster than real time; says `ended` at its end.

Run as `python -m tests.helpers.sound.whole_talk_child FORMAT HISTORY`. Nothing of the program is
replaced. Where a phase waits for a press, one comes once the tone before has been heard out.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from listening_timer.app.program import Program
from listening_timer.app.start import run_window
from listening_timer.config.settings import Motion, Settings
from listening_timer.exercise.due import next_due
from listening_timer.exercise.events import Event, SessionEnded
from listening_timer.exercise.formats import Side
from listening_timer.model.options import WindowOptions
from listening_timer.model.preferences import Digits
from listening_timer.model.records import LastTime, Unfinished
from listening_timer.ui.begin.options import Setup
from listening_timer.ui.session.actions import StageAction
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.sound.whole_talk import HEARD_OUT_S, SPEED, shortened

SETTLES_MS = 1_500
"""Ms in which the window comes up, and what covers it comes over it."""
LOOK_MS = 100


LITTLE_TO_PAINT = Settings(welcomed=True, volume=100, digits=Digits.RING, motion=Motion.STILL)
"""Nobody looks; at this speed a clock with seconds would be painted 72 times a second."""


class Couple(QObject):
    """Lets a talk begin, and presses where it waits."""

    def __init__(self, program: Program, name: str) -> None:
        super().__init__(program)
        self._program, self._name = program, name
        self._last = time.monotonic()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self._look)
        program.conductor.happened.connect(self._hear)
        QTimer.singleShot(SETTLES_MS, self._begin)

    def _begin(self) -> None:
        program = self._program
        program.settings.set_settings(LITTLE_TO_PAINT)
        program.stage.begin(Setup("Ann", "Bo", Side.LEFT, shortened(SHIPPED[self._name])))
        program.conductor.set_speed(SPEED)
        self._timer.start()

    def _hear(self, events: tuple[Event, ...]) -> None:
        self._last = time.monotonic()
        if any(isinstance(event, SessionEnded) for event in events):
            self._timer.stop()
            os.write(1, b"ended\n")

    def _look(self) -> None:
        state = self._program.conductor.state
        heard_out = time.monotonic() - self._last >= HEARD_OUT_S
        if state is not None and next_due(state) is None and heard_out:
            self._program.stage.input.do(StageAction.MAIN)


def attach(name: str) -> None:
    """Let the talk begin as soon as the program is open."""
    opened = Program.open

    def open_and_begin(
        self: Program, last: LastTime | None, found: Unfinished | None, format_id: str | None = None
    ) -> None:
        opened(self, last, found, format_id)
        Couple(self, name)

    Program.open = open_and_begin


if __name__ == "__main__":
    attach(sys.argv[1])
    sys.exit(run_window(WindowOptions(history=Path(sys.argv[2]))))
