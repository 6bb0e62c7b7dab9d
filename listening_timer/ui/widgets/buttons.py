"""Buttons: main, quiet, link and small glyph buttons."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from listening_timer.ui.theme.theme import TextStyle, Theme, mixed
from listening_timer.ui.widgets import accessibility, painting
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.button_base import ARROWS, FocusRingButton, TextButton


class MainButton(TextButton):
    """The one main action of a screen: the largest button, in a person's tone."""

    PAD, HIGH, RADIUS, ROLE, BOLD = 35.0, 65.0, 18.0, TextStyle.BUTTON, True

    def paintEvent(self, e: QPaintEvent) -> None:
        look, radius = self._theme.palette, self._theme.px(self.RADIUS)
        shades = look.shades(self._tone)
        fill, ink = shades.plain, look.on_plain
        if not self.isEnabled():
            fill, ink = mixed(look.paper, look.line, 0.9), look.soft_ink
        elif self.isDown() or self.underMouse():
            fill = mixed(fill, look.ink, 0.16 if self.isDown() else 0.08)
            fill = shades.plain if self._theme.is_evening and not self.isDown() else fill
        painter = QPainter(self)
        painting.panel(painter, self.rect(), radius, fill)
        if self.shows_focus_ring():
            inner = self.rect().adjusted(4, 4, -4, -4)
            painting.focus_ring(painter, self._theme, inner, radius - 4, ink)
        self.paint_words(painter, ink, ink)


class QuietButton(TextButton):
    """Any other action: surface and outline; tinted when checked."""

    def paintEvent(self, e: QPaintEvent) -> None:
        look, radius = self._theme.palette, self._theme.px(self.RADIUS)
        shades = look.shades(self._tone)
        fill, line, width = look.surface, look.outline, 1.0
        if self.isChecked():
            fill, line, width = shades.tint, shades.plain, max(2.0, self._theme.px(2))
        elif self.isEnabled() and (self.isDown() or self.underMouse()):
            fill = mixed(look.surface, look.line, 0.7 if self.isDown() else 0.3)
        painter = QPainter(self)
        painting.panel(painter, self.rect(), radius, fill, line, width)
        if self.shows_focus_ring():
            painting.focus_ring(painter, self._theme, self.rect(), radius)
        ink = look.ink if self.isEnabled() else look.soft_ink
        self.paint_words(painter, ink, look.soft_ink)


class LinkButton(TextButton):
    """A link: underlined text that can be pressed, flush with text above it."""

    PAD, HIGH, RADIUS, ROLE, BOLD = 0.0, 44.0, 8.0, TextStyle.BODY, False
    LEADING = True

    _unfolds: bool | None = None

    def set_unfolded(self, unfolded: bool) -> None:  # noqa: FBT001 - a state, not an option
        """Set whether the content that this expands and collapses is shown."""
        self._unfolds = unfolded
        accessibility.notify_expanded_changed(self)

    def voice(self) -> AccessibleInfo:
        """Expose as a button, with its expanded state."""
        return super().voice()._replace(unfolds=self._unfolds)

    def paintEvent(self, e: QPaintEvent) -> None:
        look = self._theme.palette
        painter = QPainter(self)
        if self.shows_focus_ring():
            self._paint_mark(painter)
        active = self.isEnabled() and not self.underMouse()
        self.paint_words(painter, look.ink if active else look.soft_ink, look.soft_ink)

    def _paint_mark(self, painter: QPainter) -> None:
        """Mark the focus by background and thick line; a ring would run through the text."""
        look, thick = self._theme.palette, max(3, self._theme.px(3))
        painter.fillRect(self.rect(), look.line)
        painter.fillRect(0, self.height() - thick, self.width(), thick, look.ink)

    def words_font(self) -> QFont:
        """Underlined font of the text."""
        font = super().words_font()
        font.setUnderline(True)
        return font


class Glyph(Enum):
    """Symbol that a round or square button shows in place of text."""

    MORE = auto()
    SWAP = auto()
    PLUS = auto()
    MINUS = auto()
    BACK = auto()
    ON = auto()
    UP = auto()
    DOWN = auto()
    CROSS = auto()


_CORNERS = {
    **dict.fromkeys((Glyph.PLUS, Glyph.MINUS, Glyph.UP, Glyph.DOWN, Glyph.CROSS), 12),
    Glyph.MORE: 14,
}
"""Corner radius (design px) of those that are not round."""


class GlyphButton(FocusRingButton):
    """A small button with a symbol; its accessible name says what the symbol means."""

    KEYS_FOR_PARENT = ARROWS

    def __init__(
        self, theme: Theme, glyph: Glyph, accessible_name: str, *, size: float = 54
    ) -> None:
        super().__init__()
        self._theme, self._glyph, self._size = theme, glyph, size
        self.setAccessibleName(accessible_name)
        self.setToolTip(accessible_name)

        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

        theme.changed.connect(self.updateGeometry)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        side = self._theme.touch(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, e: QPaintEvent) -> None:
        look, corner = self._theme.palette, _CORNERS.get(self._glyph)
        radius = self.height() / 2 if corner is None else self._theme.px(corner)
        fill = look.surface
        if self.isEnabled() and (self.isDown() or self.underMouse()):
            fill = mixed(look.surface, look.line, 0.7 if self.isDown() else 0.3)
        painter = QPainter(self)
        painting.panel(painter, self.rect(), radius, fill, look.outline)
        if self.shows_focus_ring():
            painting.focus_ring(painter, self._theme, self.rect(), radius)
        ink = look.ink if self.isEnabled() else mixed(look.surface, look.soft_ink, 0.5)
        self._paint_glyph(painter, ink)

    def _paint_glyph(self, painter: QPainter, ink: QColor) -> None:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        match self._glyph:
            case Glyph.SWAP:
                arrows(painter, self.rect(), ink)
            case Glyph.MORE:
                dots(painter, self.rect(), ink)
            case Glyph.PLUS | Glyph.MINUS:
                sign(painter, self.rect(), ink, plus=self._glyph is Glyph.PLUS)
            case Glyph.BACK | Glyph.ON:
                left = (self._glyph is Glyph.BACK) is not mirrored
                chevron(painter, self.rect(), ink, left=left)
            case Glyph.UP | Glyph.DOWN:
                rise(painter, self.rect(), ink, up=self._glyph is Glyph.UP)
            case Glyph.CROSS:
                cross(painter, self.rect(), ink, share=0.11)


class MoreButton(GlyphButton):
    """The "…" button, which opens a menu of the rarer actions."""

    def __init__(self, theme: Theme, accessible_name: str) -> None:
        super().__init__(theme, Glyph.MORE, accessible_name, size=52)

    def voice(self) -> AccessibleInfo:
        """Expose as a button that opens a menu."""
        return AccessibleInfo(AccessibleRole.ButtonMenu)


def _draw(painter: QPainter, rect: QRect, ink: QColor, path: QPainterPath) -> None:
    pen = QPen(ink, max(1.6, min(rect.width(), rect.height()) * 0.036))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(path)


def arrows(painter: QPainter, rect: QRect, ink: QColor) -> None:
    """Draw two arrows, one each way: swap."""
    size, mid = min(rect.width(), rect.height()), QRectF(rect).center()
    long, gap, head = size * 0.17, size * 0.085, size * 0.07
    path = QPainterPath()
    for way in (1, -1):
        tip, level = mid.x() + way * long, mid.y() - way * gap
        path.moveTo(mid.x() - way * long, level)
        path.lineTo(tip, level)
        path.moveTo(tip - way * head, level - head)
        path.lineTo(tip, level)
        path.lineTo(tip - way * head, level + head)
    _draw(painter, rect, ink, path)


def sign(painter: QPainter, rect: QRect, ink: QColor, *, plus: bool) -> None:
    """Draw a plus or a minus."""
    mid, arm = QRectF(rect).center(), min(rect.width(), rect.height()) * 0.13
    path = QPainterPath(QPointF(mid.x() - arm, mid.y()))
    path.lineTo(mid.x() + arm, mid.y())
    if plus:
        path.moveTo(mid.x(), mid.y() - arm)
        path.lineTo(mid.x(), mid.y() + arm)
    _draw(painter, rect, ink, path)


def cross(painter: QPainter, rect: QRect, ink: QColor, *, share: float = 0.2) -> None:
    """Draw a cross, remove; an arm is this share of the side."""
    mid, arm = QRectF(rect).center(), min(rect.width(), rect.height()) * share
    path = QPainterPath()
    for way in (1, -1):
        path.moveTo(mid.x() - arm, mid.y() - way * arm)
        path.lineTo(mid.x() + arm, mid.y() + way * arm)
    _draw(painter, rect, ink, path)


def chevron(painter: QPainter, rect: QRect, ink: QColor, *, left: bool) -> None:
    """Draw a chevron (open arrow head) to one side."""
    mid, arm = QRectF(rect).center(), min(rect.width(), rect.height()) * 0.12
    way = -1 if left else 1
    path = QPainterPath(QPointF(mid.x() - way * arm / 2, mid.y() - arm))
    path.lineTo(mid.x() + way * arm / 2, mid.y())
    path.lineTo(mid.x() - way * arm / 2, mid.y() + arm)
    _draw(painter, rect, ink, path)


def rise(painter: QPainter, rect: QRect, ink: QColor, *, up: bool) -> None:
    """Draw a chevron upwards, or downwards."""
    mid, arm = QRectF(rect).center(), min(rect.width(), rect.height()) * 0.12
    way = -1 if up else 1
    path = QPainterPath(QPointF(mid.x() - arm, mid.y() - way * arm / 2))
    path.lineTo(mid.x(), mid.y() + way * arm / 2)
    path.lineTo(mid.x() + arm, mid.y() - way * arm / 2)
    _draw(painter, rect, ink, path)


def dots(painter: QPainter, rect: QRect, ink: QColor) -> None:
    """Draw three dots: more."""
    mid, size = QRectF(rect).center(), min(rect.width(), rect.height())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for step in (-1, 0, 1):
        painter.drawEllipse(mid + QPointF(step * size * 0.14, 0), size * 0.04, size * 0.04)
