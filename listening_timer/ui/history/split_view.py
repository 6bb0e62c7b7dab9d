"""The list and what is looked at of it: beside each other, or one in the place of the other."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from listening_timer.ui.history.list import HistoryList
from listening_timer.ui.history.page_header import NothingFound
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.layouts import Column, Row, Stack, edges
from listening_timer.ui.widgets.page import ASIDE
from listening_timer.ui.widgets.scroll import Scroll

BESIDE = 800
"""How wide the page must be, in design pixels at 100 % text, for the detail beside the list."""
LEAST = 326
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

        self._blank = NothingFound(theme)
        for part in (detail, panel, self._blank):
            self._side.addWidget(part)
        row = Row(theme, 24)
        row.addWidget(self.list, 4)
        row.addWidget(self._side, 6)
        self._beside.setLayout(row)
        self._cards.setLayout(self._below)
        self._inner, self._column, whole = QWidget(), Column(theme, 12), Column(theme)
        self._column.addWidget(self._beside, 1)
        self._column.addWidget(self._cards)
        self._inner.setLayout(self._column)
        self._scroll = Scroll(theme, self._inner)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        whole.addWidget(self._scroll)
        self.setLayout(whole)
        self._fit()

        theme.changed.connect(self._fit)
        self.list.rows.chosen.connect(self._on_rows_chosen)
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

    def set_empty(self, *, empty: bool, trouble: bool = False) -> None:
        """Whether there is nothing in the list, and so nothing to look at beside it.

        `trouble`: it is empty because it could not be read.
        """
        self._blank.set_told(told=empty and not trouble)
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
        """Keep room for a talk and its detail; all of it scrolls where cards take too much.

        The scroll bar lies beside it, so that nothing moves when it comes.
        """
        self._beside.setMinimumHeight(self._theme.px(LEAST))
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        self._column.setContentsMargins(edges(0, 0, self._theme.px(ASIDE) - bar, 0))

    @Slot()
    def _on_rows_chosen(self) -> None:
        """Follow the arrows, where a card below was brought to view; no row leaves a press."""
        rows = self.list.rows
        if rows.hasFocus() and not QGuiApplication.mouseButtons():
            row = rows.visualRect(rows.currentIndex())
            at = rows.viewport().mapTo(self._inner, row.center())
            self._scroll.ensureVisible(at.x(), at.y(), 0, row.height() // 2)

    @Slot()
    def _on_filters_requested(self) -> None:
        if self.shows_panel():
            self.show_list()
        else:
            self._enter(self._panel)
