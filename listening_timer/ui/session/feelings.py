"""Feelings page (phase bridge): the listener alone picks a feeling they know from their own life.

Nothing is stored here. The pick and the text stay in the widgets until the page is left, and leave
it only by `keep_requested`.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Role
from listening_timer.library.feelings import Family, Feeling, Pole
from listening_timer.ui.session.private_page import PrivatePage
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.cards import Card, ChoiceCard
from listening_timer.ui.widgets.choices import LabelledButtons
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Tiles
from listening_timer.ui.widgets.limit_notice import LimitNotice
from listening_timer.ui.widgets.question_page import Answer
from listening_timer.ui.words.i18n import full_line_text, text_of, tr
from listening_timer.ui.words.people import People


class FeelingsPage(PrivatePage):
    """Cover, the feeling families, the feelings of one family, and a line of one's own."""

    keep_requested = Signal(str, str)
    """Keep the feeling, as its shown text, and the person's own words, which may be empty."""
    closed = Signal()
    """Go back to the session; nothing is kept."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._people: People | None = None
        self._listener = Role.B
        self._kept = True
        self._families: tuple[Family, ...] = ()
        self._family: Family | None = None
        self._feeling: Feeling | None = None
        self._poles = {pole: LabelledButtons(theme, Tiles(theme, 14, least=230)) for pole in Pole}
        words = Tiles(theme, 12, columns=6, least=130, paired=True)
        self._words = LabelledButtons(theme, words)
        self._picked = Text(theme, TextStyle.TITLE, align=Qt.AlignmentFlag.AlignHCenter)
        self._own = Field(theme, tr("A line for yourself, if you like"), tr("In your own words"))
        self._first, self._last = QWidget(), Card(theme, pad=30, spacing=16)

        both = Column(theme, 18)
        for pole in self._poles.values():
            both.addWidget(pole)
        self._first.setLayout(both)
        self._last.body.addWidget(self._picked)
        self._last.body.addWidget(self._own)
        self._last.body.addWidget(LimitNotice(theme, self._own, full_line_text()))
        for step in (self._first, self._words, self._last):
            self.add_step(step)

        self.answers.answered.connect(self._on_answered)
        for pole in self._poles.values():
            pole.picked.connect(self._on_family_picked)
        self._words.picked.connect(self._on_word_picked)

    def ask(
        self, listener: Role, people: People, families: Sequence[Family], *, kept: bool = True
    ) -> None:
        """Start with the cover for the listener; `kept`: whether the session is saved at all."""
        self._listener, self._people, self._families = listener, people, tuple(families)
        self._kept = kept
        self.forget()

    def forget(self) -> None:
        """Clear all that was picked and written, and return to the cover."""
        if self._people is not None:
            self._cover(self._people)
            self.settle()

    def answer_back(self) -> None:
        """Go one step back; nothing on the cover."""
        if self._feeling is not None and self._family is not None:
            self._show_words(self._family)
        elif self._family is not None:
            self._show_families()
        elif self._people is not None:
            self._cover(self._people)

    def _cover(self, people: People) -> None:
        self._family = self._feeling = None
        for picks in (*self._poles.values(), self._words):
            picks.show_picks("", [])
        self._picked.set_text("")
        self._own.setText("")  # not `clear`, after which the field's undo would bring it back
        line = tr("Please look away for a moment.")
        self.show_cover(people, self._listener, line, Answer("close", tr("Not now")))

    @Slot(str)
    def _on_answered(self, answer: str) -> None:
        match answer:
            case "ready":
                self._show_families()
            case "back":
                self.answer_back()
            case "keep":
                self._keep()
            case _:
                self.forget()
                self.closed.emit()

    def _show_families(self) -> None:
        self._family = self._feeling = None
        names = {Pole.PLEASANT: tr("Good to feel"), Pole.UNPLEASANT: tr("Hard to feel")}
        for pole, picks in self._poles.items():
            families = [family for family in self._families if family.pole is pole]
            cards = [(family.id, self._card(family)) for family in families]
            picks.show_picks(names[pole], cards)
        self.answers.offer(None, [_back()])
        self.show_step(
            self._first,
            tr("Which feeling did you hear?"),
            tr("Choose its group. You don’t have to write anything."),
        )

    def _card(self, family: Family) -> ChoiceCard:
        """A family's card with three of its feelings: the mildest, one between, the strongest."""
        words = [text_of(feeling.text) for feeling in family.feelings]
        about = tr("{mild}, {middle}, {strong} …", "three feelings of a family").format(
            mild=words[0], middle=words[len(words) // 2], strong=words[-1]
        )
        return ChoiceCard(self._theme, text_of(family.name), about)

    def _show_words(self, family: Family) -> None:
        self._family, self._feeling = family, None
        words = [(one.id, QuietButton(self._theme, text_of(one.text))) for one in family.feelings]
        self._words.show_picks(tr("From mild to strong"), words)
        self.answers.offer(None, [_back()])
        self.show_step(self._words, text_of(family.name), tr("Choose the word that fits best."))

    def _show_own(self, feeling: Feeling) -> None:
        self._feeling = feeling
        self._picked.set_text(text_of(feeling.text))
        self._picked.set_tone(self._tone())
        done = Answer("close", tr("Done"), tr("Space", "the key"))
        keep = [Answer("keep", tr("Keep it"))] if self._kept else []
        self.answers.offer(done, [_back(), *keep], tone=self._tone())
        line = tr("None of this is kept.")
        if self._kept:
            line = tr("This is kept only if you choose “Keep it”. Then both of you can read it.")
        self.show_step(self._last, tr("When have you felt this?"), line)

    def _tone(self) -> Tone:
        return self._people.tone(self._listener) if self._people else Tone.MOSS

    @Slot(str)
    def _on_family_picked(self, name: str) -> None:
        self._show_words(next(family for family in self._families if family.id == name))

    @Slot(str)
    def _on_word_picked(self, name: str) -> None:
        feelings = self._family.feelings if self._family else ()
        self._show_own(next(feeling for feeling in feelings if feeling.id == name))

    def _keep(self) -> None:
        feeling, own = self._picked.said(), self._own.text()
        self.forget()
        self.keep_requested.emit(feeling, own)


def _back() -> Answer:
    return Answer("back", tr("Back"))
