"""Closing page after a session: summary, optional annotations, and whether it is kept."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from listening_timer.exercise.formats import Role
from listening_timer.exercise.state import State
from listening_timer.exercise.timeline import Stretch
from listening_timer.model.wall_clock import WallClock
from listening_timer.ui.closing.cards import (
    Closing,
    MeetingCard,
    NoteCard,
    PromiseCard,
    ThanksCard,
    cleaned,
)
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.buttons import LinkButton, MainButton, QuietButton
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Row, Tiles
from listening_timer.ui.widgets.note_field import NoteField
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.widgets.scroll import bring_into_view
from listening_timer.ui.widgets.timeline import Timeline
from listening_timer.ui.words.i18n import about_text, clock_text, restored_text, time_text, tr
from listening_timer.ui.words.people import People
from listening_timer.ui.words.timeline_words import spoken, timeline_parts

_MAIN = frozenset({Qt.Key.Key_Space, Qt.Key.Key_PageDown})
"""Keys that just ended the session; they mean Done while no field has the focus."""
CLOSING = "closing."
"""Prefix of the names of this page's text fields (drafts)."""


class ClosingPage(Page):
    """The end of a session: kept with the annotations on its cards, without any, or not kept."""

    keep_requested = Signal()
    """Keep the session with `closing`; where the session is not saved at all, only go on."""
    forget_requested = Signal()
    """Delete the session."""
    rate_requested = Signal()
    """Open the ratings of both."""
    place_requested = Signal()
    """Choose another place to save the session in."""

    def __init__(self, theme: Theme, wall: WallClock) -> None:
        super().__init__(theme)
        self._length = ""
        self._place = QuietButton(theme, tr("Choose another place"))
        self._place.hide()
        self._trouble = Text(theme, TextStyle.BODY, bold=True, folds=True)
        self._timeline = Timeline(theme)
        self._timeline.setAccessibleName(tr("Picture of the talk"))
        self._shares = Text(theme, TextStyle.BODY)
        self._rate = QuietButton(theme, tr("How was it for each of you?"))
        self._note = NoteCard(theme)
        self._thanks = ThanksCard(theme)
        self._promise = PromiseCard(theme)
        self._meeting = MeetingCard(theme, wall)
        self.plan_changed = self._promise.changed
        self.calendar_requested = self._meeting.calendar_requested
        self._forget = LinkButton(theme, tr("Keep nothing of it"))
        self._main = MainButton(theme, tr("Done"), tr("Enter", "the key"), Tone.MOSS)

        self.body.addWidget(self._trouble)
        self.body.addWidget(self._place, 0, Qt.AlignmentFlag.AlignLeading)
        for part in (self._timeline, self._shares):
            self.body.addWidget(part)
        cards = Tiles(theme, 16, columns=2, least=420)
        for card in (self._note, self._thanks, self._promise, self._meeting):
            cards.addWidget(card)
        self.body.addLayout(cards)
        self.body.addStretch(1)
        quiet, row = QWidget(), Row(theme, 24)
        row.addWidget(self._forget)
        row.addStretch(1)
        row.addWidget(self._rate)
        quiet.setLayout(row)
        self.set_bottom(quiet, self._main)

        self._place.clicked.connect(self.place_requested)
        self._rate.clicked.connect(self.rate_requested)
        for card in (self._promise, self._meeting):
            card.unfolded.connect(lambda card=card: bring_into_view(card))
        self._forget.clicked.connect(self.forget_requested)
        self._main.clicked.connect(self.keep_requested)

    def show_ended(
        self,
        state: State,
        stretches: tuple[Stretch, ...],
        people: People,
        *,
        kept: bool,
        saved: bool = True,
    ) -> None:
        """Show the session's summary and empty cards; without `kept` there are no annotations.

        It is said to be in the history once it is `saved`, now or by `show_saved`.
        """
        self.heading.set_text(_heading(state))
        length = tr("{time} in all.").format(time=about_text(state.at))
        moment = tr("Look at each other for a moment.") if _closes_here(state) else ""
        self._length = f"{moment} {length}".strip()
        if not kept:
            self._say_where(tr("Nothing of this talk is kept."))
        elif saved:
            self.show_saved(saved=True)
        else:
            self.subline.set_text(self._length)
        start, offset = state.started.wall, state.started.offset
        self._timeline.set(
            timeline_parts(stretches, people),
            time_text(start, offset),
            time_text(state.wall_of(state.at), offset),
            spoken(stretches, people),
        )
        self._shares.set_text(
            tr("{a} shared {time_a}, {b} shared {time_b}.").format(
                a=people.name(Role.A),
                time_a=clock_text(state.sums.sharing_a),
                b=people.name(Role.B),
                time_b=clock_text(state.sums.sharing_b),
            )
        )
        for card in (self._thanks, self._promise):
            card.seat(people)
        self.write(Closing())
        for part in (self._rate, self._note, self._thanks, self._promise, self._forget):
            part.setVisible(kept)
        self.show_from_top()

    def closing(self) -> Closing:
        """The annotations on the cards, cleaned."""
        return cleaned(
            Closing(
                self._note.text(),
                self._thanks.thanks(),
                self._promise.promise(),
                self._meeting.meeting(),
            )
        )

    def write(self, closing: Closing) -> None:
        """Fill the cards with this and nothing else."""
        self._note.set_text(closing.note)
        self._thanks.set_thanks(closing.thanks)
        self._promise.set_promise(closing.promise)
        self._meeting.set_meeting(closing.meeting)

    def follow_wall(self) -> None:
        """Compute the proposed next time from now."""
        self._meeting.follow_wall()

    def text_fields(self) -> dict[str, Field | NoteField]:
        """The text fields by draft name."""
        return {
            f"{CLOSING}note": self._note.field,
            **{f"{CLOSING}thanks.{who}": line for who, line in self._thanks.fields().items()},
            f"{CLOSING}{self._promise.name}": self._promise.field,
        }

    def take_plan(self, field: str) -> None:
        """Choose the kind of plan of a field name from `text_fields`; no effect for other names."""
        self._promise.choose_by(field.removeprefix(CLOSING))

    def say_restored(self) -> None:
        """Say that text typed before the program stopped has been restored."""
        self.subline.set_text(f"{self.subline.said()} {restored_text()}")

    def say(self, sentence: str) -> None:
        """Show the result of saving the calendar file."""
        self._meeting.say(sentence)

    def show_saved(self, *, saved: bool) -> None:
        """Say that the session is in the history, or not yet."""
        self._say_where(tr("It is in your history.") if saved else tr("It is not saved yet."))

    def _say_where(self, where: str) -> None:
        self.subline.set_text(f"{self._length} {where}")

    def show_trouble(self, sentence: str) -> None:
        """Say that the session is not yet saved, and why; an empty sentence clears it."""
        words = f"{tr('Not yet saved')}: {sentence}" if sentence else ""
        if words != self._trouble.said():  # called at each failed save, announced once
            self._trouble.say(words)
        self._place.setVisible(bool(words))

    def set_rated(self) -> None:
        """Both have given their ratings; hide the button."""
        self._rate.hide()

    def keeps(self, key: Qt.Key) -> bool:
        """Whether a key of the stage has no effect here: all but Space and PageDown."""
        return key not in _MAIN

    def answer_main(self) -> None:
        """Press Done, by a key of the stage."""
        self.keep_requested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button; in a line of text it ends nothing."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():  # held down since the previous page
            match self.focusWidget():
                case QLineEdit():
                    pass
                case QAbstractButton() as button:
                    button.click()
                case _:
                    self.keep_requested.emit()


def _closes_here(state: State) -> bool:
    """Whether this page is the closing moment: completed, and the format has no phase for it."""
    return state.completed and not state.format.closes


def _heading(state: State) -> str:
    if not state.completed:
        return tr("You stopped here. That is fine.")
    if _closes_here(state):
        return tr("Thank you, both of you.")
    return tr("You took this time for each other.")
