"""A list of any length: each row a title, a line and a two-colour bar, painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QGuiApplication, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from listening_timer.ui.theme import Role, Theme, Tone
from listening_timer.ui.widgets import paint
from listening_timer.ui.widgets.scroll import ThinBar, by_finger

Index = QModelIndex | QPersistentModelIndex
WORDS = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
ONE_LINE = 21
"""How wide a list must be, in heights of its letters, for a title to stand on one line."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row: an id, its words, and the lengths of its bar."""

    id: str
    title: str
    line: str
    parts: tuple[tuple[float, Tone], ...] = ()


class Rows(QAbstractListModel):
    """The rows that are known so far; asks for more when the end is near."""

    more_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self._more = False

    def reset(self, rows: Sequence[Row], *, more: bool) -> None:
        """Show these rows in place of all; `more`: there are others behind."""
        self.beginResetModel()
        self._rows = list(rows)
        self._more = more
        self.endResetModel()

    def extend(self, rows: Sequence[Row], *, more: bool) -> None:
        """Show these rows behind the others."""
        first = len(self._rows)
        if rows:
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()
        self._more = more

    def row(self, index: Index) -> Row:
        """The row at an index."""
        return self._rows[index.row()]

    def place_of(self, identity: str) -> int:
        """Where the row of an id stands, -1 where it is not known."""
        return next((at for at, row in enumerate(self._rows) if row.id == identity), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - as Qt declares it
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """The words of a row, for those who read or hear the list."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.line}"
        return None

    def canFetchMore(self, parent: Index) -> bool:
        """Whether there are rows behind those known."""
        return self._more and not parent.isValid()

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next rows, once."""
        if not parent.isValid() and self._more:
            self._more = False
            self.more_requested.emit()


class RowPainter(QStyledItemDelegate):
    """Paints a row: on a card where it is chosen, on paper otherwise."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lines = (1, 1)

    def fit(self, width: int) -> None:
        """Give the texts more lines where a list of this width is too narrow for one."""
        need = self._theme.font(Role.BODY).pixelSize() * ONE_LINE
        self.lines = (1, 1) if width >= need else (2, 3)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines of words, a bar, and room around them."""
        title, line = self.lines
        words = self._height(Role.BODY) * title + self._height(Role.LABEL) * line
        return QSize(self._theme.px(200), words + self._theme.px(58))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        model = index.model()
        if not isinstance(model, Rows):
            return
        row, theme = model.row(index), self._theme
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue] - missing in the stubs
        whole: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue] - missing in the stubs
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & QStyle.StateFlag.State_Selected:
            self._card(painter, whole, focused=bool(state & QStyle.StateFlag.State_HasFocus))
        inner = whole.adjusted(theme.px(18), theme.px(14), -theme.px(18), -theme.px(14))
        self._words(painter, inner, row)
        self._bar(painter, inner, row)
        painter.restore()

    def _card(self, painter: QPainter, whole: QRect, *, focused: bool) -> None:
        palette, px = self._theme.palette, self._theme.px
        edge, width = (palette.lake, max(2, px(2))) if focused else (palette.line, 1)
        paint.panel(painter, whole, px(18), palette.surface, edge, width)

    def _words(self, painter: QPainter, inner: QRect, row: Row) -> None:
        palette = self._theme.palette
        top = QRect(inner)
        for role, lines, text, colour in (
            (Role.BODY, self.lines[0], row.title, palette.ink),
            (Role.LABEL, self.lines[1], row.line, palette.soft_ink),
        ):
            most = QSize(inner.width(), self._height(role) * lines)
            font = paint.fitted(self._theme.font(role, bold=role is Role.BODY), text, most)
            need = paint.text_size(font, text, most.width()).height()
            top.setHeight(min(most.height(), max(need, self._height(role))))
            painter.setFont(font)
            painter.setPen(colour)
            paint.write(painter, top, text, WORDS, QGuiApplication.layoutDirection())
            top.translate(0, top.height())

    def _bar(self, painter: QPainter, inner: QRect, row: Row) -> None:
        total = sum(length for length, _tone in row.parts)
        if total <= 0:
            return
        height, gap = self._theme.px(8), self._theme.px(3)
        left = float(inner.left())
        room = inner.width() - gap * (len(row.parts) - 1)
        painter.setPen(Qt.PenStyle.NoPen)
        for length, tone in row.parts:
            width = room * length / total
            painter.setBrush(self._theme.shades(tone).plain)
            bar = QRectF(left, inner.bottom() - height, width, height)
            painter.drawRoundedRect(bar, height / 2, height / 2)
            left += width + gap

    def _height(self, role: Role) -> int:
        return round(self._theme.font(role).pixelSize() * 1.45)


class RowList(QListView):
    """The list itself."""

    chosen = Signal(str)
    """The id of the row that was chosen."""
    more_requested = Signal()
    """The end of the known rows is near, and there are others behind."""

    def __init__(self, theme: Theme, accessible_name: str) -> None:
        super().__init__()
        self._rows = Rows(self)
        self.setModel(self._rows)
        self._painter = RowPainter(theme, self)
        self.setItemDelegate(self._painter)
        self.setVerticalScrollBar(ThinBar(theme))
        self.setAccessibleName(accessible_name)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAutoFillBackground(False)
        self.setUniformItemSizes(True)
        by_finger(self)

        self._rows.more_requested.connect(self.more_requested)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        theme.changed.connect(self._on_theme_changed)

    def show_rows(self, rows: Sequence[Row], *, more: bool) -> None:
        """Show these rows and choose the first."""
        self._rows.reset(rows, more=more)
        if rows:
            self.setCurrentIndex(self._rows.index(0, 0))

    def add_rows(self, rows: Sequence[Row], *, more: bool) -> None:
        """Show these rows behind the others."""
        self._rows.extend(rows, more=more)

    def choose(self, identity: str) -> None:
        """Choose the row of an id where it is known."""
        place = self._rows.place_of(identity)
        if place >= 0:
            self.setCurrentIndex(self._rows.index(place, 0))

    def resizeEvent(self, e: QResizeEvent) -> None:
        """Fit the rows to the width; a scroll bar that comes makes no other rows."""
        before = self._painter.lines
        self._painter.fit(self.width())
        super().resizeEvent(e)
        if self._painter.lines != before:
            self.scheduleDelayedItemsLayout()

    @Slot(QModelIndex, QModelIndex)
    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(self._rows.row(current).id)

    @Slot()
    def _on_theme_changed(self) -> None:
        self._painter.fit(self.width())
        self.scheduleDelayedItemsLayout()
        self.viewport().update()
