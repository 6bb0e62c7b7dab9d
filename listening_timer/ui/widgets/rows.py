"""A list of any length in groups, each with its heading; painted, and never laid out.

The place of a row follows from its number and from how many headings stand before it. So a list
of a hundred thousand rows moves as one of ten does, and rows that come cost only themselves.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView

from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.row_model import Index, Key, Make, Rows
from listening_timer.ui.widgets.row_painter import RowPainter
from listening_timer.ui.widgets.scroll import ThinBar, by_finger

_AHEAD = 20
"""So many rows before the end the next ones are asked for."""
_MOVE = QAbstractItemView.CursorAction
_STEPS = {_MOVE.MoveUp: -1, _MOVE.MovePrevious: -1, _MOVE.MoveDown: 1, _MOVE.MoveNext: 1}


class RowList(QListView):
    """The list itself. Qt's own keeps the choice and the keyboard; places are reckoned here."""

    chosen = Signal(str)
    """The id of the row that was chosen."""
    opened = Signal()
    """The chosen row was pressed, or Enter: somebody wishes to see it."""
    more_requested = Signal()
    """The end of the known rows is near, and there are others behind."""

    def __init__(self, theme: Theme, accessible_name: str, make: Make) -> None:
        """`make`: makes a row when it is seen."""
        super().__init__()
        self._rows = Rows(self, make)
        self._painter = RowPainter(theme)
        self._high, self._head = self._painter.height(), self._painter.head_height()
        self.setModel(self._rows)
        self.setVerticalScrollBar(ThinBar(theme))
        self.setAccessibleName(accessible_name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        by_finger(self)

        self._rows.more_requested.connect(self.more_requested)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self.opened)
        self.activated.connect(self.opened)
        theme.changed.connect(self._measure)

    def show_rows(
        self, keys: Sequence[Key], *, more: bool, searched: bool = False, keep: str = ""
    ) -> None:
        """Show these rows and choose the first, or the row `keep` where it is among them.

        `searched`: with room for what was found.
        """
        self._painter.searched = searched
        self._rows.reset(keys, more=more)
        self._measure()
        self.updateGeometries()
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

    def _top_of(self, place: int) -> int:
        """Where a row begins, in pixels from the top of all rows; what is above it ends there."""
        return place * self._high + self._rows.heads_to(place) * self._head

    def _place_at(self, y: int) -> int:
        """The last row that begins at or above so many pixels; -1 above the first."""
        places = range(self._rows.rowCount())
        return bisect_right(places, y, key=self._top_of) - 1

    def visualRect(self, index: Index) -> QRect:
        """Where a row is seen."""
        if not index.isValid():
            return QRect()
        top = self._top_of(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._high)

    def indexAt(self, p: QPoint) -> QModelIndex:
        """The row at a place; none on a heading or below the last."""
        y = p.y() + self.verticalOffset()
        place = self._place_at(y)
        if place < 0 or y >= self._top_of(place) + self._high:
            return QModelIndex()
        return self._rows.index(place, 0)

    def verticalOffset(self) -> int:
        """How many pixels of the rows are above what is seen."""
        return self.verticalScrollBar().value()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row to view, and the heading above it."""
        if not index.isValid():
            return
        bar, place = self.verticalScrollBar(), index.row()
        top = self._top_of(place) - self._head * self._rows.is_head(place)
        bottom = self._top_of(place) + self._high
        least = bottom - self.viewport().height()
        bar.setValue(min(top, max(least, bar.value())))

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - as Qt calls it
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """The row that a key leads to."""
        count, here = self._rows.rowCount(), max(0, self.currentIndex().row())
        page = max(1, self.viewport().height() // self._high)
        steps = {_MOVE.MoveHome: -count, _MOVE.MoveEnd: count}
        steps |= {_MOVE.MovePageUp: -page, _MOVE.MovePageDown: page}
        step = _STEPS.get(cursorAction) or steps.get(cursorAction, 0)
        return self._rows.index(max(0, min(count - 1, here + step)), 0)

    def keyboardSearch(self, search: str) -> None:
        """Letters lead to no row: titles are days."""

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the row at a place."""
        index = self.indexAt(rect.center())
        if index.isValid():
            self.selectionModel().select(QItemSelection(index, index), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Where chosen rows are seen: one at the most."""
        seen = [QRegion(self.visualRect(index)) for index in selection.indexes()]
        return seen[0] if seen else QRegion()

    def doItemsLayout(self) -> None:
        """Lay nothing out but the bar; Qt's own would go through all rows."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        """Let the bar know how much there is."""
        count = self._rows.rowCount()
        whole = self._top_of(count - 1) + self._high if count else 0
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(max(1, self._high // 4))
        bar.setPageStep(seen)
        bar.setRange(0, max(0, whole - seen))
        QAbstractItemView.updateGeometries(self)
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Ask for more in time."""
        none = QModelIndex()
        bottom = self.verticalOffset() + self.viewport().height()
        if not self._rows.canFetchMore(none):
            return
        if self._place_at(bottom) >= self._rows.rowCount() - _AHEAD:
            self._rows.fetchMore(none)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is seen."""
        self.viewport().scroll(dx, dy)
        self._look_ahead()

    def resizeEvent(self, e: QResizeEvent) -> None:
        """Fit the rows to the width; a scroll bar that comes makes no other rows."""
        super().resizeEvent(e)
        self._measure()

    def paintEvent(self, e: QPaintEvent) -> None:
        """Paint the rows and headings that are seen."""
        painter = QPainter(self.viewport())
        offset, wide = self.verticalOffset(), self.viewport().width()
        first = max(0, self._place_at(e.rect().top() + offset))
        for place in range(first, self._rows.rowCount()):
            whole = QRect(0, self._top_of(place) - offset, wide, self._high)
            if self._rows.is_head(place):
                head = QRect(0, whole.top() - self._head, wide, self._head)
                self._painter.paint_head(painter, head, self._rows.heading(place))
            if whole.top() - self._head > e.rect().bottom():
                break
            chosen = place == self.currentIndex().row()
            focused = chosen and self.hasFocus()
            row = self._rows.row(place)
            self._painter.paint(painter, whole, row, chosen=chosen, focused=focused)

    @Slot()
    def _measure(self) -> None:
        """Give the rows their height; the first one that is seen stays so."""
        offset = self.verticalOffset()
        first = max(0, self._place_at(offset))
        hidden = offset - self._top_of(first)
        self._painter.fit(self.width())
        high, head = self._painter.height(), self._painter.head_height()
        if (high, head) != (self._high, self._head):
            self._high, self._head = high, head
            self.updateGeometries()
            if offset:
                self.verticalScrollBar().setValue(self._top_of(first) + min(hidden, high))
        self.viewport().update()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.viewport().update()
        if current.isValid():
            self.chosen.emit(self._rows.id_at(current.row()))
