"""Close the window: asks first where something would be lost, or a session is running."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QObject, Signal

from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import ask
from listening_timer.app.services.drafts import Drafts
from listening_timer.app.services.event_loop import spawn
from listening_timer.app.session.area import StageArea
from listening_timer.ui.begin.page import BEGIN
from listening_timer.ui.history.correction_form import CORRECTING
from listening_timer.ui.history.people import PEOPLE
from listening_timer.ui.words.i18n import error_text, tr


class Shutdown(QObject):
    """Closes the window, after a question in the middle of a session or where saving fails."""

    relocation_requested = Signal()
    """Choose another path for what is not saved."""

    def __init__(self, context: Context, stage: StageArea, drafts: Drafts) -> None:
        super().__init__()
        self._window, self._queue = context.window, context.write_queue
        self._stage, self._drafts, self._report = stage, drafts, context.report
        self._asks = False

    def close(self) -> None:
        """Close as the user asked; what was typed is saved or queued already."""
        if self._stage.in_the_middle:
            title = tr("Close in the middle of a talk?")
            text = tr("Nothing is lost. Next time you can go on where you left off.")
            if not self._stage.kept:
                text = tr("This talk won’t be kept, so you can’t go on with it later.")
        else:
            title, text = tr("Close now?"), ""
        if (trouble := self._queue.save_error) is not None:
            text = tr("Not everything is saved yet.") + " " + error_text(trouble)
        if text:
            spawn(self._ask(title, text), self._report)
        else:
            self._close_for_good()

    async def _ask(self, title: str, text: str) -> None:
        """Ask once, in place of any other open dialog, which is dismissed as by Escape."""
        if self._asks:
            return
        self._asks = True
        sheet = self._window.sheet
        try:
            while sheet.is_open():  # one answer may lead to the next question
                sheet.dismiss()
                await asyncio.sleep(0)
            choices = [("stay", tr("Stay"), False), ("close", tr("Close"), True)]
            if self._queue.save_error is not None:
                choices.insert(1, ("place", tr("Choose another place"), False))
            chosen = await ask(sheet, title, text, choices)
        finally:
            self._asks = False
        match chosen:
            case "close":
                self._close_for_good()
            case "place":
                self.relocation_requested.emit()
            case _:
                pass

    def _close_for_good(self) -> None:
        """Close as the user asked: text that has a save button and was not saved is dropped."""
        self._drafts.drop_watched(BEGIN, PEOPLE, CORRECTING)
        self._window.close_for_good()
