"""Relocation: choose another path for the history while its own cannot be written."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from listening_timer import COMMAND
from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import FileDialogs, FileType
from listening_timer.app.services.event_loop import spawn
from listening_timer.history.store import History
from listening_timer.text.error_messages import shown
from listening_timer.ui.words.i18n import tr


class Relocation(QObject):
    """Asks for a path; what is queued, and the session it belongs to, is written there."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._queue, self._report = context.write_queue, context.report
        self._window = context.window
        self._files = FileDialogs(context)

    @Slot()
    def choose(self) -> None:
        """Ask for a path and continue there."""
        spawn(self._choose(), self._report)

    async def _choose(self) -> None:
        kind = FileType(tr("Listening Timer histories"), (".db",))
        path = await self._files.ask_save_path(tr("Choose another place"), COMMAND, kind)
        if path is not None:
            self.move_to(path)

    def move_to(self, path: Path) -> None:
        """Continue in the history at this path, which the title then names; created if missing."""
        self._window.show_history(shown(path.name))
        self._queue.move_to(lambda: History.open(path))
