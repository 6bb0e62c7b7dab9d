"""Segments: options joined to one bar where all have room on a line, else buttons apart."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from listening_timer.ui.theme.theme import Theme, mixed
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.layouts import Flow

_GAP = 8  # design px between buttons that stand apart


class Segment(QuietButton):
    """A quiet button that can be part of a bar."""

    _ends: tuple[bool, bool] | None = None

    def join(self, ends: tuple[bool, bool] | None) -> None:
        """Be part of a bar, at its leading or trailing end or neither; None to stand apart."""
        if ends != self._ends:
            self._ends = ends
            self.update()

    def paintEvent(self, e: QPaintEvent) -> None:
        if self._ends is None:
            super().paintEvent(e)
            return
        look, radius, painter = self._theme.palette, self._theme.px(self.RADIUS), QPainter(self)
        fill = look.surface
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            fill = mixed(look.surface, look.line, 0.7 if self.isDown() else 0.3)
        painter.setClipRect(self.rect())
        painting.panel(painter, self._beyond(self._ends, radius), radius, fill, look.outline)
        if not self._ends[1]:
            edge = painting.mirrored(self, QRect(self.width() - 1, 1, 1, self.height() - 2))
            painter.fillRect(edge, look.line)
        ink = look.ink if self.isEnabled() else look.soft_ink
        if self.isChecked():
            shades, width = look.shades(self._tone), max(2.0, self._theme.px(2))
            ink = shades.deep
            painting.panel(painter, self.rect(), radius, shades.tint, shades.plain, width)
        if self.shows_focus_ring():
            painting.focus_ring(painter, self._theme, self.rect(), radius)
        self.paint_words(painter, ink, look.soft_ink)

    def _beyond(self, ends: tuple[bool, bool], radius: int) -> QRect:
        """Its rectangle, with corners out of sight where the bar goes on."""
        leading, trailing = ends
        left, right = -2 * radius * (not leading), 2 * radius * (not trailing)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            left, right = -right, -left
        return self.rect().adjusted(left, 0, right, 0)


class Segments(Flow):
    """Layout of segments: a bar, or several lines of buttons where the width is short."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, 0)

    def sizeHint(self) -> QSize:
        """The size of the bar."""
        self._gap = 0
        return super().sizeHint()

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        shown = [item for item in self._items if not item.isEmpty()]
        is_bar = sum(item.sizeHint().width() for item in shown) <= rect.width()
        self._gap = 0 if is_bar else _GAP
        if move:
            for place, item in enumerate(shown):
                segment, last = item.widget(), len(shown) - 1
                if isinstance(segment, Segment):
                    segment.join((place == 0, place == last) if is_bar else None)
        return super()._arrange(rect, move=move)
