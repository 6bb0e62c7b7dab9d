"""Wall-clock watcher: one signal for a new minute or day, another zone, a clock set and a wake.

Law: whatever shows a time of day, a date or something seen from today follows this signal. It
compares readings and counts nothing, so that a sleep or a jump is one change like any other.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from listening_timer.exercise.formats import MINUTE
from listening_timer.model.wall_clock import WallClock
from listening_timer.ui.words.i18n import local_time

LOOK_MS = 1_000
"""Interval between two readings; a change is noticed so late at most."""


class WallWatch(QObject):
    """Reads the wall clock once a second and emits a signal when minute, offset or date changed."""

    changed = Signal(bool)
    """Another minute or another offset of local time; whether the local date changed as well."""

    def __init__(self, wall: WallClock, parent: QObject | None = None) -> None:
        """`parent`: owner; the watcher ends with it."""
        super().__init__(parent)
        self._wall = wall
        self._seen = self._reading()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Start reading the clock periodically."""
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Read the clock once."""
        before, self._seen = self._seen, self._reading()
        if before != self._seen:
            self.changed.emit(before[-1] != self._seen[-1])

    def _reading(self) -> tuple[int, int, str]:
        """Minute and offset as they are now, and the local date."""
        wall, offset = self._wall()
        return wall // MINUTE, offset, local_time(wall, offset).date().isoformat()
