"""Desktop integration: keeps the screen awake while time runs, and follows reduced motion."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Generator

from PySide6.QtCore import QObject, Slot

from listening_timer.app.program import Program
from listening_timer.app.session.area import StageArea
from listening_timer.desktop import reduced_motion, screen_reader
from listening_timer.desktop.inhibit import KeepAwake
from listening_timer.exercise.state import State
from listening_timer.ui.session.conductor import Conductor
from listening_timer.ui.words.i18n import tr


class Waking(QObject):
    """Keeps the screen awake exactly while the time of a session runs."""

    def __init__(
        self, conductor: Conductor, stage: StageArea, want: Callable[[bool], None]
    ) -> None:
        super().__init__()
        self._want = want
        self._awake = False

        conductor.state_changed.connect(self._on_conductor_state_changed)
        stage.people_changed.connect(self._on_stage_seated)

    @Slot(object)
    def _on_conductor_state_changed(self, state: State) -> None:
        self._set(awake=state.ticking)

    @Slot(str)
    def _on_stage_seated(self, names: str) -> None:
        if not names:
            self._set(awake=False)

    def stop(self) -> None:
        """Let the screen sleep again."""
        self._set(awake=False)

    def _set(self, *, awake: bool) -> None:
        if awake != self._awake:
            self._awake = awake
            self._want(awake)


@contextlib.contextmanager
def desktop_integration(program: Program) -> Generator[None]:
    """Keep the screen awake while time runs; follow reduced motion, and whether a reader runs."""
    awake, loop = KeepAwake(tr("A talk is going on")), asyncio.get_running_loop()

    def told(still: bool) -> None:  # noqa: FBT001 - the value itself
        with contextlib.suppress(RuntimeError):  # the loop is closed: the program has ended
            loop.call_soon_threadsafe(program.set_reduced_motion, still)

    def told_of_reader(runs: bool) -> None:  # noqa: FBT001 - the value itself
        with contextlib.suppress(RuntimeError):  # the same
            loop.call_soon_threadsafe(program.follow_screen_reader, runs)

    reduced_motion.follow(told)
    screen_reader.follow(told_of_reader)
    waking = Waking(program.conductor, program.stage, awake.want)
    try:
        yield
    finally:
        waking.stop()
        awake.close()
