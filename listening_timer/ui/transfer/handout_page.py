"""Handout page: which sheets for the table at home, for whom, as a PDF or on a printer."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Format, Side
from listening_timer.model.handouts import Handout, HandoutRequest
from listening_timer.ui.begin.person_field import PersonField
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import MainButton, QuietButton
from listening_timer.ui.widgets.cards import ChoiceCard, ChoiceGroup
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Tiles
from listening_timer.ui.widgets.page import ReadingPage
from listening_timer.ui.words.i18n import text_of, tr
from listening_timer.ui.words.names import clean_name, problem_with

ALL = "all"
ANY, THIS = "any", "this"
_STONE = 34  # design px


class HandoutPage(ReadingPage):
    """Which sheets, with the steps of which format, and with whose names."""

    save_requested = Signal(object)
    """Choose a file and save these sheets (`HandoutRequest`)."""
    print_requested = Signal(object)
    """Choose a printer and print these sheets (`HandoutRequest`)."""
    names_edited = Signal(str)
    """The letters of both names, as typed."""
    back_requested = Signal()
    """Go back to the formats page."""

    def __init__(self, theme: Theme) -> None:
        main = MainButton(theme, tr("Save as PDF"), tr("Enter", "the key"))
        super().__init__(theme, main)
        self._format: Format | None = None
        self._group = ChoiceGroup(self)
        self._which = ChoiceRow(theme, tr("With the steps of which way to talk?"), [])
        self._people = {
            side: PersonField(theme, side, stone=_STONE, role=TextStyle.BODY, seat=False)
            for side in Side
        }
        self._missing = Text(theme, TextStyle.LABEL, folds=True)
        self._print = QuietButton(theme, tr("Print"))
        back = QuietButton(theme, tr("Back"))

        self.heading.set_text(tr("On paper"))
        self.subline.set_text(tr("For the table at home, to fill in by hand."))
        self.set_action(back)
        self.body.addWidget(self._sheets())
        self.body.addWidget(self._which)
        self.body.addWidget(self._names())
        self.body.addWidget(self._missing)
        self.body.addStretch(1)
        self.set_bottom(None, None)
        self.bottom.addWidget(self._print)
        self.bottom.addWidget(main)

        self._group.chosen.connect(self._on_group_chosen)
        for field in self._people.values():
            field.name_edited.connect(self._on_person_name_edited)
        self._print.clicked.connect(self._on_print_clicked)
        main.clicked.connect(self._on_main_clicked)
        self.back_button = back
        back.clicked.connect(self.back_requested)

    def offer(self, fmt: Format) -> None:
        """Start over: all sheets, with the steps of this format, for nobody in particular."""
        self._format = fmt
        self._group.choose(ALL)
        self._which.set_options([(THIS, text_of(fmt.name)), (ANY, tr("Any", "way to talk"))])
        self._which.choose(THIS)
        self._which.show()
        for field in self._people.values():
            field.set_name("")
            field.show_problem("")
        self.show_missing("")

    def show_missing(self, sentence: str) -> None:
        """Say which letters of the names would be empty boxes; nothing where there are none."""
        if sentence != self._missing.said():
            self._missing.say(sentence)

    def wish(self) -> HandoutRequest | None:
        """What is chosen; None where a name is missing or too long, which is shown beside it."""
        current = self._group.current()
        sheets = tuple(Handout) if current == ALL else (Handout(current),)
        fmt = self._format if self._which.current() == THIS else None
        names = [clean_name(self._people[side].name()) for side in Side]
        if not any(names):
            return HandoutRequest(sheets, fmt)
        wrong = [side for side in Side if self._problem(side)]
        for side in Side:
            self._people[side].show_problem(self._problem(side))
        if wrong:
            self._people[wrong[0]].focus_name()
            return None
        return HandoutRequest(sheets, fmt, (names[0], names[1]))

    def _problem(self, side: Side) -> str:
        name = self._people[side].name()
        return problem_with(name) if clean_name(name) else tr("Please type both names, or none.")

    def _sheets(self) -> QWidget:
        """A card for each choice of sheets."""
        cards, tiles = QWidget(), Tiles(self._theme, 16, columns=4, least=220)
        for name in (ALL, *Handout):
            card = ChoiceCard(self._theme, *_words_of(name))
            self._group.add(name, card)
            tiles.addWidget(card)
        cards.setLayout(tiles)
        self._group.choose(ALL)
        return cards

    def _names(self) -> QWidget:
        whole, tiles = QWidget(), Tiles(self._theme, 30, columns=2, least=300)
        for side in Side:
            tiles.addWidget(self._people[side])
        column = Column(self._theme, 8)
        column.addWidget(
            Text(self._theme, TextStyle.LABEL, tr("For whom? Or leave it open."), soft=True)
        )
        column.addLayout(tiles)
        whole.setLayout(column)
        return whole

    @Slot()
    def _on_group_chosen(self) -> None:
        """Ask for a format where the rules are among the sheets."""
        self._which.setVisible(self._group.current() in (ALL, Handout.RULES))

    @Slot()
    def _on_person_name_edited(self) -> None:
        for field in self._people.values():
            field.show_problem("")
        self.names_edited.emit("".join(field.name() for field in self._people.values()))

    @Slot()
    def _on_main_clicked(self) -> None:
        if (wish := self.wish()) is not None:
            self.save_requested.emit(wish)

    @Slot()
    def _on_print_clicked(self) -> None:
        if (wish := self.wish()) is not None:
            self.print_requested.emit(wish)


def _words_of(name: str) -> tuple[str, str]:
    """The name of a choice of sheets, and what is on them."""
    match name:
        case Handout.RULES:
            return tr("The rules"), tr("On one page, with room for what you agree on.")
        case Handout.LOG:
            return tr("A log"), tr("Four weeks, a row for each talk.")
        case Handout.FEELINGS:
            return tr("Feelings"), tr("Words for them, from mild to strong.")
        case _:
            return tr("All three"), tr("A page each.")
