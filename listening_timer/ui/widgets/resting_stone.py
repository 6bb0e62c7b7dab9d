"""Resting stones: small painted stones for pages without a running turn.

They are decoration: names and words beside them say the same, so screen readers are told nothing.
The light comes from the upper left, and of a pair the left person's stone lies on the left,
whichever way one reads.
"""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from listening_timer.ui.theme.theme import Theme, Tone
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.stone import resting_picture

_PALE = 0.42  # opacity of a pale stone
_LAP = 0.2  # share of its width by which the second stone of a pair lies over the first


class RestingStone(QWidget):
    """A stone at rest in a person's tone, `size` design px wide.

    `pale`: of the person whose turn it is not.
    """

    def __init__(
        self, theme: Theme, tone: Tone = Tone.MOSS, *, size: float = 150, pale: bool = False
    ) -> None:
        super().__init__()
        self._theme, self._tone, self._size, self._pale = theme, tone, size, pale
        self._stones = _Stones(theme, self)

        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

        theme.changed.connect(self._restyle)

    def set_look(self, tone: Tone, *, pale: bool) -> None:
        """Show another tone, full or pale."""
        if (tone, pale) != (self._tone, self._pale):
            self._tone, self._pale = tone, pale
            self.update()

    def set_size(self, size: float) -> None:
        """Set the width in design px."""
        if size != self._size:
            self._size = size
            self._restyle()

    def voice(self) -> AccessibleInfo:
        """Expose nothing."""
        return AccessibleInfo(AccessibleRole.Client, parts=())

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setOpacity(_PALE if self._pale else 1.0)
        self._stones.paint(painter, self.rect(), self._tone)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class RestingPair(QWidget):
    """Both persons' stones, side by side and touching, each `size` design px wide."""

    def __init__(self, theme: Theme, *, size: float = 58) -> None:
        super().__init__()
        self._theme, self._size = theme, size
        self._stones = _Stones(theme, self)

        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

        theme.changed.connect(self._restyle)

    def voice(self) -> AccessibleInfo:
        """Expose nothing."""
        return AccessibleInfo(AccessibleRole.Client, parts=())

    def sizeHint(self) -> QSize:
        side = self._theme.px(self._size)
        return QSize(round(side * (2 - _LAP)), side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, side = QPainter(self), self.height()
        for tone, left in ((Tone.LAKE, 0), (Tone.CLAY, self.width() - side)):
            self._stones.paint(painter, QRect(left, 0, side, side), tone)

    @Slot()
    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()


class _Stones:
    """Pixmaps of the stones of one widget, made anew when width, screen or palette change."""

    def __init__(self, theme: Theme, widget: QWidget) -> None:
        self._theme, self._widget = theme, widget
        self._made: dict[tuple[int, float, str, Tone], QPixmap] = {}

    def paint(self, painter: QPainter, place: QRect, tone: Tone) -> None:
        """Paint the stone into the square at the start of `place`."""
        side, palette = min(place.width(), place.height()), self._theme.palette
        key = side, self._widget.devicePixelRatioF(), palette.name, tone
        if side > 0 and key not in self._made:
            self._made = {kept: self._made[kept] for kept in self._made if kept[:3] == key[:3]}
            self._made[key] = resting_picture(side, key[1], palette, tone)
        if side > 0:
            painter.drawPixmap(QRect(place.topLeft(), QSize(side, side)), self._made[key])
