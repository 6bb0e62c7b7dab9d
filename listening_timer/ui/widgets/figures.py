"""Figures as a table: rows by keys and for those who hear it; folded to lines where it is narrow.

Only what is in sight is painted, however many rows there are.
"""

from __future__ import annotations

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


class Figures(QTableView):
    """The table; Tab comes to it, arrows move in it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._model = Cells(self)
        self._heads = Heads(theme, self._model, self)
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
        least = [self._least(column) for column in range(len(self._model.filling.columns))]
        folded = sum(least) > room
        self._model.fold(folded=folded)
        self._heads.setVisible(not folded)
        if folded:
            self._heads.resizeSection(0, room)
        else:
            self._spread(least, room)
        self.verticalHeader().setDefaultSectionSize(self._row_height())
        self.updateGeometry()
        self.viewport().update()

    def _spread(self, least: list[int], room: int) -> None:
        spare = (room - sum(least)) // max(1, len(least))
        rest = room - sum(least) - spare * len(least)
        for column, wide in enumerate(least):  # all of the room, or Qt paints what is left
            self._heads.resizeSection(column, wide + spare + (rest if column == 0 else 0))
        lines = [
            paint.text_size(head_font(self._theme), name, wide + spare - self._padding()).height()
            for name, wide in zip(self._model.filling.columns, least, strict=True)
        ]
        self._heads.setFixedHeight(max(lines, default=0) + self._theme.px(10))

    def _least(self, column: int) -> int:
        """The width under which the name of a column or a cell of it would be cut."""
        font = self._theme.font(Role.LABEL)
        samples = self._model.filling.samples[column]
        cell = max((paint.text_size(font, text).width() for text in samples), default=0)
        head = paint.longest_word(head_font(self._theme), self._model.filling.columns[column])
        return max(cell, head) + self._padding() + 2

    def _padding(self) -> int:
        return 2 * self._theme.px(PAD)

    def _row_height(self) -> int:
        font = self._theme.font(Role.LABEL)
        if not self._model.folded:
            return max(ceil(font.pixelSize() * _LINE) + self._theme.px(12), 1)
        room = max(1, self.viewport().width() - self._padding())
        samples = self._model.filling.samples
        words = self._model.told([max(texts, key=len, default="") for texts in samples])
        return paint.text_size(font, words, room).height() + self._theme.px(16)
