"""Desktop integration: the screen stays awake while time runs; what the system asks for is done."""

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


class DesktopWishes(QObject):
    """What the system asks for: reduced motion, and care for a screen reader that runs.

    It is asked once a process, on threads that end with it; each program is told what is known.
    """

    def __init__(self) -> None:
        super().__init__()
        self._program: Program | None = None
        self._still: bool | None = None
        self._reader: bool | None = None
        self._followed = False

    def tell(self, program: Program) -> None:
        """Tell a program, now and on each change, in place of the one before."""
        self._program = program
        if not self._followed:
            self._followed = True
            self._follow()
        if self._still is not None:
            program.settings.set_reduced_motion(self._still)
        if self._reader is not None:
            program.follow_screen_reader(self._reader)

    def stop_telling(self) -> None:
        """Tell no program any more."""
        self._program = None

    def _follow(self) -> None:
        loop = asyncio.get_running_loop()

        def on_loop(take: Callable[[bool], None]) -> Callable[[bool], None]:
            def told(value: bool) -> None:  # noqa: FBT001 - the value itself
                with contextlib.suppress(RuntimeError):  # the loop is closed: the program has ended
                    loop.call_soon_threadsafe(take, value)

            return told

        reduced_motion.follow(on_loop(self._on_still))
        screen_reader.follow(on_loop(self._on_reader))

    def _on_still(self, still: bool) -> None:  # noqa: FBT001 - the value itself
        self._still = still
        if self._program is not None:
            self._program.settings.set_reduced_motion(still)

    def _on_reader(self, runs: bool) -> None:  # noqa: FBT001 - the value itself
        self._reader = runs
        if self._program is not None:
            self._program.follow_screen_reader(runs)


@contextlib.contextmanager
def desktop_integration(program: Program, wishes: DesktopWishes | None = None) -> Generator[None]:
    """Keep the screen awake while time runs, and do what the system asks for."""
    awake = KeepAwake(tr("A talk is going on"))
    wishes = wishes or DesktopWishes()
    wishes.tell(program)
    waking = Waking(program.conductor, program.stage, awake.want)
    try:
        yield
    finally:
        wishes.stop_telling()
        waking.stop()
        awake.close()
