"""Claims about the field to search in: what Escape, Down and Enter do there."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.fields import SearchField
from listening_timer.ui.widgets.layouts import Column


@pytest.fixture
def field(theme: Theme, qtbot: QtBot) -> Iterator[SearchField]:
    """The field in a window of its own, with the keyboard."""
    window = QWidget()
    made = SearchField(theme, "Search", "Search in words")
    column = Column(theme)
    column.addWidget(made)
    window.setLayout(column)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    made.setFocus()
    yield made
    window.close()


def test_escape_empties_it_before_the_window_hears(field: SearchField) -> None:
    """The first one empties the field; the next one is the window's."""
    heard: list[str] = []
    QShortcut(QKeySequence("Esc"), field.window()).activated.connect(lambda: heard.append("esc"))
    QTest.keyClicks(field, "river")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert heard == []
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert heard == ["esc"]


def test_down_and_enter_lead_on(field: SearchField) -> None:
    """To what was found; letters, also those that are keys elsewhere, are written."""
    left: list[str] = []
    field.results_requested.connect(lambda: left.append(field.text()))
    QTest.keyClicks(field, "a/g")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Left):
        QTest.keyClick(field, key)
    assert left == ["a/g", "a/g"]
