"""Dialogs and file dialogs: opened without blocking, their answers awaited on the event loop."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QFileDialog, QLineEdit, QWidget

from listening_timer.app.services.context import Context
from listening_timer.files.free_path import free_path, is_there
from listening_timer.text.error_messages import shown
from listening_timer.transfer.export import Target
from listening_timer.ui.widgets.dialog import Dialog, DialogAnswer, MenuEntry
from listening_timer.ui.words.i18n import tr


async def ask(sheet: Dialog, title: str, text: str, choices: Sequence[DialogAnswer]) -> str:
    """Ask a question on the sheet; returns the id of the answer."""
    return await _answer(sheet, lambda: sheet.ask(title, text, choices))


async def ask_about(
    sheet: Dialog, title: str, text: str, part: QWidget, choices: Sequence[DialogAnswer]
) -> str:
    """Ask a question about what a widget shows, `text` for who cannot see it."""
    return await _answer(sheet, lambda: sheet.show_content(title, text, part, choices))


async def tell(sheet: Dialog, title: str, text: str) -> None:
    """Show a message on the sheet and wait until it is closed."""
    await ask(sheet, title, text, [("done", tr("Done"), True)])


async def choose(
    sheet: Dialog, title: str, entries: Sequence[MenuEntry], close_text: str
) -> str | None:
    """Show a menu on the sheet; returns the id of the chosen entry, None where it was closed."""
    chosen = await _answer(sheet, lambda: sheet.show_menu(title, entries, close_text))
    return chosen if chosen in {entry.id for entry in entries} else None


async def _answer(sheet: Dialog, show: Callable[[], None]) -> str:
    """Show something on the sheet and wait for its `answered` signal."""
    future: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def answer(identity: str) -> None:
        if not future.done():
            future.set_result(identity)

    sheet.answered.connect(answer)
    try:
        show()
        return await future
    finally:
        sheet.answered.disconnect(answer)


_SHARE = 0.85
"""Smallest size of a file dialog, as a share of the window's width and height."""


@dataclass(frozen=True, slots=True)
class FileType:
    """A file type of a file dialog: its label, and its suffixes with the dot."""

    words: str
    endings: tuple[str, ...]

    @property
    def pattern(self) -> str:
        """The type as a Qt name filter."""
        return f"{self.words} ({' '.join(f'*{ending}' for ending in self.endings)})"


class FileDialogs:
    """File dialogs over the window, in the folder used last; None where one was cancelled."""

    def __init__(self, context: Context) -> None:
        self._theme, self._window = context.theme, context.window
        self._folder = context.documents

    async def ask_save_target(self, title: str, stem: str, kind: FileType) -> Target | None:
        """Ask for a path until it is free, or may be replaced; arguments as of `ask_save_path`."""
        while (path := await self.ask_save_path(title, stem, kind)) is not None:
            if not await asyncio.to_thread(is_there, path):
                return Target(path)
            if await self._may_replace(path):
                return Target(path, replace=True)
        return None

    async def ask_save_path(self, title: str, stem: str, kind: FileType) -> Path | None:
        """Ask for a path to save to, proposing a free name; a missing suffix is appended."""
        proposed = await asyncio.to_thread(free_path, self._folder, stem, kind.endings[0])
        with self._dialog(title, [kind]) as dialog:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.selectFile(proposed.name)
            chosen = await self._answer(dialog)
        if chosen is None or (chosen.suffix and chosen.name.lower().endswith(kind.endings)):
            return chosen
        return chosen.with_name(chosen.name + kind.endings[0])

    async def ask_open_path(self, title: str, kinds: Sequence[FileType]) -> Path | None:
        """Ask for a file to open; whether it exists and what it holds is left to the caller."""
        with self._dialog(title, kinds) as dialog:
            return await self._answer(dialog)

    async def _may_replace(self, path: Path) -> bool:
        title = tr("Replace this file?")
        text = tr("{name} already exists. What’s in it would be lost.")
        choices = [("other", tr("Choose another name"), False), ("replace", tr("Replace it"), True)]
        named = text.format(name=shown(path.name))
        return await ask(self._window.sheet, title, named, choices) == "replace"

    @contextmanager
    def _dialog(self, title: str, kinds: Sequence[FileType]) -> Generator[QFileDialog]:
        """A QFileDialog whose folder, history and sidebar are restored: it leaves no trace."""
        dialog = QFileDialog(self._window, title)
        before = dialog.directoryUrl(), dialog.history(), dialog.sidebarUrls()
        option = QFileDialog.Option
        for wanted in (option.DontUseNativeDialog, option.DontConfirmOverwrite, option.ReadOnly):
            dialog.setOption(wanted, on=True)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDirectory(str(self._folder))
        dialog.setNameFilters([kind.pattern for kind in kinds])
        self._dress(dialog)
        try:
            yield dialog
        finally:
            dialog.hide()
            url, history, places = before
            dialog.setDirectoryUrl(url)
            dialog.setHistory(history)
            dialog.setSidebarUrls(places)
            dialog.deleteLater()

    def _dress(self, dialog: QFileDialog) -> None:
        """Make its controls large enough for touch, and the dialog for the text size."""
        least = self._theme.touch()
        for part in (*dialog.findChildren(QAbstractButton), *dialog.findChildren(QLineEdit)):
            part.setMinimumSize(least, least)
        size = self._window.size() * _SHARE
        dialog.resize(size.expandedTo(dialog.minimumSizeHint()).boundedTo(self._window.size()))

    async def _answer(self, dialog: QFileDialog) -> Path | None:
        """Open the dialog and wait for its result."""
        future: asyncio.Future[int] = asyncio.get_running_loop().create_future()

        def take(result: int) -> None:
            if not future.done():
                future.set_result(result)

        dialog.finished.connect(take)
        dialog.open()
        accepted = await future
        chosen = dialog.selectedFiles()
        if not accepted or not chosen:
            return None
        path = Path(chosen[0])
        self._folder = path.parent
        return path
