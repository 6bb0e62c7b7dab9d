"""Fade: widgets fade away and are back at once; meanwhile they keep place, name and Tab order.

What has faded is not visible to anybody: screen readers are told that it does not show, as they are
of what is hidden, and find it all the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QVariantAnimation, Slot
from PySide6.QtWidgets import QGraphicsOpacityEffect, QWidget

from listening_timer.ui.widgets import accessibility

FADE_AWAY_MS = 700


class Fade(QObject):
    """Fades widgets away together; without motion they go at once."""

    def __init__(self, widgets: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._widgets = tuple(widgets)
        self._effects = [QGraphicsOpacityEffect(widget) for widget in widgets]
        self._motion = True
        self.faded = False
        """Whether they have faded, or are fading."""
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setDuration(FADE_AWAY_MS)

        for widget, effect in zip(self._widgets, self._effects, strict=True):
            effect.setEnabled(False)
            widget.setGraphicsEffect(effect)
        self._animation.valueChanged.connect(self._step)

    def set_motion(self, motion: bool) -> None:  # noqa: FBT001 - the setting itself
        """Fade, or go at once."""
        self._motion = motion

    def fade(self) -> None:
        """Let the widgets fade away."""
        if not self.faded:
            self._set(faded=True)
            if self._motion:
                self._animation.start()
            else:
                self._step(0.0)

    def show(self) -> None:
        """Show the widgets again, at once."""
        if self.faded:
            self._animation.stop()
            self._set(faded=False)

    def settle(self) -> None:
        """End a fade now."""
        self._animation.stop()
        if self.faded:
            self._step(0.0)

    def _set(self, *, faded: bool) -> None:
        self.faded = faded
        for widget, effect in zip(self._widgets, self._effects, strict=True):
            effect.setOpacity(1.0)
            effect.setEnabled(faded)
            accessibility.set_out_of_sight(widget, out=faded)

    @Slot(object)
    def _step(self, value: float) -> None:
        for effect in self._effects:
            effect.setOpacity(float(value))
