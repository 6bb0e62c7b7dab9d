"""Talks brought in from a file: what will happen is said, then done, then what it did is told."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from listening_timer.app.ask import ask, tell
from listening_timer.app.file_dialogs import FileDialogs, Kind
from listening_timer.app.keeper import Keeper
from listening_timer.app.under_way import UnderWay
from listening_timer.filling import shown
from listening_timer.history.transfer.bring_in import bring_in
from listening_timer.records import Brought, HistoryError
from listening_timer.ui.main_window import MainWindow
from listening_timer.ui.pages.progress import part_done
from listening_timer.ui.words import said, tr


class BringingIn(QObject):
    """Which file, whether really, and what became of it."""

    brought = Signal()
    """A file was brought into the history, whatever was new in it."""

    def __init__(
        self, window: MainWindow, keeper: Keeper, files: FileDialogs, under_way: UnderWay
    ) -> None:
        super().__init__()
        self._window, self._keeper = window, keeper
        self._files, self._under_way = files, under_way

    async def bring_in(self) -> None:
        """Ask for a file, bring in what is in it, and tell what that was."""
        kinds = [Kind(tr("Talks"), (".json", ".db")), Kind(tr("All files"), ("",))]
        path = await self._files.which_to_open(tr("Bring in"), kinds)
        if path is None or not await self._is_wished(path):
            return
        sheet = self._window.sheet
        try:
            brought = await self._under_way.carry_out(
                tr("Bringing talks in"),
                part_done,
                lambda going: self._keeper.ask(lambda history: bring_in(history, path, going)),
            )
        except HistoryError as error:
            await tell(sheet, tr("Nothing was brought in."), said(error))
            return
        if brought in (None, Brought()) and self._under_way.stopped:
            await tell(sheet, tr("Stopped"), tr("Nothing was brought in."))
            return
        self.brought.emit()
        await tell(sheet, tr("Brought in"), brought_words(brought or Brought()))

    async def _is_wished(self, path: Path) -> bool:
        """Say what will happen, and ask."""
        text = tr(
            "From {name}: what is not here yet is added. Where a talk is here already, whatever "
            "was written last is kept. What was deleted, here or there, stays deleted."
        ).format(name=shown(path.name))
        choices = [("not", tr("Not now"), False), ("bring", tr("Bring in"), True)]
        title = tr("Bring these talks in?")
        return await ask(self._window.sheet, title, text, choices) == "bring"


def brought_words(brought: Brought) -> str:
    """What became of the talks of a file, in a sentence for each way."""
    sentences = [
        _counted(brought.new, tr("One talk is new."), tr("%n talks are new.", None, brought.new)),
        _counted(
            brought.changed,
            tr("One was brought up to date."),
            tr("%n were brought up to date.", None, brought.changed),
        ),
        _counted(
            brought.deleted,
            tr("One was deleted, as it is there."),
            tr("%n were deleted, as they are there.", None, brought.deleted),
        ),
        _counted(
            brought.unchanged,
            tr("One was here already."),
            tr("%n were here already.", None, brought.unchanged),
        ),
    ]
    return " ".join(filter(None, sentences)) or tr("There are no talks in it.")


def _counted(count: int, one: str, many: str) -> str:
    return "" if not count else one if count == 1 else many
