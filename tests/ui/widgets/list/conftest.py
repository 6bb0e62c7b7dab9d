"""A list of rows."""

from __future__ import annotations

import pytest

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.list.view import RowList
from tests.helpers.qt.sample_rows import make, widen


@pytest.fixture
def listed(theme: Theme) -> RowList:
    """A list, shown, with room for a title on one line."""
    made = RowList(theme, "Talks", make)
    made.show()
    widen(made, 800)
    return made
