"""Claims about keys of History while the focus is in the navigation."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from listening_timer.ui.widgets.fields import SearchField
from listening_timer.ui.widgets.navigation import NavigationWord
from tests.helpers.app.history_page import fill
from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.history.sample_sessions import session_id
from tests.helpers.qt.widget_actions import (
    spoken_text,
    wait_for_tasks,
)


def tap(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press and let go of a key, wherever the keyboard is."""
    here = QApplication.focusWidget()
    assert here is not None
    QTest.keyClick(here, key, held)


async def in_navigation(harness: ProgramInProcess) -> None:
    """Open History, and go back to its word."""
    await harness.queue.query(fill)
    harness.program.open_page("history")
    await wait_for_tasks()
    word(harness).setFocus(Qt.FocusReason.TabFocusReason)


def word(harness: ProgramInProcess) -> NavigationWord:
    """The word for History."""
    words = harness.program.window.navigation.findChildren(NavigationWord)
    return next(each for each in words if each.accessibleName() == "History")


@pytest.mark.parametrize(
    ("key", "held"),
    [
        (Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier),
        (Qt.Key.Key_Slash, Qt.KeyboardModifier.NoModifier),
    ],
)
async def test_a_key_leads_to_the_search(
    harness: ProgramInProcess, key: Qt.Key, held: Qt.KeyboardModifier
) -> None:
    """While the page shows, wherever the keyboard is."""
    await in_navigation(harness)
    tap(key, held)
    assert isinstance(QApplication.focusWidget(), SearchField)


async def test_ctrl_z_takes_back_what_was_done_last(harness: ProgramInProcess) -> None:
    """A talk that was deleted is there again."""
    await in_navigation(harness)
    window, page = harness.program.window, harness.program.history_area.browse.page
    page.detail.delete_requested.emit(session_id(3))
    await harness.answer("delete")
    assert await harness.queue.query(lambda history: history.count()) == 2
    assert word(harness).hasFocus()
    tap(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    await wait_for_tasks()
    assert await harness.queue.query(lambda history: history.count()) == 3
    assert "Undone." in spoken_text(window)
