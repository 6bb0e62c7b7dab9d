"""Claims about the room on a sheet's panel while its window or its type changes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QAbstractButton

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.window import MainWindow

ANSWERS = [("stay", "Go on talking", False), ("end", "End here", True)]


@pytest.mark.parametrize("size", [(1920, 1080), (3840, 2160), (1024, 640)])
def test_the_panel_follows_what_it_holds(size: tuple[int, int], theme: Theme) -> None:
    """Where all becomes larger while something is asked, the answers are wholly on it."""
    window = MainWindow(theme)
    window.show()
    window.sheet.ask("End here?", "The talk is kept up to here.", ANSWERS)
    window.resize(QSize(*size))
    for _turn in range(3):
        QCoreApplication.sendPostedEvents()
    buttons = window.sheet.findChildren(QAbstractButton)
    assert len(buttons) == len(ANSWERS)
    for button in buttons:
        assert button.visibleRegion().boundingRect() == button.rect()


def test_answers_below_each_other_end_at_the_far_edge(theme: Theme) -> None:
    """The main answer is lower right also where the answers need two lines."""
    window = MainWindow(theme)
    window.resize(1024, 640)
    theme.set_text_percent(200)
    window.show()
    answers = [("stay", "We go on talking for a while", False), ("end", "We end it here", True)]
    window.sheet.ask("End here?", "The talk is kept up to here.", answers)
    QCoreApplication.sendPostedEvents()
    first, main = (button.geometry() for button in window.sheet.findChildren(QAbstractButton))
    assert first.bottom() < main.top()
    assert first.right() == main.right()
