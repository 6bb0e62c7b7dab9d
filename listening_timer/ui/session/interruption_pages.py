"""Pages of an interrupted session (gap, recovery), the problem page and the hidden page."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Role
from listening_timer.exercise.state import State
from listening_timer.model.records import Digits
from listening_timer.ui.session.break_page import HOUR_MS
from listening_timer.ui.session.scenes import ring_of, shown_time
from listening_timer.ui.theme.theme import Theme, Tone
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.question_page import Answer, QuestionPage
from listening_timer.ui.widgets.token.floor import Floor
from listening_timer.ui.widgets.token.scene import Place, Scene
from listening_timer.ui.widgets.token.token import Face
from listening_timer.ui.words.i18n import about_text, day_text, tr
from listening_timer.ui.words.people import People


class GapPage(QuestionPage):
    """Gap page: the computer slept during a turn; asks whether that time counts."""

    def show_gap(self, state: State) -> None:
        """Show how long the clock was not read."""
        heading = tr("The computer slept for {time}.").format(time=about_text(state.slept))
        line = tr("The talk is paused from that moment. How would you like to go on?")
        answers = [
            Answer("go-on", tr("Go on from there"), tr("Space", "the key")),
            Answer("count", tr("We kept talking: count that time")),
            Answer("break", tr("Take a break")),
            Answer("end", tr("End here")),
        ]
        self.ask(heading, line, answers)


class RecoveryPage(QuestionPage):
    """Recovery page: a session that was running when the program ended."""

    def show_found(self, state: State, people: People, away: int) -> None:
        """Offer to go on, to keep the session as it is, or to delete it.

        `away`: ms since the session's last known instant, or since the return time of its break.
        After an hour, going on is no longer the first answer.
        """
        names = tr("{a} and {b}").format(a=people.name(Role.A), b=people.name(Role.B))
        day = day_text(state.started.wall, state.started.offset)
        go_on = Answer("go-on", tr("Go on where you were"))
        keep = Answer("keep", tr("Keep it as it is"))
        first = [go_on, keep] if away <= HOUR_MS else [keep, go_on]
        first[0] = Answer(first[0].id, first[0].text, tr("Space", "the key"))
        self.ask(
            tr("You were in the middle of a talk."),
            tr("{names}, {day}. It is saved, and it is paused.").format(names=names, day=day),
            [*first, Answer("discard", tr("Delete it"))],
        )


class ProblemPage(QuestionPage):
    """Problem page: why the history cannot be opened or written, and what can be done now."""

    def show_problem(self, sentence: str, *, read_only: bool = False) -> None:
        """Show what is wrong; nothing was changed. `read_only`: the history can still be viewed."""
        close = Answer("close", tr("Close"), tr("Space", "the key"))
        talk = Answer("go-on", tr("Talk now and keep nothing"))
        look = Answer("look", tr("Look at your history"))
        if read_only:
            self.ask(tr("Your history can only be read."), sentence, [close, look, talk])
        else:
            self.ask(tr("Your history could not be opened."), sentence, [close, talk])


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
