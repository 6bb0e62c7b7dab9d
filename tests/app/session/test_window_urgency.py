"""Claims about the mark that a desktop puts on a window in which time calls."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from listening_timer.exercise.commands import CallBreak
from listening_timer.exercise.state import Status
from listening_timer.ui.session.actions import StageAction
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.widget_actions import activate_window, wait_for_tasks


@pytest.mark.parametrize("looked_at", [False, True])
async def test_the_window_is_marked_as_time_calls(
    harness: ProgramInProcess, monkeypatch: pytest.MonkeyPatch, *, looked_at: bool
) -> None:
    """As a bell rings and as a break is over, never while the window is active, nor at a press."""
    marked: list[QWidget] = []
    monkeypatch.setattr(QApplication, "alert", marked.append)
    window = harness.program.window
    other = QWidget()
    if not looked_at:
        other.show()
        await activate_window(other)
    harness.sit_down()
    harness.later(5)
    harness.program.stage.input.do(StageAction.MAIN)
    harness.later(5)
    assert marked == []
    harness.later(10 * 60)
    bells = list(marked)
    harness.program.conductor.wish(CallBreak(20))
    assert harness.state.status is Status.BREAK
    assert marked == bells
    harness.later(20 * 60 + 1)
    assert [bool(bells), len(marked) - len(bells)] == [not looked_at, int(not looked_at)]
    assert set(marked) <= {window}
    await wait_for_tasks()
    other.close()
