"""The history page in its window, with or without a screen reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible

from listening_timer.ui.history.page import HistoryPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.window import MainWindow
from tests.helpers.exercise.play_session import WALL


@pytest.fixture
def page(theme: Theme) -> Iterator[HistoryPage]:
    """The history page in its window, shown."""
    window, made = MainWindow(theme), HistoryPage(theme, lambda: (WALL, 60))
    window.add_to_navigation("history", "History")
    window.add_page("history", made)
    window.show_page("history")
    window.show()
    yield made
    window.close_for_good()


@pytest.fixture
def heard() -> Iterator[None]:
    """Somebody listens: rows that are gone are told to be gone."""
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)
