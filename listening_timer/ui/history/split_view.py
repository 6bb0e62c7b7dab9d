"""Split view of the history: list and detail side by side, or one at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.ui.history.list import HistoryList
from listening_timer.ui.history.page_header import NothingFound
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.layouts import Column, Row, Stack
from listening_timer.ui.widgets.page import content_inset
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.words.i18n import tr

SIDE_BY_SIDE_MIN_PX = 800
"""Least page width (design px, at 100 % text) for the detail beside the list."""


class HistorySplitView(QWidget):
    """List; detail, filter panel, a further card or an empty message beside it."""

    turned = Signal()
    """The visible parts have changed."""

    def __init__(self, theme: Theme, detail: QWidget, panel: QWidget) -> None:
        super().__init__()
        self._theme = theme
        self._detail, self._panel = detail, panel
        self._narrow, self._inside, self._alone = False, False, False
        self.list = HistoryList(theme)
        self._side, self._aside = Stack(), QWidget()
        self._blank = NothingFound(theme)
        self._row = Row(theme, 24)

        for part in (detail, panel, self._blank, self._aside):
            self._side.addWidget(part)
        self._row.addWidget(self.list, 4)
        self._row.addWidget(self._side, 6)
        self.setLayout(self._row)
        self._fit()

        theme.changed.connect(self._fit)
        self.list.rows.opened.connect(self.show_detail)
        self.list.search.filters_requested.connect(self._on_filters_requested)

    def set_aside(self, card: QWidget) -> None:
        """Set a further card that can be shown in place of the detail."""
        inner, column, whole = (
            QWidget(),
            Column(self._theme, 18, (0, 0, 14, 0)),
            Column(self._theme),
        )
        done = QuietButton(self._theme, tr("Show the talks"))
        column.addWidget(card)
        column.addWidget(done, 0, Qt.AlignmentFlag.AlignTrailing)
        column.addStretch(1)
        inner.setLayout(column)
        whole.addWidget(Scroll(self._theme, inner))
        self._aside.setLayout(whole)

        done.clicked.connect(self.show_list)

    def show_aside(self) -> None:
        """Show that card."""
        self._enter(self._aside)

    def fit(self, width: int) -> None:
        """Show the parts side by side if the page's `width` (px) is enough."""
        self._narrow = width < self._theme.px(SIDE_BY_SIDE_MIN_PX) * self._theme.text_percent // 100
        self._arrange()

    def is_narrow(self) -> bool:
        """Whether there is room for one part only."""
        return self._narrow

    def is_inside(self) -> bool:
        """Whether another part is shown in place of the list."""
        return self._alone or (self._narrow and self._inside)

    def shows_panel(self) -> bool:
        """Whether the filter panel is shown in place of the detail."""
        return self._side.currentWidget() is self._panel

    def set_empty(self, *, empty: bool, trouble: bool = False) -> None:
        """Set whether the list is empty, so that there is no detail either.

        `trouble`: it is empty because it could not be read.
        """
        self._blank.set_told(told=empty and not trouble)
        if self._side.currentWidget() in (self._detail, self._blank):
            self._side.setCurrentWidget(self._blank if empty else self._detail)

    @Slot()
    def show_detail(self) -> None:
        """Show the detail of the selected session."""
        self._enter(self._detail)

    def show_alone(self, *, alone: bool) -> None:
        """Show the detail without the list, of a session opened from elsewhere; or no longer."""
        self._alone = alone
        if alone:
            self._enter(self._detail)
        else:
            self.show_list()

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
        self.turned.emit()

    @Slot()
    def _fit(self) -> None:
        inset = content_inset(self._theme)
        self._row.setContentsMargins(inset, 0, inset, 0)

    @Slot()
    def _on_filters_requested(self) -> None:
        if self.shows_panel():
            self.show_list()
        else:
            self._enter(self._panel)
