"""The stage, the page of a running session: floor with token, button bar, progress strip.

It shows a state and emits wishes; it has no clock and stores nothing.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Role
from listening_timer.exercise.phase_kinds import Ending
from listening_timer.exercise.state import State
from listening_timer.model.preferences import Digits
from listening_timer.model.run_kind import RunKind
from listening_timer.text.cleaning import isolated
from listening_timer.ui.session.actions import (
    ButtonOptions,
    LetterKeys,
    SecondWindow,
    StageAction,
    buttons_of,
    main_of,
    menu_of,
)
from listening_timer.ui.session.button_bar import ButtonBar
from listening_timer.ui.session.caption_strip import CaptionStrip
from listening_timer.ui.session.description import stage_description
from listening_timer.ui.session.input_watch import QUIET_AFTER_MS
from listening_timer.ui.session.prompter import DealtCard
from listening_timer.ui.session.scenes import (
    Besides,
    aside_of,
    holder_words,
    is_new,
    scene_of,
    step_words,
    time_dependent_parts,
    time_words,
    timed,
)
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.fade import Fade
from listening_timer.ui.widgets.keyboard import takes_escape
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.progress import TopStrip
from listening_timer.ui.widgets.token.floor import Floor
from listening_timer.ui.words.i18n import tr
from listening_timer.ui.words.people import People

EDGE = 40
QUIET_TEXT = 150
"""Up to which text size (percent) buttons fade."""
MESSAGE_SHOWN_MS = 4_000
"""How long (ms) a message of `say` is shown."""


class Stage(QWidget):
    """The page that both see during a session."""

    wished = Signal(object)
    """An action was requested (`StageAction`)."""
    told = Signal(str)
    """A sentence is shown that does not come from the state."""
    menu_requested = Signal(tuple)
    """The "…" button was pressed; the menu's items (`tuple[Button, ...]`)."""
    refreshed = Signal()
    """What it shows was brought up to date."""
    rang = Signal(bool)
    """The bell light is shown; whether it is the soft one."""
    quiet_changed = Signal(bool)
    """Whether everything but token, names and the listener's line has faded."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state: State | None = None
        self._since: State | None = None
        self._brought: tuple[object, ...] = ()
        self._people: People | None = None
        self._digits = Digits.CLOCK
        self._dealt: DealtCard | None = None
        self._offer = ButtonOptions()
        self.second_window = SecondWindow.CLOSED
        """What the menu offers of the second window follows from it."""
        self._hint, self._kept = False, True
        self.kind = RunKind.TALK
        """What the session is held for."""
        self._was_focused = False
        self._topic = self._word = ""
        self.caption = Role.A, ""  # who says what in a demonstration
        self._wording = QTimer(self)
        self._wording.setSingleShot(True)
        self._wording.setInterval(MESSAGE_SHOWN_MS)
        self._faded_aside = ""  # a notice, the hint or the topic that has been there long enough
        self._fading_aside = QTimer(self)
        self._fading_aside.setSingleShot(True)
        self._fading_aside.setInterval(QUIET_AFTER_MS)
        self._strip = TopStrip(theme)
        self._floor = Floor(theme, self._time_left)
        self._bar = ButtonBar(theme)
        self._captions = CaptionStrip(theme)
        self._fade = Fade((self._strip, self._bar), self)

        layout = Column(theme, 6, (EDGE, 20, EDGE, 34))
        layout.addWidget(self._strip)
        layout.addWidget(self._floor, 1)
        layout.addWidget(self._captions)
        layout.addWidget(self._bar)
        self.setLayout(layout)

        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._bar.pressed.connect(self.wish)
        self._bar.more_pressed.connect(self.open_menu)
        self._wording.timeout.connect(self._forget_word)
        self._fading_aside.timeout.connect(self._on_fading_aside_timeout)

    def voice(self) -> AccessibleInfo:
        """Accessible section of the session; its description follows the state."""
        state, people = self._state, self._people
        about = ""
        if state is not None and people is not None and not state.over:
            about = stage_description(state, people, self._besides())
            about = " ".join(filter(None, (about, self._captions.said())))
        return AccessibleInfo(AccessibleRole.Section, name=tr("The talk"), about=about)

    def take_focused(self) -> bool:
        """Whether the stage itself got the focus since the last call."""
        was_focused, self._was_focused = self._was_focused, False
        return was_focused

    @property
    def state(self) -> State | None:
        """The state that is shown."""
        return self._state

    @property
    def people(self) -> People | None:
        """The two people of the session."""
        return self._people

    @property
    def dealt(self) -> DealtCard | None:
        """The prompt card that is shown."""
        return self._dealt

    def seat(
        self,
        people: People,
        *,
        topic: str = "",
        kept: bool = True,
        hint: bool = False,
        kind: RunKind = RunKind.TALK,
    ) -> None:
        """Set up a new session's people; shown with the next state.

        `topic`: what they talk about; a cue of the format is the listener's line. `kept`:
        whether the session is saved; `hint`: a turn begins with a word that there are prompts.
        """
        self._people, self._topic, self._hint = people, topic, hint
        self._kept, self.kind = kept, kind
        self._dealt = self._since = None
        self._offer = ButtonOptions(kind=kind)
        self._captions.show_line("", "")
        self.caption = Role.A, ""
        self._captions.setVisible(kind is RunKind.DEMONSTRATION)
        self.show_speed(None)
        self.set_saving_note("")

    def show_caption(self, who: Role = Role.A, words: str = "") -> None:
        """Show, and announce, what somebody says in a demonstration; nothing without words."""
        if self._people is not None:
            self.caption = who, words
            name, tone = self._people.name(who), self._people.tone(who)
            if self._captions.show_line(name, words, tone):
                self.told.emit(self._captions.said())
            self.refreshed.emit()

    def show_speed(self, speed: float | None) -> None:
        """Offer the speeds of a demonstration, of which this is the present one; None for none."""
        self._bar.show_speed(speed)

    @property
    def kept(self) -> bool:
        """Whether this session is saved."""
        return self._kept

    @property
    def digits(self) -> Digits:
        """How time is shown."""
        return self._digits

    def set_digits(self, digits: Digits) -> None:
        """Show time as a ring alone, as minutes, or as minutes and seconds."""
        self._digits = digits
        self.refresh()

    def set_keys(self, keys: LetterKeys) -> None:
        """Set which shortcut keys are shown: letters and signs or none, `B` or not."""
        self._bar.set_keys(keys)

    def set_saving_note(self, text: str) -> None:
        """Show a note about saving in the strip ("not yet saved"); only what is unusual is said."""
        said = self._kept or not self.kind.is_recorded  # the window says the latter
        usual = "" if said else tr("This talk won’t be kept")
        self._strip.set_note(text or usual)
        if text:
            self.told.emit(text)

    def set_rated(self, rated: bool) -> None:  # noqa: FBT001 - a state, not an option
        """Whether both have given their ratings; they are then not offered again in this phase."""
        self._offer = replace(self._offer, rated=rated)
        self.refresh()

    def set_motion(self, motion: bool) -> None:  # noqa: FBT001 - the setting itself
        """Turn the token's gliding, and the fading of what is not needed, on or off."""
        self._floor.set_motion(motion)
        self._fade.set_motion(motion)

    @property
    def quiet(self) -> bool:
        """Whether everything but token, names and the listener's line has faded."""
        return self._fade.faded

    @property
    def may_be_quiet(self) -> bool:
        """Whether nothing is lost if buttons, dots and notices fade.

        Time runs and no phase waits for a press; text is not so large that somebody may need to
        look for the buttons; and no control shows the ring of the keyboard (WCAG 2.4.7).
        """
        state = self._state
        if state is None or state.over or not state.ticking or not self.isVisible():
            return False
        waits = state.phase.kind.facts.ending is Ending.WAITS
        return not waits and self._theme.text_percent <= QUIET_TEXT and not self._bar.shows_ring()

    def set_quiet(self, quiet: bool) -> None:  # noqa: FBT001 - a state, not an option
        """Let everything fade that is not needed, or bring it back at once."""
        if quiet is self._fade.faded:
            return
        self._fading_aside.stop()
        self._faded_aside = self._floor.scene.aside.text if quiet else ""
        (self._fade.fade if quiet else self._fade.show)()
        self.refresh()
        self.quiet_changed.emit(quiet)

    @Slot()
    def _on_fading_aside_timeout(self) -> None:
        """A notice that came while it was quiet has been there long enough."""
        self._faded_aside = self._floor.scene.aside.text
        self.refresh()

    def say(self, word: str) -> None:
        """Show one sentence for a moment, in place of any other text aside."""
        self._word = word
        self._wording.start()
        self.refresh()
        self.told.emit(word)

    def ring_bell(self, *, soft: bool = False) -> None:
        """Show the bell: the visible counterpart of its sound, or of the soft one before it."""
        self._floor.ring_bell(soft=soft)
        self.rang.emit(soft)

    def show_state(
        self, state: State, dealt: DealtCard | None = None, since: State | None = None
    ) -> None:
        """Show a state, and the prompt card dealt at it.

        `since`: the state after the last event; while it is the same object, only time has passed,
        and only what depends on time is updated.
        """
        old, ticks = self._state, since is not None and since is self._since
        ticks = ticks and dealt is self._dealt and self._time_dependent(state) == self._brought
        if old is None or state.index != old.index:
            self._offer = replace(self._offer, rated=False)
        asked = dealt is not None and dealt is not self._dealt
        if old is None or asked or (state.index, state.status) != (old.index, old.status):
            self._word = ""
        self._state, self._dealt, self._since = state, dealt, since
        if self.quiet and not self.may_be_quiet:
            self.set_quiet(False)
        if ticks and self._people is not None:
            self._show_time(state, self._people)
        else:
            self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Repaint everything from the known state."""
        state, people = self._state, self._people
        if state is None or people is None or state.over:
            return
        self._brought = self._time_dependent(state)
        besides = self._besides()
        if self.quiet:
            besides = self._quiet_besides(aside_of(state, people, besides).text, besides)
        scene = scene_of(state, people, self._digits, besides)
        self._floor.set_scene(scene)
        self._tell(state, people)
        self._bar.show_main(main_of(state, people))
        self._bar.show_buttons(buttons_of(state, people, self._offer))
        words, tone = step_words(state, people), scene.face.tone
        self._strip.set_steps(len(state.records), state.index, words, tone=tone)
        self.refreshed.emit()

    def _time_dependent(self, state: State) -> tuple[object, ...]:
        """All that depends on time alone, but for the time that is shown."""
        return *time_dependent_parts(state), is_new(state, self._dealt)

    def _quiet_besides(self, text: str, besides: Besides) -> Besides:
        """The same without a text that has been there long enough; a newer one stays for a while.

        The answer to a press and a new prompt have times of their own.
        """
        if text == self._faded_aside:
            return replace(besides, quiet=True)
        if text and text != self._floor.scene.aside.text:
            self._fading_aside.start()
        return besides

    def _besides(self) -> Besides:
        """What can be shown besides the state itself."""
        topic = isolated(self._topic) if self._topic else ""
        return Besides(self._word, self._dealt, self._hint, topic)

    def _show_time(self, state: State, people: People) -> None:
        """Update the time alone."""
        scene = self._floor.scene
        self._floor.set_scene(replace(scene, face=timed(scene.face, state, self._digits)))
        self._tell(state, people)
        self.refreshed.emit()

    def _tell(self, state: State, people: People) -> None:
        """Set the token's accessible name: its holder; in the middle, the time."""
        self._floor.set_spoken(holder_words(state, people) or time_words(state))

    def _time_left(self) -> str:
        """The time beside the holder's name."""
        state = self._state
        return "" if state is None or state.floor is None else time_words(state)

    @Slot(object)
    def wish(self, act: StageAction) -> None:
        """Emit an action chosen in the bar or the menu."""
        self.wished.emit(act)

    @Slot()
    def _forget_word(self) -> None:
        self._word = ""
        self.refresh()

    @Slot()
    def open_menu(self) -> None:
        """Request the "…" menu with its present items."""
        if self._state is not None and self._people is not None:
            offer = replace(self._offer, second=self.second_window)
            items = menu_of(self._state, self._people, offer)
            self.menu_requested.emit(self._bar.without_room() + items)

    def event(self, event: QEvent) -> bool:
        """Take Escape before the window does where it ends a demonstration; not in full screen."""
        if self.kind is RunKind.DEMONSTRATION and takes_escape(self, event):
            return True
        return super().event(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember that screen readers read the description now."""
        self._was_focused = True
        super().focusInEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Be whole again when it is shown next."""
        self.set_quiet(False)
        super().hideEvent(event)

    def minimumSizeHint(self) -> QSize:
        """No minimum, so that the stage never makes the window grow."""
        return QSize(0, 0)
