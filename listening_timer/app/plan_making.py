"""Making a plan: the page for it, the file dialog, and the message with the result."""

from __future__ import annotations

import asyncio
from functools import cached_property

from PySide6.QtCore import QObject, Slot

from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import FileDialogs, FileType, tell
from listening_timer.app.services.single_task import SingleTask
from listening_timer.exercise.formats import FormatError
from listening_timer.files import atomic_file
from listening_timer.library import plan as plans
from listening_timer.library.plan import Plan
from listening_timer.model.errors import HistoryError
from listening_timer.text.error_messages import shown
from listening_timer.ui.plan.make_page import MakePage
from listening_timer.ui.words.i18n import error_text, local_time, tr

PAGE = "make-plan"


class PlanMaking(QObject):
    """Makes plans of the formats that there are, and saves them."""

    def __init__(self, context: Context, files: FileDialogs, task: SingleTask) -> None:
        super().__init__()
        self._context, self._files, self._task = context, files, task
        self._window = context.window

    @cached_property
    def page(self) -> MakePage:
        """The page, built on first use."""
        decks = self._context.catalogs.decks
        offered = [(deck, decks.ships(deck)) for deck in decks.items()]
        page = MakePage(self._context.theme, offered)
        self._window.add_page(PAGE, page)
        page.save_requested.connect(self._on_page_save_requested)
        page.back_requested.connect(self._go_back)
        return page

    @Slot(str)
    def show(self, format_id: str) -> None:
        """Show the page for a format."""
        self.page.start(self._context.catalogs.library.get(format_id))
        self._window.show_page(PAGE)

    @Slot()
    def _go_back(self) -> None:
        """Show the formats again, from where plans are made."""
        self._window.show_page("formats")

    @Slot(object)
    def _on_page_save_requested(self, plan: Plan) -> None:
        self._task.start(self.save(plan))

    async def save(self, plan: Plan) -> None:
        """Ask for a path, save there, and show the result; its proposed name says nobody's."""
        sheet, failed = self._window.sheet, tr("Nothing was saved.")
        try:
            written = plans.write(plan).encode()
        except FormatError as error:
            await tell(sheet, failed, error_text(error))
            return
        kind = FileType(tr("Plans"), (plans.ENDING,))
        stem = f"plan-{local_time(*self._context.wall()).date().isoformat()}"
        target = await self._files.ask_save_target(tr("Save the plan"), stem, kind)
        if target is None:
            return
        try:
            await asyncio.to_thread(
                atomic_file.write_whole, target.path, written, replace=target.replace
            )
        except HistoryError as error:
            await tell(sheet, failed, error_text(error))
            return
        text = tr("The plan is in {path}. Open it on the other computer with this program.")
        await tell(sheet, tr("Saved"), text.format(path=shown(target.path)))
        self._go_back()
