"""Claims about a question that is open while the talk behind it moves on."""

from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from listening_timer.exercise.formats import MINUTE, SECOND
from listening_timer.exercise.state import Status
from listening_timer.ui.session.actions import StageAction
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.widget_actions import (
    TURNS,
    press,
    type_key,
    wait_for_question,
    wait_for_tasks,
)

CONTROL = Qt.KeyboardModifier.ControlModifier


async def turns() -> None:
    """Let the event loop go round, so that all that was asked for has come."""
    for _turn in range(TURNS):
        await asyncio.sleep(0)


async def test_a_question_keeps_the_keyboard(harness: ProgramInProcess) -> None:
    """A sleep is noticed, the talk ends by itself: the keys still answer what is asked.

    Then they belong to the page that has come meanwhile.
    """
    window = harness.program.window
    harness.program.begin.choose("five-and-five")
    harness.sit_down()
    harness.later(5)
    window.close()
    await wait_for_question(window.sheet)
    harness.now += 4 * MINUTE
    harness.program.conductor.look()
    type_key(window, Qt.Key.Key_Escape)
    await wait_for_tasks()
    assert not window.sheet.is_open()
    assert (harness.page, QApplication.focusWidget()) == ("gap", window.page)
    press(window, "Go on from there")
    window.close()
    await wait_for_question(window.sheet)
    harness.later(18 * 60, look=3 * SECOND)
    assert harness.state.status is Status.ENDED
    type_key(window, Qt.Key.Key_Return)  # it stays: the answer that is safe has the keyboard
    await wait_for_tasks()
    assert not window.sheet.is_open()
    assert (harness.page, QApplication.focusWidget()) == ("after", window.page)


OPENED = {
    StageAction.ALL_KEYS: "All keys",
    StageAction.END: "End here?",
    None: "What would you like to do?",
}
"""What can be open over a talk, by the wish that opens it; the menu has its own."""


@pytest.mark.parametrize("by", ["Ctrl+Q", "the window's button"])
@pytest.mark.parametrize("act", OPENED)
async def test_a_wish_to_close_is_asked_in_place_of_any_sheet(
    harness: ProgramInProcess, act: StageAction | None, by: str
) -> None:
    """The sheet gives its safe answer; the talk runs on, and a second wish asks nothing more."""
    window = harness.program.window
    harness.sit_down()
    harness.later(5)
    harness.program.stage.input.do(StageAction.MAIN)
    harness.later(5)
    if act is None:
        press(window, "More to do")
    else:
        harness.program.stage.input.do(act)
    assert (await wait_for_question(window.sheet)).startswith(OPENED[act])
    for _wish in range(2):
        if by == "Ctrl+Q":
            QTimer.singleShot(0, lambda: QTest.keyClick(window, Qt.Key.Key_Q, CONTROL))
        else:
            window.close()
        await turns()
        assert window.sheet.accessibleName() == "Close in the middle of a talk?"
        assert window.sheet.is_open()
    press(window.sheet, "Stay")
    await wait_for_tasks()
    assert not window.sheet.is_open()
    assert harness.page == "stage"
    assert harness.state.status is Status.RUNNING
    window.close()
    await turns()
    press(window.sheet, "Close")
    await wait_for_tasks()
    assert not window.isVisible()
