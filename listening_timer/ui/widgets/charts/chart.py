"""Charts: the widget that shows one, and the painting of any chart, also for image files.

It runs in reading direction, scales with the theme, and is described in words by its caller.
"""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import (
    QRectF,
    QSize,
    Slot,
)
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.charts import bars, levels
from listening_timer.ui.widgets.charts.model import ChartModel, Columns, Lengths, Levels, Stones
from listening_timer.ui.widgets.charts.painter import ChartPainter

_WIDE = QSizePolicy.Policy.Expanding


def height_of(theme: Theme, picture: ChartModel) -> int:
    """Minimum height (px) of a chart, at any width."""
    match picture:
        case Columns():
            return ceil(bars.columns_height(theme, picture))
        case Levels():
            return ceil(levels.levels_height(theme, picture))
        case Stones():
            return ceil(levels.stones_height(theme, picture))
        case Lengths():
            return ceil(bars.lengths_height(theme, picture))


def paint_picture(ink: ChartPainter, picture: ChartModel) -> None:
    """Paint a chart into the painter's area."""
    match picture:
        case Columns():
            bars.paint_columns(ink, picture)
        case Levels():
            levels.paint_levels(ink, picture)
        case Stones():
            levels.paint_stones(ink, picture)
        case Lengths():
            bars.paint_lengths(ink, picture)


class Chart(QWidget):
    """A chart on the screen; columns and levels take all the height that there is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture: ChartModel | None = None

        theme.changed.connect(self._restyle)

    def set(self, picture: ChartModel | None, name: str = "", spoken: str = "") -> None:
        """Show a chart, or none; `spoken` is the accessible description."""
        self._picture = picture
        grows = isinstance(picture, Columns | Levels)
        self.setSizePolicy(_WIDE, _WIDE if grows else QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        self.setAccessibleDescription(spoken)
        self._restyle()

    def picture(self) -> ChartModel | None:
        """The chart shown."""
        return self._picture

    def voice(self) -> AccessibleInfo:
        """Expose as a graphic, described in words."""
        return AccessibleInfo(AccessibleRole.Graphic)

    def sizeHint(self) -> QSize:
        high = height_of(self._theme, self._picture) if self._picture else 0
        return QSize(self._theme.px(380), high)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(220), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is not None:
            room = QRectF(self.rect())
            ink = ChartPainter(QPainter(self), self._theme, room, self.layoutDirection())
            paint_picture(ink, self._picture)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
