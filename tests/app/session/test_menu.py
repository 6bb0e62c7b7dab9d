"""Claims about the "…" menu: leaving it wishes nothing, and it shows the keys there are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from listening_timer.config.settings import Settings
from listening_timer.ui.session.actions import StageAction
from listening_timer.ui.widgets.dialog import EntryButton
from tests.app.conftest import OpenProgram
from tests.helpers.app.fake_context import WELCOMED
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.widget_actions import (
    activate_window,
    press,
    type_key,
    wait_for_question,
    wait_for_tasks,
)


async def opened(open_program: OpenProgram, settings: Settings) -> ProgramInProcess:
    """A program in whose paused talk the menu has just been opened."""
    harness = open_program(settings=settings)
    harness.show()
    await activate_window(harness.program.window)
    harness.sit_down()
    harness.later(60)
    harness.program.stage.input.do(StageAction.PAUSE)
    press(harness.program.window, "More to do")
    assert await wait_for_question(harness.program.window.sheet) == "What would you like to do? "
    return harness


def keys(harness: ProgramInProcess) -> dict[str, str]:
    """The entries of the menu, each with the key beside it."""
    entries = harness.program.window.sheet.findChildren(EntryButton)
    return {entry.text(): entry.key() for entry in entries if entry.isVisible()}


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter])
async def test_leaving_the_menu_wishes_nothing(open_program: OpenProgram, key: Qt.Key) -> None:
    """By Escape and by Enter as it opened: the talk is as it was."""
    harness = await opened(open_program, WELCOMED)
    before, digits = harness.state, harness.program.stage.stage.digits
    type_key(harness.program.window, key)
    await wait_for_tasks()
    assert not harness.program.window.sheet.is_open()
    assert harness.state == before
    assert harness.program.stage.stage.digits is digits
    assert harness.page == "stage"


async def test_what_is_chosen_is_done(open_program: OpenProgram) -> None:
    """An entry does what its key would do."""
    harness = await opened(open_program, WELCOMED)
    press(harness.program.window.sheet, "Hide the screen")
    await wait_for_tasks()
    assert harness.program.window.page is harness.program.stage.hiding.page


@pytest.mark.parametrize(
    ("settings", "shown"),
    [
        (WELCOMED, {"D", "B", "←", "X", "?", ""}),
        (replace(WELCOMED, break_key=False), {"D", "←", "X", "?", ""}),
        (replace(WELCOMED, letters=False), {"←", ""}),
    ],
)
async def test_keys_that_are_switched_off_are_not_shown(
    open_program: OpenProgram, settings: Settings, shown: set[str]
) -> None:
    """All single letters and signs, or `B` alone; an arrow is neither."""
    harness = await opened(open_program, settings)
    assert set(keys(harness).values()) == shown
    assert keys(harness)["End here"] == ""
    type_key(harness.program.window, Qt.Key.Key_Escape)
    await wait_for_tasks()
