"""Soft edges: what goes on above or below a scrolled area fades there, instead of being cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Slot
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from listening_timer.ui.theme.theme import Theme, faded
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole

HEIGHT_PX = 30
"""Height of an edge, in design px."""
_MOST = 4  # an edge takes no more than one part in so many of its area


class _Edge(QWidget):
    """One edge: the ground, clear towards the contents."""

    def __init__(self, theme: Theme, area: QWidget, *, below: bool, on_card: bool) -> None:
        super().__init__(area)
        self._theme, self._below, self._on_card = theme, below, on_card

        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

        theme.changed.connect(self.update)

    def voice(self) -> AccessibleInfo:
        """Expose nothing."""
        return AccessibleInfo(AccessibleRole.Client, parts=())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = self._theme.palette
        ground = look.surface if self._on_card else look.paper
        slope = QLinearGradient(0, 0, 0, self.height())
        slope.setColorAt(1 if self._below else 0, ground)
        slope.setColorAt(0.5, faded(ground, 0.55))
        slope.setColorAt(0 if self._below else 1, faded(ground, 0))
        QPainter(self).fillRect(self.rect(), slope)


class SoftEdges(QObject):
    """The upper and lower edge of an area; each shows while there is more beyond it.

    `on_card`: the area lies on a card, not on the page itself.
    """

    def __init__(self, theme: Theme, area: QAbstractScrollArea, *, on_card: bool = False) -> None:
        super().__init__(area)
        self._theme, self._area = theme, area
        self._above = _Edge(theme, area, below=False, on_card=on_card)
        self._below = _Edge(theme, area, below=True, on_card=on_card)

        area.installEventFilter(self)
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(self._follow)
        bar.valueChanged.connect(self._follow)
        theme.changed.connect(self._follow)

    def height(self) -> int:
        """Height (px) of an edge."""
        return min(self._theme.px(HEIGHT_PX), self._area.viewport().height() // _MOST)

    def faded(self) -> list[QRect]:
        """The parts of the area that fade now, in its coordinates."""
        return [edge.geometry() for edge in (self._above, self._below) if not edge.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the area."""
        if event.type() is QEvent.Type.Resize:
            self._follow()
        return super().eventFilter(watched, event)

    @Slot()
    def _follow(self) -> None:
        bar, room = self._area.verticalScrollBar(), self._area.viewport().geometry()
        high = self.height()
        self._above.setGeometry(room.left(), room.top(), room.width(), high)
        self._below.setGeometry(room.left(), room.bottom() + 1 - high, room.width(), high)
        self._above.setVisible(bar.value() > bar.minimum())
        self._below.setVisible(bar.value() < bar.maximum())
