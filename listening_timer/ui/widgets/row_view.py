"""Where a list has its rows: what Qt asks of a view, answered from `RowPlaces`.

Qt's own would lay out all rows to know where one of them is.
"""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    Qt,
    Slot,
)
from PySide6.QtGui import QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScroller

from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.row_model import Index, Make, Rows
from listening_timer.ui.widgets.row_painter import RowPainter
from listening_timer.ui.widgets.row_places import RowPlaces
from listening_timer.ui.widgets.scroll import ThinBar, by_finger


class RowView(QListView):
    """Shows rows of unlike heights; whatever is learned of them, what is seen stays in place."""

    def __init__(self, theme: Theme, make: Make) -> None:
        """`make`: makes a row when it is seen, or nearly so."""
        super().__init__()
        self._rows, self._painter = Rows(self, make), RowPainter(theme)
        self._places = RowPlaces(self._rows, self._painter)
        self.setModel(self._rows)
        self.setVerticalScrollBar(ThinBar(theme))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        by_finger(self)

        theme.changed.connect(self._measure)

    def visualRect(self, index: Index) -> QRect:
        """Where a row is seen."""
        if not index.isValid():
            return QRect()
        top = self._places.top_of(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._places.height_of(index.row()))

    def indexAt(self, p: QPoint) -> QModelIndex:
        """The row at a place; none on a heading or below the last."""
        y = p.y() + self.verticalOffset()
        place = self._places.place_at(y)
        if place < 0 or y >= self._places.bottom_of(place):
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
        bar, place, seen = self.verticalScrollBar(), index.row(), self.viewport().height()
        self._places.learn(place, seen, seen)
        self._hold_range()
        top = self._places.top_of(place) - self._places.head * self._rows.is_head(place)
        least = self._places.bottom_of(place) - seen
        bar.setValue(min(top, max(least, bar.value())))

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
        self._hold_range()
        QAbstractItemView.updateGeometries(self)
        self._settle()

    def _hold_range(self) -> None:
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(self._places.head)
        bar.setPageStep(seen)
        bar.setRange(0, max(0, self._places.whole() - seen))

    def _settle(self) -> None:
        """Lay what is seen, and a page on either side.

        The first row that is seen stays in place; at the end, the last one.
        """
        places, offset, seen = self._places, self.verticalOffset(), self.viewport().height()
        first = max(0, places.place_at(offset))
        hidden = offset - places.top_of(first)
        at_end = 0 < offset == self.verticalScrollBar().maximum()
        if places.learn(first, seen, 2 * seen):
            self._move(places.whole() if at_end else places.top_of(first) + hidden)

    def _move(self, offset: int) -> None:
        """Have so many pixels of the rows above what is seen, as they stand now.

        A finger that draws them is told: else it would go on from where they were.
        """
        self._hold_range()
        self.verticalScrollBar().setValue(offset)
        self.viewport().update()
        scroller = QScroller.scroller(self.viewport())
        if scroller.state() is not QScroller.State.Inactive:
            scroller.resendPrepareEvent()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is seen."""
        self.viewport().scroll(dx, dy)
        self._settle()

    def resizeEvent(self, e: QResizeEvent) -> None:
        """Fit the rows to the width; a scroll bar that comes makes no other rows.

        Where the chosen one was seen whole, it is afterwards.
        """
        here = self.visualRect(self.currentIndex())
        held = here.top() >= 0 and here.bottom() < e.oldSize().height()
        super().resizeEvent(e)
        if self._wide() != self._places.width:
            self._measure()
        if held:
            self.scrollTo(self.currentIndex())

    def _wide(self) -> int:
        """How wide rows are laid: beside the bar, also where there is none."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    @Slot()
    def _measure(self) -> None:
        """Lay the rows anew; the first one that is seen stays so."""
        places, offset = self._places, self.verticalOffset()
        first = places.place_at(offset)
        hidden = offset - places.top_of(first) if first >= 0 else 0
        places.measure(self._wide(), max(0, first))
        if first >= 0:
            self._move(places.top_of(first) + min(hidden, places.height_of(first)))
        else:
            self._move(0)
        self._settle()
