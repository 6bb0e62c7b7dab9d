"""Figures as a table: rows by keys and for those who hear it; folded to lines where it is narrow.

Only what is in sight is painted, however many rows there are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import partial
from math import ceil

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from listening_timer.ui.theme import Role, Theme
from listening_timer.ui.widgets import paint
from listening_timer.ui.widgets.cells import PAD, CellPainter, Cells, Filling, Heads, head_font
from listening_timer.ui.widgets.scroll import ThinBar, by_finger

MOST_ROWS = 8
"""So many rows are in sight at a time, at most."""
_LINE = 1.35
"""How high a line of letters is, in heights of the letters."""


def shared_out(least: Sequence[int], room: int, high: Callable[[int, int], int]) -> list[int]:
    """The widths of columns, together all of the room; `least` are those that nothing is cut in.

    What is spare goes first to names that wrap, to the highest ones before others: `high` tells
    how high that of a column is in a width. The rest goes to all alike.
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
    """By how much a column must be wider for a lower name; more than is spare where it cannot."""
    now = high(wide)
    return bisect_left(range(spare + 1), x=True, key=lambda more: high(wide + more) < now)


class Figures(QTableView):
    """The table; Tab comes to it, arrows move in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model = Cells(self)
        self._heads = Heads(theme, self._model, self)
        self._widest: list[str] = []
        self.setHorizontalHeader(self._heads)
        self.setModel(self._model)
        self.setItemDelegate(CellPainter(theme, self._model, self))
        self.setVerticalScrollBar(ThinBar(theme))
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
        by_finger(self)

        theme.changed.connect(self._fit)

    def show_figures(self, filling: Filling) -> None:
        """Show these cells; the first of a row says what the row is of."""
        self._model.reset(filling)
        self._fit()
        self.scrollToTop()

    def cells(self) -> tuple[tuple[str, ...], ...]:
        """All cells, row by row."""
        filling = self._model.filling
        return tuple(map(filling.row, range(filling.count)))

    @property
    def folded(self) -> bool:
        """Whether each row is one cell, since there is no room for all columns."""
        return self._model.folded

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns their room, or fold them."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """The head and a few rows."""
        rows = min(MOST_ROWS, self._model.filling.count)
        head = 0 if self._model.folded else self._heads.height()
        if self._model.folded:
            rows = min(rows, MOST_ROWS // 2)
        return QSize(self._theme.px(380), head + rows * self._row_height() + 2)

    def minimumSizeHint(self) -> QSize:
        """As narrow as a picture can be."""
        return QSize(self._theme.px(220), self.sizeHint().height())

    @Slot()
    def _fit(self) -> None:
        """Fold where there is no room; then give every column and row its size."""
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
        return paint.longest_word(self._theme.font(Role.LABEL), words) < room

    def _spread(self, least: list[int], room: int) -> None:
        widths = shared_out(least, room, self._head_height)
        for column, wide in enumerate(widths):  # all of the room, or Qt paints what is left
            self._heads.resizeSection(column, wide)
        highest = max(map(self._head_height, range(len(widths)), widths), default=0)
        self._heads.setFixedHeight(highest + self._theme.px(10))

    def _head_height(self, column: int, wide: int) -> int:
        """How high the name of a column is, wrapped to its width."""
        font, name = head_font(self._theme), self._model.filling.columns[column]
        return paint.text_size(font, name, wide - self._padding()).height()

    def _widest_of(self, texts: Sequence[str]) -> str:
        return max(texts, key=self._width_of, default="")

    def _width_of(self, text: str) -> int:
        return paint.text_size(self._theme.font(Role.LABEL), text).width()

    def _least(self, name: str, widest: str) -> int:
        """The width under which the name of a column or a cell of it would be cut."""
        head = paint.longest_word(head_font(self._theme), name)
        return max(self._width_of(widest), head) + self._padding() + 2

    def _padding(self) -> int:
        return 2 * self._theme.px(PAD)

    def _row_height(self) -> int:
        font = self._theme.font(Role.LABEL)
        if not self._model.folded:
            return max(ceil(font.pixelSize() * _LINE) + self._theme.px(12), 1)
        room = max(1, self.viewport().width() - self._padding())
        words = self._model.told(self._widest)
        return paint.text_size(font, words, room).height() + self._theme.px(16)
