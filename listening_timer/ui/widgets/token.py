"""The token: a river stone with its holder's name, the time, and the ring around it.

Law: a tick repaints the words and the end of the ring, nothing else; the stone is a picture
kept for as long as its size, tone and palette hold.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme import Role, Theme, Tone, mixed
from listening_timer.ui.widgets import paint
from listening_timer.ui.widgets.lettering import Written, lettering
from listening_timer.ui.widgets.stone import RING_SHARE, STONE_SHARE, halo, picture

_QUARTERS = 16  # Qt counts angles in sixteenths of a degree


@dataclass(frozen=True, slots=True)
class Face:
    """What the token shows. `ring`: the share that remains, 0 to 1; None: no ring."""

    tone: Tone = Tone.MOSS
    name: str = ""
    clock: str = ""
    line: str = ""
    ring: float | None = None
    thin: bool = False
    over: str = ""


class Token(QWidget):
    """The stone. It fills its square: glow to the edge, the ring within, the stone in it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._face = Face()
        self._pictures: dict[Tone, QPixmap] = {}
        self._kept_for = (0, 0.0, "")
        self._old_tone: Tone | None = None
        self._blend = 1.0
        self._bell = 0.0
        self._halo: QPixmap | None = None
        self._halo_for = ((0, 0.0, ""), Tone.MOSS)
        self._gliding = False

        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

        theme.changed.connect(self._restyle)

    @property
    def face(self) -> Face:
        """What is shown."""
        return self._face

    @property
    def diameter(self) -> int:
        """The diameter of the ring, in pixels."""
        return round(min(self.width(), self.height()) * RING_SHARE)

    def set_face(self, face: Face) -> None:
        """Show a face; nothing is repainted where nothing changed."""
        old, self._face = self._face, face
        if face == old:
            return
        ticks = replace(old, clock=face.clock, ring=face.ring) == face
        if ticks and face.ring is not None and old.ring is not None and not face.thin:
            self.update(self._ticked(old.ring, face.ring))
        else:
            self.update()

    def set_spoken(self, name: str, description: str) -> None:
        """What a screen reader says of the token."""
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)

    def set_gliding(self, *, gliding: bool) -> None:
        """While it glides, the picture is scaled; at rest it is painted exactly."""
        if gliding != self._gliding:
            self._gliding = gliding
            self.update()

    def set_blend(self, old: Tone | None, share: float) -> None:
        """Between the old holder's colour and the present one's; 1 is the present one."""
        self._old_tone, self._blend = old, share
        self.update()

    def set_bell(self, strength: float) -> None:
        """The bell's visible twin: a soft light around the stone, 0 to 1."""
        self._bell = strength
        self.update()

    def sizeHint(self) -> QSize:
        """As in the design."""
        side = self._theme.px(616)
        return QSize(side, side)

    def ring_rect(self) -> QRectF:
        """The square of the ring's middle line."""
        side = self.diameter - self._ring_width()
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def text_rect(self) -> QRectF:
        """The box within the stone that text keeps to: what is in it lies on the stone."""
        stone = min(self.width(), self.height()) * STONE_SHARE
        wide, high = stone * 0.84, stone * 0.66
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, the ring, the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_picture(painter)
        self._paint_bell(painter)
        self._paint_ring(painter)
        strength = self._blend * 2 - 1
        if strength > 0:
            painter.setOpacity(strength)
            self._paint_words(painter)
            self._paint_over(painter)

    def _key(self) -> tuple[int, float, str]:
        """What a picture is made for: side, device pixel ratio, palette."""
        side = min(self.width(), self.height())
        return side, self.devicePixelRatioF(), self._theme.palette.name

    def _square(self) -> QRect:
        """Where a picture lies."""
        side = min(self.width(), self.height())
        return QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)

    def _picture(self, tone: Tone) -> QPixmap:
        key = self._key()
        if not self._gliding and key != self._kept_for:
            self._kept_for = key
            self._pictures.clear()
        if tone not in self._pictures:
            self._pictures[tone] = picture(key[0], key[1], self._theme.palette, tone)
        return self._pictures[tone]

    def _paint_picture(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._gliding)
        where = self._square()
        if self._old_tone is not None and self._blend < 1:
            painter.drawPixmap(where, self._picture(self._old_tone))
            painter.setOpacity(self._blend)
        painter.drawPixmap(where, self._picture(self._face.tone))
        painter.setOpacity(1)

    def _ring_width(self) -> float:
        return max(2.0, self.width() * 0.016)

    def _paint_ring(self, painter: QPainter) -> None:
        ring = self._face.ring
        if ring is None:
            return
        look, wide = self._theme.palette, self._ring_width()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._face.thin:
            painter.setPen(QPen(look.soft_ink, max(1.5, wide * 0.3)))
            painter.drawEllipse(self.ring_rect())
            return
        painter.setPen(QPen(look.line, wide))
        painter.drawEllipse(self.ring_rect())
        pen = QPen(self._ring_colour(), wide)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        share = max(0.0, min(1.0, ring))
        # From where the gap ends, clockwise back to twelve o'clock.
        if share > 0:
            painter.drawArc(self.ring_rect(), 90 * _QUARTERS, round(share * 360 * _QUARTERS))

    def _ring_colour(self) -> QColor:
        new = self._theme.shades(self._face.tone).plain
        if self._old_tone is None:
            return new
        return mixed(self._theme.shades(self._old_tone).plain, new, self._blend)

    def _paint_bell(self, painter: QPainter) -> None:
        if self._bell <= 0:
            self._halo = None
            return
        key, tone = self._key(), self._face.tone
        other = self._halo_for[1] is not tone or (key != self._halo_for[0] and not self._gliding)
        if self._halo is None or other:
            self._halo, self._halo_for = halo(*key[:2], self._theme.palette, tone), (key, tone)
        painter.setOpacity(self._bell)
        painter.drawPixmap(self._square(), self._halo)
        painter.setOpacity(1)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setPen(self._theme.palette.on_plain)
        flags = Qt.AlignmentFlag.AlignCenter | paint.WRAPPED | Qt.TextFlag.TextDontClip
        for written in self.words():
            painter.setFont(written.font)
            painter.drawText(written.rect, flags, written.text)

    def words(self) -> list[Written]:
        """The texts on the stone, each with its fitted font and place, from above."""
        face = self._face
        entries = ((Role.TOKEN_NAME, face.name), (Role.CLOCK, face.clock), (Role.CUE, face.line))
        return lettering(self._theme, entries, self.text_rect())

    def _paint_over(self, painter: QPainter) -> None:
        """Overtime, in soft ink on a small plate over the foot of the ring."""
        if not self._face.over:
            return
        look, rect = self._theme.palette, self.over_rect()
        paint.panel(painter, rect, rect.height() / 2, look.paper, look.line)
        painter.setFont(self._theme.font(Role.CUE, bold=True))
        painter.setPen(look.soft_ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._face.over)

    def over_rect(self) -> QRect:
        """The plate of the overtime."""
        size = paint.text_size(self._theme.font(Role.CUE, bold=True), self._face.over)
        wide, high = size.width() + self._theme.px(32), size.height() + self._theme.px(10)
        foot = min(self.ring_rect().bottom() + high / 2, self.height())
        return QRect(round((self.width() - wide) / 2), round(foot - high), wide, high)

    def _ticked(self, old: float, new: float) -> QRegion:
        """What a tick touches: the words' box, and the ring between two ends."""
        region = QRegion(self.text_rect().toAlignedRect())
        ring, reach = self.ring_rect(), self._ring_width() * 1.5
        points: list[QPointF] = []
        steps = 8
        for step in range(steps + 1):
            turn = math.tau * (old + (new - old) * step / steps)
            out = QPointF(-math.sin(turn), -math.cos(turn)) * (ring.width() / 2)
            points.append(ring.center() + out)
        for here, after in itertools.pairwise(points):
            span = QRectF(here, after).normalized()
            region += span.adjusted(-reach, -reach, reach, reach).toAlignedRect()
        return region

    @Slot()
    def _restyle(self) -> None:
        self._pictures.clear()
        self.update()
