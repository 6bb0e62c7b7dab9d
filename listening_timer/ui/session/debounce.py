"""Debounce of the main action: a second press, key or click, within 700 ms means nothing new.

Clickers bounce, and the second click of a double click is not meant for the next phase.
"""

from __future__ import annotations

from collections.abc import Callable

BOUNCE_MS = 700
"""A second main press within this time (ms) is a bounce."""


class Debounce:
    """Tells bounces by the time of the last main press."""

    def __init__(self, clock: Callable[[], int]) -> None:
        """`clock`: real time in ms."""
        self._clock = clock
        self._last = -BOUNCE_MS

    def restart(self) -> None:
        """Ignore main presses for a moment, because the phase has just changed by itself."""
        self._last = self._clock()

    def bounces(self) -> bool:
        """Whether a main press is a bounce; one that is not restarts the interval."""
        now = self._clock()
        bounced = now - self._last < BOUNCE_MS
        if not bounced:
            self._last = now
        return bounced
