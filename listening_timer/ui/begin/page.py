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
from listening_timer.ui.widgets.focus import controls, set_tab_order_after
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, LeftRightPair, Row
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.widgets.scroll import bring_into_view
from listening_timer.ui.words.i18n import time_text, tr

BEGIN = "begin."
"""Prefix of the names of the text fields before a session (drafts)."""
_BEGINS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_PageDown)
"""Keys that begin; a clicker sends PageDown. Space presses the main action, which has focus."""
_PAIR_PX = 860  # design px: most width of the pair of seats


class BeginPage(Page):
    """What is proposed as last time, in one sentence; other choices are on the Change page."""

    change_requested = Signal()
    """Open the page of all choices."""

    def __init__(self, theme: Theme, choices: SessionChoices, wall: WallClock) -> None:
        super().__init__(theme)
        self._choices, self._wall = choices, wall
        self._seats = {side: Seat(theme, side) for side in Side}
        self._swap = SwapButton(theme, tr("Swap"), tr("Swap who begins"))
        centre = Qt.AlignmentFlag.AlignHCenter
        self._sentence = Text(theme, TextStyle.CUE, align=centre)
        self._about = Text(theme, TextStyle.BODY, soft=True, align=centre, folds=True)
        self._change = LinkButton(theme, tr("Change"))
        self._left_over: QWidget | None = None
        self._fold = LinkButton(theme, tr("Between two talks"))
        self._ends = Text(theme, TextStyle.BODY, soft=True)
        self._main = MainButton(theme, tr("Begin"), tr("Enter", "the key"))

        self.heading.hide()
        self._pair = LeftRightPair(
            theme, self._seats[Side.LEFT], self._seats[Side.RIGHT], self._swap, spacing=16
        )
        self.body.addStretch(3)
        self.body.addLayout(self._centred(self._pair))
        self.body.addStretch(2)
        self.body.addWidget(self._sentence)
        self.body.addWidget(self._about)
        self.body.addWidget(self._change, 0, centre)
        self.body.addStretch(4)
        self.set_bottom(self._foot(), self._main)
        self._fold.hide()
        self._fold.set_unfolded(False)
        self.initial_focus = self._main

        self._swap.clicked.connect(choices.swap_first)
        self._change.clicked.connect(self.change_requested)
        self._fold.clicked.connect(self._on_fold_clicked)
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

    def add_left_over(self, *cards: QWidget) -> None:
        """Add what is left from last time, folded away behind a link at the foot."""
        self._left_over, column = QWidget(), Column(self._theme, 12)
        for card in cards:
            column.addWidget(card)
        self._left_over.setLayout(column)
        self.body.insertWidget(self.body.count() - 1, self._left_over)
        self._left_over.hide()
        self._fold.show()

    @Slot(str)
    def name_left_over(self, line: str) -> None:
        """Set the link's text: what is left from last time; an empty one where nothing is."""
        self._fold.set_text(line or tr("Between two talks"))
        if self._left_over is not None:  # new rows may have come since
            order = [*controls(self._left_over), self._fold, self._main]
            set_tab_order_after(self._change, order)

    @Slot()
    def unfold(self) -> None:
        """Show what is left from last time."""
        if self._left_over is not None:
            self._left_over.show()
            self._fold.set_unfolded(True)
            bring_into_view(self._left_over)

    @Slot()
    def refresh(self) -> None:
        """Show what is chosen now."""
        choices = self._choices
        for side, seat in self._seats.items():
            seat.show_person(choices.name(side) or seat_words(side), begins=side is choices.first)
        self._sentence.set_text(sentence_of(choices.format))
        lines = [isolated(choices.topic)] if choices.topic else []
        if not choices.keep:
            lines.append(tr("This talk won’t be kept."))
        self._about.set_text("\n".join(lines))
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

    def _centred(self, pair: QWidget) -> Row:
        """The pair in the middle, no wider than two people sit."""
        row = Row(self._theme)
        row.addStretch(1)
        row.addWidget(pair, 1000)
        row.addStretch(1)
        return row

    @Slot()
    def _fit(self) -> None:
        self._pair.setMaximumWidth(self._theme.px(_PAIR_PX) * self._theme.text_percent // 100)

    def _foot(self) -> QWidget:
        foot, column = QWidget(), Column(self._theme)
        column.addWidget(self._fold, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._ends)
        foot.setLayout(column)
        return foot

    @Slot()
    def _on_fold_clicked(self) -> None:
        if self._left_over is None:
            return
        if self._left_over.isHidden():
            self.unfold()
        else:
            self._left_over.hide()
            self._fold.set_unfolded(False)
