"""A shown main window for tests of the plan's pages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.window import MainWindow


@pytest.fixture
def window(theme: Theme) -> Iterator[MainWindow]:
    """A window, shown, to put a page in."""
    made = MainWindow(theme)
    made.show()
    made.activateWindow()
    yield made
    made.close_for_good()
    made.deleteLater()
