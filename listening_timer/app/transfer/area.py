"""Export and import of sessions: the entry points for the other areas.

A file appears whole or not at all; an import is done wholly or not at all. One export or import
runs at a time, under a dialog that covers the window.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import FileDialogs, FileType, ask, tell
from listening_timer.app.services.event_loop import spawn
from listening_timer.app.transfer.export import ExportArea
from listening_timer.app.transfer.progress import ProgressRunner
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import Filter, ImportResult
from listening_timer.model.weekly import Couple
from listening_timer.text.error_messages import shown
from listening_timer.transfer.import_file import merge_file
from listening_timer.ui.transfer.export_page import ExportRequest, ExportScope
from listening_timer.ui.transfer.progress import part_done
from listening_timer.ui.words.i18n import error_text, tr


class TransferArea(QObject):
    """Export and import."""

    imported = Signal()
    """A file was imported into the history."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._window, self._report = context.window, context.report
        self._task: asyncio.Task[None] | None = None
        self._progress, files = ProgressRunner(context), FileDialogs(context)
        self.export = ExportArea(context, files, self._progress)
        self.importing = ImportArea(context, files, self._progress)

        self.export.save_requested.connect(self._on_save_requested)
        self._window.closed.connect(self.leave)
        self.importing.imported.connect(self.imported)

    def export_sessions(
        self, only: Filter, session: str = "", couple: Couple | None = None
    ) -> None:
        """Offer to export what a filter shows now, all sessions, or the one that is open.

        A letter is to `couple` unless another is chosen; without, to that of the latest session.
        """
        self._offer(only, session, ExportScope.SHOWN, couple)

    def export_session(self, only: Filter, session: str, couple: Couple | None = None) -> None:
        """Offer to export the session that is open, or what a filter shows, or all."""
        self._offer(only, session, ExportScope.THIS, couple)

    def _offer(self, only: Filter, session: str, first: ExportScope, couple: Couple | None) -> None:
        asked_on = self._window.page_id()
        self._start(self.export.offer(only, session, asked_on, first, couple))

    def import_file(self) -> None:
        """Ask for a file and import it."""
        self._start(self.importing.import_file())

    @Slot()
    def leave(self) -> None:
        """Stop what is running; nothing of it is left."""
        self._progress.stop()
        if self._task is not None:
            self._task.cancel()

    @Slot(object)
    def _on_save_requested(self, wish: ExportRequest) -> None:
        self._start(self.export.save(wish))

    def _start(self, work: Coroutine[object, object, None]) -> None:
        """Start this, unless something is running: then a second press is ignored."""
        if self._task is None or self._task.done():
            self._task = spawn(work, self._report)
        else:
            work.close()


class ImportArea(QObject):
    """Import: asks for the file, asks for confirmation, and shows the result."""

    imported = Signal()
    """A file was imported into the history, whatever was new in it."""

    def __init__(self, context: Context, files: FileDialogs, progress: ProgressRunner) -> None:
        super().__init__()
        self._window, self._queue = context.window, context.write_queue
        self._files, self._progress = files, progress

    async def import_file(self) -> None:
        """Ask for a file, import it, and show the result."""
        kinds = [
            FileType(tr("Talks"), (".json", ".jsonl", ".db")),
            FileType(tr("All files"), ("",)),
        ]
        path = await self._files.ask_open_path(tr("Import"), kinds)
        if path is None or not await self._is_wished(path):
            return
        imported = await self._carry_out(path)
        if imported is not None and imported.stayed:
            wished = await self._is_wished_again(imported)
            imported = await self._carry_out(path, again=True) if wished else None
        if imported is not None:
            await tell(self._window.sheet, *import_result_text(imported))

    async def _carry_out(self, path: Path, *, again: bool = False) -> ImportResult | None:
        """Import the file; None where that was refused or stopped, which is shown."""
        sheet = self._window.sheet
        try:
            imported = await self._progress.carry_out(
                tr("Importing talks"),
                part_done,
                lambda going: self._queue.query(
                    lambda history: merge_file(history, path, going, again=again)
                ),
            )
        except HistoryError as error:
            await tell(sheet, *import_error_text(error))
            return None
        if imported in (None, ImportResult()) and self._progress.stopped:
            await tell(sheet, tr("Stopped"), tr("Nothing was added."))
            return None
        self.imported.emit()
        return imported or ImportResult()

    async def _is_wished_again(self, imported: ImportResult) -> bool:
        """Show the result, and ask whether sessions that were deleted here are to be added again.

        Where they stay deleted, nothing more is shown.
        """
        title, text = import_result_text(imported)
        one = imported.stayed == 1
        leave = tr("Leave it deleted") if one else tr("Leave them deleted")
        add = tr("Add it again") if one else tr("Add them again")
        choices = [("leave", leave, False), ("add", add, True)]
        return await ask(self._window.sheet, title, text, choices) == "add"

    async def _is_wished(self, path: Path) -> bool:
        """Say what an import does, and ask for confirmation."""
        text = tr(
            "Talks in {name} that aren’t here yet will be added. Where both have a talk, "
            "the newest words are kept. What was deleted on either side stays deleted."
        ).format(name=shown(path.name))
        choices = [("not", tr("Not now"), False), ("add", tr("Add"), True)]
        title = tr("Add these talks?")
        return await ask(self._window.sheet, title, text, choices) == "add"


def import_error_text(error: HistoryError) -> tuple[str, str]:
    """Why nothing of a file was imported: a heading, and a sentence."""
    return tr("This file couldn’t be imported."), error_text(error)


def import_result_text(imported: ImportResult) -> tuple[str, str]:
    """The result of an import: a heading, and a sentence for each outcome."""
    known = imported.unchanged
    stayed = _counted(
        imported.stayed,
        tr("One had been deleted here, and stays deleted."),
        tr("%n had been deleted here, and stay deleted.", None, imported.stayed),
    )
    if not (imported.new or imported.changed or imported.deleted):
        if stayed:
            one = tr("One was already here.")
            many = tr("%n were already here.", None, known)
        else:
            one = tr("The one talk in it was already here.")
            many = tr("The %n talks in it were already here.", None, known)
        words = " ".join(filter(None, (_counted(known, one, many), stayed)))
        return tr("Nothing new"), words or tr("There are no talks in it.")
    sentences = [
        _counted(imported.new, tr("One talk is new."), tr("%n talks are new.", None, imported.new))
        or tr("No talk is new."),
        _counted(
            imported.changed,
            tr("One was updated."),
            tr("%n were updated.", None, imported.changed),
        ),
        _counted(
            imported.deleted,
            tr("One had been deleted on the other computer, so it was deleted here too."),
            tr(
                "%n had been deleted on the other computer, so they were deleted here too.",
                None,
                imported.deleted,
            ),
        ),
        _counted(known, tr("One was already here."), tr("%n were already here.", None, known)),
        stayed,
    ]
    return tr("Added"), " ".join(filter(None, sentences))


def _counted(count: int, one: str, many: str) -> str:
    return "" if not count else one if count == 1 else many
