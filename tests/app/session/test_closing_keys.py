"""Claims about the keys of the page after a talk: those that led through it lead out of it too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from tests.helpers.app.program_in_process import ProgramInProcess
from tests.helpers.qt.widget_actions import type_key, wait_for_tasks

BREATH_MS = 1_000


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_PageDown])
async def test_a_main_key_is_done(harness: ProgramInProcess, key: Qt.Key) -> None:
    """Not as a bounce of the press that ended the talk, and not while a field is typed in."""
    window = harness.program.window
    harness.sit_down()
    harness.talk_to_the_end()
    assert harness.page == "after"
    harness.now += BREATH_MS // 4
    type_key(window, key)
    assert harness.page == "after"
    page = harness.program.stage.closing.page
    fields = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit)]
    for field in (each for each in fields if each.isVisible()):
        field.setFocus()
        harness.now += BREATH_MS
        type_key(window, key)
        assert harness.page == "after"
    page.setFocus()
    for other in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Backspace, Qt.Key.Key_X):
        harness.now += BREATH_MS
        type_key(window, other)
        assert harness.page == "after"
        assert window.page is page
    page.setFocus()
    harness.now += BREATH_MS
    type_key(window, key)
    await wait_for_tasks()
    assert harness.page == "begin"
