"""The sheet with a part of somebody else's: it is told, and goes when the sheet is used again."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.dialog import Dialog
from listening_timer.ui.widgets.progress import ProgressBar


@pytest.fixture
def window(theme: Theme) -> QWidget:
    """A window to lie over."""
    assert theme is not None
    made = QWidget()
    made.resize(1024, 640)
    return made


def test_it_shows_a_part_and_answers(theme: Theme, window: QWidget) -> None:
    """Its only answer is the one that Escape gives."""
    sheet, told = Dialog(theme, window), list[str]()
    sheet.answered.connect(told.append)
    bar = ProgressBar(theme, "How far it is")
    sheet.show_content("Exporting talks", "It can be stopped.", bar, [("stop", "Cancel", False)])
    window.show()
    assert bar.isVisible()
    assert sheet.accessibleName() == "Exporting talks"
    assert sheet.accessibleDescription() == "It can be stopped."
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert told == ["stop"]


def test_the_part_goes_with_the_next_use(theme: Theme, window: QWidget) -> None:
    """Nothing of it is kept."""
    sheet, bar = Dialog(theme, window), ProgressBar(theme, "How far it is")
    sheet.show_content("Exporting talks", "", bar, [("stop", "Cancel", False)])
    sheet.ask("Saved", "Three talks.", [("done", "Done", True)])
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(bar)
