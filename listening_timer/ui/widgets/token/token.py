"""Token widget: a river stone with its holder's name, the time, and the ring around it.

Law: a tick repaints the digits and the end of the ring, nothing else, and nothing at all where
neither has changed; the stone is a cached pixmap as long as its size, tone and palette hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import TextStyle, Theme, mixed
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.stone import RING_SHARE, text_box
from listening_timer.ui.widgets.token.face import Blend, Face, at_rest
from listening_timer.ui.widgets.token.font_sizes import Written
from listening_timer.ui.widgets.token.ring import Ring
from listening_timer.ui.widgets.token.stone_cache import Pictures
from listening_timer.ui.widgets.token.token_text import TokenText

__all__ = ["Face", "Token"]


_DIM = 0.6  # how far a dimmed ring is mixed with its track


class Token(QWidget):
    """The token. It fills its square: glow to the edge, the ring within, the stone inside."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.face = Face()
        self._about: Callable[[], str] = str
        self._pictures = Pictures(theme, self)
        self._blend: Blend | None = None
        self._sides = (0, 0)
        self._bell = 0.0
        self._gliding = False
        self._engraving = TokenText(theme)
        self._ticked = QRegion()
        self._end: tuple[int, int] | None = None
        self._ring: Ring | None = None  # as last painted; None while a full repaint is due

        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

        theme.changed.connect(self._restyle)

    @property
    def diameter(self) -> int:
        """Diameter of the ring (px)."""
        return round(min(self.width(), self.height()) * RING_SHARE)

    def set_face(self, face: Face) -> None:
        """Show a face; nothing is repainted where nothing changed."""
        old, self.face = self.face, face
        if face == old:
            return
        ticks = replace(old, clock=face.clock, ring=face.ring, over=face.over) == face
        if self._gliding or not ticks or (old.ring is None) != (face.ring is None):
            self._renew()
        elif self._ring is not None and self.isVisible():
            self._tick(old, face, self._ring)

    def set_spoken(self, name: str, about: Callable[[], str]) -> None:
        """Set the accessible name; `about` returns the description, on request only."""
        self._about = about
        if name != self.accessibleName():
            self.setAccessibleName(name)

    def voice(self) -> AccessibleInfo:
        """Expose as a paragraph: who holds it, and what for; only the time where no name is set."""
        name = self.accessibleName() or self.face.clock
        return AccessibleInfo(
            AccessibleRole.Paragraph if name else AccessibleRole.Client,
            name=name,
            about=self._about(),
        )

    def glide(self, blend: Blend, sides: tuple[int, int]) -> None:
        """Show a state between two faces and two places.

        Pixmaps are scaled meanwhile, and so is text: it is laid out for `sides`, the widths (px) of
        the places of the old and the new face, so that no line breaks differently on the way.
        """
        self._blend, self._sides, self._gliding = blend, sides, True
        self._renew()

    def rest(self) -> None:
        """End the transition: everything is painted exactly."""
        self._blend, self._gliding = None, False
        self._renew()

    @property
    def blend(self) -> Blend:
        """How much of which face is visible now."""
        return self._blend or at_rest(self.face)

    def set_bell(self, strength: float) -> None:
        """Set the bell light, 0 to 1: the bell's visible twin, a soft light around the stone."""
        if strength != self._bell:
            self._bell = strength
            self._renew()

    def sizeHint(self) -> QSize:
        return QSize(1, 1) * self._theme.px(616)

    def ring_rect(self) -> QRectF:
        """Square of the ring's middle line."""
        side = self.diameter - self._ring_width()
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def text_rect(self) -> QRectF:
        """Box within the stone that text keeps to: what is in it lies on the stone."""
        return text_box(self.size())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Repaint everything: its place has changed."""
        self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the stone, the ring and the text; after a tick, only what has changed."""
        region, end = event.region(), self._end
        ticked = region.subtracted(self._ticked).isEmpty()
        self._ticked, self._end = QRegion(), None
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ticked:
            for part in cast("Iterable[QRect]", region):  # which the stubs do not know
                painter.setClipRect(part)  # a single rectangle is cheap
                self._paint_part(painter, part, end)
            return
        self._ring = Ring(self.ring_rect(), self._ring_width(), self.devicePixelRatioF())
        if self._gliding:
            self._paint_way(painter)
        else:
            self._paint_part(painter, self.rect(), None)

    def _paint_way(self, painter: QPainter) -> None:
        """Paint a state between two faces."""
        self._paint_stone(painter)
        blend = self.blend
        for face, strength, side in (
            (blend.old, blend.old_seen, self._sides[0]),
            (self.face, blend.seen, self._sides[1]),
        ):
            if strength > 0:
                painter.setOpacity(strength)
                self._paint_ring(painter, face, None)
                self._paint_words(painter, face, QSize(side, side))
                self._paint_over(painter, face)

    def _paint_part(self, painter: QPainter, part: QRect, end: tuple[int, int] | None) -> None:
        """Paint the face at rest, in `part`; of the ring no more than lies between two steps."""
        self._paint_stone(painter)
        words = self.text_rect().toAlignedRect()
        if not words.contains(part):
            self._paint_ring(painter, self.face, end)
            self._paint_over(painter, self.face)
        if words.intersects(part):
            self._engraving.set_ratio(self.devicePixelRatioF())
            self._engraving.paint_part(painter, self.face, self.size(), part)

    def _ring_width(self) -> float:
        return max(2.0, self.width() * 0.011)

    def _paint_ring(self, painter: QPainter, face: Face, end: tuple[int, int] | None) -> None:
        """Paint the ring, or no more of it than lies between two steps."""
        if face.ring is None or (ring := self._ring) is None:
            return
        look = self._theme.palette
        if face.thin:
            ring.paint_thin(painter, look.soft_ink)
            return
        plain = self._theme.shades(face.tone).plain
        colours = look.line, mixed(plain, look.line, _DIM) if face.dimmed else plain
        ring.paint(painter, ring.step(face.ring), colours, end)

    def _paint_stone(self, painter: QPainter) -> None:
        """Paint the stone and the bell light."""
        dimmed = self.face.dimmed and not self._gliding
        self._pictures.paint_stones(painter, self.blend, moving=self._gliding, dimmed=dimmed)
        light = self.face.tone, self._bell
        self._pictures.paint_light(painter, *light, moving=self._gliding)

    def _paint_words(self, painter: QPainter, face: Face, set_for: QSize) -> None:
        painter.save()
        painter.scale(self.width() / set_for.width(), self.height() / set_for.height())
        self._engraving.paint(painter, face, set_for)
        painter.restore()

    def words(self) -> list[Written]:
        """The texts on the stone, each with its fitted font and rectangle, top to bottom."""
        return self._engraving.words(self.face, self.size())

    def _paint_over(self, painter: QPainter, face: Face) -> None:
        """Paint the overtime in soft ink, on a small plate over the foot of the ring."""
        if not face.over:
            return
        look, rect = self._theme.palette, self._over_rect(face.over)
        painting.panel(painter, rect, rect.height() / 2, look.paper, look.line)
        painter.setFont(self._theme.font(TextStyle.CUE, bold=True))
        painter.setPen(look.soft_ink)
        way = painter.layoutDirection()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the sign before its number
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, face.over)
        painter.setLayoutDirection(way)

    def _over_rect(self, text: str) -> QRect:
        size = painting.text_size(self._theme.font(TextStyle.CUE, bold=True), text)
        wide, high = size.width() + self._theme.px(32), size.height() + self._theme.px(10)
        foot = min(self.ring_rect().bottom() + high / 2, self.height())
        return QRect(round((self.width() - wide) / 2), round(foot - high), wide, high)

    def _renew(self) -> None:
        """Schedule a full repaint, whatever a tick has asked for."""
        self._ticked, self._end, self._ring = QRegion(), None, None
        self.update()

    def _tick(self, old: Face, new: Face, ring: Ring) -> None:
        """Schedule a repaint of what differs between two faces of the same text and colours."""
        region = QRegion()
        if old.clock != new.clock:
            region += self._engraving.changed(old, new, self.size())
        if old.over != new.over:
            region += self._over_rect(old.over).united(self._over_rect(new.over))
        here, after = ring.step(old.ring or 0), ring.step(new.ring or 0)
        if here != after:
            region += ring.end(here, after)
            ends = here, after, *(self._end or ())
            self._end = min(ends), max(ends)
        if not region.isEmpty():
            self._ticked = self._ticked.united(region)
            self.update(region)

    @Slot()
    def _restyle(self) -> None:
        self._pictures.forget()
        self._engraving.forget()
        self._renew()
