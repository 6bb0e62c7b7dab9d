"""Stone pixmap cache: made on demand, kept while size, tone and palette hold."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import Theme, Tone
from listening_timer.ui.widgets.stone import halo, picture
from listening_timer.ui.widgets.token.face import Blend


@dataclass(frozen=True, slots=True)
class _Made:
    """What a pixmap is made for: side (px), device pixel ratio, palette."""

    side: int
    ratio: float
    palette: str


class Pictures:
    """Pixmaps of the stone in all tones and of the bell light, centred in one widget.

    While it is `moving`, they are scaled, and none is made anew for its size.
    """

    def __init__(self, theme: Theme, widget: QWidget) -> None:
        self._theme, self._widget = theme, widget
        self._made = _Made(0, 0.0, "")
        self._light: tuple[_Made, Tone, QPixmap] | None = None
        self.stones: dict[tuple[Tone, bool], QPixmap] = {}

    def forget(self) -> None:
        """Clear the cache: colours have changed."""
        self.stones.clear()
        self._light = None

    def paint_stones(
        self, painter: QPainter, blend: Blend, *, moving: bool, dimmed: bool = False
    ) -> None:
        """Paint the stone; between two faces both, each with its weight."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, moving)
        where, below = self._square(), 0.0
        for tone, weight in blend.tones:
            below += weight  # opacity over those below that gives each its own weight
            painter.setOpacity(weight / below if below else 0)
            painter.drawPixmap(where, self._stone(tone, moving=moving, dimmed=dimmed))
        painter.setOpacity(1)

    def paint_light(self, painter: QPainter, tone: Tone, strength: float, *, moving: bool) -> None:
        """Paint the bell light at a strength of 0 to 1; at 0 its pixmap is dropped."""
        if strength <= 0:
            self._light = None
            return
        made, kept = self._wanted(), self._light
        if kept is None or kept[1] is not tone or (kept[0] != made and not moving):
            light = halo(made.side, made.ratio, self._theme.palette, tone)
            kept = self._light = made, tone, light
        painter.setOpacity(strength)
        painter.drawPixmap(self._square(), kept[2])
        painter.setOpacity(1)

    def _stone(self, tone: Tone, *, moving: bool, dimmed: bool) -> QPixmap:
        made = self._wanted()
        if not moving and made != self._made:
            self._made = made
            self.stones.clear()
        if (tone, dimmed) not in self.stones:
            look = self._theme.palette
            stone = picture(made.side, made.ratio, look, tone, dimmed=dimmed)
            self.stones[tone, dimmed] = stone
        return self.stones[tone, dimmed]

    def _wanted(self) -> _Made:
        widget = self._widget
        side = min(widget.width(), widget.height())
        return _Made(side, widget.devicePixelRatioF(), self._theme.palette.name)

    def _square(self) -> QRect:
        """Rectangle of a pixmap in the widget."""
        wide, high = self._widget.width(), self._widget.height()
        side = min(wide, high)
        return QRect((wide - side) // 2, (high - side) // 2, side, side)
