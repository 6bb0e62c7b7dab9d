"""Two things beside each other as two people sit, and perhaps something between them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.layouts import Grid

_LEAST = 200  # design pixels at 100 % text: the room of a first name with its surroundings
_LEFT, _MIDDLE, _RIGHT = range(3)


class Seats(QWidget):
    """What belongs to who sits left and right; left stays left, whichever way text runs.

    Where the width is short, what is between them comes below.
    """

    def __init__(
        self,
        theme: Theme,
        left: QWidget,
        right: QWidget,
        between: QWidget | None = None,
        *,
        spacing: float,
    ) -> None:
        super().__init__()
        self._theme, self._between = theme, between
        self._grid = Grid(theme, spacing)

        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setLayout(self._grid)
        for column, thing in ((_LEFT, left), (_RIGHT, right)):
            self._grid.addWidget(thing, 0, column)
            self._grid.setColumnStretch(column, 1)
        if between is not None:  # last: the keyboard goes from left to right first
            self._grid.addWidget(between, 1, _LEFT, 1, _RIGHT + 1)
        for thing in (left, right, between):
            if thing is not None:  # within its place all reads as the screen does
                thing.setLayoutDirection(QGuiApplication.layoutDirection())

        theme.changed.connect(self._arrange)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether there is room between the two."""
        self._arrange()

    @Slot()
    def _arrange(self) -> None:
        if self._between is None:
            return
        self._grid.removeWidget(self._between)
        if self.width() >= self._need():
            self._grid.addWidget(self._between, 0, _MIDDLE)
        else:
            self._grid.addWidget(self._between, 1, _LEFT, 1, _RIGHT + 1)

    def _need(self) -> int:
        """The width that both and what is between them take, words being as large as they are."""
        least = self._theme.px(_LEAST) * self._theme.text_percent // 100
        between = 0 if self._between is None else self._between.sizeHint().width()
        return 2 * (least + self._grid.horizontalSpacing()) + between
