"""Run after the first page: opens the history, builds the program, runs it and closes it."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from listening_timer.app.desktop import desktop_integration
from listening_timer.app.lifecycle import run_main, signal_future, until_closed
from listening_timer.app.program import Program
from listening_timer.app.services.catalogs import Catalogs
from listening_timer.app.services.context import Context
from listening_timer.app.services.event_loop import Loop
from listening_timer.app.services.faults import Faults
from listening_timer.app.services.first_window import (
    EXIT_FAILED,
    Application,
    FirstWindow,
    print_error,
    random_side,
)
from listening_timer.app.services.history_file import READ_ONLY, open_history
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.app.session.recovery import find_unfinished
from listening_timer.config.paths import Paths
from listening_timer.config.settings import Settings, Unread, save
from listening_timer.desktop.audio import Chime
from listening_timer.desktop.clock import session_clock, wall_now
from listening_timer.history.store import History
from listening_timer.library.formats import Library
from listening_timer.model.annotations import Draft
from listening_timer.model.errors import HistoryError
from listening_timer.model.options import WindowOptions
from listening_timer.model.records import LastTime, Unfinished
from listening_timer.text.error_messages import error_sentence
from listening_timer.ui.session.problem_page import ProblemPage
from listening_timer.ui.words.i18n import error_text, tr


@dataclass(frozen=True, slots=True)
class Opened:
    """An open history, with what the first page needs of it."""

    history: History
    last: LastTime | None = None
    found: Unfinished | None = None
    drafts: tuple[Draft, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the window."""

    app: Application
    first: FirstWindow
    options: WindowOptions
    paths: Paths
    library: Library
    settings: Settings
    unread: Unread | None
    faults: Faults

    def run_until_closed(self) -> int:
        """Run on asyncio's loop until the window is closed; returns the exit status."""

        async def run() -> int:
            return await self.run(signal_future(self.first.window.closed))

        return run_main(self.app, self.faults, run())

    async def run(self, leaving: asyncio.Future[None]) -> int:
        """Run until the window is closed (`leaving`); returns the exit status."""
        with ThreadPoolExecutor(1, thread_name_prefix="history") as worker:
            return await self._run(worker, worker.submit(self._open), leaving)

    def _open(self) -> Opened:
        """Open the history and read what is shown first; runs on the worker thread."""
        if self.options.history is None:
            self.paths.data_folder()
        history = open_history(self._path)
        try:
            history.require_sound()
            found = None if history.read_only else find_unfinished(history)
            return Opened(history, history.last_time(), found, history.drafts())
        except HistoryError:
            history.close()
            raise

    async def _run(
        self,
        worker: ThreadPoolExecutor,
        opening: Future[Opened],
        leaving: asyncio.Future[None],
    ) -> int:
        status, keeps = 0, True
        try:
            opened = await self._wait_for_history(opening)
        except HistoryError as error:
            status = EXIT_FAILED
            if self.options.history is not None:  # locked or changed since it was checked
                self.first.window.close_for_good()
                return print_error(error_sentence(error))
            if leaving.done() or await self._ask_what_to_do(error_text(error)) != "go-on":
                return status
            opened = await asyncio.wrap_future(worker.submit(lambda: Opened(History.memory())))
            keeps = False
            self.first.window.navigation.set_notice(tr("Nothing is kept this time"))
        first_place = ""
        if opened.history.read_only and not leaving.done():
            keeps = False
            refused = HistoryError(READ_ONLY, path=self._path)
            first_place = await self._ask_what_to_do(error_text(refused), read_only=True)
            self.first.window.navigation.set_notice(
                tr("Your history can only be read; nothing is kept")
            )
        again = self._reopen if keeps else None
        queue = WriteQueue(opened.history, worker, self.faults, again)
        if not leaving.done():
            program = Program(self._context(queue, keeps=keeps))
            self.faults.show = program.show_fault
            program.drafts.set_found(opened.drafts)
            program.open(opened.last, opened.found, self.options.format)
            if first_place == "look":
                program.open_page("history")
            if isinstance(loop := asyncio.get_running_loop(), Loop):
                loop.save_on_display_loss = partial(save_at_loss, program, queue)
            with desktop_integration(program):
                await until_closed(self.app, program, leaving)
        if not await queue.close():
            return print_error(error_sentence(HistoryError("not-all-saved", path=self._path)))
        return status

    def _reopen(self) -> History:
        """Reopen the history whose file went away; its folder is not created again on a guess."""
        return History.open(self._path)

    async def _wait_for_history(self, opening: Future[Opened]) -> Opened:
        """Wait for the history; meanwhile the window may be closed at once."""
        window = self.first.window
        window.close_requested.connect(window.close_for_good)
        try:
            return await asyncio.wrap_future(opening)
        finally:
            window.close_requested.disconnect(window.close_for_good)

    @property
    def _path(self) -> Path:
        return self.options.history or self.paths.history

    def _context(self, queue: WriteQueue, *, keeps: bool) -> Context:
        where = str(self._path)
        return Context(
            first_window=self.first,
            catalogs=Catalogs(self.paths, self.library),
            documents=self.paths.documents,
            settings=self.settings,
            unread=self.unread,
            write_queue=queue,
            clock=session_clock(),
            wall=wall_now,
            save_settings=self._save,
            report=self.faults,
            random_side=random_side,
            history_path_text=where
            if keeps or queue.read_only
            else tr("Nothing is kept this time"),
            records_sessions=keeps,
            chime=Chime(self.paths.sounds),
        )

    def _save(self, settings: Settings) -> None:
        """Save the settings on another thread: a slow disk must not block the window."""

        def keep() -> None:
            with contextlib.suppress(HistoryError):
                save(self.paths.settings, settings)

        asyncio.get_running_loop().run_in_executor(None, keep)

    async def _ask_what_to_do(self, sentence: str, *, read_only: bool = False) -> str:
        """Say why the history cannot be opened, or not be written; returns what was chosen.

        `go-on`: hold a session that is not recorded; `look`: show the history; `close`: close the
        window.
        """
        window, page = self.first.window, ProblemPage(self.first.theme)
        print(sentence, file=sys.stderr)  # noqa: T201 - for whoever started it from a terminal
        page.show_problem(sentence, read_only=read_only)
        window.add_page("problem", page)
        window.show_page("problem")
        answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()

        def take(chosen: str) -> None:
            if not answer.done():
                answer.set_result(chosen)

        def close() -> None:
            take("close")

        page.answered.connect(take)
        window.close_requested.connect(close)
        chosen = await answer
        window.close_requested.disconnect(close)
        if chosen == "close":
            window.close_for_good()
        return chosen


def save_at_loss(program: Program, queue: WriteQueue) -> str:
    """Save without an event loop after the display was lost; returns the result as a sentence."""
    queue.stop_awaiting()
    program.save_typed()
    kept = program.stage.kept
    if not queue.close_blocking():
        return "Not everything could be saved."
    if not kept:
        return "Nothing of this talk is kept, as you chose."
    return "The talk and all that was typed are saved: start again to go on."
