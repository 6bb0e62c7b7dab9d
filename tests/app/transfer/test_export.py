"""Claims about taking talks out: chosen by keys alone, whole or not at all, told in a sentence."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from listening_timer.app.transfer.area import TransferArea
from listening_timer.app.transfer.export import kind_of
from listening_timer.history.store import History
from listening_timer.model.annotations import Meeting
from listening_timer.model.preferences import Paper
from listening_timer.model.records import Filter
from listening_timer.pdf.missing_letters import missing_letters
from listening_timer.ui.transfer.export_page import ExportChoice, ExportRequest, ExportScope
from listening_timer.ui.widgets.cards import ChoiceCard
from listening_timer.ui.widgets.choices import ChoiceRow, Option
from tests.app.conftest import OpenProgram
from tests.helpers.app.export_import import (
    TALKS,
    dialog_of,
    dialogs,
    dismiss,
    files_in,
    furnished,
    leave,
    name_file,
    name_line,
    open_export_page,
    save,
    store_dialog_settings,
    wait_for_message,
)
from tests.helpers.app.fake_context import WELCOMED
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import session_id
from tests.helpers.pdf_reader import paper_of
from tests.helpers.qt.widget_actions import (
    find_button,
    press,
    spoken_text,
    type_key,
    wait_for_tasks,
)

THIS, SHOWN, ALL = ExportScope.THIS, ExportScope.SHOWN, ExportScope.ALL
SECOND_ONE = Filter(first_date="2026-11-20", last_date="2026-11-20")


def choose_by_keys(harness: ProgramInProcess, area: TransferArea, shape: ExportChoice) -> None:
    """Tab to the cards, and an arrow for each one further."""
    window, chosen = harness.program.window, area.export.page
    while not isinstance(window.focusWidget(), ChoiceCard):
        type_key(window, Qt.Key.Key_Tab)
    for _step in range(list(ExportChoice).index(shape)):
        type_key(window, Qt.Key.Key_Right)
    assert chosen.wish().shape is shape
    main = find_button(chosen, "Choose a place")
    while window.focusWidget() is not main:
        type_key(window, Qt.Key.Key_Tab)


@pytest.mark.parametrize("shape", ExportChoice)
async def test_each_form_by_keys_alone(
    folder: Path, shape: ExportChoice, harness: ProgramInProcess, area: TransferArea
) -> None:
    """Enter takes what is proposed; the file is there, for its owner alone, and that is told."""
    path = folder / f"listening-timer-2026-11-18{kind_of(shape).endings[0]}"
    window = harness.program.window
    meeting = Meeting(session_id(1), WALL, 60, WALL)
    await harness.queue.query(lambda history: history.write_meeting(meeting))
    await open_export_page(harness, Filter())
    choose_by_keys(harness, area, shape)
    type_key(window, Qt.Key.Key_Return)
    await name_file(window)
    sentence = await wait_for_message(harness, "Saved")
    assert str(path) in sentence
    type_key(window, Qt.Key.Key_Return)
    await wait_for_tasks()
    assert harness.page == "welcome"  # it was offered there
    assert files_in(folder) == [path.name]
    assert path.stat().st_size
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


async def test_pages_have_the_size_of_the_settings(
    folder: Path, harness: ProgramInProcess, area: TransferArea
) -> None:
    """As they are when the file is saved."""
    for number, paper in enumerate((Paper.LETTER, Paper.A4), 1):
        harness.program.settings.set_settings(replace(WELCOMED, paper=paper))
        await open_export_page(harness, Filter())
        area.export.page.choose(ExportRequest(ALL, ExportChoice.SHEETS))
        await save(harness, f"{number}.pdf")
        await wait_for_message(harness, "Saved")
        press(harness.program.window.sheet, "Done")
        await wait_for_tasks()
        assert paper_of(folder / f"{number}.pdf") == paper


async def test_letters_that_no_font_has_are_told(
    folder: Path, harness: ProgramInProcess, area: TransferArea
) -> None:
    """After what is saved, in one sentence that says what to do."""
    rare = missing_letters(map(chr, (*range(0x12000, 0x12080), *range(0x16800, 0x16880))))
    if not rare:
        pytest.skip("this machine has a font for every script")
    await harness.queue.query(lambda history: history.rename_person("Ann", rare[:1], 10**13))
    await open_export_page(harness, Filter())
    area.export.page.choose(ExportRequest(ALL, ExportChoice.SHEETS))
    await save(harness)
    told = await wait_for_message(harness, "Saved")
    assert told.startswith(f"3 talks are in {folder / 'mine.pdf'}. No font here has")
    assert f"empty box on paper: {rare[:1]}." in told


async def test_without_a_meeting_there_is_no_calendar(
    folder: Path, harness: ProgramInProcess, area: TransferArea
) -> None:
    """That none was agreed is told, and no file is left."""
    await open_export_page(harness, Filter())
    choose_by_keys(harness, area, ExportChoice.CALENDAR)
    type_key(harness.program.window, Qt.Key.Key_Return)
    await name_file(harness.program.window)
    assert await wait_for_message(harness, "Nothing was saved.") == (
        "No next talk was planned in them, so nothing was written."
    )
    assert files_in(folder) == []


def sessions_in(path: Path) -> list[str]:
    """The ids of the sessions in a JSON file, in their order."""
    lines = [json.loads(line) for line in path.read_bytes().splitlines()]
    return [line["id"] for line in lines if "events" in line]


@pytest.mark.parametrize(
    ("which", "expected"),
    [(THIS, [1]), (SHOWN, [2]), (ALL, [3, 2, 1])],
)
async def test_what_was_chosen_goes_out(
    folder: Path,
    which: ExportScope,
    expected: list[int],
    harness: ProgramInProcess,
    area: TransferArea,
) -> None:
    """The one that was open, those that a filter shows, or all; the newest first."""
    await open_export_page(harness, SECOND_ONE, session_id(1))
    assert area.export.page.wish().which is SHOWN
    area.export.page.choose(ExportRequest(which, ExportChoice.COMPLETE))
    await save(harness)
    sentence = await wait_for_message(harness, "Saved")
    assert sentence.startswith("One talk is" if len(expected) == 1 else "3 talks are")
    assert sessions_in(folder / "mine.json") == [session_id(number) for number in expected]


async def test_history_leads_here_and_back(harness: ProgramInProcess, area: TransferArea) -> None:
    """A button above the talks; with the one that is open, and all of them."""
    window = harness.program.window
    await harness.open_page("history")
    press(window, "Export")
    await wait_for_tasks()
    assert window.page is area.export.page
    assert "All 3" in spoken_text(window)
    assert "Saturday afternoon, 21 November" in spoken_text(window)
    press(window, "Back")
    assert harness.page == "history"


@pytest.mark.parametrize(
    ("session", "only", "kept", "offered", "chosen"),
    [
        (1, SECOND_ONE, 3, [THIS, SHOWN, ALL], SHOWN),
        (2, SECOND_ONE, 3, [THIS, ALL], THIS),
        (0, SECOND_ONE, 3, [SHOWN, ALL], SHOWN),
        (1, Filter(first_date="2026-01-01"), 3, [THIS, ALL], ALL),
        (1, Filter(early=True, text="nowhere"), 3, [THIS, ALL], ALL),
        (1, Filter(), 1, [THIS], THIS),
        (0, Filter(), 1, [ALL], ALL),
        (2, Filter(), 1, [ALL], ALL),
    ],
)
async def test_the_same_talks_are_offered_once(  # noqa: PLR0913 - what it is about
    session: int,
    only: Filter,
    kept: int,
    offered: list[ExportScope],
    chosen: ExportScope,
    harness: ProgramInProcess,
    area: TransferArea,
) -> None:
    """The one that is open, those in the list, and all: where two are the same, one stands.

    What the list shows is chosen, and never more than that; one that was deleted is not offered.
    """
    for number in range(kept + 1, TALKS + 1):
        await harness.queue.query(lambda history, n=number: history.delete(session_id(n)))
    await open_export_page(harness, only, session_id(session) if session else "")
    page, found = area.export.page, list[ExportScope]()
    assert page.wish().which is chosen
    rows = [row for row in page.findChildren(ChoiceRow) if row.isVisible()]
    for option in next(iter(rows)).findChildren(Option):
        option.click()
        found.append(page.wish().which)
    assert found == offered


async def test_nothing_is_told_and_not_written(folder: Path, harness: ProgramInProcess) -> None:
    """All were deleted while the page was open; the page stays."""
    await open_export_page(harness, SECOND_ONE)
    await harness.queue.query(lambda history: history.delete(session_id(2)))
    await save(harness)
    assert "no talk to export" in await wait_for_message(harness, "Nothing was saved.")
    press(harness.program.window.sheet, "Done")
    await wait_for_tasks()
    assert files_in(folder) == []


async def test_a_folder_that_is_missing_is_told(
    folder: Path, harness: ProgramInProcess, area: TransferArea
) -> None:
    """In one sentence; the page is as it was."""
    await open_export_page(harness, Filter())
    await save(harness, f"{folder}/nowhere/mine.json")
    assert "does not exist" in await wait_for_message(harness, "Nothing was saved.")
    type_key(harness.program.window, Qt.Key.Key_Return)
    await wait_for_tasks()
    assert harness.program.window.page is area.export.page


async def test_nothing_is_written_over_unasked(folder: Path, harness: ProgramInProcess) -> None:
    """Another name can be chosen; after that, what is proposed is free."""
    mine = folder / "mine.json"
    mine.write_text("mine")
    window = harness.program.window
    await open_export_page(harness, Filter())
    await save(harness)
    assert "mine.json" in await wait_for_message(harness, "Replace this file?")
    type_key(window, Qt.Key.Key_Return)  # the answer that is safe has the keyboard
    dialog = await dialog_of(window)
    assert name_line(dialog).text() == "listening-timer-2026-11-18.json"
    await dismiss(window)
    await wait_for_tasks()
    assert files_in(folder) == ["mine.json"]
    assert mine.read_text() == "mine"
    await save(harness)
    await wait_for_message(harness, "Replace this file?")
    press(window.sheet, "Replace it")
    await wait_for_message(harness, "Saved")
    assert len(sessions_in(mine)) == TALKS


async def test_a_second_file_of_a_day_gets_a_number(
    folder: Path, harness: ProgramInProcess
) -> None:
    """So that what was saved an hour ago is proposed to nobody."""
    for _time in range(2):
        await open_export_page(harness, Filter())
        press(harness.program.window, "Choose a place")
        await name_file(harness.program.window)
        await wait_for_message(harness, "Saved")
        press(harness.program.window.sheet, "Done")
        await wait_for_tasks()
    assert files_in(folder) == [
        "listening-timer-2026-11-18-2.json",
        "listening-timer-2026-11-18.json",
    ]


async def test_another_ending_is_none(folder: Path, harness: ProgramInProcess) -> None:
    """Whatever is typed, the ending says what the file is."""
    await open_export_page(harness, Filter())
    await save(harness, "mine.db")
    await wait_for_message(harness, "Saved")
    assert files_in(folder) == ["mine.db.json"]


async def test_a_second_press_means_the_first(harness: ProgramInProcess) -> None:
    """A double click opens one dialog."""
    await open_export_page(harness, Filter())
    press(harness.program.window, "Choose a place")
    press(harness.program.window, "Choose a place")
    await name_file(harness.program.window)
    await wait_for_message(harness, "Saved")
    assert dialogs(harness.program.window) == []


async def test_the_history_is_never_written_over(open_program: OpenProgram, tmp_path: Path) -> None:
    """Not even where it is called as a file of talks would be."""
    store_dialog_settings(tmp_path / "noted")
    path = tmp_path / "history.json"
    harness, area = await furnished(open_program, tmp_path, History.open(path))
    await open_export_page(harness, Filter())
    await save(harness, "history")
    await wait_for_message(harness, "Replace this file?")
    press(harness.program.window.sheet, "Replace it")
    assert "is the history that is open here" in await wait_for_message(
        harness, "Nothing was saved."
    )
    assert len(await harness.queue.query(lambda history: history.sessions())) == TALKS
    await leave(area)


async def test_no_folder_of_theirs_is_noted(
    folder: Path, tmp_path: Path, harness: ProgramInProcess
) -> None:
    """What Qt writes down of its dialogs, for all programs, knows nothing of where they were."""
    (folder / "Ann and Bo").mkdir()
    await open_export_page(harness, Filter())
    await save(harness, "Ann and Bo/mine.json")
    await wait_for_message(harness, "Saved")
    assert files_in(folder) == ["mine.json"]
    noted = b"".join(path.read_bytes() for path in (tmp_path / "noted").rglob("*.conf"))
    assert b"lastVisited" in noted
    assert b"Ann" not in noted
    assert b"Documents" not in noted


async def test_one_talk_from_where_it_is_read(
    harness: ProgramInProcess, area: TransferArea
) -> None:
    """The link below it leads to the same page, where that talk is chosen already."""
    await harness.open_page("history")
    page = harness.program.history_area.browse.page
    page.choose(session_id(2))
    await wait_for_tasks()
    press(page.detail, "Export this talk")
    await wait_for_tasks()
    assert harness.program.window.page is area.export.page
    assert area.export.page.wish().which is THIS
