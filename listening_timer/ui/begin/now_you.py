"""Now you: the page before one minute each, with names or without, and the page after it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Format, Side
from listening_timer.model.preferences import Prompting
from listening_timer.text.cleaning import isolated
from listening_timer.ui.begin.choices import other
from listening_timer.ui.begin.options import Setup
from listening_timer.ui.begin.person_field import TONES, PersonField
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.button_base import press_focused_button
from listening_timer.ui.widgets.buttons import LinkButton, MainButton
from listening_timer.ui.widgets.focus import set_tab_order_after
from listening_timer.ui.widgets.keyboard import ENTER
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, LeftRightPair, Row, centred
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.widgets.question_page import Answer, QuestionPage
from listening_timer.ui.words.i18n import text_of, tr
from listening_timer.ui.words.names import (
    clean_name,
    problem_with,
    problem_with_both,
    unnamed,
)

DONE, WHOLE_TALK = "done", "whole-talk"
"""Ids of the answers at the end."""
_STONE = 76
_PAIR_PX = 874  # design px, at 100 % text: most width of the two names
_CENTRE = Qt.AlignmentFlag.AlignHCenter
_LARGE_PERCENT = 150  # text size from which the page is laid out for it


class NowYouPage(Page):
    """Two names, or none, and Begin; nothing of it is kept."""

    begin_requested = Signal(object)
    """Begin with these people (`Setup`)."""
    back_requested = Signal()
    """Go back to where this page was opened from."""

    def __init__(self, theme: Theme, fmt: Format) -> None:
        super().__init__(theme)
        self._format, self._first = fmt, Side.LEFT
        self._people = {
            side: PersonField(theme, side, stone=_STONE, role=TextStyle.NAME) for side in Side
        }
        self._title = Text(theme, TextStyle.HEADING, text_of(fmt.name), align=_CENTRE)
        self._offer = Text(theme, TextStyle.CUE, text_of(fmt.about), soft=True, align=_CENTRE)
        self._begins = Text(theme, TextStyle.BODY, soft=True)
        self._swap = LinkButton(theme, tr("Swap"))
        self._kept = Text(
            theme, TextStyle.BODY, tr("You can leave the names empty. Nothing is kept."), soft=True
        )
        self._back = LinkButton(theme, tr("Back"))
        self._main = MainButton(theme, tr("Begin"), tr("Enter", "the key"))

        self.heading.hide()
        self._swap.setAccessibleName(tr("Swap who begins"))
        self.back_button = self._back
        self._lay_out()
        foot, column = QWidget(), Column(theme)
        column.addWidget(self._kept)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeading)
        foot.setLayout(column)
        self.set_bottom(foot, self._main)
        set_tab_order_after(self._swap, [self._back, self._main])

        for side, person in self._people.items():
            person.name_edited.connect(partial(self._on_person_name_edited, side))
        self._swap.clicked.connect(self._on_swap_clicked)
        self._back.clicked.connect(self.back_requested)
        self._main.clicked.connect(self.begin)
        theme.changed.connect(self._fit)
        self._fit()
        self.start_over()

    def voice(self) -> AccessibleInfo:
        """Expose as a pane that says what is offered, and that nothing is kept."""
        about = f"{self._offer.said()} {self._kept.said()}"
        return AccessibleInfo(AccessibleRole.Pane, name=self._title.said(), about=about)

    def start_over(self, left: str = "", right: str = "", first: Side = Side.LEFT) -> None:
        """Show these names, and who begins; nothing typed here before is left."""
        self._first = first
        for side, name in ((Side.LEFT, left), (Side.RIGHT, right)):
            self._people[side].set_name(name)
            self._people[side].show_problem("")
        self._refresh()

    @Slot()
    def begin(self) -> None:
        """Request the run, or say what is wrong with a name."""
        left, right = (clean_name(person.name()) for person in self._people.values())
        problems = {side: self._problem_at(side) for side in Side}
        if not any(problems.values()) and left:
            problems[Side.RIGHT] = problem_with_both(left, right)
        for side, person in self._people.items():
            person.show_problem(problems[side])
        if wrong := [side for side in Side if problems[side]]:
            self._people[wrong[0]].focus_name()
            return
        names = left or unnamed(Side.LEFT), right or unnamed(Side.RIGHT)
        setup = Setup(*names, self._first, self._format, Prompting.OFF, keep=False)
        self.begin_requested.emit(setup)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the second name after the first, else begins; so does PageDown."""
        if press_focused_button(self.window().focusWidget(), event):
            return
        if event.key() not in (*ENTER, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # held down since the previous page
            left, right = self._people.values()
            if left.field.hasFocus() and left.name() and not right.name():
                right.focus_name()
            else:
                self.begin()

    def showEvent(self, event: QShowEvent) -> None:
        self.show_from_top()
        super().showEvent(event)

    def _problem_at(self, side: Side) -> str:
        """What is wrong with one name; none is wrong where none is typed."""
        typed = self._people[side].name()
        return problem_with(typed) if clean_name(typed) else ""

    def _lay_out(self) -> None:
        begins, row = QWidget(), Row(self._theme, 6)
        row.addStretch(1)
        row.addWidget(self._begins)
        row.addWidget(self._swap)
        row.addStretch(1)
        begins.setLayout(row)
        pair = self._people[Side.LEFT], self._people[Side.RIGHT]
        self._pair = LeftRightPair(self._theme, *pair, spacing=90)
        self.body.addStretch(2)
        self.body.addWidget(self._title)
        self.body.addWidget(self._offer)
        self.body.addStretch(2)
        self.body.addLayout(centred(self._theme, self._pair))
        self.body.addStretch(1)
        self.body.addWidget(begins)
        self.body.addStretch(3)

    def _refresh(self) -> None:
        """Show who begins, and lead the focus to the first name that is missing."""
        name = clean_name(self._people[self._first].name())
        if name:
            words = tr("{name} begins.").format(name=isolated(name))
        elif self._first is Side.LEFT:
            words = tr("The left one begins.")
        else:
            words = tr("The right one begins.")
        self._begins.set_text(words)
        self._main.set_tone(TONES[self._first])
        missing = next((each.field for each in self._people.values() if not each.name()), None)
        self.initial_focus = missing or self._main

    @Slot()
    def _on_person_name_edited(self, side: Side, _name: str) -> None:
        self._people[side].show_problem("")
        self._refresh()

    @Slot()
    def _on_swap_clicked(self) -> None:
        self._first = other(self._first)
        self._refresh()

    @Slot()
    def _fit(self) -> None:
        """Give the names the room they need where the text is large."""
        large = self._theme.text_percent >= _LARGE_PERCENT
        self._pair.setMaximumWidth(self._theme.px(_PAIR_PX) * self._theme.text_percent // 100)
        self._title.set_role(TextStyle.TITLE if large else TextStyle.HEADING)


class NowYouEndPage(QuestionPage):
    """The end of one minute each: thanks, and where to go on."""

    def thank(self) -> None:
        """Thank both, and offer to be done, or a whole talk."""
        done = Answer(DONE, tr("Done"), tr("Space", "the key"))
        self.ask(
            tr("Thank you for listening to each other."),
            tr("A whole talk is just like that, with more time."),
            [done, Answer(WHOLE_TALK, tr("A whole talk"))],
        )
