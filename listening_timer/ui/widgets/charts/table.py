"""Data table of a chart: keyboard and screen reader access; folds to lines where it is narrow.

Only visible rows are painted, however many there are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QRect,
    QSize,
    Qt,
    Slot,
)
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.accessibility import without_format_characters
from listening_timer.ui.widgets.list.model import Index
from listening_timer.ui.widgets.painting import LEADING, TRAILING, UNBROKEN
from listening_timer.ui.widgets.scroll import ThinScrollBar, enable_touch_scrolling

MOST_ROWS = 8
"""Maximum number of visible rows."""
_LINE = 1.35
"""Height of a line, in heights of its letters."""


def shared_out(least: Sequence[int], room: int, high: Callable[[int, int], int]) -> list[int]:
    """Widths (px) of columns that together fill `room`; at the `least` ones nothing is cut.

    Spare width goes first to headers that wrap, to the highest ones before others: `high` tells the
    height of a column's header at a width. The rest goes to all alike.
    """
    widths, spare, left = list(least), room - sum(least), list(range(len(least)))
    while left:
        column = max(left, key=lambda each: high(each, widths[each]))
        more = _more(partial(high, column), widths[column], spare)
        if more > spare:
            left.remove(column)
            continue
        widths[column] += more
        spare -= more
    each, rest = divmod(spare, max(1, len(widths)))
    return [wide + each + (rest if column == 0 else 0) for column, wide in enumerate(widths)]


def _more(high: Callable[[int], int], wide: int, spare: int) -> int:
    """Extra width at which a column's header becomes lower; more than `spare` where it cannot."""
    now = high(wide)
    return bisect_left(range(spare + 1), x=True, key=lambda more: high(wide + more) < now)


class ChartTable(QTableView):
    """The table view: a Tab stop, with arrows to move in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model = CellModel(self)
        self._heads = Heads(theme, self._model, self)
        self._widest: list[str] = []
        self.setHorizontalHeader(self._heads)
        self.setModel(self._model)
        self.setItemDelegate(CellPainter(theme, self._model, self))
        self.setVerticalScrollBar(ThinScrollBar(theme))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.viewport().setAutoFillBackground(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        enable_touch_scrolling(self)

        theme.changed.connect(self._fit)

    def show_figures(self, filling: Filling) -> None:
        """Show these cells; the first of a row says what the row is about."""
        self._model.reset(filling)
        self._fit()
        self.scrollToTop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        rows = min(MOST_ROWS, self._model.filling.count)
        head = 0 if self._model.folded else self._heads.height()
        if self._model.folded:
            rows = min(rows, MOST_ROWS // 2)
        return QSize(self._theme.px(380), head + rows * self._row_height() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self.sizeHint().height())

    @Slot()
    def _fit(self) -> None:
        """Fold where there is no room; then size every column and row."""
        room = self.viewport().width()
        self._widest = list(map(self._widest_of, self._model.filling.samples))
        least = list(map(self._least, self._model.filling.columns, self._widest))
        folded = sum(least) > room
        self._model.fold(folded=folded, widest=self._widest, fits=self._has_room)
        self._heads.setVisible(not folded)
        if folded:
            self._heads.resizeSection(0, room)
        else:
            self._spread(least, room)
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        self.updateGeometry()
        self.viewport().update()

    def _has_room(self, words: str) -> bool:
        """Whether a text can be wrapped to the width that there is."""
        room = self.viewport().width() - self._padding()
        return painting.longest_word(self._theme.font(TextStyle.LABEL), words) < room

    def _spread(self, least: list[int], room: int) -> None:
        widths = shared_out(least, room, self._head_height)
        for column, wide in enumerate(widths):  # all of the room, or Qt paints the rest
            self._heads.resizeSection(column, wide)
        highest = max(map(self._head_height, range(len(widths)), widths), default=0)
        self._heads.setFixedHeight(highest + self._theme.px(10))

    def _head_height(self, column: int, wide: int) -> int:
        """Height (px) of a column's header, wrapped to its width."""
        font, name = head_font(self._theme), self._model.filling.columns[column]
        return painting.text_size(font, name, wide - self._padding()).height()

    def _widest_of(self, texts: Sequence[str]) -> str:
        return max(texts, key=self._width_of, default="")

    def _width_of(self, text: str) -> int:
        return painting.text_size(self._theme.font(TextStyle.LABEL), text).width()

    def _least(self, name: str, widest: str) -> int:
        """Width (px) under which a column's header or one of its cells would be cut."""
        head = painting.longest_word(head_font(self._theme), name)
        return max(self._width_of(widest), head) + self._padding() + 2

    def _padding(self) -> int:
        return 2 * self._theme.px(PAD)

    def _row_height(self) -> int:
        font = self._theme.font(TextStyle.LABEL)
        if not self._model.folded:
            return max(ceil(font.pixelSize() * _LINE) + self._theme.px(12), 1)
        room = max(1, self.viewport().width() - self._padding())
        words = self._model.told(self._widest)
        return painting.text_size(font, words, room).height() + self._theme.px(16)


PAD = 10
"""Design pixels at both sides of a cell."""
_SEPARATOR = ","
"""Follows each figure of a folded row but the last."""


@dataclass(frozen=True, slots=True)
class Filling:
    """Contents of a table: column names, and rows that are made when they become visible.

    `samples`: for each column, texts one of which is as wide as any in it.
    """

    columns: tuple[str, ...]
    count: int
    row: Callable[[int], tuple[str, ...]]
    samples: tuple[tuple[str, ...], ...]


def _whole(name: str, cell: str) -> str:
    """A column's name and its figure, on one line."""
    return f"{name}: {cell}".translate(UNBROKEN)


def _ended(name: str, cell: str) -> str:
    """The last word of the name on one line with the figure."""
    return f"{name}:{f' {cell}'.translate(UNBROKEN)}"


def _loose(name: str, cell: str) -> str:
    """Name and figure, wrapped at any word."""
    return f"{name}: {cell}"


_JOINS = (_whole, _ended, _loose)


class CellModel(QAbstractTableModel):
    """Table model: the cells as text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.filling = Filling((), 0, lambda _number: (), ())
        self.folded = False
        self._joins: tuple[Callable[[str, str], str], ...] = ()

    def reset(self, filling: Filling) -> None:
        """Replace all cells."""
        self.beginResetModel()
        self.filling = filling
        self._joins = (_loose,) * len(filling.columns[1:])
        self.endResetModel()

    def fold(self, *, folded: bool, widest: Sequence[str], fits: Callable[[str], bool]) -> None:
        """Put all of a row into one cell, or not; `fits` tells whether a text has room there.

        All rows join a figure to its column's name as the `widest` row does: so none is higher than
        that.
        """
        columns = zip(self.filling.columns[1:], widest[1:], strict=True)
        self._joins = tuple(
            next((join for join in _JOINS if fits(join(name, cell) + _SEPARATOR)), _loose)
            for name, cell in columns
        )
        if folded is not self.folded:
            self.beginResetModel()
            self.folded = folded
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else self.filling.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        return 0 if parent.isValid() else 1 if self.folded else len(self.filling.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Text of a cell, for display or for screen readers."""
        row = self.filling.row(index.row())
        return _for(role, self.told(row) if self.folded else row[index.column()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Vertical:
            return None
        return _for(role, self.filling.columns[0 if self.folded else section])

    def told(self, row: Sequence[str]) -> str:
        """A whole row, as two paragraphs."""
        cells = zip(self._joins, self.filling.columns[1:], row[1:], strict=True)
        return f"{row[0]}\n{f'{_SEPARATOR} '.join(join(name, cell) for join, name, cell in cells)}"


def _for(role: int, text: str) -> str | None:
    """A text for display, or for screen readers; None for other roles."""
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return without_format_characters(text)
    return text if role == Qt.ItemDataRole.DisplayRole else None


class CellPainter(QStyledItemDelegate):
    """Cell delegate: text over a thin line, and the focus ring."""

    def __init__(self, theme: Theme, model: CellModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        theme, look = self._theme, self._theme.palette
        state: QStyle.StateFlag = option.state
        whole: QRect = option.rect
        painter.save()
        painter.fillRect(whole.left(), whole.bottom(), whole.width(), 1, look.line)
        painter.setPen(look.ink)
        inner = whole.adjusted(theme.px(PAD), 0, -theme.px(PAD), 0)
        text = self._model.data(index) or ""
        if self._model.folded:
            self._write_folded(painter, inner, text)
        else:
            painter.setFont(theme.font(TextStyle.LABEL))
            align, way = TRAILING if index.column() else LEADING, QGuiApplication.layoutDirection()
            painting.write(painter, inner, text, align, way, wrap=False)
        if state & QStyle.StateFlag.State_HasFocus:
            painting.focus_ring(painter, theme, whole, theme.px(8))
        painter.restore()

    def _write_folded(self, painter: QPainter, inner: QRect, text: str) -> None:
        """Write what the row is about in bold, and below it all the rest."""
        first, _line, rest = text.partition("\n")
        way, font = QGuiApplication.layoutDirection(), self._theme.font(TextStyle.LABEL)
        high = painting.text_size(font, text, inner.width()).height()
        line = painting.text_size(font, first).height()
        top = inner.top() + (inner.height() - high) // 2
        painter.setFont(self._theme.font(TextStyle.LABEL, bold=True))
        place = QRect(inner.left(), top, inner.width(), line)
        painting.write(painter, place, first, LEADING, way, wrap=False)
        painter.setFont(font)
        below = QRect(inner.left(), top + line, inner.width(), high - line)
        painting.write(painter, below, rest, LEADING, way)


class Heads(QHeaderView):
    """Table header: column names, wrapped, in soft ink."""

    def __init__(self, theme: Theme, model: CellModel, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._figures = theme, model
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.viewport().setAutoFillBackground(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - as Qt names it
        theme = self._theme
        painter.save()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.palette.soft_ink)
        painter.setFont(head_font(theme))
        painter.setPen(theme.palette.soft_ink)
        inner = rect.adjusted(theme.px(PAD), 0, -theme.px(PAD), -theme.px(4))
        across = Qt.AlignmentFlag.AlignTrailing if logicalIndex else Qt.AlignmentFlag.AlignLeading
        align = across | Qt.AlignmentFlag.AlignBottom
        painting.write(
            painter,
            inner,
            self._figures.filling.columns[logicalIndex],
            align,
            self.layoutDirection(),
        )
        painter.restore()


def head_font(theme: Theme) -> QFont:
    """Font of column names."""
    return theme.font(TextStyle.HINT)
