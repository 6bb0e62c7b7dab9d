"""Start and stop: what the command line calls to show the window.

The history is opened on its worker thread while Qt starts. One event loop from here to the end.
"""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import sys
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from listening_timer.app.keeper import Keeper
from listening_timer.app.loop import Loop, catch_all, place_of
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

FAILED = 1


@dataclass(frozen=True, slots=True)
class Opened:
    """A history ready to use, with what the first page needs of it."""

    history: History
    last: LastTime | None
    found: Unfinished | None


def run_window(options: WindowOptions) -> int:
    """Show the window until it is closed; returns the exit status."""
    if lack := missing():
        return fail(no_window(lack))
    paths = user_paths()
    worker = ThreadPoolExecutor(1, thread_name_prefix="history")
    opening = worker.submit(_open, options, paths)
    try:
        settings = load(paths.settings)
        library = Library(paths.resources, paths.formats)
        if options.format is not None:
            library.get(options.format)
        if options.history is not None:
            opening.result()  # a file that was named must open, or it is told right here
    except (FormatError, HistoryError) as error:
        _let_go(opening)
        worker.shutdown()
        return fail(told(error))
    app = application()
    theme = dressed(app, paths, settings)
    with loop_runner(app) as runner:
        status = runner.run(_shown(app, theme, options, paths, library, settings, worker, opening))
    worker.shutdown()
    return status


def application() -> QApplication:
    """Qt's application, which never ends by itself."""
    app = QApplication(sys.argv[:1])
    app.setApplicationName("listening-timer")
    app.setQuitOnLastWindowClosed(False)
    return app


def dressed(app: QApplication, paths: Paths, settings: Settings) -> Theme:
    """The theme as the settings have it, on the application."""
    theme = Theme(paths.resources / "fonts")
    theme.set_palette_choice(settings.palette.value)
    theme.set_text_percent(settings.text)
    theme.install(app)
    return theme


def loop_runner(app: QApplication) -> asyncio.Runner:
    """The event loop to run everything in; what nobody expected is reported."""
    catch_all(report)
    return asyncio.Runner(loop_factory=lambda: Loop(app, report))


def report(error: BaseException) -> None:
    """Tell of a bug on standard error: its type and place, never its content."""
    with contextlib.suppress(OSError, ValueError):
        print(f"listening-timer: a fault of ours: {place_of(error)}", file=sys.stderr)  # noqa: T201 - the log


def no_window(lack: str) -> str:
    """The sentence about a window that cannot be shown."""
    return (
        f"No window can be shown: {lack} is missing; "
        "`make demo` (listening-timer demo --shots FOLDER) plays an exercise without one."
    )


def fail(sentence: str) -> int:
    """Say one sentence on standard error; returns the exit status."""
    print(sentence, file=sys.stderr)  # noqa: T201 - where the command line reads
    return FAILED


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


async def _shown(  # noqa: PLR0913 - what the window needs, once
    app: QApplication,
    theme: Theme,
    options: WindowOptions,
    paths: Paths,
    library: Library,
    settings: Settings,
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
        opened = await asyncio.wrap_future(
            worker.submit(lambda: Opened(History.memory(), None, None))
        )
    keeper = Keeper(opened.history, worker, report)
    parts = Parts(
        theme=theme,
        formats=on_screen(library.formats()),
        settings=settings,
        keeper=keeper,
        clock=session_clock(),
        wall=wall_now,
        save=lambda chosen: _saved(paths, chosen),
        report=report,
    )
    program = Program(parts)
    program.open(opened.last, opened.found, options.format)
    _fit(program.window)
    await shown_until_closed(
        app, program, full_screen=options.fullscreen or settings.fullscreen_at_start
    )
    await keeper.close()
    return status


def _saved(paths: Paths, settings: Settings) -> None:
    """Keep the settings, on a thread of their own: a slow disk stops no window."""

    def keep() -> None:
        with contextlib.suppress(HistoryError):
            save(paths.settings, settings)

    asyncio.get_running_loop().run_in_executor(None, keep)


async def shown_until_closed(app: QApplication, program: Program, *, full_screen: bool) -> None:
    """Show the window as large as it is, take its keys, and wait until it is closed."""
    window = program.window
    wishes = QuitWishes(window.close_requested.emit)
    app.installEventFilter(wishes)
    app.installEventFilter(program.stage.acts.keys)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, window.let_go)
    if full_screen:
        window.showFullScreen()
    else:
        window.show()
    QTimer.singleShot(0, gc.freeze)
    await closed(window)
    app.removeEventFilter(program.stage.acts.keys)
    app.removeEventFilter(wishes)


def _fit(window: MainWindow) -> None:
    """No larger than the screen it comes up on."""
    for screen in QGuiApplication.screens()[:1]:
        window.resize(window.size().boundedTo(screen.availableSize()))


async def closed(window: MainWindow) -> None:
    """Wait until a window is closed."""
    future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    window.closed.connect(lambda: future.done() or future.set_result(None))
    await future


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


class QuitWishes(QObject):
    """Turns the system's wish to quit into the window's own question."""

    def __init__(self, wish: Callable[[], None]) -> None:
        super().__init__()
        self._wish = wish

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the wish to quit."""
        if event.type() is QEvent.Type.Quit:
            self._wish()
            return True
        return super().eventFilter(watched, event)
