"""The cells of a table of figures, and how they are painted, with the names of their columns.

Folded, a row is one cell: its first one and, below it, each further one after the name of its
column, on one line with it where there is room.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from listening_timer.ui.theme import Role, Theme
from listening_timer.ui.widgets import paint
from listening_timer.ui.widgets.spoken import plain

Index = QModelIndex | QPersistentModelIndex
LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
TRAILING = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter
PAD = 10
"""Design pixels at both sides of a cell."""
_UNBROKEN = str.maketrans(" ", "\u00a0")
_DOT = "\u00a0·"
"""After each figure of a folded row but the last one."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What a table holds: the names of its columns, and rows that are made when they are seen.

    `samples` are of each column texts of which one is as wide as any in it.
    """

    columns: tuple[str, ...]
    count: int
    row: Callable[[int], tuple[str, ...]]
    samples: tuple[tuple[str, ...], ...]


def _whole(name: str, cell: str) -> str:
    """A column's name and its figure, on one line."""
    return f"{name}: {cell}".translate(_UNBROKEN)


def _ended(name: str, cell: str) -> str:
    """The end of the name on one line with the figure."""
    return f"{name}:{f' {cell}'.translate(_UNBROKEN)}"


def _loose(name: str, cell: str) -> str:
    """Wrapped at any word."""
    return f"{name}: {cell}"


_JOINS = (_whole, _ended, _loose)


class Cells(QAbstractTableModel):
    """The cells, as text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.filling = Filling((), 0, lambda _number: (), ())
        self.folded = False
        self._joins: tuple[Callable[[str, str], str], ...] = ()

    def reset(self, filling: Filling) -> None:
        """Show these cells in place of all."""
        self.beginResetModel()
        self.filling = filling
        self._joins = (_loose,) * len(filling.columns[1:])
        self.endResetModel()

    def fold(self, *, folded: bool, widest: Sequence[str], fits: Callable[[str], bool]) -> None:
        """Put all of a row into one cell, or not; `fits` tells whether words have room there.

        All rows join a figure to the name of its column as that of the `widest` row is: so no
        other one is higher than that.
        """
        columns = zip(self.filling.columns[1:], widest[1:], strict=True)
        self._joins = tuple(
            next((join for join in _JOINS if fits(join(name, cell) + _DOT)), _loose)
            for name, cell in columns
        )
        if folded is not self.folded:
            self.beginResetModel()
            self.folded = folded
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """How many rows there are."""
        return 0 if parent.isValid() else self.filling.count

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """How many cells a row has."""
        return 0 if parent.isValid() else 1 if self.folded else len(self.filling.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The text of a cell, for those who read or hear it."""
        row = self.filling.row(index.row())
        return _for(role, self.told(row) if self.folded else row[index.column()])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The name of a column."""
        if orientation is Qt.Orientation.Vertical:
            return None
        return _for(role, self.filling.columns[0 if self.folded else section])

    def told(self, row: Sequence[str]) -> str:
        """A whole row, on two paragraphs."""
        cells = zip(self._joins, self.filling.columns[1:], row[1:], strict=True)
        return f"{row[0]}\n{f'{_DOT} '.join(join(name, cell) for join, name, cell in cells)}"


def _for(role: int, text: str) -> str | None:
    """A text as it is read, or as it is heard."""
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return plain(text)
    return text if role == Qt.ItemDataRole.DisplayRole else None


class CellPainter(QStyledItemDelegate):
    """Paints a cell: its text over a thin line, and a ring where the keyboard is."""

    def __init__(self, theme: Theme, model: Cells, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._model = theme, model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one cell."""
        theme, look = self._theme, self._theme.palette
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue] - missing in the stubs
        whole: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - missing in the stubs
        painter.save()
        painter.fillRect(whole.left(), whole.bottom(), whole.width(), 1, look.line)
        painter.setPen(look.ink)
        inner = whole.adjusted(theme.px(PAD), 0, -theme.px(PAD), 0)
        text = self._model.data(index) or ""
        if self._model.folded:
            self._write_folded(painter, inner, text)
        else:
            painter.setFont(theme.font(Role.LABEL))
            align, way = TRAILING if index.column() else LEADING, QGuiApplication.layoutDirection()
            paint.write(painter, inner, text, align, way, wrap=False)
        if state & QStyle.StateFlag.State_HasFocus:
            paint.focus_ring(painter, theme, whole, theme.px(8))
        painter.restore()

    def _write_folded(self, painter: QPainter, inner: QRect, text: str) -> None:
        """What the row is of in bold, and below it all the rest."""
        first, _line, rest = text.partition("\n")
        way, font = QGuiApplication.layoutDirection(), self._theme.font(Role.LABEL)
        high = paint.text_size(font, text, inner.width()).height()
        line = paint.text_size(font, first).height()
        top = inner.top() + (inner.height() - high) // 2
        painter.setFont(self._theme.font(Role.LABEL, bold=True))
        place = QRect(inner.left(), top, inner.width(), line)
        paint.write(painter, place, first, LEADING, way, wrap=False)
        painter.setFont(font)
        below = QRect(inner.left(), top + line, inner.width(), high - line)
        paint.write(painter, below, rest, LEADING, way)


class Heads(QHeaderView):
    """The names of the columns, wrapped, in soft ink."""

    def __init__(self, theme: Theme, model: Cells, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme, self._figures = theme, model
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.viewport().setAutoFillBackground(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803 - as Qt names it
        """The name of one column, over a line."""
        theme = self._theme
        painter.save()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.palette.soft_ink)
        painter.setFont(head_font(theme))
        painter.setPen(theme.palette.soft_ink)
        inner = rect.adjusted(theme.px(PAD), 0, -theme.px(PAD), -theme.px(4))
        across = Qt.AlignmentFlag.AlignTrailing if logicalIndex else Qt.AlignmentFlag.AlignLeading
        align = across | Qt.AlignmentFlag.AlignBottom
        paint.write(
            painter,
            inner,
            self._figures.filling.columns[logicalIndex],
            align,
            self.layoutDirection(),
        )
        painter.restore()


def head_font(theme: Theme) -> QFont:
    """The font of the names of columns."""
    return theme.font(Role.HINT)
