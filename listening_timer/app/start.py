"""Start: what the command line calls to show the window, until it is closed.

The history is opened on its worker thread while Qt starts. A history that was named and cannot
be opened is told on standard error; the usual one is told in a window, for people who started
the program without a terminal, and they can talk all the same.
"""

from __future__ import annotations

import asyncio
import contextlib
import sys
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from listening_timer.app.frame import (
    FAILED,
    Faults,
    application,
    closed,
    dressed,
    fail,
    fit,
    loop_runner,
    no_window,
    shown_until_closed,
)
from listening_timer.app.keeper import Keeper
from listening_timer.app.program import Parts, Program, on_screen
from listening_timer.app.recovery import found_in
from listening_timer.desktop.clock import session_clock, wall_now
from listening_timer.desktop.display import missing
from listening_timer.exercise.formats import FormatError
from listening_timer.history.store import History
from listening_timer.library.formats import Library
from listening_timer.paths import Paths, user_paths
from listening_timer.records import HistoryError, LastTime, Unfinished, WindowOptions
from listening_timer.sentences import told
from listening_timer.settings import Settings, load, save
from listening_timer.ui.main_window import MainWindow
from listening_timer.ui.pages.pauses import ProblemPage
from listening_timer.ui.theme import Theme
from listening_timer.ui.words import said


@dataclass(frozen=True, slots=True)
class Opened:
    """A history ready to use, with what the first page needs of it."""

    history: History
    last: LastTime | None = None
    found: Unfinished | None = None


def run_window(options: WindowOptions) -> int:
    """Show the window until it is closed; returns the exit status."""
    if lack := missing():
        return fail(no_window(lack))
    paths = user_paths()
    with ThreadPoolExecutor(1, thread_name_prefix="history") as worker:
        opening = worker.submit(_open, options, paths)
        try:
            start = Start(options, paths)
            if options.history is not None:
                opening.result()
        except (FormatError, HistoryError) as error:
            _let_go(opening)
            return fail(told(error))
        return start.run(worker, opening)


def _open(options: WindowOptions, paths: Paths) -> Opened:
    """Open the history and read what the first page needs; runs on the worker thread."""
    if options.history is None:
        paths.data_folder()
    history = History.open(options.history or paths.history)
    try:
        return Opened(history, history.last_time(), found_in(history))
    except HistoryError:
        history.close()
        raise


def _let_go(opening: Future[Opened]) -> None:
    with contextlib.suppress(HistoryError):
        opening.result().history.close()


class Start:
    """One start of the window. Raises FormatError for a format that is not known."""

    def __init__(self, options: WindowOptions, paths: Paths) -> None:
        self._options, self._paths = options, paths
        self._settings = load(paths.settings)
        self._library = Library(paths.resources, paths.formats)
        self._faults = Faults()
        if options.format is not None:
            self._library.get(options.format)

    def run(self, worker: ThreadPoolExecutor, opening: Future[Opened]) -> int:
        """Run the window to its end; returns the exit status."""
        app = application()
        theme = dressed(app, self._paths, self._settings)
        with loop_runner(app, self._faults) as runner:
            return runner.run(self._show(app, theme, worker, opening))

    async def _show(
        self,
        app: QApplication,
        theme: Theme,
        worker: ThreadPoolExecutor,
        opening: Future[Opened],
    ) -> int:
        status = 0
        try:
            opened = opening.result()
        except HistoryError as error:
            status = FAILED
            if not await _told_in_a_window(theme, said(error)):
                return status
            memory = worker.submit(lambda: Opened(History.memory()))
            opened = await asyncio.wrap_future(memory)
        keeper = Keeper(opened.history, worker, self._faults)
        program = Program(self._parts(theme, keeper))
        self._faults.tell = program.tell_fault
        program.open(opened.last, opened.found, self._options.format)
        fit(program.window)
        full = self._options.fullscreen or self._settings.fullscreen_at_start
        await shown_until_closed(app, program, full_screen=full)
        await keeper.close()
        return status

    def _parts(self, theme: Theme, keeper: Keeper) -> Parts:
        return Parts(
            theme=theme,
            formats=on_screen(self._library.formats()),
            settings=self._settings,
            keeper=keeper,
            clock=session_clock(),
            wall=wall_now,
            save=self._save,
            report=self._faults,
        )

    def _save(self, settings: Settings) -> None:
        """Keep the settings, on another thread: a slow disk stops no window."""

        def keep() -> None:
            with contextlib.suppress(HistoryError):
                save(self._paths.settings, settings)

        asyncio.get_running_loop().run_in_executor(None, keep)


async def _told_in_a_window(theme: Theme, sentence: str) -> bool:
    """Tell why the history cannot be opened; True to talk all the same, keeping nothing."""
    window = MainWindow(theme)
    page = ProblemPage(theme)
    window.add_page("problem", page)
    page.show_problem(sentence)
    answers: list[str] = []
    page.answered.connect(answers.append)
    page.answered.connect(window.let_go)
    window.close_requested.connect(window.let_go)
    print(sentence, file=sys.stderr)  # noqa: T201 - for whoever started it from a terminal
    window.show_page("problem")
    window.show()
    await closed(window)
    return answers == ["go-on"]
