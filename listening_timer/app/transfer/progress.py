"""Progress and cancel of a long export or import, in a dialog over the window.

The work runs on a thread of its own and asks repeatedly whether to go on. The window reads its
progress ten times a second; no call crosses the threads.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Slot

from listening_timer.app.services.context import Context
from listening_timer.transfer.export import Progress
from listening_timer.ui.transfer.progress import Count, HowFar
from listening_timer.ui.words.i18n import tr

Found = TypeVar("Found")

LOOK_MS = 100
"""Interval (ms) between two readings of the progress."""
STOP, DONE = "stop", "done"


class Going:
    """Progress of work: set on its thread, read on the window's."""

    def __init__(self) -> None:
        self.stopped = False
        """The user asked to stop it."""
        self.at: tuple[int, int] | None = None
        """Done, total; None before it has begun."""

    def __call__(self, done: int, total: int) -> bool:
        """Set the progress; returns whether to go on."""
        self.at = done, total
        return not self.stopped


class ProgressRunner(QObject):
    """Runs one piece of work at a time, with its progress dialog."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme, self._sheet = context.theme, context.window.sheet
        self._going = Going()
        self._shown: HowFar | None = None
        self._cancel: Callable[[], object] | None = None
        self._looks = QTimer(self)
        self._looks.setInterval(LOOK_MS)

        self._looks.timeout.connect(self.look)
        self._sheet.answered.connect(self._on_sheet_answered)

    @property
    def stopped(self) -> bool:
        """Whether the last work was asked to stop."""
        return self._going.stopped

    async def carry_out(
        self, title: str, count: Count, work: Callable[[Progress], Coroutine[None, None, Found]]
    ) -> Found | None:
        """Run it to its end; None where it was stopped before it began. Raises what it raises.

        Where this itself is cancelled, the work is not awaited: stop it first.
        """
        self._going, self._shown = Going(), HowFar(self._theme, count)
        task = asyncio.ensure_future(work(self._going))
        self._cancel = task.cancel
        self._sheet.show_content(title, "", self._shown, [(STOP, tr("Cancel"), False)])
        self._looks.start()
        try:
            return await task
        except asyncio.CancelledError:
            here = asyncio.current_task()
            if here is None or here.cancelling():
                raise
            return None
        finally:
            self._end()

    @Slot()
    def look(self) -> None:
        """Show the progress as of now."""
        if self._shown is not None and self._going.at is not None:
            self._shown.show_done(*self._going.at)

    @Slot()
    def stop(self) -> None:
        """Stop the work when it next asks; what has not begun is cancelled."""
        self._going.stopped = True
        if self._cancel is not None and self._going.at is None:
            self._cancel()

    @Slot(str)
    def _on_sheet_answered(self, answer: str) -> None:
        if self._shown is not None:
            self._shown = None
            if answer == STOP:
                self.stop()

    def _end(self) -> None:
        self._looks.stop()
        self._cancel = None
        if self._shown is not None:
            self._sheet.answer(DONE)
