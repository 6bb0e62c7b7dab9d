"""Claims about Enter in the whole program: it is the button that Tab has reached, and once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from listening_timer.exercise.state import Status
from listening_timer.ui.widgets.fields import Field
from tests.helpers.app.history_page import fill
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.widget_actions import find_button, type_key, wait_for_tasks

BY_TAB = Qt.FocusReason.TabFocusReason


async def test_on_the_stage_it_is_the_button_and_not_the_main_action(
    harness: ProgramInProcess,
) -> None:
    """Pause, reached with Tab, pauses; the phase is the same."""
    harness.sit_down()
    harness.later(2)
    type_key(harness.program.window, Qt.Key.Key_Return)
    harness.later(2)
    before = harness.state.index
    find_button(harness.program.window, "Pause").setFocus(BY_TAB)
    type_key(harness.program.window, Qt.Key.Key_Return)
    assert (harness.state.status, harness.state.index) == (Status.PAUSED, before)


async def test_in_a_line_it_does_not_press_what_the_line_leads_to(
    harness: ProgramInProcess,
) -> None:
    """A name that was left as it was folds its line away, and that stays folded."""
    await harness.queue.query(fill)
    people = harness.program.history_area.editing.people
    people.open()
    await wait_for_tasks()
    change = find_button(people.page, "Change the name of Ann")
    change.setFocus(BY_TAB)
    type_key(harness.program.window, Qt.Key.Key_Return)
    assert isinstance(QApplication.focusWidget(), Field)
    type_key(harness.program.window, Qt.Key.Key_Return)
    assert change.isVisible()
    assert change.hasFocus()
