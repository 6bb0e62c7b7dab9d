"""Monkey test: the real program on a real file, pressed at random (seeded) as fast as it goes.

Run as `python -m tests.helpers.process.random_presses_child FILE SEED SPEED FORMAT`, to be
killed. Each line it prints is one fact: `kept SESSION COUNT AT` after the commit of so many
events in all returned, `lived SESSION AT` after the commit of a checkpoint, `shown AT` for each
painted instant of a session, `happened AT` for the last event.
Nothing of the program is replaced; its commits are observed, and its actions called.
"""

from __future__ import annotations

import os
import random
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from listening_timer.app.program import Program
from listening_timer.app.start import run_window
from listening_timer.exercise.events import Event
from listening_timer.exercise.formats import Side
from listening_timer.exercise.state import State, Status
from listening_timer.history.store import History
from listening_timer.model.options import WindowOptions
from listening_timer.model.records import LastTime, NewSession, Unfinished
from listening_timer.ui.session.actions import StageAction

ACTS = (
    *[StageAction.MAIN, StageAction.PAUSE, StageAction.HOLD_REPLY] * 3,
    *(
        StageAction.ADD_1,
        StageAction.ADD_5,
        StageAction.BACK,
        StageAction.SAY_MORE,
        StageAction.SKIP,
        StageAction.REPAIR,
        StageAction.BREAK,
        StageAction.PROMPT,
    ),
)


def tell(*words: object) -> None:
    """Say one fact, in one write."""
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def watch_commits() -> None:
    """Let the history say what it has committed."""
    begin, append, checkpoint = History.begin, History.append, History.checkpoint

    def told_begin(self: History, new: NewSession, events: Sequence[Event]) -> None:
        begin(self, new, events)
        tell("kept", new.id, len(events), events[-1].at)

    def told_append(
        self: History, session_id: str, first_seq: int, events: Sequence[Event]
    ) -> None:
        append(self, session_id, first_seq, events)
        tell("kept", session_id, first_seq + len(events), events[-1].at)

    def told_checkpoint(self: History, session_id: str, at: int) -> None:
        checkpoint(self, session_id, at)
        tell("lived", session_id, at)

    History.begin, History.append = told_begin, told_append
    History.checkpoint = told_checkpoint


class Chance(QObject):
    """Presses whatever can be pressed, by a seeded chance, until the window closes."""

    def __init__(self, program: Program, seed: int, speed: float) -> None:
        super().__init__(program)
        self._program = program
        self._chance = random.Random(seed)  # noqa: S311 - repeatable chance
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.press)
        program.conductor.set_speed(speed)
        program.conductor.state_changed.connect(self._show)
        program.conductor.happened.connect(self._count)
        program.window.closed.connect(self._timer.stop)
        self._timer.start(0)

    def press(self) -> None:
        """Press something, wherever the program stands."""
        program = self._program
        match program.window.page_id():
            case "welcome" | "begin":
                program.begin.fill("Ann", "Bo", self._chance.choice(list(Side)))
                program.begin.begin()
            case "found":
                program.recovery.page.answered.emit("go-on")
            case "break":
                program.stage.pauses.break_page.answered.emit("back")
            case "after":
                program.stage.closing.page.keep_requested.emit()
            case _:
                program.stage.input.do(self._chance.choice(ACTS))
        self._timer.start(self._chance.randrange(2, 12))

    def _show(self, state: State) -> None:
        if state.arrived and state.status is not Status.ENDED:
            tell("shown", state.at)

    def _count(self, events: tuple[Event, ...]) -> None:
        state = self._program.conductor.state
        if state is not None and state.arrived:
            tell("happened", events[-1].at)


def attach_chance(seed: int, speed: float) -> None:
    """Let chance press as soon as the program is open."""
    opened = Program.open

    def open_and_press(
        self: Program, last: LastTime | None, found: Unfinished | None, format_id: str | None = None
    ) -> None:
        opened(self, last, found, format_id)
        Chance(self, seed, speed)
        QTimer.singleShot(0, lambda: tell("ready"))

    Program.open = open_and_press


def main(file: str, seed: str, speed: str, format_id: str) -> int:
    """Drive the program on this file."""
    watch_commits()
    attach_chance(int(seed), float(speed))
    return run_window(WindowOptions(Path(file), format_id))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
