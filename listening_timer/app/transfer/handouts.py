"""Handouts: their page, and saving them as a PDF or printing them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from functools import cached_property

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer import COMMAND
from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import FileDialogs, FileType, tell
from listening_timer.app.services.event_loop import spawn
from listening_timer.app.transfer.printing import SystemPrinting
from listening_timer.exercise.formats import Format
from listening_timer.model.errors import HistoryError
from listening_timer.model.handouts import HandoutRequest
from listening_timer.model.preferences import Paper
from listening_timer.text.error_messages import shown
from listening_timer.text.missing_letters import missing_letters_sentence
from listening_timer.transfer.export import Target
from listening_timer.ui.transfer.handout_page import HandoutPage
from listening_timer.ui.words.i18n import error_text, tr

PAGE = "handouts"


class HandoutArea(QObject):
    """The page of handouts, the dialogs, and the messages with the result."""

    back_requested = Signal()
    """Go back to the page of formats."""

    def __init__(self, context: Context, paper: Callable[[], Paper]) -> None:
        """`paper`: the size of their pages, as it is chosen now."""
        super().__init__()
        self._theme, self._window, self._report = context.theme, context.window, context.report
        self._catalogs = context.catalogs
        self._files = FileDialogs(context)
        self._task: asyncio.Task[None] | None = None
        self.printing = SystemPrinting()
        self._paper = paper

        self._window.closed.connect(self.leave)

    @cached_property
    def page(self) -> HandoutPage:
        """The page, built on first use."""
        page = HandoutPage(self._theme)
        self._window.add_page(PAGE, page)
        page.save_requested.connect(self._on_save_requested)
        page.print_requested.connect(self._on_print_requested)
        page.names_edited.connect(self._on_names_edited)
        page.back_requested.connect(self.back_requested)
        return page

    def offer(self, fmt: Format) -> None:
        """Show the page, for this format."""
        self.page.offer(fmt)
        self._window.show_page(PAGE)

    @Slot()
    def leave(self) -> None:
        """Stop asking."""
        if self._task is not None:
            self._task.cancel()

    @Slot(str)
    def _on_names_edited(self, letters: str) -> None:
        from listening_timer.pdf.missing_letters import missing_letters  # noqa: PLC0415 - what only paper needs

        self.page.show_missing(missing_letters_sentence(missing_letters(letters), tr))

    @Slot(object)
    def _on_save_requested(self, wish: HandoutRequest) -> None:
        self._start(self._save(wish))

    @Slot(object)
    def _on_print_requested(self, wish: HandoutRequest) -> None:
        self._start(self._print(wish))

    def _start(self, work: Coroutine[object, object, None]) -> None:
        """Start this, unless something is running: then a second press is ignored."""
        if self._task is None or self._task.done():
            self._task = spawn(work, self._report)
        else:
            work.close()

    async def _save(self, wish: HandoutRequest) -> None:
        """Ask for a path, save there, and show the result."""
        kind = FileType("PDF", (".pdf",))
        stem = f"{COMMAND}-{wish.sheets[0] if len(wish.sheets) == 1 else PAGE}"
        target = await self._files.ask_save_target(tr("Save as"), stem, kind)
        if target is None:
            return
        try:
            missing = await asyncio.to_thread(self._write, target, wish)
        except HistoryError as error:
            await tell(self._window.sheet, tr("Nothing was saved."), error_text(error))
            return
        text = tr("The sheets are in {path}.").format(path=shown(target.path))
        text = " ".join(filter(None, (text, missing_letters_sentence(missing, tr))))
        await tell(self._window.sheet, tr("Saved"), text)

    def _write(self, target: Target, wish: HandoutRequest) -> str:
        """Write the file; returns the letters that no font here can draw."""
        from listening_timer.app.transfer import pdf  # noqa: PLC0415 - what only paper needs

        return pdf.print_handouts(target, wish, self._catalogs.families, self._paper())

    async def _print(self, wish: HandoutRequest) -> None:
        """Ask for a printer, and print there."""
        from listening_timer.app.transfer import pdf  # noqa: PLC0415 - what only paper needs

        sheet = self._window.sheet
        if not self.printing.has_printers():
            text = tr("Save the sheets as a PDF, and print that where there is a printer.")
            await tell(sheet, tr("No printer is set up on this computer."), text)
            return
        printer = await self.printing.ask(self._window, self._paper())
        if printer is None:
            return
        families = self._catalogs.families
        try:
            await asyncio.to_thread(pdf.print_on_paper, printer, wish, families)
        except HistoryError as error:
            await tell(sheet, tr("Nothing was printed."), error_text(error))
