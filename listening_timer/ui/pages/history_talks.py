"""The list and what is looked at of it: beside each other, or one in the place of the other."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.ui.pages.history_list import HistoryList
from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.layouts import Column, Row
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.widgets.stack import Stack

BESIDE = 800
"""How wide the page must be, in design pixels at 100 % text, for the detail beside the list."""
LEAST = 340
"""How high list and detail stand at least, in design pixels."""


class HistoryTalks(QWidget):
    """A list, a detail or a panel at its side, and cards below both."""

    turned = Signal()
    """Something else is looked at."""

    def __init__(self, theme: Theme, detail: QWidget, panel: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._detail, self._panel = detail, panel
        self._narrow, self._inside = False, False
        self.list = HistoryList(theme)
        self._side, self._beside = Stack(), QWidget()
        self._cards, self._below = QWidget(), Column(theme)

        self._blank = QWidget()
        for part in (detail, panel, self._blank):
            self._side.addWidget(part)
        row = Row(theme, 24)
        row.addWidget(self.list, 4)
        row.addWidget(self._side, 6)
        self._beside.setLayout(row)
        self._cards.setLayout(self._below)
        inner, column, whole = QWidget(), Column(theme, 16), Column(theme)
        column.addWidget(self._beside, 1)
        column.addWidget(self._cards)
        inner.setLayout(column)
        whole.addWidget(Scroll(theme, inner))
        self.setLayout(whole)
        self._fit()

        theme.changed.connect(self._fit)
        self.list.rows.opened.connect(self.show_detail)
        self.list.search.filters_requested.connect(self._on_filters_requested)

    def add_card(self, card: QWidget) -> None:
        """Put a card below."""
        self._below.addWidget(card)

    def fit(self, width: int) -> None:
        """Show the parts beside each other where the page, so many pixels wide, has the room."""
        self._narrow = width < self._theme.px(BESIDE) * self._theme.text_percent // 100
        self._arrange()

    def is_narrow(self) -> bool:
        """Whether there is room for one part alone."""
        return self._narrow

    def is_inside(self) -> bool:
        """Whether something stands in the place of the list."""
        return self._narrow and self._inside

    def shows_panel(self) -> bool:
        """Whether the panel is there, in the place of the detail."""
        return self._side.currentWidget() is self._panel

    def set_empty(self, *, empty: bool) -> None:
        """Whether there is nothing in the list, and so nothing to look at beside it."""
        if not self.shows_panel():
            self._side.setCurrentWidget(self._blank if empty else self._detail)

    @Slot()
    def show_detail(self) -> None:
        """Look at the chosen one."""
        self._enter(self._detail)

    @Slot()
    def show_list(self) -> None:
        """Look at the list, with the chosen one beside it where there is room."""
        self._enter(self._detail if self.list.rows.current() else self._blank, inside=False)
        self.list.take_keyboard()

    def search(self) -> None:
        """Look at the list, and search in it."""
        self._inside = False
        self._arrange()
        self.list.search.take_keyboard()

    def _enter(self, part: QWidget, *, inside: bool = True) -> None:
        self._side.setCurrentWidget(part)
        self.list.search.set_unfolded(unfolded=part is self._panel)
        self._inside = inside
        self._arrange()

    def _arrange(self) -> None:
        inside = self.is_inside()
        self.list.setHidden(inside)
        self._side.setHidden(self._narrow and not inside)
        self._cards.setHidden(inside)
        self.turned.emit()

    @Slot()
    def _fit(self) -> None:
        """Keep room for a talk and its detail; all of it scrolls where cards take too much."""
        self._beside.setMinimumHeight(self._theme.px(LEAST))

    @Slot()
    def _on_filters_requested(self) -> None:
        if self.shows_panel():
            self.show_list()
        else:
            self._enter(self._panel)
