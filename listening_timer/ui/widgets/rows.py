"""A list of any length in groups, each with its heading; painted, and never laid out whole.

A row is as high as what stands in it, and only what is near is looked at. So a list of a hundred
thousand rows moves as one of ten does, and rows that come cost only themselves.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView

from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.row_model import Key, Make
from listening_timer.ui.widgets.row_view import RowView

_AHEAD = 20
"""So many rows before the end the next ones are asked for."""
_MOVE = QAbstractItemView.CursorAction
_STEPS = {_MOVE.MoveUp: -1, _MOVE.MovePrevious: -1, _MOVE.MoveDown: 1, _MOVE.MoveNext: 1}


class RowList(RowView):
    """The list itself: which row is chosen, where keys lead, and when more are needed."""

    chosen = Signal(str)
    """The id of the row that was chosen."""
    opened = Signal()
    """The chosen row was pressed, or Enter: somebody wishes to see it."""
    more_requested = Signal()
    """The end of the known rows is near, and there are others behind."""

    def __init__(self, theme: Theme, accessible_name: str, make: Make) -> None:
        """`make`: makes a row when it is seen, or nearly so."""
        super().__init__(theme, make)
        self.setAccessibleName(accessible_name)

        self._rows.more_requested.connect(self.more_requested)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self.opened)
        self.activated.connect(self.opened)

    def show_rows(self, keys: Sequence[Key], *, more: bool, keep: str = "") -> None:
        """Show these rows and choose the first, or the row `keep` where it is among them."""
        self._rows.reset(keys, more=more)
        self.updateGeometries()
        self.viewport().update()
        if keys:
            place = max(0, self._rows.place_of(keep)) if keep else 0
            self.setCurrentIndex(self._rows.index(place, 0))

    def add_rows(self, keys: Sequence[Key], *, more: bool) -> None:
        """Show these rows behind the others."""
        self._rows.extend(keys, more=more)
        self.updateGeometries()

    def renew(self, identity: str) -> None:
        """Show the row of an id as it is now."""
        self._rows.renew(identity)
        self._settle()

    def remove(self, identity: str) -> None:
        """Show the row of an id no more; its neighbour is chosen where it was."""
        self._rows.remove(identity)
        self.updateGeometries()
        self.viewport().update()

    def choose(self, identity: str) -> None:
        """Choose the row of an id where it is known."""
        place = self._rows.place_of(identity)
        if place >= 0:
            self.setCurrentIndex(self._rows.index(place, 0))

    def current(self) -> str:
        """The id of the chosen row, empty where none is."""
        index = self.currentIndex()
        return self._rows.id_at(index.row()) if index.isValid() else ""

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - as Qt calls it
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """The row that a key leads to."""
        count, here = self._rows.rowCount(), max(0, self.currentIndex().row())
        steps = _STEPS | {_MOVE.MoveHome: -count, _MOVE.MoveEnd: count}
        if cursorAction in (_MOVE.MovePageUp, _MOVE.MovePageDown):
            up, page = cursorAction is _MOVE.MovePageUp, self.viewport().height()
            goal = self._places.a_page_from(here, page, up=up)
        else:
            goal = here + steps.get(cursorAction, 0)
        return self._rows.index(max(0, min(count - 1, goal)), 0)

    def keyboardSearch(self, search: str) -> None:
        """Letters lead to no row: titles are days."""

    def updateGeometries(self) -> None:
        """Let the bar know how much there is, and ask for more where there is room."""
        super().updateGeometries()
        self._look_ahead()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is seen, and ask for more in time."""
        super().scrollContentsBy(dx, dy)
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Ask for more in time."""
        none = QModelIndex()
        bottom = self.verticalOffset() + self.viewport().height()
        if not self._rows.canFetchMore(none):
            return
        if self._places.place_at(bottom) >= self._rows.rowCount() - _AHEAD:
            self._rows.fetchMore(none)

    def paintEvent(self, e: QPaintEvent) -> None:
        """Paint the rows and headings that are seen."""
        painter, places = QPainter(self.viewport()), self._places
        first = max(0, places.place_at(e.rect().top() + self.verticalOffset()))
        for place in range(first, self._rows.rowCount()):
            whole = self.visualRect(self._rows.index(place))
            if whole.top() - places.head > e.rect().bottom():
                break
            if self._rows.is_head(place):
                head = whole.adjusted(0, -places.head, 0, -whole.height())
                self._painter.paint_head(painter, head, self._rows.heading(place))
            chosen = place == self.currentIndex().row()
            focused = chosen and self.hasFocus()
            self._painter.paint(painter, whole, places.laid(place), chosen=chosen, focused=focused)

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        if current.isValid():
            self.chosen.emit(self._rows.id_at(current.row()))
