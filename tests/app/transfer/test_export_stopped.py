"""Claims about taking talks out that comes to no end: nothing is left, and nobody is stuck."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from listening_timer.app.transfer import export
from listening_timer.app.transfer.area import TransferArea
from listening_timer.model.records import Filter, SessionDetail
from tests.app.conftest import Reports
from tests.helpers.app.export_import import (
    Halting,
    dialog_of,
    dialogs,
    files_in,
    halting,
    open_export_page,
    save,
    wait_for_message,
    wait_until,
)
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.widget_actions import press, spoken_text, type_key, wait_for_tasks


async def test_stopped_in_the_middle_it_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, harness: ProgramInProcess, area: TransferArea
) -> None:
    """Escape takes the sheet away at once; what was written goes, and that is told."""
    form = Halting()
    monkeypatch.setattr(export, "EXPORT_FORMATS", halting(form))
    sheet = harness.program.window.sheet
    await open_export_page(harness, Filter())
    await save(harness)
    await wait_for_message(harness, "Exporting talks")
    await wait_until(form.halted.is_set)
    assert files_in(folder) == [".mine.json.part"]
    await wait_until(lambda: "1 of 3 talks" in spoken_text(sheet))
    type_key(harness.program.window, Qt.Key.Key_Escape)
    assert not sheet.is_open()
    form.free.set()
    assert await wait_for_message(harness, "Stopped") == "Nothing was saved."
    assert files_in(folder) == []
    type_key(harness.program.window, Qt.Key.Key_Escape)
    await wait_for_tasks()
    assert harness.program.window.page is area.export.page


async def test_a_window_that_closes_stops_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch, harness: ProgramInProcess
) -> None:
    """By Ctrl+Q, or as the system wishes: nothing is left, and the program comes to its end."""
    form = Halting()
    monkeypatch.setattr(export, "EXPORT_FORMATS", halting(form))
    window = harness.program.window
    await open_export_page(harness, Filter())
    await save(harness)
    await wait_until(form.halted.is_set)
    window.close_requested.emit()
    assert not window.isVisible()
    form.free.set()
    await wait_until(lambda: files_in(folder) == [])


async def test_a_dialog_goes_with_its_window(folder: Path, harness: ProgramInProcess) -> None:
    """The system closes the window while a place is chosen: nothing is saved."""
    window = harness.program.window
    await open_export_page(harness, Filter())
    press(window, "Choose a place")
    await dialog_of(window)
    harness.program.close_now()
    await wait_for_tasks()
    assert dialogs(window) == []
    assert files_in(folder) == []


async def test_it_stops_before_it_has_begun(folder: Path, harness: ProgramInProcess) -> None:
    """What is still to be kept comes first; where that takes long, nobody has to wait for it."""
    form = Halting()
    await open_export_page(harness, Filter())
    harness.queue.enqueue(lambda _history: form.free.wait(20))
    await save(harness)
    await wait_for_message(harness, "Exporting talks")
    press(harness.program.window.sheet, "Cancel")
    assert await wait_for_message(harness, "Stopped") == "Nothing was saved."
    form.free.set()
    assert files_in(folder) == []


class Broken(Halting):
    """A form with a fault."""

    def session(self, detail: SessionDetail) -> bytes:
        """It is of no use to anybody."""
        return bytes(1 // len(detail.words))


async def test_a_fault_of_ours_leaves_nobody_behind_a_sheet(
    folder: Path,
    reports: Reports,
    monkeypatch: pytest.MonkeyPatch,
    harness: ProgramInProcess,
    area: TransferArea,
) -> None:
    """It is reported, and the page can be used as before; no part of a file is left."""
    monkeypatch.setattr(export, "EXPORT_FORMATS", halting(Broken()))
    await open_export_page(harness, Filter())
    await save(harness)
    await wait_for_tasks()
    assert [type(error) for error in reports] == [ZeroDivisionError]
    assert not harness.program.window.sheet.is_open()
    assert harness.program.window.page is area.export.page
    reports.clear()
    assert files_in(folder) == []
