"""Windows for widgets under test: a column of them, the keyboard, and what of them is seen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.layouts import NONE, Column, Margins


def in_column(
    theme: Theme, *widgets: QWidget, spacing: float = 0, margins: Margins = NONE
) -> QWidget:
    """A window, not shown yet, with these widgets below each other."""
    window, column = QWidget(), Column(theme, spacing, margins)
    for widget in widgets:
        column.addWidget(widget)
    window.setLayout(column)
    return window


def activate(qtbot: QtBot, window: QWidget) -> None:
    """Show a window, and wait until it has the keyboard."""
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()


def place_in(page: QWidget, widget: QWidget) -> QRect:
    """Where a widget stands on its page."""
    return QRect(widget.mapTo(page, QPoint()), widget.size())


def is_whole(widget: QWidget) -> bool:
    """Whether all of a widget is seen."""
    return widget.isVisible() and widget.visibleRegion().boundingRect() == widget.rect()
