"""The page that stands in front of everything when somebody comes in: no name, no word.

The clock goes on, on a stone of both's colour. Any key or press brings back what was there.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.state import State
from listening_timer.model.records import Digits
from listening_timer.ui.pages.scenes import ring_of, shown_time
from listening_timer.ui.theme import Theme, Tone
from listening_timer.ui.widgets.floor import Floor
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.scene import Place, Scene
from listening_timer.ui.widgets.spoken import Role as Spoken
from listening_timer.ui.widgets.spoken import Voice
from listening_timer.ui.widgets.token import Face
from listening_timer.ui.words import tr

CLOSES = Qt.Key.Key_Q
"""With Ctrl it closes the program, here as everywhere."""
WITH_OTHERS = frozenset(
    {
        Qt.Key.Key_Control,
        Qt.Key.Key_Shift,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
    }
)
"""Keys that mean nothing alone: whoever holds Ctrl, to close, is shown no name first."""


class HiddenPage(QWidget):
    """A stone and the time."""

    back_requested = Signal()
    """A key or a press: bring everything back."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._floor = Floor(theme)
        self._floor.set_motion(False)

        layout = Column(theme, 0, (40, 40, 40, 40))
        layout.addWidget(self._floor)
        self.setLayout(layout)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Hidden. Any key brings it back."))

    def voice(self) -> Voice:
        """A page without a word but how to leave it."""
        return Voice(Spoken.Pane)

    def show_time(self, state: State | None, digits: Digits) -> None:
        """Show how the time goes on; `None` where no time runs."""
        face = Face(tone=Tone.MOSS)
        if state is not None and state.ticking:
            clock, ring = shown_time(state, digits), ring_of(state)
            face = Face(tone=Tone.MOSS, clock=clock, ring=ring)
        self._floor.set_scene(Scene(Place.MIDDLE, face))

    def event(self, event: QEvent) -> bool:
        """Take every key but the one that closes before any shortcut of the window does."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            closes = (
                event.key() == CLOSES and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            )
            event.setAccepted(not closes)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Any key brings everything back; one that is still held down from before does not."""
        if not event.isAutoRepeat() and Qt.Key(event.key()) not in WITH_OTHERS:
            self.back_requested.emit()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - as Qt names it
        """Tab is a key like any other here."""
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A press brings everything back too."""
        event.accept()
        self.back_requested.emit()
