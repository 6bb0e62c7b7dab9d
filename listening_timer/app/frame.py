"""What every start has around its window: Qt's application, the loop, the way to the end."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import signal
import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from listening_timer.app.loop import Loop, catch_all, place_of
from listening_timer.app.program import Program
from listening_timer.paths import Paths
from listening_timer.settings import Settings
from listening_timer.ui.main_window import MainWindow
from listening_timer.ui.theme import Theme

FAILED = 1


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


class Faults:
    """Told of every bug: one line on standard error, and a sentence to the two at the screen."""

    def __init__(self) -> None:
        self.tell: Callable[[], None] | None = None

    def __call__(self, error: BaseException) -> None:
        """Tell its type and its place, never its content."""
        with contextlib.suppress(OSError, ValueError):
            print(f"listening-timer: a fault of ours: {place_of(error)}", file=sys.stderr)  # noqa: T201 - the log
        if self.tell is not None:
            self.tell()


def loop_runner(app: QApplication, faults: Faults) -> asyncio.Runner:
    """The event loop to run everything in; what nobody expected is reported."""
    catch_all(faults)
    return asyncio.Runner(loop_factory=lambda: Loop(app, faults))


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


def fit(window: MainWindow) -> None:
    """No larger than the screen it comes up on."""
    for screen in QGuiApplication.screens()[:1]:
        window.resize(window.size().boundedTo(screen.availableSize()))


async def closed(window: MainWindow) -> None:
    """Wait until a window is closed."""
    future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    window.closed.connect(lambda: future.done() or future.set_result(None))
    await future


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
