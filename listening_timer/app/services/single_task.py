"""Single task: one dialog with the user at a time, cancelled where its window is closed."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine

from PySide6.QtCore import QObject, Slot

from listening_timer.app.services.event_loop import spawn
from listening_timer.app.services.faults import Report
from listening_timer.ui.window import MainWindow


class SingleTask(QObject):
    """Runs coroutines that ask something, unless one of them is running already."""

    def __init__(self, window: MainWindow, report: Report) -> None:
        super().__init__()
        self._report = report
        self._task: asyncio.Task[None] | None = None

        window.closed.connect(self._on_window_closed)

    def start(self, work: Coroutine[object, object, None]) -> None:
        """Start this; while another one is running, a second press is ignored."""
        if self._task is None or self._task.done():
            self._task = spawn(work, self._report)
        else:
            work.close()

    @Slot()
    def _on_window_closed(self) -> None:
        if self._task is not None:
            self._task.cancel()
