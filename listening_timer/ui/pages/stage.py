"""The stage: the floor with its token, what can be done, and where the exercise stands.

It shows a state and says what people wish for; it knows no clock and keeps nothing.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Kind
from listening_timer.exercise.state import State, Status
from listening_timer.records import Digits
from listening_timer.ui.pages.actions import Act, Button, buttons_of, main_of, menu_of
from listening_timer.ui.pages.scenes import scene_of, spoken_of
from listening_timer.ui.people import People
from listening_timer.ui.theme import Role as Type
from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.buttons import MainButton, MoreButton, QuietButton
from listening_timer.ui.widgets.floor import Floor
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Row
from listening_timer.ui.widgets.strips import ProgressDots
from listening_timer.ui.words import text_of, tr

MOST_BUTTONS = 5
EDGE, GAP = 40, 14
WORD_STAYS = 4_000
"""Ms for which a sentence stands that was said once."""


class Stage(QWidget):
    """Everything that two people see while they talk."""

    wished = Signal(object)
    """Something is wished for (`Act`)."""
    menu_requested = Signal(tuple)
    """The "…" was pressed; what it holds (`tuple[Button, ...]`)."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._state: State | None = None
        self._people: People | None = None
        self._digits = Digits.CLOCK
        self._choosing_time = False
        self._word = ""
        self._wording = QTimer(self)
        self._wording.setSingleShot(True)
        self._wording.setInterval(WORD_STAYS)
        self._shown: tuple[Button, ...] = ()
        self._format = Text(theme, Type.LABEL, soft=True, wrap=False)
        self._dots = ProgressDots(theme)
        self._aside = Text(
            theme, Type.LABEL, soft=True, wrap=False, align=Qt.AlignmentFlag.AlignTrailing
        )
        self._floor = Floor(theme)
        self._quiet = [QuietButton(theme, "") for _ in range(MOST_BUTTONS)]
        self._more = MoreButton(theme, tr("More to do"))
        self._main = MainButton(theme)

        strip = Row(theme, 16)
        strip.addWidget(self._format, 1)
        strip.addWidget(self._dots, 0)
        strip.addWidget(self._aside, 1)
        row = Row(theme, GAP)
        for button in self._quiet:
            row.addWidget(button)
        row.addWidget(self._more)
        row.addStretch(1)
        row.addWidget(self._main)
        layout = Column(theme, 8, (EDGE, 26, EDGE, 34))
        layout.addLayout(strip)
        layout.addWidget(self._floor, 1)
        layout.addLayout(row)
        self.setLayout(layout)

        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for place, button in enumerate(self._quiet):
            button.clicked.connect(lambda _checked=False, at=place: self._press(at))
        self._main.clicked.connect(lambda: self.wished.emit(Act.MAIN))
        self._more.clicked.connect(self.open_menu)
        theme.changed.connect(self._fit_buttons)
        self._wording.timeout.connect(self._forget_word)

    @property
    def state(self) -> State | None:
        """What is shown."""
        return self._state

    def seat(self, people: People) -> None:
        """Let two people sit down; the next state shows them."""
        self._people = people
        self._choosing_time = False

    def set_digits(self, digits: Digits) -> None:
        """Show time as a ring alone, as minutes, or as minutes and seconds."""
        self._digits = digits
        self.refresh()

    def set_aside(self, text: str) -> None:
        """Say one thing about keeping, at the top: "not yet saved", or nothing."""
        self._aside.set_text(text or tr("No sound, no picture is kept"))

    def set_motion(self, motion: bool) -> None:  # noqa: FBT001 - the setting itself
        """Let the token glide, or not."""
        self._floor.set_motion(motion)

    def say(self, word: str) -> None:
        """Say one sentence for a moment, in place of the quiet line."""
        self._word = word
        self._wording.start()
        self.refresh()

    def ring_bell(self) -> None:
        """Show the bell: its visible twin."""
        self._floor.ring_bell()

    def show_state(self, state: State) -> None:
        """Show where the session stands."""
        moved = self._state is None or state.index != self._state.index
        self._choosing_time = self._choosing_time and not moved
        self._word = "" if moved else self._word
        self._state = state
        self.refresh()

    def choose_time(self, choosing: bool) -> None:  # noqa: FBT001 - a state, not an option
        """Offer 1, 2 or 5 minutes in place of the quiet buttons, or no longer."""
        self._choosing_time = choosing
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show everything anew from the state that is known."""
        state, people = self._state, self._people
        if state is None or people is None or state.over:
            return
        scene = scene_of(state, people, self._digits)
        self._floor.set_scene(replace(scene, notice=self._word) if self._word else scene)
        self._floor.set_spoken(step_words(state, people), spoken_of(scene))
        main = main_of(state, people)
        self._main.set_text(main.text, main.key)
        self._main.set_tone(main.tone)
        self._main.setEnabled(state.status is not Status.HELD_SILENCE)
        self._show_buttons(buttons_of(state, people, choosing_time=self._choosing_time))
        self._format.set_text(text_of(state.format.name))
        words = step_words(state, people)
        self._dots.set(len(state.records), state.index, words, tone=main.tone)

    def _show_buttons(self, buttons: tuple[Button, ...]) -> None:
        if buttons != self._shown:
            self._shown = buttons
            for button, widget in zip(buttons, self._quiet, strict=False):
                widget.set_text(button.text, button.key)
        self._fit_buttons()

    def _fit_buttons(self) -> None:
        """Show as many quiet buttons as have room beside the main one; the menu has the others."""
        gap = self._theme.px(GAP)
        room = self.width() - 2 * self._theme.px(EDGE) - self._main.sizeHint().width()
        room -= self._more.sizeHint().width() + 2 * gap
        for place, widget in enumerate(self._quiet):
            room -= widget.sizeHint().width() + gap
            widget.setVisible(place < len(self._shown) and room >= 0)

    def _hidden_buttons(self) -> tuple[Button, ...]:
        pairs = zip(self._shown, self._quiet, strict=False)
        return tuple(button for button, widget in pairs if widget.isHidden())

    def _press(self, place: int) -> None:
        act = self._shown[place].act
        if act in (Act.MORE_TIME, Act.NEVER_MIND):
            self.choose_time(act is Act.MORE_TIME)
            return
        self.choose_time(choosing=False)
        self.wished.emit(act)

    @Slot()
    def _forget_word(self) -> None:
        self._word = ""
        self.refresh()

    @Slot()
    def open_menu(self) -> None:
        """Ask for the "…" to be opened, with what it holds now."""
        if self._state is not None:
            self.menu_requested.emit(self._hidden_buttons() + menu_of(self._state))

    def minimumSizeHint(self) -> QSize:
        """The stage takes whatever room there is; it never asks the window to grow."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the words on the top strip only where they have room."""
        super().resizeEvent(event)
        self._aside.setVisible(event.size().width() >= self._theme.px(900))
        self._fit_buttons()


def step_words(state: State, people: People) -> str:
    """What the present step is, in two words."""
    name = people.name(state.speaker) if state.speaker else ""
    match state.phase.kind:
        case Kind.ARRIVE:
            return tr("Arrive")
        case Kind.SHARE:
            return tr("{name} shares").format(name=name)
        case Kind.HANDOVER:
            return tr("Handover")
        case Kind.REFLECT:
            return tr("{name} is heard").format(name=name)
        case Kind.APPRECIATE:
            return tr("{name} appreciates").format(name=name)
        case Kind.BRIDGE:
            return tr("A bridge")
        case Kind.TALK:
            return tr("Talk")
        case Kind.QUIET:
            return tr("Quiet")
        case Kind.CLOSE:
            return tr("Close")
