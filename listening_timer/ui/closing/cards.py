"""Cards of the closing page: note, thanks, promise, next meeting.

Nothing is asked twice, and every card may stay empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Role, Side
from listening_timer.model.annotations import PromiseKind
from listening_timer.model.wall_clock import WallClock
from listening_timer.text.cleaning import clean_line, clean_text
from listening_timer.ui.closing.date_time import DateTimePicker
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.accessibility import without_format_characters
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.limit_notice import LimitNotice
from listening_timer.ui.widgets.note_field import NoteField
from listening_timer.ui.words.annotations import BOTH
from listening_timer.ui.words.i18n import full_line_text, full_note_text, tr
from listening_timer.ui.words.people import People


class NoteCard(Card):
    """A note about the session."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._ask = Text(
            theme, TextStyle.LABEL, tr("A line to remember it by, if you like"), soft=True
        )
        self._note = NoteField(theme, tr("What mattered today"), tr("A note about this talk"))
        self._full = LimitNotice(theme, self._note, full_note_text())

        self.body.addWidget(self._ask)
        self.body.addWidget(self._note, 1)
        self.body.addWidget(self._full)

    @property
    def field(self) -> NoteField:
        """The note field."""
        return self._note

    def text(self) -> str:
        """The text of the note."""
        return self._note.text()

    def set_text(self, text: str) -> None:
        """Set the text of the note."""
        self._note.set_text(text)


class ThanksCard(Card):
    """One line of thanks from each person."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._people: People | None = None
        self._asks = {side: Text(theme, TextStyle.LABEL) for side in Side}
        self._fields = {side: Field(theme, tr("Thank you for …"), "") for side in Side}

        for side, tone in ((Side.LEFT, Tone.LAKE), (Side.RIGHT, Tone.CLAY)):
            self._asks[side].set_tone(tone)
            self._fields[side].set_tone(tone)
            self.body.addWidget(self._asks[side])
            self.body.addWidget(self._fields[side])
            self.body.addWidget(LimitNotice(theme, self._fields[side], full_line_text()))
        self.body.addStretch(1)

    def seat(self, people: People) -> None:
        """Set the two people, each in their colour, and empty both lines."""
        self._people = people
        for side in Side:
            words = tr("{name} says thank you").format(name=people.name(people.at(side)))
            self._asks[side].set_text(words)
            self._fields[side].setAccessibleName(without_format_characters(words))
            self._fields[side].setText("")

    def fields(self) -> dict[Role, Field]:
        """The fields by role."""
        if self._people is None:
            return {}
        return {self._people.at(side): self._fields[side] for side in Side}

    def thanks(self) -> dict[Role, str]:
        """The texts of both fields, as typed."""
        return {who: line.text() for who, line in self.fields().items()}

    def set_thanks(self, thanks: Mapping[Role, str]) -> None:
        """Set the texts of both fields."""
        if self._people is not None:
            for side in Side:
                self._fields[side].setText(thanks.get(self._people.at(side), ""))


class PromiseCard(Card):
    """One promise, or time together; unfolds when its kind is chosen."""

    unfolded = Signal()
    """The card has become higher."""
    changed = Signal()
    """Another kind, or another person, was chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._kind = ChoiceRow(
            theme,
            tr("One small thing for the days to come"),
            [
                (PromiseKind.PROMISE, tr("A small promise")),
                (PromiseKind.ROUTINE, tr("Time together, as always")),
                (PromiseKind.NEW, tr("Something new together")),
            ],
            tone=Tone.MOSS,
        )
        self._more = QWidget()
        self._whose = ChoiceRow(theme, tr("Who promises it?"), [], tone=Tone.MOSS)
        self._words = Field(theme, "", tr("What it is, in a line"))
        self._leave = LinkButton(theme, tr("Leave it out"))

        self.body.addWidget(self._kind)
        unfolded = Column(theme, 10, (0, 6, 0, 0))
        unfolded.addWidget(self._whose)
        unfolded.addWidget(self._words)
        unfolded.addWidget(LimitNotice(theme, self._words, full_line_text()))
        unfolded.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignLeading)
        self._more.setLayout(unfolded)
        self.body.addWidget(self._more)
        self.body.addStretch(1)
        self._show_kind()

        self._kind.chosen.connect(self._on_kind_chosen)
        self._whose.chosen.connect(self.changed)
        self._leave.clicked.connect(self._on_leave_clicked)

    def seat(self, people: People) -> None:
        """Set the two people, and clear the card."""
        names = [(who.value, people.name(who)) for who in (people.at(side) for side in Side)]
        self._whose.set_options([*names, (BOTH, tr("Both of you"))])
        self.clear()

    @property
    def field(self) -> Field:
        """The text field of the promise."""
        return self._words

    @property
    def name(self) -> str:
        """The draft name: the chosen kind and person."""
        return f"plan.{self._kind.current()}.{self._whose.current()}"

    def choose_by(self, name: str) -> None:
        """Choose the kind and person of a draft name; no effect for other names."""
        match name.split("."):
            case ["plan", kind, whose] if kind in set(PromiseKind):
                self._kind.choose(kind)
                self._whose.choose(whose)
                self._show_kind()
            case _:
                pass

    def promise(self) -> Plan | None:
        """The chosen kind, person and text, as typed; None where no kind is chosen."""
        if not self._kind.current():
            return None
        kind = PromiseKind(self._kind.current())
        whose = self._whose.current()
        mine = kind is PromiseKind.PROMISE and whose not in ("", BOTH)
        return kind, Role(whose) if mine else None, self._words.text()

    def set_promise(self, promise: Plan | None) -> None:
        """Set kind, person and text, or clear them."""
        self.clear()
        if promise is not None:
            kind, whose, words = promise
            self._kind.choose(kind)
            self._whose.choose(whose or BOTH)
            self._words.setText(words)
            self._show_kind()

    @Slot()
    def _on_leave_clicked(self) -> None:
        self.clear()
        self.changed.emit()

    def clear(self) -> None:
        """Clear the card."""
        self._kind.choose("")
        self._whose.choose(BOTH)
        self._words.setText("")  # not `clear`, after which the field's undo would bring it back
        self._show_kind()

    def _show_kind(self) -> None:
        kind = self._kind.current()
        self._more.setVisible(bool(kind))
        self._whose.setVisible(kind == PromiseKind.PROMISE)
        self._words.setPlaceholderText(_example(kind))

    @Slot()
    def _on_kind_chosen(self) -> None:
        self._show_kind()
        self.unfolded.emit()
        self.changed.emit()


def _example(kind: str) -> str:
    match kind:
        case PromiseKind.PROMISE:
            return tr("Such as a call at noon on Wednesday")
        case PromiseKind.ROUTINE:
            return tr("Such as breakfast together on Sunday")
        case _:
            return tr("Such as a walk where neither of you has been")


class MeetingCard(Card):
    """The next meeting; unfolds when both would like to agree on a time."""

    unfolded = Signal()
    """The card has become higher."""

    def __init__(self, theme: Theme, wall: WallClock) -> None:
        super().__init__(theme)
        self._ask = Text(theme, TextStyle.LABEL, tr("Your next talk"), soft=True)
        self._agree = LinkButton(theme, tr("Agree on a next time"))
        self._when = DateTimePicker(theme, wall)
        self.calendar_requested = self._when.calendar_requested
        self._leave = LinkButton(theme, tr("Leave it open"))

        self.body.addWidget(self._ask)
        self.body.addWidget(self._agree, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self._when)  # where the focus goes from the link
        self.body.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addStretch(1)
        self.clear()

        self._agree.clicked.connect(self._on_agree_clicked)
        self._leave.clicked.connect(self.clear)

    def meeting(self) -> tuple[int, int] | None:
        """The agreed time: wall instant (UTC ms), offset (minutes); None where there is none."""
        return None if self._when.isHidden() else self._when.chosen()

    def set_meeting(self, meeting: tuple[int, int] | None) -> None:
        """Set the agreed time, or none."""
        self.clear()
        if meeting is not None:
            self.open()
            self._when.choose(meeting[0])

    def follow_wall(self) -> None:
        """Compute the proposed time from now."""
        self._when.follow_wall()

    def say(self, sentence: str) -> None:
        """Show the result of saving the calendar file."""
        self._when.say(sentence)

    def open(self) -> None:
        """Unfold with a proposed time."""
        self._when.reset()
        self._fold(folded=False)

    @Slot()
    def clear(self) -> None:
        """Clear the agreed time and fold the card."""
        self._fold(folded=True)

    def _fold(self, *, folded: bool) -> None:
        left = self._leave.hasFocus()
        self._when.setHidden(folded)
        self._leave.setHidden(folded)
        self._agree.setVisible(folded)
        if left:
            self._agree.setFocus()

    @Slot()
    def _on_agree_clicked(self) -> None:
        self.open()
        self.unfolded.emit()


Plan = tuple[PromiseKind, Role | None, str]
"""Kind, whose it is (None: both), and text of a promise or plan."""


def _nothing() -> Mapping[Role, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Closing:
    """All that the closing page saves: note, thanks, one promise or plan, and the next meeting.

    `thanks` are in the words of the one who gives them. `meeting` is a wall instant (UTC ms) and by
    how many minutes local time is ahead of UTC then.
    """

    note: str = ""
    thanks: Mapping[Role, str] = field(default_factory=_nothing)
    promise: Plan | None = None
    meeting: tuple[int, int] | None = None


def cleaned(closing: Closing) -> Closing:
    """The closing as it is saved: texts cleaned and cut, and omitted where empty."""
    lines = {who: clean_line(line) for who, line in closing.thanks.items()}
    promise = closing.promise
    if promise is not None:
        kind, whose, words = promise
        words = clean_line(words)
        promise = (kind, whose, words) if words else None
    return Closing(
        clean_text(closing.note),
        MappingProxyType({who: line for who, line in lines.items() if line}),
        promise,
        closing.meeting,
    )
