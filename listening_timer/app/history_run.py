"""Run of one history: its window, write queue and program, from its opening until it is closed.

Law: nothing goes from one history to the next but the settings, and which one is to be opened. Each
has a window, a worker thread, a connection and a program of its own, and the program of the next
is built after the connection of the last one is closed.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from listening_timer.app.desktop import DesktopWishes, desktop_integration
from listening_timer.app.history_problem import ask_what_to_do
from listening_timer.app.history_switch import HistorySwitch
from listening_timer.app.lifecycle import (
    closing_at_once,
    install_signal_handlers,
    signal_future,
    until_closed,
)
from listening_timer.app.next_window import FollowWindow, next_window, show_in_place_of
from listening_timer.app.opened import Opened
from listening_timer.app.program import Program
from listening_timer.app.services.catalogs import Catalogs
from listening_timer.app.services.context import Context
from listening_timer.app.services.event_loop import Loop, cancel_tasks
from listening_timer.app.services.faults import Faults
from listening_timer.app.services.first_window import (
    EXIT_FAILED,
    Application,
    FirstWindow,
    print_error,
    random_side,
)
from listening_timer.app.services.history_file import READ_ONLY
from listening_timer.app.services.settings_store import SettingsStore
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.config.paths import Paths
from listening_timer.desktop.audio import Chime
from listening_timer.desktop.clock import session_clock, wall_now
from listening_timer.history.store import History
from listening_timer.library.formats import Library
from listening_timer.model.errors import HistoryError
from listening_timer.text.error_messages import error_sentence
from listening_timer.ui.words.i18n import error_text, tr


@dataclass(frozen=True, slots=True)
class Machine:
    """What the histories of one run share; nothing of it comes from any of them."""

    app: Application
    paths: Paths
    library: Library
    settings: SettingsStore
    faults: Faults
    wishes: DesktopWishes
    follow: FollowWindow
    """Is called with each window after the first one, before it is shown."""


@dataclass(frozen=True, slots=True)
class Place:
    """One history to be run: where it is, its thread, its window, and what of it is read.

    `named`: it was named on the command line. `opening` may be done already. `plan`: a plan file to
    show.
    """

    path: Path
    worker: ThreadPoolExecutor
    opening: Future[Opened]
    first: FirstWindow
    leaving: asyncio.Future[None]
    format_id: str | None = None
    named: bool = False
    plan: Path | None = None


class HistoryRun:
    """Runs one history. Its window is closed at any wish until the program can ask."""

    def __init__(self, machine: Machine, place: Place) -> None:
        self._machine, self._place = machine, place
        self._first, self._leaving = place.first, place.leaving
        self._program: Program | None = None
        self._early = ExitStack()
        self._early.enter_context(closing_at_once(machine.app, place.first.window))
        self.following: HistoryRun | None = None
        """The history that takes the place of this one; None where the window was closed."""

    async def run(self) -> int:
        """Run until the window is closed; returns the exit status."""
        with self._place.worker:
            status = await self._run()
        await cancel_tasks()  # such as one that waits for the answer to a question
        if self.following is not None:  # else the process ends
            self._first.window.deleteLater()
        return status

    async def _run(self) -> int:
        status, keeps, looks = 0, True, False
        try:
            opened = await asyncio.wrap_future(self._place.opening)
        except HistoryError as error:
            self._early.close()
            status, keeps = EXIT_FAILED, False
            if self._place.named:  # locked or changed since it was checked
                self._first.window.close_for_good()
                return print_error(error_sentence(error))
            if self._leaving.done() or await self._ask(error) != "go-on":
                return status
            opened = await self._open_memory()
            self._notice(tr("Nothing is kept this time"))
        self._early.close()
        if opened.history.read_only and not self._leaving.done():
            keeps = False
            refused = HistoryError(READ_ONLY, path=self._place.path)
            looks = await self._ask(refused, read_only=True) == "look"
            self._notice(tr("Your history can only be read; nothing is kept"))
        queue = self._queue(opened.history, keeps=keeps)
        if not self._leaving.done():
            await self._run_program(opened, queue, keeps=keeps, looks=looks)
        if not await queue.close():
            return print_error(error_sentence(HistoryError("not-all-saved", path=self._place.path)))
        return status

    async def _run_program(
        self, opened: Opened, queue: WriteQueue, *, keeps: bool, looks: bool
    ) -> None:
        """Build the program, and run it until the window is closed."""
        machine, loop = self._machine, asyncio.get_running_loop()
        program = self._program = Program(self._context(queue, keeps=keeps))
        machine.faults.show = program.show_fault
        program.drafts.set_found(opened.drafts)
        program.plans.take(opened.plan, self._place.plan)
        program.open(opened.last, opened.found, self._place.format_id)
        if looks:
            program.open_page("history")
        if isinstance(loop, Loop):
            loop.save_on_display_loss = partial(save_at_loss, program, queue)
        with desktop_integration(program, machine.wishes):
            await until_closed(machine.app, program, self._leaving)
        machine.faults.show = None
        self._program = None

    def _queue(self, history: History, *, keeps: bool) -> WriteQueue:
        """The write queue; its folder is not created again on a guess where the file went away."""
        reopening = partial(History.open, self._place.path) if keeps else None
        return WriteQueue(history, self._place.worker, self._machine.faults, reopening)

    def _context(self, queue: WriteQueue, *, keeps: bool) -> Context:
        machine = self._machine
        shown = str(self._place.path)
        return Context(
            first_window=self._first,
            catalogs=Catalogs(machine.paths, machine.library),
            documents=machine.paths.documents,
            settings=machine.settings.current,
            unread=machine.settings.unread,
            write_queue=queue,
            clock=session_clock(),
            wall=wall_now,
            save_settings=machine.settings.save,
            report=machine.faults,
            random_side=random_side,
            history_path_text=shown
            if keeps or queue.read_only
            else tr("Nothing is kept this time"),
            records_sessions=keeps,
            chime=Chime(machine.paths.sounds),
            histories=HistorySwitch(machine.paths, queue, self._save_typed, self._give_way),
        )

    async def _open_memory(self) -> Opened:
        opening = self._place.worker.submit(History.memory)
        return Opened(await asyncio.wrap_future(opening))

    async def _ask(self, error: HistoryError, *, read_only: bool = False) -> str:
        return await ask_what_to_do(self._first, error_text(error), read_only=read_only)

    def _notice(self, text: str) -> None:
        self._first.window.navigation.set_notice(text)

    def _save_typed(self) -> None:
        if self._program is not None:
            self._program.save_typed()

    async def _give_way(
        self, path: Path, worker: ThreadPoolExecutor, opening: Future[Opened]
    ) -> None:
        """Show the window of another history, and close this one, unless it is closed already."""
        machine, before = self._machine, self._first
        if self._leaving.done() or self._program is None:
            worker.submit(opening.result().history.close)
            worker.shutdown(wait=False)
            return
        returning = opening.result().last is not None
        settings = machine.settings.current
        first = next_window(
            before, machine.library, machine.paths, settings, path, returning=returning
        )
        leaving = signal_future(first.window.closed)
        machine.follow(first.window)
        self.following = HistoryRun(machine, Place(path, worker, opening, first, leaving))
        close_now = self._program.close_now

        def close_both() -> None:
            close_now()
            first.window.close_for_good()

        install_signal_handlers(close_both)
        await show_in_place_of(before.window, first.window, leaving)
        close_now()


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
