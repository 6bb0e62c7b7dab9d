"""Relocation: choose another path for the history while its own cannot be written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from listening_timer.app.services.dialogs import FileDialogs, FileType
from listening_timer.app.services.event_loop import Report, spawn
from listening_timer.app.services.write_queue import WriteQueue
from listening_timer.history.store import History
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.window import MainWindow
from listening_timer.ui.words.i18n import tr

STEM = "listening-timer"


class Relocation(QObject):
    """Asks for a path; what is queued, and the session it belongs to, is written there."""

    def __init__(
        self, theme: Theme, window: MainWindow, queue: WriteQueue, folder: Path, report: Report
    ) -> None:
        """`folder`: where the dialog opens."""
        super().__init__()
        self._queue, self._report = queue, report
        self._files = FileDialogs(theme, window, folder)

    @Slot()
    def choose(self) -> None:
        """Ask for a path and continue there."""
        spawn(self._choose(), self._report)

    async def _choose(self) -> None:
        kind = FileType(tr("Histories of this program"), (".db",))
        path = await self._files.ask_save_path(tr("Choose another place"), STEM, kind)
        if path is not None:
            self.move_to(path)

    def move_to(self, path: Path) -> None:
        """Continue in the history at this path; it is created where there is none."""
        self._queue.move_to(lambda: History.open(path))
