"""Begin page: the two at their seats, as last time, and one press to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Side
from listening_timer.model.wall_clock import WallClock
from listening_timer.text.cleaning import isolated
from listening_timer.ui.begin.choices import SessionChoices
from listening_timer.ui.begin.options import sentence_of
from listening_timer.ui.begin.person_field import TONES, seat_words
from listening_timer.ui.begin.seat import Seat, SwapButton
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.button_base import press_focused_button
from listening_timer.ui.widgets.buttons import LinkButton, MainButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, LeftRightPair, centred
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.words.i18n import time_text, tr

BEGIN = "begin."
"""Prefix of the names of the text fields before a session (drafts)."""
_BEGINS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageDown)
"""Keys that begin; a clicker sends PageDown. Space presses the main action, which has focus."""
_PAIR_PX = 860  # design px: most width of the pair of seats


class BeginButton(MainButton):
    """The one press that two people make who come back: larger than other main buttons."""

    PAD, HIGH, ROLE = 56.0, 80.0, TextStyle.CUE


class BeginPage(Page):
    """What is proposed as last time, in one sentence; other choices are on the Change page."""

    change_requested = Signal()
    """Open the page of all choices."""
    left_over_requested = Signal()
    """Open what is left from last time."""

    def __init__(self, theme: Theme, choices: SessionChoices, wall: WallClock) -> None:
        super().__init__(theme)
        self._choices, self._wall = choices, wall
        self._equipped = False
        self._seats = {side: Seat(theme, side) for side in Side}
        self._swap = SwapButton(theme, tr("Swap"), tr("Swap who begins"))
        centre = Qt.AlignmentFlag.AlignHCenter
        self._sentence = Text(theme, TextStyle.CUE, align=centre)
        self._about = Text(theme, TextStyle.BODY, soft=True, align=centre, folds=True)
        self._change = LinkButton(theme, tr("Change"))
        self._fold = LinkButton(theme, tr("Between two talks"))
        self._ends = Text(theme, TextStyle.BODY, soft=True)
        self._main = BeginButton(theme, tr("Begin"), tr("Enter", "the key"))

        self.heading.hide()
        self._pair = LeftRightPair(
            theme, self._seats[Side.LEFT], self._seats[Side.RIGHT], self._swap, spacing=16
        )
        self.body.addStretch(3)
        self.body.addLayout(centred(theme, self._pair))
        self.body.addStretch(2)
        self.body.addWidget(self._sentence)
        self.body.addWidget(self._about)
        self.body.addWidget(self._change, 0, centre)
        self.body.addStretch(4)
        self.set_bottom(self._foot(), self._main)
        self._fold.hide()
        self.initial_focus = self._main

        self._swap.clicked.connect(choices.swap_first)
        self._change.clicked.connect(self.change_requested)
        self._fold.clicked.connect(self.left_over_requested)
        self._main.clicked.connect(choices.begin)
        choices.changed.connect(self.refresh)
        theme.changed.connect(self._fit)
        self._fit()
        self.refresh()

    def voice(self) -> AccessibleInfo:
        """Expose as a pane that says who begins with what."""
        people = ", ".join(seat.said() for seat in self._seats.values())
        return AccessibleInfo(
            AccessibleRole.Pane, name=tr("Begin"), about=f"{people}. {self._sentence.said()}"
        )

    @Slot(str)
    def name_left_over(self, line: str) -> None:
        """Show the link at the foot: what is left from last time; empty where nothing is."""
        self._fold.set_text(line or tr("Between two talks"))
        self._equipped = True
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show what is chosen now."""
        choices = self._choices
        for side, seat in self._seats.items():
            seat.show_person(choices.name(side) or seat_words(side), begins=side is choices.first)
        self._sentence.set_text(sentence_of(choices.format))
        said = choices.plan.text if choices.plan else "", choices.topic
        lines = [isolated(line) for line in said if line]
        if not choices.keep:
            lines.append(tr("This talk won’t be kept."))
        self._about.set_text("\n".join(lines))
        self._change.set_text(tr("Names and choices") if choices.practice else tr("Change"))
        self._fold.setVisible(self._equipped and not choices.practice)
        self._main.set_tone(TONES[choices.first])
        self.follow_wall()

    @Slot()
    def follow_wall(self) -> None:
        """Update when the session would end if it began now."""
        fmt, (wall, offset) = self._choices.format, self._wall()
        if fmt.open_ended:
            self._ends.set_text(tr("No set end"))
        else:
            ends = time_text(wall + fmt.total, offset)
            self._ends.set_text(tr("Until about {time}").format(time=ends))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin on Enter and PageDown, wherever nothing else handles them."""
        if press_focused_button(self.window().focusWidget(), event):
            return
        if event.key() in _BEGINS:
            if not event.isAutoRepeat():  # held down since the previous page
                self._choices.begin()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _fit(self) -> None:
        self._pair.setMaximumWidth(self._theme.px(_PAIR_PX) * self._theme.text_percent // 100)

    def _foot(self) -> QWidget:
        foot, column = QWidget(), Column(self._theme)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._ends)
        foot.setLayout(column)
        return foot
