"""Run lifecycle: event loop, signal handlers, garbage collection, shutdown."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal as signals
import sys
from collections.abc import Awaitable, Callable, Coroutine, Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QMessageLogContext,
    QTimer,
    QtMsgType,
    SignalInstance,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from listening_timer.app.services.event_loop import Loop, LoopStopped
from listening_timer.app.services.faults import Report, install_excepthook
from listening_timer.app.services.first_window import EXIT_FAILED
from listening_timer.ui.session.latin_shortcuts import LatinShortcuts

if TYPE_CHECKING:  # imported once the first page is painted
    from listening_timer.app.program import Program
    from listening_timer.app.services.first_window import Application
    from listening_timer.ui.window import MainWindow


GC_INTERVAL_MS = 10_000
"""Interval (ms) between two garbage collections."""
LAYOUT_DELAY_MS = 200
"""Delay (ms) after which a window that was just shown is no longer busy."""
EDITS_TIMEOUT_S = 5.0
"""Timeout (s) for edits that are still queued when the window closes."""


DISPLAY_ENDED = "The display has ended, and the window with it."
BROKEN_CONNECTION = "The X11 connection broke"
"""How Qt's own message about it begins."""


def loop_runner(app: QApplication, faults: Report) -> asyncio.Runner:
    """The event loop to run everything in; uncaught exceptions are reported."""
    install_excepthook(faults)
    return asyncio.Runner(loop_factory=lambda: Loop(app, faults))


def run_main(app: QApplication, faults: Report, main: Coroutine[object, object, int]) -> int:
    """Run the whole program on its event loop; returns the exit status.

    Where the display ends meanwhile, what was typed is saved, that is said in a sentence, and the
    process ends with `EXIT_FAILED`: Qt can then neither run a loop nor destroy its windows.
    """
    hide_broken_connection(app)
    with loop_runner(app, faults) as runner:
        try:
            return runner.run(main)
        except LoopStopped:
            loop = runner.get_loop()
            save = loop.save_on_display_loss if isinstance(loop, Loop) else None
            with contextlib.suppress(OSError, ValueError):
                print(f"{DISPLAY_ENDED} {save() if save else ''}".strip(), file=sys.stderr)  # noqa: T201 - message of the command line
                sys.stderr.flush()
            os._exit(EXIT_FAILED)


def hide_broken_connection(app: QApplication) -> None:
    """Drop Qt's repeated messages about an ended X11 display: the program reports it once."""
    if app.platformName() != "xcb":
        return

    def tell(_kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if not text.startswith(BROKEN_CONNECTION):
            with contextlib.suppress(OSError, ValueError):
                print(text, file=sys.stderr)  # noqa: T201 - as Qt itself does

    qInstallMessageHandler(tell)


async def until_closed(app: Application, program: Program, leaving: Awaitable[None]) -> None:
    """Handle keys and the system's requests to quit, until the window is closed (`leaving`).

    Edits that are still queued are finished then, before the caller closes the history. Keys are
    filtered where they reach the window, before any widget: a filter on the application would see
    every event of every object.
    """
    take_keys(program)
    quits = app.quit_requested.connect(program.window.close_requested)
    install_signal_handlers(program.close_now)
    program.wall_watch.start()
    QTimer.singleShot(0, program.window, program.prepare)  # after the first page
    QTimer.singleShot(LAYOUT_DELAY_MS, program.window, program.window.lay_out)
    with collecting_garbage():
        await leaving
        app.quit_requested.disconnect(quits)
        await program.history_area.wait_for_edits(EDITS_TIMEOUT_S)


@contextlib.contextmanager
def closing_at_once(app: Application, window: MainWindow) -> Generator[None]:
    """Close the window whenever that is wished: there is no program yet that could ask first."""
    wishes = (window.close_requested, app.quit_requested)
    for wish in wishes:
        wish.connect(window.close_for_good)
    try:
        yield
    finally:
        for wish in wishes:
            wish.disconnect(window.close_for_good)


def take_keys(program: Program) -> None:
    """Install the key filters on the window's handle: the last one installed runs first."""
    handle, acts = program.window.windowHandle(), program.stage.input
    handle.installEventFilter(acts.keys)
    handle.installEventFilter(LatinShortcuts(program.window, acts.keyboard, acts))
    handle.installEventFilter(program.stage.quiet.watch)


def install_signal_handlers(close: Callable[[], None]) -> None:
    """Close on SIGTERM, SIGINT or SIGHUP; Windows asks the window instead."""
    if sys.platform != "win32":
        for number in (signals.SIGTERM, signals.SIGINT, signals.SIGHUP):
            asyncio.get_running_loop().add_signal_handler(number, close)


def signal_future(signal: SignalInstance) -> asyncio.Future[None]:
    """A future that is done when the signal, which has no values, is emitted."""
    future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    signal.connect(lambda: future.done() or future.set_result(None))
    return future


@contextlib.contextmanager
def collecting_garbage() -> Generator[None]:
    """Collect garbage on this thread only: Qt objects must not be destroyed on another one.

    Objects that exist at the start are frozen, so that a collection takes few milliseconds.
    """
    gc.disable()
    gc.freeze()
    timer = QTimer()
    timer.setInterval(GC_INTERVAL_MS)
    timer.timeout.connect(gc.collect)
    timer.start()
    try:
        yield
    finally:
        timer.stop()
        gc.enable()
