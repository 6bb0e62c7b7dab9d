"""Closing page after a session: a thank-you of each, four folded cards, and whether it is kept."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from listening_timer.exercise.formats import Role, Side
from listening_timer.exercise.state import State
from listening_timer.model.annotations import Scale
from listening_timer.model.records import NextTime
from listening_timer.model.wall_clock import WallClock
from listening_timer.ui.closing.cards import NoteCard, PromiseCard, RatingsCard, ThanksCard
from listening_timer.ui.closing.chips import FoldChips
from listening_timer.ui.closing.meeting_card import MeetingCard
from listening_timer.ui.closing.values import Closing, cleaned
from listening_timer.ui.closing.words import heading_of, length_text, line_of, rating_lines
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.buttons import LinkButton, MainButton, QuietButton
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow, LeftRightPair, Row
from listening_timer.ui.widgets.note_field import NoteField
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.widgets.resting_stone import RestingPair
from listening_timer.ui.widgets.scroll import bring_into_view
from listening_timer.ui.words.i18n import restored_text, tr
from listening_timer.ui.words.people import People

_MAIN = frozenset({Qt.Key.Key_Space, Qt.Key.Key_PageDown})
"""Keys that just ended the session; they mean Done while no field has the focus."""
CLOSING = "closing."
"""Prefix of the names of this page's text fields (drafts)."""
_CENTRED = Qt.AlignmentFlag.AlignHCenter
_WIDTH_PX = 980
"""Design px, at 100 % text: maximum width of the cards."""
_AIRS_PX = 48, 24
"""Design px: room above the stones, and above the cards, while no card is open."""

_AIRY_PERCENT = 130
"""Largest text at which there is room for decoration and a large heading."""


class ClosingPage(Page):
    """The end of a session: kept with what is on its cards, with nothing there, or not kept."""

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
        self._people: People | None = None
        self._length = ""
        self._kept, self._quiet, self._open = True, False, ""
        self._airs = [QWidget() for _ in _AIRS_PX]
        self._stones = RestingPair(theme)
        self._trouble = Text(theme, TextStyle.BODY, bold=True, folds=True, align=_CENTRED)
        self._place = QuietButton(theme, tr("Choose another place"))
        self._unfold = LinkButton(theme, tr("Write something down"))
        self._thanks = {
            side: ThanksCard(theme, tone)
            for side, tone in ((Side.LEFT, Tone.LAKE), (Side.RIGHT, Tone.CLAY))
        }
        self._both = LeftRightPair(theme, *self._thanks.values(), spacing=28)
        self._chips = FoldChips(theme)
        self._meeting = MeetingCard(theme, wall)
        self._promise = PromiseCard(theme)
        self._note = NoteCard(theme)
        self._ratings = RatingsCard(theme)
        self._cards = QWidget()
        self._where = Text(theme, TextStyle.BODY, soft=True)
        self._forget = LinkButton(theme, tr("Don’t keep this talk"))
        self._main = MainButton(theme, tr("Done"), tr("Enter", "the key"), Tone.MOSS)
        self.plan_changed = self._promise.plan_changed
        self.calendar_requested = self._meeting.calendar_requested

        for name, text, card in (
            ("meeting", tr("When will you talk again?"), self._meeting),
            ("promise", tr("A small promise"), self._promise),
            ("note", tr("A note"), self._note),
            ("ratings", tr("How was it?"), self._ratings),
        ):
            self._chips.add(name, text, card)
        self._lay_out_top()
        self._lay_out_cards()
        self._lay_out_foot()
        self._resize_parts()

        theme.changed.connect(self._resize_parts)
        self._place.clicked.connect(self.place_requested)
        self._unfold.clicked.connect(self._on_unfold_clicked)
        self._chips.asked.connect(self.rate_requested)
        self._chips.opened.connect(self._on_chips_opened)
        self._chips.released.connect(self.setFocus)
        self._forget.clicked.connect(self.forget_requested)
        self._main.clicked.connect(self.keep_requested)

    def _lay_out_top(self) -> None:
        """Stones, heading and line, centred; what is not saved yet, and why, below."""
        self.top.setDirection(Row.Direction.TopToBottom)
        self.top.insertWidget(0, self._stones, 0, _CENTRED)
        self.top.insertWidget(0, self._airs[0])
        self.top.addWidget(self._airs[1])
        for text in (self.heading, self.subline):
            text.setAlignment(_CENTRED | Qt.AlignmentFlag.AlignVCenter)
        self.body.addWidget(self._trouble)
        for button in (self._place, self._unfold):
            self.body.addWidget(button, 0, _CENTRED)
        self._place.hide()

    def _lay_out_cards(self) -> None:
        """Thanks and chips, in a centred column of a readable width."""
        column, middle = Column(self._theme, 32), Row(self._theme)
        column.addWidget(self._both)
        column.addWidget(self._chips)
        self._cards.setLayout(column)
        middle.addStretch(1)
        middle.addWidget(self._cards, 1000)
        middle.addStretch(1)
        self.body.addLayout(middle)
        self.body.addStretch(1)

    def _lay_out_foot(self) -> None:
        """How long it was and where it is, and Done."""
        foot, line = QWidget(), Flow(self._theme, 8)
        line.addWidget(self._where)
        line.addWidget(self._forget)
        foot.setLayout(line)
        self.set_bottom(foot, self._main)

    def voice(self) -> AccessibleInfo:
        """Expose as a pane: its heading, its line and its foot."""
        about = f"{self.subline.said()} {self._where.said()}".strip()
        return AccessibleInfo(AccessibleRole.Pane, name=self.heading.said(), about=about)

    def show_ended(self, state: State, people: People, *, kept: bool, saved: bool = True) -> None:
        """Show the end of a session with empty cards; without `kept` nothing can be written.

        It is said to be in the history once it is `saved`, now or by `show_saved`.
        """
        self._kept, self._quiet, self._people = kept, state.format.ends_in_quiet, people
        self.heading.set_text(heading_of(state))
        self.subline.set_text(line_of(state, kept=kept))
        self._length = length_text(state.at)
        if not kept:
            self._say_where(tr("This talk wasn’t kept."))
        elif saved:
            self.show_saved(saved=True)
        else:
            self._say_where("")
        for side, card in self._thanks.items():
            card.seat(people.spoken_of(people.at(side)))
        self._promise.seat(people)
        self._meeting.set_kept(kept)
        self.write(Closing())
        self._show_parts()
        self.show_from_top()

    def _show_parts(self) -> None:
        """Show what can be written; after a quiet end it is folded behind a link."""
        kept = self._kept
        self._unfold.setVisible(self._quiet)
        self._cards.setVisible(not self._quiet)
        self._both.setVisible(kept)
        every = ("meeting", "promise", "note", "ratings")
        self._chips.offer(every if kept else ("meeting", "ratings"))
        self._forget.setVisible(kept)

    @property
    def open_card(self) -> str:
        """Name of the open card; empty for none."""
        return self._open

    def closing(self) -> Closing:
        """What is on the cards, cleaned."""
        thanks = {who: line.text() for who, line in self._lines().items()}
        return cleaned(
            Closing(
                self._note.field.text(),
                thanks,
                self._promise.promise(),
                self._meeting.meeting(),
                self._meeting.field.text(),
            )
        )

    def write(self, closing: Closing) -> None:
        """Fill the cards with this and nothing else, and close them."""
        self._note.field.set_text(closing.note)
        for who, line in self._lines().items():
            line.setText(closing.thanks.get(who, ""))
        self._promise.set_promise(closing.promise)
        self._meeting.set_meeting(closing.meeting)
        self._meeting.field.setText(closing.next_time)
        self._ratings.show_lines(())
        self._chips.open("")

    def _lines(self) -> dict[Role, Field]:
        """The lines of thanks by role."""
        if self._people is None:
            return {}
        return {self._people.at(side): card.field for side, card in self._thanks.items()}

    def propose(self, proposed: NextTime, *, usual: bool) -> None:
        """Set the time to propose for the next talk, and what stands; see `MeetingCard`."""
        self._meeting.propose(proposed, usual=usual)

    def follow_wall(self) -> None:
        """Compute the proposed next time from now."""
        self._meeting.follow_wall()

    def text_fields(self) -> dict[str, Field | NoteField]:
        """The text fields by draft name."""
        return {
            f"{CLOSING}note": self._note.field,
            **{f"{CLOSING}thanks.{who}": line for who, line in self._lines().items()},
            f"{CLOSING}{self._promise.name}": self._promise.field,
            f"{CLOSING}next-time": self._meeting.field,
        }

    def take_plan(self, field: str) -> None:
        """Choose the kind of plan of a field name from `text_fields`; no effect for other names."""
        self._promise.choose_by(field.removeprefix(CLOSING))

    def say_restored(self) -> None:
        """Say that text typed before the program stopped has been restored, and show it."""
        self.subline.set_text(f"{self.subline.said()} {restored_text()}")
        self.open_written()

    def open_written(self) -> None:
        """Open the first card on which something stands; texts come before a time."""
        self._chips.open_filled(("promise", "note", "meeting", "ratings"))
        if self._quiet and self.closing() != Closing():
            self._unfold_cards()

    def say(self, sentence: str) -> None:
        """Show the result of saving the calendar file."""
        self._meeting.say(sentence)

    def show_saved(self, *, saved: bool) -> None:
        """Say that the session is in the history, or not yet."""
        self._say_where(tr("It is in your history.") if saved else tr("It isn’t saved yet."))

    def _say_where(self, where: str) -> None:
        self._where.set_text(f"{self._length} {where}".strip())

    def show_trouble(self, sentence: str) -> None:
        """Say that the session is not yet saved, and why; an empty sentence clears it."""
        words = f"{tr('Not yet saved')}: {sentence}" if sentence else ""
        if words != self._trouble.said():  # called at each failed save, announced once
            self._trouble.say(words)
        self._place.setVisible(bool(words))

    def show_ratings(self, ratings: Mapping[tuple[Role, Scale], int]) -> None:
        """Show what both have answered to "How was it?"."""
        people = self._people
        if people is not None:
            self._ratings.show_lines(rating_lines(ratings, people))

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

    @Slot(str)
    def _on_chips_opened(self, name: str) -> None:
        """Make room for the open card, and show it whole."""
        self._open = name
        self._make_room()
        bring_into_view(self._chips)

    @Slot()
    def _on_unfold_clicked(self) -> None:
        self._unfold_cards()
        self._lines()[Role.A].setFocus()

    def _unfold_cards(self) -> None:
        self._unfold.hide()
        self._cards.show()

    @Slot()
    def _resize_parts(self) -> None:
        wide = self._theme.px(_WIDTH_PX) * self._theme.text_percent // 100
        self._cards.setMaximumWidth(wide)
        for air, high in zip(self._airs, _AIRS_PX, strict=True):
            air.setFixedHeight(self._theme.px(high))
        self._make_room()

    def _make_room(self) -> None:
        """Leave out what is decoration where a card is open below thanks, or text is large."""
        large = self._theme.text_percent > _AIRY_PERCENT
        self.heading.set_role(TextStyle.TITLE if large else TextStyle.HEADING)
        for part in (*self._airs, self._stones):
            part.setVisible(not (large or (self._open and self._kept)))
