"""Window urgency: asks the desktop to mark the window when a bell rings and it is not active.

Law: only as a bell rings or the agreed end of a break comes, and only while the window is not
active; the desktop removes the mark once it is.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from listening_timer.exercise.events import BellRang, Event, ReturnCame
from listening_timer.ui.session.conductor import Conductor

CALLING = (BellRang, ReturnCame)
"""Events that people need to notice while another window, or none, is in front of them."""


class Attention(QObject):
    """Marks the window as urgent."""

    def __init__(self, window: QWidget, conductor: Conductor) -> None:
        super().__init__()
        self._window = window

        conductor.happened.connect(self._on_conductor_happened)

    @Slot(tuple)
    def _on_conductor_happened(self, events: tuple[Event, ...]) -> None:
        calls = any(isinstance(event, CALLING) for event in events)
        if calls and not self._window.isActiveWindow():
            QApplication.alert(self._window)
