"""What two people may leave in words at the end of a talk, a card each: a note, thanks, a plan.

Nothing is asked twice, and an empty card is as good as a full one.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Role, Side
from listening_timer.model.annotations import PromiseKind
from listening_timer.ui.closing import Plan
from listening_timer.ui.people import People
from listening_timer.ui.theme import Role as Type
from listening_timer.ui.theme import Theme, Tone
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.limit_notice import LimitNotice
from listening_timer.ui.widgets.note import NoteField
from listening_timer.ui.widgets.spoken import plain
from listening_timer.ui.widgets.steppers import ChoiceRow
from listening_timer.ui.words import full_line_text, full_note_text, tr

BOTH = "both"


class NoteCard(Card):
    """A line to remember the talk by."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._ask = Text(theme, Type.LABEL, tr("A line to remember it by, if you like"), soft=True)
        self._note = NoteField(theme, tr("What mattered today"), tr("A note about this talk"))
        self._full = LimitNotice(theme, self._note, full_note_text())

        self.body.addWidget(self._ask)
        self.body.addWidget(self._note, 1)
        self.body.addWidget(self._full)

    @property
    def field(self) -> NoteField:
        """Where the note is written."""
        return self._note

    def text(self) -> str:
        """What stands in the note."""
        return self._note.text()

    def set_text(self, text: str) -> None:
        """Put a note in."""
        self._note.set_text(text)


class ThanksCard(Card):
    """A line from each of the two about what they appreciate."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._people: People | None = None
        self._asks = {side: Text(theme, Type.LABEL) for side in Side}
        self._fields = {side: Field(theme, tr("Thank you for …"), "") for side in Side}

        for side, tone in ((Side.LEFT, Tone.LAKE), (Side.RIGHT, Tone.CLAY)):
            self._asks[side].set_tone(tone)
            self._fields[side].set_tone(tone)
            self.body.addWidget(self._asks[side])
            self.body.addWidget(self._fields[side])
            self.body.addWidget(LimitNotice(theme, self._fields[side], full_line_text()))
        self.body.addStretch(1)

    def seat(self, people: People) -> None:
        """Name the two, each in their colour, and empty both lines."""
        self._people = people
        for side in Side:
            words = tr("{name} says thank you").format(name=people.name(people.at(side)))
            self._asks[side].set_text(words)
            self._fields[side].setAccessibleName(plain(words))
            self._fields[side].setText("")

    def fields(self) -> dict[Role, Field]:
        """The line of each of the two."""
        if self._people is None:
            return {}
        return {self._people.at(side): self._fields[side] for side in Side}

    def thanks(self) -> dict[Role, str]:
        """Both lines as they stand."""
        return {who: line.text() for who, line in self.fields().items()}

    def set_thanks(self, thanks: Mapping[Role, str]) -> None:
        """Put lines in."""
        if self._people is not None:
            for side in Side:
                self._fields[side].setText(thanks.get(self._people.at(side), ""))


class PromiseCard(Card):
    """One small promise, or time together; it unfolds when its kind is chosen."""

    unfolded = Signal()
    """It has become higher."""
    changed = Signal()
    """Somebody chose another kind, or whose it is."""

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
        """Name the two, and let nothing be chosen."""
        names = [(who.value, people.name(who)) for who in (people.at(side) for side in Side)]
        self._whose.set_options([*names, (BOTH, tr("Both of you"))])
        self.clear()

    @property
    def field(self) -> Field:
        """Where the plan is written."""
        return self._words

    @property
    def name(self) -> str:
        """What is written there: a plan of which kind, and whose."""
        return f"plan.{self._kind.current()}.{self._whose.current()}"

    def choose_by(self, name: str) -> None:
        """Choose what such a name tells; harmless where it tells something else."""
        match name.split("."):
            case ["plan", kind, whose] if kind in set(PromiseKind):
                self._kind.choose(kind)
                self._whose.choose(whose)
                self._show_kind()
            case _:
                pass

    def promise(self) -> Plan | None:
        """What is chosen and written, as it stands; None where no kind is chosen."""
        if not self._kind.current():
            return None
        kind = PromiseKind(self._kind.current())
        whose = self._whose.current()
        mine = kind is PromiseKind.PROMISE and whose not in ("", BOTH)
        return kind, Role(whose) if mine else None, self._words.text()

    def set_promise(self, promise: Plan | None) -> None:
        """Choose and write, or take all of it back."""
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
        """Take all of it back."""
        self._kind.choose("")
        self._whose.choose(BOTH)
        self._words.setText("")  # not `clear`, after which Undo would bring it back
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
