"""Token animation: gliding and cross-fading between places and faces, and the bell light.

Law: no animation holds anything up; each can be redirected at any moment, from where it is, and
none runs where nobody sees it. Old words are gone before new ones come: those leave in the first
`WORDS_OUT_MS` of a glide, these come in its last `WORDS_IN_MS`. Without motion the token is at its
goal at once, and what was seen before fades over it.
"""

from __future__ import annotations

import math

from PySide6.QtCore import (
    QEasingCurve,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
    QVariantAnimation,
    Slot,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.token.face import Face, at_rest, turned
from listening_timer.ui.widgets.token.token import Token

GLIDE_MS = 900
WORDS_OUT_MS = 250
WORDS_IN_MS = 350
FADE_MS = 300
BELL_MS = 2000
STILL_BELL_MS = 3000
_STILL_STRENGTH = 0.75
_SOFT = 0.5  # of a light that is half as strong
_LIFT = 0.09  # of the path's length: how high the arc rises


class Glide(QObject):
    """Moves the token from place to place and from face to face, over a snapshot that fades out."""

    def __init__(self, token: Token, past: FadeOverlay) -> None:
        super().__init__(token)
        self._token, self._past = token, past
        self._motion = self._gliding = True
        self._turned = False
        self._old_side = 0
        self._start, self._goal = QRectF(), QRect()
        self._from = at_rest(token.face)
        self._past_from = (0.0, 0.0)
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setEasingCurve(QEasingCurve.Type.InOutCubic)

        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self._arrive)

    @property
    def running(self) -> bool:
        """Whether the token is on its way."""
        return self._animation.state() is QVariantAnimation.State.Running

    def set_motion(self, motion: bool) -> None:  # noqa: FBT001 - the setting itself
        """Glide from the next transition on, or fade."""
        self._motion = motion

    def set_out(self) -> None:
        """Capture what is visible now, to fade it out; afterwards everything may change."""
        if _seen(self._token):
            self._past.take(self._token if self._motion else None)  # excluded while it glides

    def show(self, face: Face) -> None:
        """Show a face; another tone is blended in during the transition."""
        old = self._token.face
        if face.tone is not old.tone:
            now = self._token.blend
            if now.seen >= now.old_seen:
                self._old_side = self._goal.width()
            self._from, self._turned = turned(now, old, face), True
        self._token.set_face(face)

    def to(self, goal: QRect, *, at_once: bool) -> None:
        """Move to `goal` from the current position; a new transition starts only where needed."""
        if at_once or not _seen(self._token):
            self._animation.stop()
            self._goal = goal
            self._arrive()
        elif goal != self._goal or self._turned:
            self._animation.stop()
            self._set_off(goal)
            self._animation.setDuration(GLIDE_MS if self._gliding else FADE_MS)
            self._show(0.0, 0)  # else one frame would show it at its goal
            self._animation.start()

    def settle(self) -> None:
        """Jump to the goal."""
        if self.running:
            self._animation.stop()
            self._arrive()

    def _set_off(self, goal: QRect) -> None:
        if not self._turned:
            self._from = self._token.blend
        self._gliding, self._turned = self._motion, False
        self._start, self._goal = QRectF(self._token.geometry()), goal
        self._past_from = self._past.strength, self._past.words

    @Slot(object)
    def _step(self, value: float) -> None:
        self._show(float(value), self._animation.currentTime())

    def _show(self, share: float, ms: int) -> None:
        """Show the transition a share of its way, and `ms` after it began."""
        strength, words = self._past_from
        if self._gliding:
            out, come = words_at(ms)
            blend = self._from.at(self._token.face.tone, share, out, come)
            self._token.glide(blend, (self._old_side, self._goal.width()))
            self._token.setGeometry(self._at(share))
            self._past.set_strength(strength * (1 - come), words * (1 - out))
        else:
            self._token.rest()
            self._token.setGeometry(self._goal)
            self._past.set_strength(strength * (1 - share), words)

    def _at(self, share: float) -> QRect:
        goal = QRectF(self._goal)
        side = self._start.width() + (goal.width() - self._start.width()) * share
        way = goal.center() - self._start.center()
        centre = self._start.center() + way * share
        centre.setY(centre.y() - math.hypot(way.x(), way.y()) * _LIFT * math.sin(math.pi * share))
        side = min(side, 2 * centre.y())  # no larger than the arc has room for: nothing is cut
        corner = centre - QPointF(side / 2, side / 2)
        return QRect(round(corner.x()), round(corner.y()), round(side), round(side))

    @Slot()
    def _arrive(self) -> None:
        self._turned = False
        self._token.rest()
        self._token.setGeometry(self._goal)
        self._past.set_strength(0.0)


def words_at(ms: int) -> tuple[float, float]:
    """How far old words have gone and new ones have come, 0 to 1, `ms` after a glide began."""
    out = min(1.0, ms / WORDS_OUT_MS)
    return out, min(1.0, max(0.0, 1 - (GLIDE_MS - ms) / WORDS_IN_MS))


class Bell(QObject):
    """Bell light: one slow pulse; without motion a steady light, for three seconds."""

    def __init__(self, token: Token) -> None:
        super().__init__(token)
        self._token = token
        self._motion = True
        self._new = False
        self._strength = 1.0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(STILL_BELL_MS)
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(BELL_MS)

        self._animation.valueChanged.connect(self._step)
        self._animation.finished.connect(self.settle)
        self._rest.timeout.connect(self.settle)

    def set_motion(self, motion: bool) -> None:  # noqa: FBT001 - the setting itself
        """Pulse, or show a steady light."""
        self._motion = motion

    def ring(self, *, soft: bool = False) -> None:
        """Start the light; a soft one is half as strong."""
        self.settle()
        self._new = True
        self._strength = _SOFT if soft else 1.0
        if self._motion:
            self._animation.start()
        else:
            self._token.set_bell(_STILL_STRENGTH * self._strength)
            self._rest.start()

    def turn_to(self, *, elsewhere: bool) -> None:
        """Another scene is shown; if `elsewhere` than the one before, it ends an older light.

        A bell that has rung since the last scene was shown rang for this one.
        """
        if elsewhere and not self._new:
            self.settle()
        self._new = False

    @Slot()
    def settle(self) -> None:
        """End the light."""
        self._animation.stop()
        self._rest.stop()
        self._token.set_bell(0.0)

    @Slot(object)
    def _step(self, value: float) -> None:
        if not _seen(self._token):
            self.settle()
            return
        self._token.set_bell(self._strength * math.sin(math.pi * float(value)) ** 2)


def _seen(widget: QWidget) -> bool:
    """Whether anybody can see it: visible, in a window that is not minimized."""
    return widget.isVisible() and not widget.window().isMinimized()


_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


class FadeOverlay(QWidget):
    """Overlay with a snapshot of its parent on paper; hidden where nothing fades.

    `strength`: its opacity; `words`: that of the snapshot on its paper.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._whole = theme, parent
        self._picture = QPixmap()
        self.strength, self.words = 0.0, 1.0

        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def take(self, without: QWidget | None = None) -> None:
        """Capture the parent as it looks now, `without` one of its children; show it opaque.

        A snapshot that is still fading is part of what is captured. The overlay covers all but that
        child.
        """
        whole = self._whole
        ratio = whole.devicePixelRatioF()
        picture = QPixmap(whole.size() * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(self._theme.palette.paper)
        whole.render(picture, QPoint(), QRegion(), QWidget.RenderFlag(0))
        for child in whole.findChildren(QWidget, options=_DIRECT):
            if child is not without and not child.isHidden():
                child.render(picture, child.pos(), QRegion(), QWidget.RenderFlag.DrawChildren)
        self._picture = picture
        self.setGeometry(whole.rect())
        self.raise_()
        if without is not None:
            without.raise_()
        self.set_strength(1.0)
        self.show()

    def set_strength(self, strength: float, words: float = 1.0) -> None:
        """Set the opacities, 0 to 1; without any it is hidden, and the snapshot is dropped."""
        self.strength, self.words = strength, words
        if strength > 0:
            self.update()
        elif not self._picture.isNull():
            self._picture = QPixmap()
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.words < 1:
            painter.setOpacity(self.strength)
            painter.fillRect(self.rect(), self._theme.palette.paper)
        if self.words > 0:
            painter.setOpacity(self.strength * self.words)
            painter.drawPixmap(0, 0, self._picture)
