"""Claims about full fields of one line: they say so, whatever filled them, and stop saying so."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.fields import LONGEST_LINE, Field
from listening_timer.ui.widgets.limit_notice import LimitNotice

FULL = "There is no room for more."


@pytest.mark.parametrize("way", ["typed", "pasted", "pasted over a selection"])
def test_a_full_line_says_so_and_stops(theme: Theme, way: str) -> None:
    """The line below speaks exactly while something had no room; the field never holds more."""
    field = Field(theme, "", "A line")
    below = LimitNotice(theme, field, FULL)
    field.setText("x" * (LONGEST_LINE - 1))
    if way == "typed":
        QTest.keyClicks(field, "yz")
    else:
        if way == "pasted over a selection":
            field.setSelection(0, 10)
        clipboard = QGuiApplication.clipboard()
        clipboard.setText("p" * 30)
        field.paste()
        clipboard.clear()
    assert len(field.text()) == LONGEST_LINE
    assert below.said() == FULL
    field.backspace()
    assert below.said() == ""
    QTest.keyClicks(field, "y")
    assert below.said() == ""
