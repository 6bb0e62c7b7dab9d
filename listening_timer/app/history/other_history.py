"""Other histories: opens another one, makes a new one, or goes back to the default one.

Whatever fails is said in a sentence on the page, and the present history stays open.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Coroutine

from PySide6.QtCore import QObject, Slot

from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import FileDialogs, FileType, tell
from listening_timer.app.services.event_loop import spawn
from listening_timer.app.services.histories import Histories
from listening_timer.model.errors import HistoryError
from listening_timer.ui.history.page_header import HistoryHeader
from listening_timer.ui.words.i18n import error_text, tr

STEM = "history"
"""Name that is proposed for a new history; it says nothing of whose it is."""
ENDING = ".db"


class OtherHistoryArea(QObject):
    """Asks for the file, and opens it in place of the history that is open."""

    def __init__(self, context: Context, header: HistoryHeader) -> None:
        super().__init__()
        self._histories, self._header = context.histories, header
        self._sheet, self._report = context.window.sheet, context.report
        self._files = FileDialogs(context)
        self._task: asyncio.Task[None] | None = None

        header.other_history_requested.connect(self._on_header_other_requested)
        header.new_history_requested.connect(self._on_header_new_requested)
        header.default_history_requested.connect(self._on_header_default_requested)
        self.renew()

    @Slot()
    def renew(self) -> None:
        """Offer what applies now: the default history only while another one is open."""
        if self._histories is not None:
            self._header.offer_histories(default=not self._histories.is_default)

    @Slot()
    def _on_header_other_requested(self) -> None:
        if self._histories is not None:
            self._start(self._open_other(self._histories))

    @Slot()
    def _on_header_new_requested(self) -> None:
        if self._histories is not None:
            self._start(self._make(self._histories))

    @Slot()
    def _on_header_default_requested(self) -> None:
        if self._histories is not None:
            self._start(self._open(self._histories.open_default()))

    def _start(self, work: Coroutine[object, object, None]) -> None:
        """Start this, unless another history is being opened: then a second press is ignored."""
        if self._task is None or self._task.done():
            self._task = spawn(work, self._report)
        else:
            work.close()

    async def _open_other(self, histories: Histories) -> None:
        kinds = [_histories(), FileType(tr("All files"), ("",))]
        path = await self._files.ask_open_path(tr("Open another history"), kinds)
        if path is not None:
            await self._open(histories.open_other(path))

    async def _make(self, histories: Histories) -> None:
        path = await self._files.ask_save_path(tr("New history"), STEM, _histories())
        if path is not None:
            await self._open(histories.make(path))

    async def _open(self, opening: Awaitable[None]) -> None:
        """Wait until it is open; where that fails, say why."""
        try:
            await opening
        except HistoryError as error:
            await tell(self._sheet, *not_opened_text(error))


def not_opened_text(error: HistoryError) -> tuple[str, str]:
    """Why another history was not opened: a heading, and a sentence."""
    return tr("This history stays open."), error_text(error)


def _histories() -> FileType:
    return FileType(tr("Listening Timer histories"), (ENDING,))
