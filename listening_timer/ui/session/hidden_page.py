"""Hidden page: covers every name and word until a key is pressed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.state import State
from listening_timer.model.preferences import Digits
from listening_timer.ui.session.scenes import ring_of, shown_time
from listening_timer.ui.theme.theme import Theme, Tone
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.token.floor import Floor
from listening_timer.ui.widgets.token.scene import Place, Scene
from listening_timer.ui.widgets.token.token import Face
from listening_timer.ui.words.i18n import tr

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
"""Modifier keys do nothing alone, so that Ctrl, held to close, does not show any names first."""


class HiddenPage(QWidget):
    """Hidden page: a token and the time, no names."""

    back_requested = Signal()
    """A key or click: leave the hidden page."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._floor = Floor(theme)
        self._floor.set_motion(False)

        layout = Column(theme, 0, (40, 40, 40, 40))
        layout.addWidget(self._floor)
        self.setLayout(layout)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Hidden. Any key brings it back."))

    def voice(self) -> AccessibleInfo:
        """Accessible pane; its name only says how to leave it."""
        return AccessibleInfo(AccessibleRole.Pane)

    def show_time(self, state: State | None, digits: Digits) -> None:
        """Show the running time; `None` where no time runs."""
        face = Face(tone=Tone.MOSS)
        if state is not None and state.ticking:
            clock, ring = shown_time(state, digits), ring_of(state)
            face = Face(tone=Tone.MOSS, clock=clock, ring=ring)
        self._floor.set_scene(Scene(Place.MIDDLE, face))

    def event(self, event: QEvent) -> bool:
        """Accept every key but Ctrl+Q before any shortcut of the window gets it."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            closes = (
                event.key() == CLOSES and event.modifiers() & Qt.KeyboardModifier.ControlModifier
            )
            event.setAccepted(not closes)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on any key but a modifier; auto-repeat of a key held from before does not count."""
        if not event.isAutoRepeat() and Qt.Key(event.key()) not in WITH_OTHERS:
            self.back_requested.emit()
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - as Qt names it
        """Disable Tab navigation: Tab leaves the page like any other key."""
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        self.back_requested.emit()
