"""Claims about couples: where a history holds several, whoever was chosen stays chosen."""

from __future__ import annotations

from asyncio import Runner
from collections.abc import Callable, Coroutine
from pathlib import Path

import pytest

from listening_timer.app.history.edit import EditingArea
from listening_timer.model.records import Filter
from listening_timer.model.weekly import Couple
from tests.app.conftest import OpenProgram
from tests.helpers.app.export_import import (
    TALKS,
    open_export_page,
    program_with_sessions,
    save,
    wait_for_message,
)
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.history.sample_sessions import add_session, session_id
from tests.helpers.pdf_reader import text_of
from tests.helpers.qt.widget_actions import press, spoken_text, wait_for_tasks

THEIRS = TALKS + 1
"""The number of the talk of Cleo and Dan, before those of Ann and Bo."""


@pytest.fixture
def harness(runner: Runner, open_program: OpenProgram, folder: Path) -> ProgramInProcess:
    """A program with three talks."""
    return program_with_sessions(runner, open_program, folder)


async def two_couples(harness: ProgramInProcess) -> None:
    """Let Cleo and Dan have talked too, before the three talks of Ann and Bo."""
    await harness.queue.query(lambda history: add_session(history, THEIRS, ("Cleo", "Dan")))


async def weeks(harness: ProgramInProcess) -> str:
    """Open Insights, from elsewhere; what stands there."""
    await harness.open_page("history")
    await harness.open_page("insights")
    return spoken_text(harness.program.history_area.insights.page)


async def choose_theirs(harness: ProgramInProcess) -> None:
    """Look at the weeks of Cleo and Dan."""
    await two_couples(harness)
    assert "Ann shared for" in await weeks(harness)
    press(harness.program.history_area.insights.page, "Cleo & Dan")
    await wait_for_tasks()


async def rename(_harness: ProgramInProcess, editing: EditingArea) -> None:
    """Call Cleo otherwise, on the page of people."""
    editing.people.page.rename_requested.emit("Cleo", "Cloe")
    await wait_for_tasks()


async def erase(harness: ProgramInProcess, editing: EditingArea) -> None:
    """Erase Cleo there."""
    editing.people.page.erase_requested.emit("Cleo")
    await harness.answer("erase")


@pytest.mark.parametrize(("change", "called"), [(rename, "Cloe"), (erase, "someone")])
async def test_a_couple_stays_chosen(
    change: Callable[[ProgramInProcess, EditingArea], Coroutine[None, None, None]],
    called: str,
    harness: ProgramInProcess,
) -> None:
    """Renamed or erased, and that taken back: the same two show, by what they are called."""
    editing = harness.program.history_area.editing
    await choose_theirs(harness)
    assert "Cleo shared for" in await weeks(harness)
    await change(harness, editing)
    assert f"{called} shared for" in await weeks(harness)
    editing.undoing.undo()
    await wait_for_tasks()
    assert "Cleo shared for" in await weeks(harness)


async def test_a_couple_without_a_talk_comes_back_with_it(harness: ProgramInProcess) -> None:
    """While their only talk is deleted the latest couple shows; after the undo, they do again."""
    await choose_theirs(harness)
    deleted = await harness.queue.query(lambda history: history.delete(session_id(THEIRS)))
    assert "Ann shared for" in await weeks(harness)
    await harness.queue.query(lambda history: history.restore(deleted))
    assert "Cleo shared for" in await weeks(harness)


async def letter(harness: ProgramInProcess, folder: Path) -> str:
    """Save what is chosen as a letter; how it begins."""
    await save(harness)
    await wait_for_message(harness, "Saved")
    press(harness.program.window.sheet, "Done")
    await wait_for_tasks()
    file = folder / "mine.pdf"
    begins = text_of(file).partition(",")[0]
    file.unlink()
    return begins


async def test_a_letter_is_for_whom_it_is_chosen(folder: Path, harness: ProgramInProcess) -> None:
    """Those of the latest talk, unless another couple is pressed."""
    area = harness.program.history_area.transfer
    page = area.export.page
    await two_couples(harness)
    await open_export_page(harness, Filter())
    press(page, "A letter")
    assert await letter(harness, folder) == "Dear Ann and Bo"
    await open_export_page(harness, Filter())
    press(page, "Cleo & Dan")
    assert await letter(harness, folder) == "Dear Cleo and Dan"


async def test_a_letter_is_for_those_who_were_chosen_in_insights(
    folder: Path, harness: ProgramInProcess
) -> None:
    """By what they are called by now, from all the talks and from one of them."""
    back = harness.program.history_area
    page = back.transfer.export.page
    await choose_theirs(harness)
    await rename(harness, back.editing)
    await harness.open_page("history")
    press(harness.program.window, "Export")
    await wait_for_tasks()
    press(page, "A letter")
    assert await letter(harness, folder) == "Dear Cloe and Dan"
    back.browse.page.choose(session_id(1))
    await wait_for_tasks()
    press(back.browse.page.detail, "Export this talk")
    await wait_for_tasks()
    assert page.wish().to == Couple("Cloe", "Dan")
