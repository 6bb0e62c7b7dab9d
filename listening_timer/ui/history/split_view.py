"""Split view of the history: list and detail side by side, or one at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from listening_timer.ui.history.list import HistoryList
from listening_timer.ui.history.page_header import NothingFound
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.layouts import Column, Row, Stack, mirrored_margins
from listening_timer.ui.widgets.page import content_inset
from listening_timer.ui.widgets.scroll import Scroll

SIDE_BY_SIDE_MIN_PX = 800
"""Least page width (design px, at 100 % text) for the detail beside the list."""
MIN_HEIGHT_PX = 288
"""Least height of list and detail (design px)."""


class HistorySplitView(QWidget):
    """List; detail, filter panel or empty message beside it; cards below both."""

    turned = Signal()
    """The visible parts have changed."""

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
        """Add a card below."""
        self._below.addWidget(card)

    def fit(self, width: int) -> None:
        """Show the parts side by side if the page's `width` (px) is enough."""
        self._narrow = width < self._theme.px(SIDE_BY_SIDE_MIN_PX) * self._theme.text_percent // 100
        self._arrange()

    def is_narrow(self) -> bool:
        """Whether there is room for one part only."""
        return self._narrow

    def is_inside(self) -> bool:
        """Whether another part is shown in place of the list."""
        return self._narrow and self._inside

    def shows_panel(self) -> bool:
        """Whether the filter panel is shown in place of the detail."""
        return self._side.currentWidget() is self._panel

    def set_empty(self, *, empty: bool, trouble: bool = False) -> None:
        """Set whether the list is empty, so that there is no detail either.

        `trouble`: it is empty because it could not be read.
        """
        self._blank.set_told(told=empty and not trouble)
        if not self.shows_panel():
            self._side.setCurrentWidget(self._blank if empty else self._detail)

    @Slot()
    def show_detail(self) -> None:
        """Show the detail of the selected session."""
        self._enter(self._detail)

    @Slot()
    def show_list(self) -> None:
        """Show the list, with the selected session beside it where there is room."""
        self._enter(self._detail if self.list.rows.current() else self._blank, inside=False)
        self.list.take_keyboard()

    def search(self) -> None:
        """Show the list and focus its search field."""
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
        """Keep a least height for list and detail; all of it scrolls if cards need more.

        The scroll bar has its own margin, so that nothing moves when it appears.
        """
        self._beside.setMinimumHeight(self._theme.px(MIN_HEIGHT_PX))
        bar = self._scroll.verticalScrollBar().sizeHint().width()
        inset = content_inset(self._theme)
        self._column.setContentsMargins(mirrored_margins(inset, 0, inset - bar, 0))

    @Slot()
    def _on_rows_chosen(self) -> None:
        """Scroll the selected row into view, but not during a click, where it would move away."""
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
