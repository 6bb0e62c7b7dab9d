"""Make-a-plan page: a format with its minutes and rules, a line of text, a weekly appointment."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot

from listening_timer.exercise.formats import Bell, Format
from listening_timer.library.plan import LONGEST_LINE, Plan, Weekly
from listening_timer.library.prompts import Deck
from listening_timer.text.cleaning import clean_line
from listening_timer.ui.begin.options import bell_words
from listening_timer.ui.begin.tailoring import Tailoring
from listening_timer.ui.begin.time_choice import TimeChoice
from listening_timer.ui.formats.detail import facts_of
from listening_timer.ui.plan.weekly_choice import WeeklyChoice
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import MainButton, QuietButton
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.limit_notice import LimitNotice
from listening_timer.ui.widgets.page import ReadingPage
from listening_timer.ui.words.i18n import full_line_text, text_of, tr


class MakePage(ReadingPage):
    """What a plan holds; the file is asked for afterwards."""

    save_requested = Signal(object)
    """Choose a file and save (`Plan`)."""
    back_requested = Signal()
    """Go back to the formats."""

    def __init__(self, theme: Theme, decks: Sequence[tuple[Deck, bool]]) -> None:
        """`decks`: those to choose from, each with whether it ships."""
        main = MainButton(theme, tr("Save the plan"), tr("Enter", "the key"))
        super().__init__(theme, main)
        self._decks = {deck.id: deck.id if ships else deck for deck, ships in decks}
        self._tailoring: Tailoring | None = None
        self._bells: tuple[Bell, ...] = ()
        self._time = TimeChoice(theme)
        self._bell = ChoiceRow(theme, tr("When time is up"), [])
        names = [(deck.id, text_of(deck.name)) for deck, _ships in decks]
        self._deck = ChoiceRow(theme, tr("Prompts from"), names)
        self._line = Field(theme, "", tr("A line for the two of them"), bare=True)
        self._weekly = WeeklyChoice(theme)
        self._who_reads = Text(theme, TextStyle.BODY, soft=True)
        back = QuietButton(theme, tr("Back"))

        self.heading.set_text(tr("Make a plan"))
        self.set_action(back)
        line = Column(theme)
        about = tr("A line for the two of them, if you like")
        line.addWidget(Text(theme, TextStyle.LABEL, about, soft=True))
        line.addWidget(self._line)
        line.addWidget(LimitNotice(theme, self._line, full_line_text()))
        for part in (self._time, self._bell, self._deck):
            self.body.addWidget(part)
        self.body.addLayout(line)
        self.body.addWidget(self._weekly)
        self.body.addStretch(1)
        self._deck.setVisible(len(names) > 1)
        self._who_reads.set_text(tr("One small file to take home, without names."))
        self.set_bottom(self._who_reads, main)

        self._time.tailored.connect(self._tailor)
        self._bell.chosen.connect(self._on_bell_chosen)
        main.clicked.connect(self._on_main_clicked)
        self.back_button = back
        back.clicked.connect(self.back_requested)

    def start(self, fmt: Format) -> None:
        """Begin a plan with a format; what was chosen for another one is forgotten."""
        self._line.setMaxLength(LONGEST_LINE)
        self.write("", None)
        self._deck.choose(next(iter(self._decks), ""))
        self._tailor(Tailoring(fmt))

    def write(self, text: str, weekly: Weekly | None) -> None:
        """Fill in the line of text and the appointment."""
        self._line.setText(text)
        self._weekly.choose(weekly)

    def plan(self) -> Plan:
        """The plan as it is chosen. ValueError before `start`."""
        if self._tailoring is None:
            raise ValueError("there is no format yet")
        deck = self._decks.get(self._deck.current())
        text = clean_line(self._line.text(), LONGEST_LINE)
        return Plan(self._tailoring.format, deck, text, self._weekly.weekly())

    @Slot(object)
    def _tailor(self, tailoring: Tailoring) -> None:
        self._tailoring = tailoring
        name, facts = text_of(tailoring.base.name), facts_of(tailoring.format)
        self.subline.set_text(tr("{format} · {time}").format(format=name, time=facts))
        self._time.show_tailoring(tailoring)
        self._bell.setVisible(len(tailoring.bells) > 1)
        if tailoring.bells != self._bells:
            self._bells = tailoring.bells
            self._bell.set_options([(bell, bell_words(bell)) for bell in self._bells])
        self._bell.choose(tailoring.rule)

    @Slot(str)
    def _on_bell_chosen(self, bell: str) -> None:
        if self._tailoring is not None:
            self._tailor(self._tailoring.with_rule(Bell(bell)))

    @Slot()
    def _on_main_clicked(self) -> None:
        self.save_requested.emit(self.plan())
