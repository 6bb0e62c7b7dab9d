"""Claims about keys of History for somebody whom arrows have led there, still on the sidebar."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from listening_timer.ui.widgets.fields import SearchField
from listening_timer.ui.widgets.sidebar import SidebarPage
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


async def on_the_sidebar(harness: ProgramInProcess) -> None:
    """Come to History by an arrow, and stay on the sidebar."""
    window = harness.program.window
    await harness.queue.query(fill)
    window.sidebar.findChildren(SidebarPage)[0].setFocus(Qt.FocusReason.TabFocusReason)
    tap(Qt.Key.Key_Down)
    await wait_for_tasks()
    assert harness.page == "history"
    assert window.sidebar.has_keyboard()


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
    await on_the_sidebar(harness)
    tap(key, held)
    assert isinstance(QApplication.focusWidget(), SearchField)


async def test_ctrl_z_takes_back_what_was_done_last(harness: ProgramInProcess) -> None:
    """A talk that was deleted is there again."""
    await on_the_sidebar(harness)
    window, page = harness.program.window, harness.program.history_area.browse.page
    page.detail.delete_requested.emit(session_id(3))
    await harness.answer("delete")
    assert await harness.queue.query(lambda history: history.count()) == 2
    assert window.sidebar.has_keyboard()
    tap(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    await wait_for_tasks()
    assert await harness.queue.query(lambda history: history.count()) == 3
    assert "Undone." in spoken_text(window)
