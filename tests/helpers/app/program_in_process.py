"""Program in the test process: the whole program on a real history, with clocks set by hand."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QApplication

from listening_timer.app.lifecycle import take_keys
from listening_timer.app.program import Program
from listening_timer.app.services.faults import Report
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.config.settings import Settings
from listening_timer.desktop.audio import Chime
from listening_timer.exercise.formats import SECOND, Side
from listening_timer.exercise.state import State, Status
from listening_timer.history.store import History
from listening_timer.model.annotations import Draft
from listening_timer.model.records import Unfinished
from listening_timer.ui.session.actions import StageAction
from tests.helpers.app.fake_context import WELCOMED, make_context
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import add_session
from tests.helpers.qt.widget_actions import wait_for_question, wait_for_tasks


class ProgramInProcess:
    """The program with all its parts, opened; end it with `await harness.close()`."""

    running: ClassVar[list[ProgramInProcess]] = []
    """Those that are not closed."""

    def __init__(  # noqa: PLR0913 - what a start can find
        self,
        app: QApplication,
        report: Report,
        history: History | None = None,
        found: Unfinished | None = None,
        eager: tuple[str, str] | None = None,
        settings: Settings = WELCOMED,
        *,
        keeps: bool = True,
        chime: Chime | None = None,
        documents: Path | None = None,
        drafts: Sequence[Draft] = (),
    ) -> None:
        """`eager`: two names that somebody typed, and Enter, before the history was read.

        `keeps`: the history could be opened. `drafts`: what an earlier run left.
        """
        self.running.append(self)
        self.before_close: Callable[[], Awaitable[None]] | None = None
        self.now = 1_000_000
        """What the session's clock shows, in ms."""
        self.wall, self.offset = WALL, 60
        """What the wall clock shows: UTC ms, and by how many minutes local time is ahead."""
        self.saved: list[Settings] = []
        self._worker = ThreadPoolExecutor(1)
        app.setQuitOnLastWindowClosed(False)  # as the program has it
        self.history = history or self._worker.submit(History.memory).result()
        path = self.history.database.path
        again = None if path is None or self.history.read_only else lambda: History.open(path)
        self.queue = WriteQueue(self.history, self._worker, report, again)
        context = make_context(app, self.queue, report, settings, self.read_wall)
        self.catalogs = context.catalogs
        self.program = Program(
            replace(
                context,
                documents=documents or context.documents,
                clock=lambda: self.now,
                save_settings=self.saved.append,
                records_sessions=keeps,
                chime=chime,
            )
        )
        if eager is not None:
            self.sit_down(*eager)
        self.program.drafts.set_found(drafts)
        last = self._worker.submit(self.history.last_time).result()
        self.program.plans.take(self._worker.submit(self.history.plan).result())
        self.program.open(last, found, "first-try")

    def read_wall(self) -> tuple[int, int]:
        """Read the wall clock."""
        return self.wall, self.offset

    def set_wall(self, ms: int = 0, *, offset: int | None = None) -> None:
        """Let the wall clock go on or jump, here or to another zone; the program looks at it."""
        self.wall += ms
        self.offset = self.offset if offset is None else offset
        self.program.wall_watch.look()

    @property
    def page(self) -> str:
        """The id of the page that is shown."""
        return self.program.window.page_id()

    @property
    def state(self) -> State:
        """The session."""
        state = self.program.conductor.state
        assert state is not None
        return state

    async def unfinished(self) -> Unfinished:
        """What is kept of the session that runs."""
        found = await self.queue.query(lambda history: history.unfinished())
        assert found is not None
        return found

    async def open_page(self, page: str) -> None:
        """Go to a page, and wait for what stands on it."""
        self.program.open_page(page)
        await wait_for_tasks()

    async def answer(self, answer: str) -> str:
        """Give this answer to the question that comes; what it says."""
        asked = await wait_for_question(self.program.window.sheet)
        self.program.window.sheet.answer(answer)
        await wait_for_tasks()
        return asked

    def show(self) -> None:
        """Show the window, and take its keys where the program takes them."""
        self.program.window.show()
        take_keys(self.program)

    async def come_back(self, left: str = "Ann", right: str = "Bo") -> None:
        """Open Begin; where nobody has talked yet, let these two have done so before."""

        def talk(history: History) -> None:
            if history.last_time() is None:
                add_session(history, 1, (left, right))

        await self.queue.query(talk)
        self.program.return_to_begin()
        await wait_for_tasks()

    def sit_down(self, left: str = "Ann", right: str = "Bo") -> None:
        """Type two names and begin."""
        self.program.begin.fill(left, right, Side.LEFT)
        self.begin()

    def begin(self) -> None:
        """Begin, a second after whatever was pressed before: earlier it would be a bounce."""
        self.now += SECOND
        self.program.begin.begin()

    def talk_to_the_end(self) -> None:
        """Call the main action each second, until the session ends."""
        while self.state.status is not Status.ENDED:
            self.later(1)
            self.program.stage.input.do(StageAction.MAIN)

    def talk_to_the_end_of_the_run(self) -> None:
        """Call the main action each second, until a run that is not recorded has ended."""
        while self.program.conductor.running:
            self.later(1)
            self.program.stage.input.do(StageAction.MAIN)

    def later(self, seconds: float, look: int = SECOND) -> None:
        """Advance both clocks; the conductor looks every so many ms, 3 s at most."""
        self.wall += round(seconds * SECOND)
        end = self.now + round(seconds * SECOND)
        while self.now < end:
            self.now = min(end, self.now + look)
            self.program.conductor.look()

    async def close(self) -> None:
        """Save what is left, and end it."""
        self.running.remove(self)
        if self.before_close is not None:
            await self.before_close()
        self.program.conductor.leave()
        await self.queue.close()
        self.program.window.close_for_good()
        self.program.window.deleteLater()  # else it stays, and a new theme dresses it too
        self._worker.shutdown()
