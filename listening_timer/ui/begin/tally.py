"""Tally card: between sessions, each may note marks about themselves; never counted or compared."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Side
from listening_timer.model.annotations import TallyKind
from listening_timer.text.cleaning import isolated
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.buttons import LinkButton, QuietButton
from listening_timer.ui.widgets.cards import Card, ChoiceGroup
from listening_timer.ui.widgets.choices import Option
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Flow, Row
from listening_timer.ui.widgets.painting import breakable
from listening_timer.ui.widgets.scroll import bring_into_view
from listening_timer.ui.words.i18n import tr


class Person(Option):
    """A name to choose, as high as the buttons beside it."""

    HIGH = QuietButton.HIGH


class TallyCard(Card):
    """Whose mark it is, a button for each kind of mark, and what was noted last."""

    noted = Signal(str, str)
    """Save a mark of this person about themselves: the name, and the value of a `TallyKind`."""
    taken_back = Signal()
    """Undo the last mark."""
    people_changed = Signal(bool)
    """Whether there are two people to note for."""

    def __init__(self, theme: Theme, *, flat: bool = False) -> None:
        super().__init__(theme, pad=20, spacing=12, flat=flat)
        self._names = dict.fromkeys(Side, "")
        self._last = ""
        self._group = ChoiceGroup(self)
        self._people = {side: Person(theme) for side in Side}
        self._why = LinkButton(theme, tr("What is this for?"))
        self._marks = {
            TallyKind.APPRECIATED: QuietButton(theme, tr("I appreciated something"), "G"),
            TallyKind.ASKED: QuietButton(theme, tr("I asked for a change"), "C"),
        }
        self._about = Text(theme, TextStyle.LABEL, _about(), soft=True)
        self._answer, self._said = QWidget(), Text(theme, TextStyle.BODY)
        self._back = LinkButton(theme, tr("Take it back"))

        self.body.addLayout(self._heading())
        self.body.addWidget(self._about)
        self.body.addLayout(self._choices())
        self._answer.setLayout(self._answered())
        self.body.addWidget(self._answer)
        self._about.hide()
        self._why.set_unfolded(False)
        self.clear()
        self.set_people("", "")

        self._group.chosen.connect(self.clear)
        self._why.clicked.connect(self._on_why_clicked)
        self._back.clicked.connect(self._on_back_clicked)
        for kind, button in self._marks.items():
            button.clicked.connect(lambda _checked=False, kind=kind: self.press(kind))

    def set_people(self, left: str, right: str) -> None:
        """Set who can note marks, left and right; none unless both are named."""
        if (left, right) != (self._names[Side.LEFT], self._names[Side.RIGHT]):
            self.clear()
        self._names = {Side.LEFT: left, Side.RIGHT: right}
        for side, option in self._people.items():
            option.set_text(breakable(self._names[side]))
            option.setAccessibleName(self._names[side])
        if not self._group.current():
            self.choose(Side.LEFT)
        self.people_changed.emit(bool(left and right))

    def has_people(self) -> bool:
        """Whether there are two people to note for."""
        return all(self._names.values())

    def choose(self, side: Side) -> None:
        """Choose the person on this side."""
        self._group.choose(side)
        self.clear()

    def press(self, kind: TallyKind) -> None:
        """Note a mark of the chosen person, as its button and its key do."""
        if not self.has_people():
            return
        self._last = self._names[Side(self._group.current())]
        self.noted.emit(self._last, kind.value)

    def say_noted(self) -> None:
        """Say that the last mark is saved, with a link to undo it."""
        self._say(tr("Noted for {name}.").format(name=isolated(self._last)))
        self._back.show()

    def say_trouble(self, sentence: str) -> None:
        """Say why the mark could not be saved."""
        self._say(sentence)
        self._back.hide()

    @Slot()
    def clear(self) -> None:
        """Hide the message about the last mark."""
        self._answer.hide()

    def show_keys(self, *, shown: bool) -> None:
        """Set whether the buttons show their keys; not where letter keys are switched off."""
        for button, key in zip(self._marks.values(), ("G", "C"), strict=True):
            button.set_text(button.text(), key if shown else "")

    def _say(self, sentence: str) -> None:
        self._answer.show()
        self._said.say(sentence)
        bring_into_view(self, self._answer)

    def _heading(self) -> Row:
        heading = Row(self._theme, 16)
        heading.addWidget(Text(self._theme, TextStyle.LABEL, tr("What did you say?"), soft=True), 1)
        heading.addWidget(self._why, 0, Qt.AlignmentFlag.AlignTop)
        return heading

    def _choices(self) -> Flow:
        """The two names and the two buttons, side by side where there is room."""
        names, marks = Flow(self._theme, 8), Flow(self._theme, 10)
        tones = {Side.LEFT: Tone.LAKE, Side.RIGHT: Tone.CLAY}
        for side, option in self._people.items():
            option.setCheckable(True)
            option.set_tone(tones[side])
            option.setAccessibleDescription(tr("Whose mark it is"))
            self._group.add(side, option)
            names.addWidget(option)
        for button in self._marks.values():
            marks.addWidget(button)
        choices = Flow(self._theme, 28)
        for flow in (names, marks):
            together = QWidget()
            together.setLayout(flow)
            choices.addWidget(together)
        return choices

    def _answered(self) -> Flow:
        answered = Flow(self._theme, 12)
        answered.addWidget(self._said)
        answered.addWidget(self._back)
        return answered

    @Slot()
    def _on_why_clicked(self) -> None:
        self._about.setVisible(self._about.isHidden())
        self._why.set_unfolded(not self._about.isHidden())
        bring_into_view(self, self._why)

    @Slot()
    def _on_back_clicked(self) -> None:
        self.clear()
        self.taken_back.emit()


def _about() -> str:
    """The explanation: the article's sixth step and what research saw; it sets no goal."""
    return tr(
        "It’s easy to say what should change, and easy to leave the good unsaid. "
        "Researchers who watched couples talk saw about five kind moments for each "
        "hard one in those who stayed happy. That isn’t a goal or a score: a mark "
        "only helps you see what you’ve said."
    )
