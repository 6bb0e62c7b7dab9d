"""Export and import under test: the transfer area, its file dialog and its messages, as used."""

from __future__ import annotations

import asyncio
import threading
from asyncio import Runner
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from listening_timer.app.transfer.area import TransferArea
from listening_timer.history.store import History
from listening_timer.model.records import Filter, SessionDetail
from listening_timer.transfer.export import ExportFormat, Selection
from listening_timer.transfer.formats import Maker
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.history.sample_sessions import add_session
from tests.helpers.qt.widget_actions import activate_window, press, wait_for_tasks

OpenProgram = Callable[..., ProgramInProcess]
TALKS = 3
PATIENCE = 20
"""Seconds that something may take that comes from a thread."""


def store_dialog_settings(folder: Path) -> None:
    """Let Qt store the settings of its file dialogs in this folder, not in the home."""
    where = QSettings.Format.NativeFormat, QSettings.Scope.UserScope
    QSettings.setPath(*where, str(folder))


async def furnished(
    open_program: OpenProgram, folder: Path, history: History | None = None
) -> tuple[ProgramInProcess, TransferArea]:
    """The shown program with three sessions, and its transfer area."""
    harness, area = await moved_in(open_program, folder, history)
    await harness.queue.query(_keep_some)
    return harness, area


async def moved_in(
    open_program: OpenProgram, folder: Path, history: History | None
) -> tuple[ProgramInProcess, TransferArea]:
    """The shown program with this history, and its transfer area."""
    harness = open_program(history, documents=folder)
    harness.show()
    await activate_window(harness.program.window)
    return harness, harness.program.history_area.transfer


def _keep_some(history: History) -> None:
    for number in range(1, TALKS + 1):
        add_session(history, number, day=number)


def program_with_sessions(
    runner: Runner, open_program: OpenProgram, folder: Path
) -> ProgramInProcess:
    """For a fixture: a program with three sessions, whose transfer area is left in the end."""
    store_dialog_settings(folder.with_name("noted"))
    harness, area = runner.run(furnished(open_program, folder))
    harness.before_close = partial(leave, area)
    return harness


async def leave(area: TransferArea) -> None:
    """Leave the transfer area, and wait until what ran has stopped."""
    area.leave()
    await wait_for_tasks()


async def open_export_page(harness: ProgramInProcess, only: Filter, session: str = "") -> None:
    """Show the export page for these sessions."""
    area = harness.program.history_area.transfer
    area.export_sessions(only, session)
    await wait_for_tasks()
    assert harness.program.window.page is area.export.page


async def wait_until(holds: Callable[[], bool]) -> None:
    """Run the event loop until this is true."""
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110 - another thread does it, and tells nobody here
            await asyncio.sleep(0.001)


async def wait_for_message(harness: ProgramInProcess, title: str) -> str:
    """Wait for the message of this title; its text."""
    sheet = harness.program.window.sheet
    await wait_until(lambda: sheet.is_open() and sheet.accessibleName() == title)
    return sheet.accessibleDescription()


async def dialog_of(window: QWidget) -> QFileDialog:
    """Wait for the dialog that is open over a window."""
    await wait_until(lambda: bool(dialogs(window)))
    return dialogs(window)[0]


def dialogs(window: QWidget) -> list[QFileDialog]:
    """The dialogs that are open over a window."""
    return [each for each in window.findChildren(QFileDialog) if each.isVisible()]


def name_line(dialog: QFileDialog) -> QLineEdit:
    """Where the name is typed."""
    line = dialog.findChild(QLineEdit)
    assert line is not None
    return line


async def name_file(window: QWidget, path: object = "") -> None:
    """Put in a path or a name, or leave what is proposed, and press Enter."""
    line = name_line(await dialog_of(window))
    if path:
        line.setText(str(path))  # typed, it would offer what is there, and grab all keys
    QTest.keyClick(line, Qt.Key.Key_Return)


async def dismiss(window: QWidget) -> None:
    """Press Escape in the dialog."""
    QTest.keyClick(await dialog_of(window), Qt.Key.Key_Escape)


async def save(harness: ProgramInProcess, name: str = "mine") -> None:
    """Press the main button, name a file, and read what is told."""
    press(harness.program.window, "Choose a place")
    await name_file(harness.program.window, name)


class Halting:
    """A format writer that blocks at its second session until released."""

    def __init__(self) -> None:
        self.halted, self.free = threading.Event(), threading.Event()
        self._count = 0

    def head(self) -> Iterable[bytes]:
        """Something that would be left behind."""
        return (b"head\n",)

    def session(self, detail: SessionDetail) -> bytes:
        """A line."""
        self._count += 1
        if self._count == TALKS - 1:
            self.halted.set()
            assert self.free.wait(PATIENCE)
        return detail.row.id.encode() + b"\n"

    def tail(self) -> Iterable[bytes]:
        """Nothing."""
        return ()


def halting(form: Halting) -> Mapping[str, Maker]:
    """Format writers of a program, in which every one blocks."""

    def make(_history: History, _selection: Selection) -> ExportFormat:
        return form

    return {".json": make}


def files_in(folder: Path) -> list[str]:
    """The names of all files there, hidden ones too."""
    return sorted(path.name for path in folder.rglob("*") if path.is_file())
