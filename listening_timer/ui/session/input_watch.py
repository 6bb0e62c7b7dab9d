"""Input watch: when nobody has pressed, moved or touched anything for a while, and when they do.

An event filter on the window's handle, where input arrives before any widget gets it. While the
stage is quiet, a press of mouse or finger only brings back what has faded, since nobody aims at
what cannot be seen; a key acts at the same time.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from listening_timer.ui.widgets.scroll import TYPED_IN

QUIET_AFTER_MS = 10_000
"""How long (ms) nobody does anything before the stage becomes quiet."""
_PRESSES = frozenset(
    {QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.TabletPress}
)
_RELEASES = frozenset(
    {
        *(QEvent.Type.MouseButtonRelease, QEvent.Type.MouseButtonDblClick),
        *(QEvent.Type.TouchEnd, QEvent.Type.TouchCancel, QEvent.Type.TabletRelease),
    }
)
_INPUT = frozenset(
    {
        *_PRESSES,
        *_RELEASES,
        *(QEvent.Type.KeyPress, QEvent.Type.Wheel, QEvent.Type.MouseMove),
        *(QEvent.Type.TouchUpdate, QEvent.Type.TabletMove),
    }
)
_MODIFIERS = frozenset(
    {
        *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr),
        *(Qt.Key.Key_Meta, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock),
    }
)


class InputWatch(QObject):
    """Tells of rest and of input; `quiet` is set by whoever lets things fade."""

    rested = Signal()
    """Nobody has done anything for `QUIET_AFTER_MS`."""
    stirred = Signal()
    """There was input while it was quiet; told before it reaches any widget."""
    key_used = Signal()
    """A key was pressed that was not typed into a field."""

    def __init__(self, is_wanted: Callable[[], bool], parent: QObject | None = None) -> None:
        """`is_wanted`: whether anybody wants to know of rest now; else no timer runs."""
        super().__init__(parent)
        self._is_wanted = is_wanted
        self.quiet = False
        self._swallows = False
        self._pointer: QPointF | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(QUIET_AFTER_MS)

        self._rest.timeout.connect(self.rested)

    def restart(self) -> None:
        """Wait for the whole time anew, where that is wanted."""
        if self._is_wanted():
            self._rest.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind not in _INPUT or (isinstance(event, QMouseEvent) and self._has_not_moved(event)):
            return False
        if isinstance(event, QKeyEvent) and _is_shortcut(event):
            self.key_used.emit()
        was_quiet = self.quiet
        self.restart()
        if was_quiet:
            self.stirred.emit()
        return self._is_swallowed(event, was_quiet=was_quiet)

    def _is_swallowed(self, event: QEvent, *, was_quiet: bool) -> bool:
        """Whether a press only woke the stage; then so much of it that follows is swallowed too."""
        kind = event.type()
        if kind in _PRESSES:
            self._swallows = was_quiet
        swallowed = self._swallows and (kind in _PRESSES | _RELEASES or _is_touch(kind))
        if kind in _RELEASES:
            self._swallows = False
        if swallowed:
            event.accept()  # a touch that is not accepted comes again as a mouse press
        return swallowed

    def _has_not_moved(self, event: QMouseEvent) -> bool:
        """Whether the pointer is where it was: some platforms send moves when a window changes."""
        if event.type() is not QEvent.Type.MouseMove:
            return False
        before, self._pointer = self._pointer, event.globalPosition()
        return before == self._pointer


def _is_touch(kind: QEvent.Type) -> bool:
    return kind is QEvent.Type.TouchUpdate


def _is_shortcut(event: QKeyEvent) -> bool:
    """Whether a key was pressed for what it does, not for what it writes."""
    typed = isinstance(QApplication.focusWidget(), TYPED_IN)
    return event.type() is QEvent.Type.KeyPress and not typed and event.key() not in _MODIFIERS
