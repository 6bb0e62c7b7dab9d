"""Event loop: asyncio on Qt's loop (qasync), with precise timers; every failed task is reported."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor

import qasync
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from listening_timer.app.services.faults import Report

running: set[asyncio.Task[None]] = set()
"""Spawned tasks that have not ended; else they might be collected as garbage."""


class PreciseTimer(qasync._SimpleTimer):  # noqa: SLF001  # pyright: ignore[reportPrivateUsage] - pinned
    """A qasync timer that never fires early.

    # WORKAROUND: qasync uses coarse timers, off by 5 % and early; no public hook for them
    """

    def add_callback(self, handle: asyncio.Handle, delay: float = 0) -> asyncio.Handle:
        """Round a delay (s) up to whole milliseconds."""
        return super().add_callback(handle, math.ceil(max(0.0, delay) * 1000) / 1000)

    def startTimer(self, interval: int, kind: Qt.TimerType = Qt.TimerType.PreciseTimer, /) -> int:
        """Start a timer of `interval` ms, precise unless told otherwise."""
        return super().startTimer(interval, kind)


class LoopStopped(Exception):  # noqa: N818 - no error of ours
    """Qt ended the event loop by itself: the connection to the display is broken."""


class Loop(qasync.QEventLoop):
    """The event loop of the program: precise timers, uncaught exceptions are reported.

    `save_on_display_loss` is called where the display is lost and no loop runs any more; it returns
    a sentence that says what was saved.
    """

    save_on_display_loss: Callable[[], str] | None = None

    def __init__(self, app: QApplication, report: Report) -> None:
        super().__init__(app)
        self._timer = PreciseTimer()
        aside = ThreadPoolExecutor(1, thread_name_prefix="aside")
        self.set_default_executor(aside)  # qasync's own has ten threads

        def handle(_loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
            report(_cause(context))

        self.set_exception_handler(handle)

    def run_forever(self) -> int:
        """Run until it is stopped. Raises LoopStopped where Qt stopped it, not the program."""
        status = super().run_forever()
        if status:
            raise LoopStopped
        return status


def _cause(context: dict[str, object]) -> BaseException:
    cause = context.get("exception")
    return cause if isinstance(cause, BaseException) else RuntimeError(str(context.get("message")))


def spawn(work: Coroutine[object, object, None], report: Report) -> asyncio.Task[None]:
    """Start a task whose exception is reported; the only way a task is started."""
    task = asyncio.get_running_loop().create_task(work)
    running.add(task)

    def done(ended: asyncio.Task[None]) -> None:
        running.discard(ended)
        if not ended.cancelled() and (error := ended.exception()) is not None:
            report(error)

    task.add_done_callback(done)
    return task


async def cancel_tasks() -> None:
    """Cancel all tasks that `spawn` has started, and wait until they have ended."""
    tasks = set(running)
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks)
