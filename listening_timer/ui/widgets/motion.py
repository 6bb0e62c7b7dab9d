"""How the token moves and how the bell shows.

Law: no movement holds anything up; each can be turned elsewhere at any moment, from where it
is. Without motion the token is at once where it belongs, and only its colours fade over.
"""

from __future__ import annotations

import math

from PySide6.QtCore import QEasingCurve, QObject, QRect, QRectF, QTimer, QVariantAnimation, Slot

from listening_timer.ui.theme import Tone
from listening_timer.ui.widgets.token import Face, Token

GLIDE_MS = 900
FADE_MS = 300
BELL_MS = 2000
STILL_BELL_MS = 3000
_STILL_STRENGTH = 0.75
_LIFT = 0.09  # of the way's length: how high the arc rises


class Glide(QObject):
    """Brings the token from place to place, and from colour to colour."""

    def __init__(self, token: Token) -> None:
        super().__init__(token)
        self._token = token
        self._motion = True
        self._start, self._goal = QRectF(), QRect()
        self._old_tone: Tone | None = None
        self._share = self._first_share = 1.0
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
        """Glide, or be there at once."""
        self._motion = motion

    def show(self, face: Face) -> None:
        """Show a face; another tone fades in on the way."""
        old = self._token.face.tone
        if face.tone is not old:
            back = face.tone is self._old_tone and self.running
            self._first_share = 1 - self._share if back else 0.0
            self._old_tone = old
        self._token.set_face(face)

    def to(self, goal: QRect, *, at_once: bool) -> None:
        """Go there, from wherever the token is now."""
        if at_once:
            self._animation.stop()
            self._goal = goal
            self._arrive()
        elif goal != self._goal or self._share < 1 or self._old_tone is not None:
            self._animation.stop()
            self._start, self._goal = QRectF(self._token.geometry()), goal
            if not self._motion:
                self._token.setGeometry(goal)
            self._animation.setDuration(GLIDE_MS if self._motion else FADE_MS)
            self._animation.start()

    def settle(self) -> None:
        """Be there now."""
        if self.running:
            self._animation.stop()
            self._arrive()

    @Slot(object)
    def _step(self, value: float) -> None:
        share = float(value)
        self._share = self._first_share + (1 - self._first_share) * share
        self._token.set_gliding(gliding=self._motion)
        self._token.set_blend(self._old_tone, self._share)
        self._token.setGeometry(self._at(share) if self._motion else self._goal)

    def _at(self, share: float) -> QRect:
        goal = QRectF(self._goal)
        side = self._start.width() + (goal.width() - self._start.width()) * share
        way = goal.center() - self._start.center()
        centre = self._start.center() + way * share
        lift = math.hypot(way.x(), way.y()) * _LIFT * math.sin(math.pi * share)
        top = round(centre.y() - lift - side / 2)
        return QRect(round(centre.x() - side / 2), top, round(side), round(side))

    @Slot()
    def _arrive(self) -> None:
        self._old_tone, self._share, self._first_share = None, 1.0, 0.0
        self._token.set_gliding(gliding=False)
        self._token.set_blend(None, 1.0)
        self._token.setGeometry(self._goal)


class Bell(QObject):
    """One slow light that comes and goes once; without motion a still one, for three seconds."""

    def __init__(self, token: Token) -> None:
        super().__init__(token)
        self._token = token
        self._motion = True
        self._new = False
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
        """Breathe, or be still."""
        self._motion = motion

    def ring(self) -> None:
        """Begin the light."""
        self.settle()
        self._new = True
        if self._motion:
            self._animation.start()
        else:
            self._token.set_bell(_STILL_STRENGTH)
            self._rest.start()

    def turn_to(self, *, elsewhere: bool) -> None:
        """Another scene is shown; elsewhere than the one before, it ends an older light.

        A bell that has just rung, before any scene was shown, rang for this very one.
        """
        if elsewhere and not self._new:
            self.settle()
        self._new = False

    @Slot()
    def settle(self) -> None:
        """No light any more."""
        self._animation.stop()
        self._rest.stop()
        self._token.set_bell(0.0)

    @Slot(object)
    def _step(self, value: float) -> None:
        self._token.set_bell(math.sin(math.pi * float(value)) ** 2)
