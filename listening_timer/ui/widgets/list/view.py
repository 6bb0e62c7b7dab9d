"""List view: a QListView whose geometry comes from `RowGeometry`, and the list built on it.

Qt's own view would lay out all rows to know where one of them is.
"""

from __future__ import annotations

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
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QScroller

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.list.geometry import RowGeometry
from listening_timer.ui.widgets.list.model import Index, Key, Make, RowModel
from listening_timer.ui.widgets.list.row_painter import RowPainter
from listening_timer.ui.widgets.scroll import ThinScrollBar, enable_touch_scrolling
from listening_timer.ui.widgets.soft_edges import SoftEdges


class RowView(QListView):
    """Shows rows of varying height; what is visible stays in place as heights become known."""

    def __init__(self, theme: Theme, make: Make, painter: RowPainter | None = None) -> None:
        """`make`: makes a row when it is visible, or nearly so."""
        super().__init__()
        self._rows, self._painter = RowModel(self, make), painter or RowPainter(theme)
        self._places = RowGeometry(self._rows, self._painter)
        self.setModel(self._rows)
        self._bar = ThinScrollBar(theme)
        self.setVerticalScrollBar(self._bar)
        self._edges = SoftEdges(theme, self)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.viewport().setAutoFillBackground(False)
        enable_touch_scrolling(self)

        theme.changed.connect(self._measure)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._bar.appear()

    def visualRect(self, index: Index) -> QRect:
        if not index.isValid():
            return QRect()
        top = self._places.top_of(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._places.height_of(index.row()))

    def indexAt(self, p: QPoint) -> QModelIndex:
        """The row at a point; an invalid index on a heading or below the last row."""
        y = p.y() + self.verticalOffset()
        place = self._places.place_at(y)
        if place < 0 or y >= self._places.bottom_of(place):
            return QModelIndex()
        return self._rows.index(place, 0)

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Scroll a row and the heading above it into view."""
        if not index.isValid():
            return
        bar, place, seen = self.verticalScrollBar(), index.row(), self.viewport().height()
        self._places.learn(place, seen, seen)
        self._hold_range()
        edge = self._edges.height()
        top = self._places.top_of(place) - self._places.head * self._rows.is_head(place) - edge
        least = self._places.bottom_of(place) + edge - seen
        bar.setValue(min(top, max(least, bar.value())))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Select the row at the centre of a rectangle."""
        index = self.indexAt(rect.center())
        if index.isValid():
            self.selectionModel().select(QItemSelection(index, index), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Region of the selected rows, of which there is one at most."""
        seen = [QRegion(self.visualRect(index)) for index in selection.indexes()]
        return seen[0] if seen else QRegion()

    def doItemsLayout(self) -> None:
        """Update the scroll bar only; QListView would lay out all rows."""
        QAbstractItemView.doItemsLayout(self)

    def updateGeometries(self) -> None:
        self._hold_range()
        QAbstractItemView.updateGeometries(self)
        self._settle()

    def _hold_range(self) -> None:
        bar, seen = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(self._places.head)
        bar.setPageStep(seen)
        bar.setRange(0, max(0, self._places.whole() - seen))

    def _settle(self) -> None:
        """Measure the visible rows, and a page on either side.

        The first visible row stays in place; at the end of the list, the last one.
        """
        places, offset, seen = self._places, self.verticalOffset(), self.viewport().height()
        first = max(0, places.place_at(offset))
        hidden = offset - places.top_of(first)
        at_end = 0 < offset == self.verticalScrollBar().maximum()
        if places.learn(first, seen, 2 * seen):
            self._move(places.whole() if at_end else places.top_of(first) + hidden)

    def _move(self, offset: int) -> None:
        """Set the scroll position (px) to the heights as they are now.

        A touch drag in progress is told: else it would go on from where the rows were.
        """
        self._hold_range()
        self.verticalScrollBar().setValue(offset)
        self.viewport().update()
        scroller = QScroller.scroller(self.viewport())
        if scroller.state() is not QScroller.State.Inactive:
            scroller.resendPrepareEvent()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(dx, dy)
        self._settle()

    def resizeEvent(self, e: QResizeEvent) -> None:
        """Lay out the rows at the new width; a scroll bar that appears changes no row.

        If the current row was fully visible, it is so afterwards.
        """
        here = self.visualRect(self.currentIndex())
        held = here.top() >= 0 and here.bottom() < e.oldSize().height()
        super().resizeEvent(e)
        if self._wide() != self._places.width:
            self._measure()
        if held:
            self.scrollTo(self.currentIndex())

    def _wide(self) -> int:
        """Width (px) of row layouts: beside the scroll bar, even where there is none."""
        return self.width() - self.verticalScrollBar().sizeHint().width()

    @Slot()
    def _measure(self) -> None:
        """Lay out the rows anew; the first visible one stays visible."""
        places, offset = self._places, self.verticalOffset()
        first = places.place_at(offset)
        hidden = offset - places.top_of(first) if first >= 0 else 0
        places.measure(self._wide(), max(0, first))
        if first >= 0:
            self._move(places.top_of(first) + min(hidden, places.height_of(first)))
        else:
            self._move(0)
        self._settle()


_AHEAD = 20
"""Number of rows before the end at which more are requested."""
_MOVE = QAbstractItemView.CursorAction
_STEPS = {_MOVE.MoveUp: -1, _MOVE.MovePrevious: -1, _MOVE.MoveDown: 1, _MOVE.MoveNext: 1}


class RowList(RowView):
    """The list: current row, keyboard navigation, and requests for more rows."""

    chosen = Signal(str)
    """Id of the row that was chosen."""
    opened = Signal()
    """The chosen row was clicked, or Enter was pressed, to open it."""

    def __init__(
        self,
        theme: Theme,
        accessible_name: str,
        make: Make,
        painter: RowPainter | None = None,
    ) -> None:
        """`make`: makes a row when it is visible, or nearly so."""
        super().__init__(theme, make, painter)
        self.setAccessibleName(accessible_name)

        self.more_requested = self._rows.more_requested
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self.clicked.connect(self.opened)
        self.activated.connect(self.opened)

    def show_rows(self, keys: Sequence[Key], *, more: bool, keep: str = "") -> None:
        """Replace the rows, and choose the first, or the row `keep` if it is among them."""
        self._rows.reset(keys, more=more)
        self.updateGeometries()
        self.viewport().update()
        if keys:
            place = max(0, self._rows.place_of(keep)) if keep else 0
            self.setCurrentIndex(self._rows.index(place, 0))

    def add_rows(self, keys: Sequence[Key], *, more: bool) -> None:
        """Append rows."""
        self._rows.extend(keys, more=more)
        self.updateGeometries()

    def renew(self, identity: str) -> None:
        """Make the row of an id anew."""
        self._rows.renew(identity)
        self._settle()

    def remove(self, identity: str) -> None:
        """Remove the row of an id; if it was chosen, its neighbour is afterwards."""
        self._rows.remove(identity)
        self.updateGeometries()
        self.viewport().update()

    def choose(self, identity: str) -> None:
        """Choose the row of an id, if known."""
        place = self._rows.place_of(identity)
        if place >= 0:
            self.setCurrentIndex(self._rows.index(place, 0))

    def current(self) -> str:
        """Id of the chosen row; empty for none."""
        index = self.currentIndex()
        return self._rows.id_at(index.row()) if index.isValid() else ""

    def moveCursor(
        self,
        cursorAction: QAbstractItemView.CursorAction,  # noqa: N803 - as Qt calls it
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        count, here = self._rows.rowCount(), max(0, self.currentIndex().row())
        steps = _STEPS | {_MOVE.MoveHome: -count, _MOVE.MoveEnd: count}
        if cursorAction in (_MOVE.MovePageUp, _MOVE.MovePageDown):
            up, page = cursorAction is _MOVE.MovePageUp, self.viewport().height()
            goal = self._places.a_page_from(here, page, up=up)
        else:
            goal = here + steps.get(cursorAction, 0)
        return self._rows.index(max(0, min(count - 1, goal)), 0)

    def keyboardSearch(self, search: str) -> None:
        """No search by letters: titles are days."""

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._look_ahead()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._look_ahead()

    def _look_ahead(self) -> None:
        """Request more rows in time."""
        none = QModelIndex()
        bottom = self.verticalOffset() + self.viewport().height()
        if not self._rows.canFetchMore(none):
            return
        if self._places.place_at(bottom) >= self._rows.rowCount() - _AHEAD:
            self._rows.fetchMore(none)

    def paintEvent(self, e: QPaintEvent) -> None:
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
