"""Claims about making a plan: at most eight presses, whole or not at all, and nobody's name."""

from __future__ import annotations

import stat
from asyncio import Runner
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from listening_timer.exercise.formats import MINUTE, Bell
from listening_timer.files import atomic_file
from listening_timer.library import plan as plans
from listening_timer.library.plan import Plan, Weekly
from listening_timer.model.errors import HistoryError
from tests.app.conftest import OpenProgram
from tests.helpers.app.export_import import (
    dialog_of,
    dialogs,
    dismiss,
    files_in,
    name_file,
    name_line,
    program_with_sessions,
    wait_for_message,
    wait_until,
)
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.qt.widget_actions import fill_field, press, wait_for_tasks

MOST_PRESSES = 8
LINE = "A line for the two of them"


@pytest.fixture
def harness(runner: Runner, open_program: OpenProgram, folder: Path) -> ProgramInProcess:
    """A program that saves in this folder."""
    return program_with_sessions(runner, open_program, folder)


def start(harness: ProgramInProcess) -> None:
    """Open the page for the default format, as from Ways to talk."""
    harness.program.open_page("formats")
    press(harness.program.window, "Make a plan")


async def test_a_plan_is_made_in_eight_presses(harness: ProgramInProcess, folder: Path) -> None:
    """From Begin, with another format, other minutes, another bell and a day; its file is told."""
    harness.program.return_to_begin()
    await wait_for_tasks()
    window, pressed = harness.program.window, 0
    for words in (
        "Ways to talk",
        "Share and say it back",
        "Make a plan",
        "5 min",
        "Bell and stop",
        "Sunday",
        "Save the plan",
    ):
        press(window, words)
        pressed += 1
    dialog = await dialog_of(window)
    proposed = name_line(dialog).text()
    QTest.keyClick(name_line(dialog), Qt.Key.Key_Return)
    pressed += 1
    said = await wait_for_message(harness, "Saved")
    assert pressed <= MOST_PRESSES
    assert proposed == f"plan-2026-11-18{plans.ENDING}"
    assert proposed in said
    path = folder / proposed
    plan = plans.load(path)
    assert (plan.format.id, plan.format.turn) == ("share-reflect", 5 * MINUTE)
    assert (plan.format.bell, plan.weekly) == (Bell.STOP, Weekly(6, 20 * 60))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not any(name in path.read_text("utf-8") for name in ("Ann", "Bo"))
    press(window.sheet, "Done")
    await wait_until(lambda: harness.page == "formats")


async def test_an_ending_is_added_and_a_file_is_asked_for(
    harness: ProgramInProcess, folder: Path
) -> None:
    """What is there is kept until that is meant; a cancelled dialog leaves the page as it is."""
    window, path = harness.program.window, folder / f"ours{plans.ENDING}"
    path.write_text("before", "utf-8")
    start(harness)
    fill_field(window, LINE, "By the window")
    press(window, "Save the plan")
    await name_file(window, "ours")
    await wait_for_message(harness, "Replace this file?")
    press(window.sheet, "Choose another name")
    await wait_until(lambda: bool(dialogs(window)))
    await dismiss(window)
    await wait_for_tasks()
    assert path.read_text("utf-8") == "before"
    assert harness.page == "make-plan"
    assert harness.program.plans.making.page.plan().text == "By the window"
    press(window, "Save the plan")
    await name_file(window, path.name)
    await wait_for_message(harness, "Replace this file?")
    press(window.sheet, "Replace it")
    await wait_for_message(harness, "Saved")
    press(window.sheet, "Done")
    await wait_until(lambda: harness.page == "formats")
    assert plans.load(path).text == "By the window"
    assert files_in(folder) == [path.name]


async def test_a_second_press_asks_for_no_second_file(harness: ProgramInProcess) -> None:
    """One dialog at a time."""
    window = harness.program.window
    start(harness)
    press(window, "Save the plan")
    press(window, "Save the plan")
    await dialog_of(window)
    assert len(dialogs(window)) == 1
    await dismiss(window)
    await wait_for_tasks()
    assert dialogs(window) == []


async def test_what_cannot_be_written_is_told_and_not_lost(
    harness: ProgramInProcess, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A full disk: one sentence, no part of a file, and the page as it was."""

    def full(target: Path, *_given: object, **_named: object) -> None:
        raise HistoryError("full", path=target)

    monkeypatch.setattr(atomic_file, "write_whole", full)
    window = harness.program.window
    start(harness)
    fill_field(window, LINE, "By the window")
    press(window, "Save the plan")
    await name_file(window, "ours")
    assert "The disk is full" in await wait_for_message(harness, "Nothing was saved.")
    press(window.sheet, "Done")
    await wait_for_tasks()
    assert (harness.page, files_in(folder)) == ("make-plan", [])
    assert harness.program.plans.making.page.plan().text == "By the window"


async def test_a_plan_that_is_too_large_is_not_asked_a_place_for(
    harness: ProgramInProcess, folder: Path
) -> None:
    """A format of many long texts is refused in a sentence with both sizes."""
    about = {f"x{number}": "long " * 60 for number in range(60)}
    plan = Plan(replace(SHIPPED["share-fully"], about=about))
    harness.program.plans.making.show("share-fully")
    harness.program.plans.making.page.save_requested.emit(plan)
    assert "16 KiB at most" in await wait_for_message(harness, "Nothing was saved.")
    press(harness.program.window.sheet, "Done")
    await wait_for_tasks()
    assert files_in(folder) == []
