"""Claims about pages in one place: those that do not show cost nothing."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from listening_timer.ui.widgets.layouts import Stack


class Asked(QWidget):
    """Counts how often it is asked what room it needs."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def minimumSizeHint(self) -> QSize:
        self.times += 1
        return QSize(900, 700)


def page(inner: QWidget) -> QWidget:
    """A page with something on it."""
    made = QWidget()
    column = QVBoxLayout()
    column.addWidget(inner)
    made.setLayout(column)
    return made


def test_pages_that_wait_are_not_asked(qtbot: QtBot) -> None:
    """Whatever changes on the page that shows, and however often it is laid out."""
    window, stack, shown, waits = QWidget(), Stack(), Asked(), Asked()
    qtbot.addWidget(window)
    beside = QHBoxLayout()
    beside.addWidget(stack)
    window.setLayout(beside)
    for inner in (shown, waits):
        stack.addWidget(page(inner))
    window.resize(400, 300)
    window.show()
    for _change in range(3):
        shown.updateGeometry()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    assert waits.times == 0
    assert window.size() == QSize(400, 300)
    stack.setCurrentIndex(1)
    assert waits.times > 0
