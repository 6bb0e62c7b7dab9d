"""Claims about handouts from the window: saved or printed whole, or told in a sentence why not."""

from __future__ import annotations

import asyncio
import stat
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from listening_timer.app.transfer.handouts import HandoutArea
from listening_timer.app.transfer.printing import SystemPrinting, new_printer
from listening_timer.library.formats import load
from listening_timer.model.preferences import Paper
from listening_timer.pdf.missing_letters import missing_letters
from tests.app.conftest import OpenProgram
from tests.helpers.app.export_import import (
    dismiss,
    files_in,
    moved_in,
    name_file,
    store_dialog_settings,
    wait_for_message,
    wait_until,
)
from tests.helpers.app.fake_context import WELCOMED
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.pdf_reader import bookmarks_of, fonts_of, pages_of, paper_of, told_of
from tests.helpers.qt.widget_actions import (
    fill_field,
    press,
    spoken_text,
    wait_for_question,
    wait_for_tasks,
)

FORMATS = Path(__file__).parents[3] / "resources" / "formats"
LEFT, RIGHT = "Name of the person on the left", "Name of the person on the right"


class FakePrinting(SystemPrinting):
    """A printer that writes what it prints into a file."""

    def __init__(self, file: Path | None) -> None:
        """`file`: None where there is no printer."""
        self._file = file
        self.asked = list[Paper]()

    def has_printers(self) -> bool:
        """As it was made."""
        return self._file is not None

    async def ask(self, over: QWidget, paper: Paper) -> QPrinter | None:
        """Choose that printer."""
        self.asked.append(paper)
        printer = new_printer(paper)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self._file))
        return printer


async def offered(
    open_program: OpenProgram, folder: Path, printing: SystemPrinting | None = None
) -> tuple[ProgramInProcess, HandoutArea]:
    """The shown program with the page of handouts, for a format."""
    store_dialog_settings(folder.with_name("noted"))
    harness, _area = await moved_in(open_program, folder, None)
    program = harness.program
    area = program.handouts
    if printing is not None:
        area.printing = printing
    area.offer(load(FORMATS / "weekly-hour.toml"))
    harness.before_close = partial(left, area)
    await wait_for_tasks()
    assert program.window.page is area.page
    return harness, area


async def left(area: HandoutArea) -> None:
    """Leave the area, and wait until what ran has stopped."""
    area.leave()
    await wait_for_tasks()


async def test_the_ways_to_talk_lead_here_and_back(open_program: OpenProgram, folder: Path) -> None:
    """By the menu of the format that is shown, whose steps are offered; Back leads to it again."""
    store_dialog_settings(folder.with_name("noted"))
    harness, _area = await moved_in(open_program, folder, None)
    window = harness.program.window
    await harness.open_page("formats")
    press(window, "Short turns")
    press(window, "More")
    await wait_for_question(window.sheet)
    press(window.sheet, "On paper…")
    await wait_for_tasks()
    assert window.page is harness.program.handouts.page
    assert "Short turns" in spoken_text(window)
    press(window, "Back")
    await wait_for_tasks()
    assert harness.page == "formats"
    assert harness.program.formats.page.current() == "short-turns"


async def test_sheets_are_saved(open_program: OpenProgram, folder: Path) -> None:
    """Enter takes what is proposed; for its owner alone, with the names, and that is told."""
    harness, area = await offered(open_program, folder)
    fill_field(area.page, LEFT, "Ann")
    fill_field(area.page, RIGHT, "Bo")
    press(area.page, "Save as PDF")
    await name_file(harness.program.window)
    path = folder / "listening-timer-handouts.pdf"
    assert await wait_for_message(harness, "Saved") == f"The sheets are in {path}."
    assert files_in(folder) == [path.name]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert bookmarks_of(path)[0] == ("The weekly hour", 1)
    assert "For Ann and Bo" in told_of(path)[0]


async def test_one_sheet_has_a_name_of_its_own(open_program: OpenProgram, folder: Path) -> None:
    """No names of people; on the paper of the settings as they are now."""
    harness, area = await offered(open_program, folder)
    harness.program.settings.set_settings(replace(WELCOMED, paper=Paper.LETTER))
    press(area.page, "A log")
    press(area.page, "Save as PDF")
    await name_file(harness.program.window)
    await wait_for_message(harness, "Saved")
    assert files_in(folder) == ["listening-timer-log.pdf"]
    assert paper_of(folder / "listening-timer-log.pdf") == "letter"


async def test_a_cancelled_dialog_leaves_all_as_it_was(
    open_program: OpenProgram, folder: Path
) -> None:
    """No file, no message, and what was typed is still there."""
    harness, area = await offered(open_program, folder)
    fill_field(area.page, LEFT, "Ann")
    fill_field(area.page, RIGHT, "Bo")
    press(area.page, "Save as PDF")
    await dismiss(harness.program.window)
    await wait_for_tasks()
    assert files_in(folder) == []
    assert harness.program.window.page is area.page
    assert not harness.program.window.sheet.is_open()


async def test_a_folder_that_is_missing_is_told(open_program: OpenProgram, folder: Path) -> None:
    """In the sentence of every export."""
    harness, area = await offered(open_program, folder)
    press(area.page, "Save as PDF")
    await name_file(harness.program.window, folder / "none" / "x.pdf")
    assert "does not exist" in await wait_for_message(harness, "Nothing was saved.")
    assert files_in(folder) == []


async def test_sheets_are_printed(open_program: OpenProgram, folder: Path) -> None:
    """The same pages as in the file, by the same painter, on the paper of the settings."""
    printed, saved = folder / "printed.pdf", folder / "saved.pdf"
    printing = FakePrinting(printed)
    harness, area = await offered(open_program, folder, printing)
    harness.program.settings.set_settings(replace(WELCOMED, paper=Paper.LETTER))
    press(area.page, "Print")
    await wait_until(lambda: printed.exists() and b"%%EOF" in printed.read_bytes())
    await wait_for_tasks()
    press(area.page, "Save as PDF")
    await name_file(harness.program.window, "saved")
    await wait_for_message(harness, "Saved")
    assert printing.asked == [Paper.LETTER]
    assert paper_of(printed) == "letter"
    assert pages_of(printed) == 3
    assert told_of(printed) == told_of(saved)
    assert all(fonts_of(printed).values())


async def test_without_a_printer_that_is_told(open_program: OpenProgram, folder: Path) -> None:
    """With what to do instead."""
    harness, area = await offered(open_program, folder, FakePrinting(None))
    press(area.page, "Print")
    told = await wait_for_message(harness, "No printer is set up on this computer.")
    assert told == "Save the sheets as a PDF, and print that where there is a printer."


@pytest.mark.qt_log_ignore("QPainter::begin")
async def test_a_printer_that_takes_nothing_is_told(
    open_program: OpenProgram, folder: Path
) -> None:
    """As when it is off; nothing else happens."""
    harness, area = await offered(open_program, folder, FakePrinting(folder / "none" / "x.pdf"))
    press(area.page, "Print")
    told = await wait_for_message(harness, "Nothing was printed.")
    assert told == "The printer took nothing; see that it is on, then try again."


async def test_the_dialog_of_the_system_is_opened(open_program: OpenProgram, folder: Path) -> None:
    """Over the window, without blocking; cancelled, nothing is printed."""
    harness, _area = await offered(open_program, folder)
    window = harness.program.window
    asking = asyncio.ensure_future(SystemPrinting().ask(window, Paper.A4))
    await wait_until(lambda: any(d.isVisible() for d in window.findChildren(QPrintDialog)))
    for dialog in window.findChildren(QPrintDialog):
        dialog.reject()
    assert await asking is None


async def test_letters_that_no_font_has_are_told_while_typing(
    open_program: OpenProgram, folder: Path
) -> None:
    """Before anything is printed; gone again with the letter."""
    _harness, area = await offered(open_program, folder)
    rare = next((c for c in map(chr, range(0x16800, 0x16880)) if missing_letters(c)), "")
    if not rare:
        pytest.skip("this machine has a font for every script")
    fill_field(area.page, LEFT, rare)
    assert f"No font here has these letters, so each is an empty box on paper: {rare}." in (
        spoken_text(area.page)
    )
    fill_field(area.page, LEFT, "Ann")
    assert "No font" not in spoken_text(area.page)
