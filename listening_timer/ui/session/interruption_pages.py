"""Pages of an interrupted session (break, gap, recovery), the problem page and the hidden page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import MINUTE, Role
from listening_timer.exercise.state import OnBreak, State
from listening_timer.model.records import Digits
from listening_timer.ui.session.scenes import ring_of, shown_time
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.question_page import Answer, QuestionPage
from listening_timer.ui.widgets.token.floor import Floor
from listening_timer.ui.widgets.token.scene import Place, Scene
from listening_timer.ui.widgets.token.token import Face
from listening_timer.ui.words.i18n import about_text, day_text, minutes_text, time_text, tr
from listening_timer.ui.words.people import People

USUAL_BREAK = 20
BREAKS = (5, 10, 20, 30, 60, 24 * 60)
HOUR_MS = 60 * MINUTE


class BreakPage(QuestionPage):
    """Break page: when both will be back and what may help until then; no countdown."""

    break_requested = Signal(int)
    """Come back this many minutes from now."""

    def __init__(self, theme: Theme, offset: Callable[[], int]) -> None:
        """`offset`: minutes by which local time is ahead of UTC."""
        super().__init__(theme)
        self._offset, self._shift = offset, 0
        self._rest: OnBreak | None = None
        self._length = ChoiceRow(
            theme,
            tr("Come back in"),
            [(str(minutes), minutes_text(minutes * MINUTE)) for minutes in BREAKS],
        )
        self._helps = ChoiceRow(
            theme, tr("What helps you now?"), [(name, words) for name, words, _line in soothing()]
        )
        centre = Qt.AlignmentFlag.AlignHCenter
        self._help = Text(theme, TextStyle.BODY, soft=True, align=centre)

        for widget in (self._length, self._helps, self._help):
            self.middle.addWidget(widget)

        self._length.chosen.connect(self._on_length_chosen)
        self._helps.chosen.connect(self._on_helps_chosen)

    def show_break(self, state: State) -> None:
        """Show the agreed return time, or that it has come."""
        rest = state.on_break
        if rest is None or rest == self._rest:
            return
        self._rest = rest
        self._length.choose("" if rest.came else str(rest.minutes))  # so the same can be chosen
        line = self._line_of(rest)
        self._length.set_label(tr("More time? Come back in") if rest.came else tr("Come back in"))
        back = Answer("back", tr("We are back"), tr("Space", "the key"))
        self.ask(tr("You are on a break."), line, [back, Answer("end", tr("End here"))])
        if not rest.came:  # the `Announcer` announces that the return time has come
            self.say(line)

    def follow_wall(self, shift: int) -> None:
        """Show the return time by the wall clock, which has been set by `shift` (ms) since."""
        self._shift = shift if abs(shift) >= MINUTE else 0
        if self._rest is not None:
            self.set_line(self._line_of(self._rest))

    def _line_of(self, rest: OnBreak) -> str:
        """The sentence with the return time by the wall clock."""
        time = time_text(rest.back_wall + self._shift, self._offset())
        if rest.came:
            return tr("You agreed on {time}. Come back when you are both ready.").format(time=time)
        return tr("Be back here at {time}. No time is counted until then.").format(time=time)

    def start_over(self) -> None:
        """Reset for another break: clear the suggestion chosen in the last one."""
        self._rest = None
        self._helps.choose("")
        self._help.set_text("")

    @Slot(str)
    def _on_length_chosen(self, minutes: str) -> None:
        self.break_requested.emit(int(minutes))

    @Slot(str)
    def _on_helps_chosen(self, chosen: str) -> None:
        line = next(line for name, _words, line in soothing() if name == chosen)
        self._help.say(line)


def soothing() -> tuple[tuple[str, str, str], ...]:
    """Suggestions for a break: id, label, and a line on how to begin."""
    return (
        ("walk", tr("A walk"), tr("Walk until your breath is slow. The talk waits here.")),
        ("breath", tr("Slow breaths"), tr("Breathe out longer than you breathe in, ten times.")),
        ("water", tr("A glass of water"), tr("Drink it slowly, by an open window if you can.")),
        ("music", tr("Music"), tr("One piece that you know well, from beginning to end.")),
        (
            "hands",
            tr("Something for the hands"),
            tr("Wash the dishes, fold the laundry, water the plants."),
        ),
        ("alone", tr("Time alone"), tr("Another room, no phone, nothing to answer.")),
    )


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
        """Leave on a click."""
        event.accept()
        self.back_requested.emit()
