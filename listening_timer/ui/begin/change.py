"""Change page: every choice for the next session on one sheet; each holds at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from listening_timer.exercise.formats import Bell, Side
from listening_timer.text.cleaning import clean_line
from listening_timer.ui.begin.choices import SessionChoices
from listening_timer.ui.begin.format_list import FormatList
from listening_timer.ui.begin.options import PlanOffer, bell_words, prompting_options
from listening_timer.ui.begin.person_field import PersonField
from listening_timer.ui.begin.planned import PlannedFormat
from listening_timer.ui.begin.sheet import SheetPage
from listening_timer.ui.begin.time_choice import TimeChoice, at_top
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import Glyph, GlyphButton, LinkButton
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.fields import LONGEST_LINE, Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow, LeftRightPair, Row
from listening_timer.ui.widgets.limit_notice import LimitNotice
from listening_timer.ui.words.i18n import full_line_text, text_of, tr

KEEP, NOTHING = "keep", "nothing"
BESIDE_PX = 980  # design px, at 100 % text: least width for the two columns side by side


class ChangePage(SheetPage):
    """Format, names, times, bell, prompts, what is kept, and a topic."""

    formats_requested = Signal()
    """Show each way to talk in detail."""
    plan_requested = Signal()
    """Choose a plan file, and open it."""
    let_go_requested = Signal()
    """Let the plan go that is held."""

    def __init__(self, theme: Theme, choices: SessionChoices) -> None:
        super().__init__(theme, tr("How would you like to talk?"))
        self._choices = choices
        self._bells: tuple[Bell, ...] = ()
        self._formats = FormatList(theme, choices.formats, self.heading.said())
        self._about = Text(theme, TextStyle.BODY, soft=True)
        self._people = {
            side: PersonField(theme, side, stone=40, role=TextStyle.BODY, seat=False)
            for side in Side
        }
        self._swap = GlyphButton(theme, Glyph.SWAP, tr("Swap sides"), size=44)
        self._pair = LeftRightPair(
            theme, self._people[Side.LEFT], self._people[Side.RIGHT], self._swap, spacing=14
        )
        self._time = TimeChoice(theme)
        self._bell = ChoiceRow(theme, tr("When time is up"), [])
        self._prompting = ChoiceRow(theme, tr("Prompts"), prompting_options())
        self._keeping = ChoiceRow(
            theme,
            tr("What is kept"),
            [(KEEP, tr("Keep this talk")), (NOTHING, tr("Keep nothing"))],
        )
        self._kept = Text(theme, TextStyle.LABEL, soft=True)
        self._topic = Field(theme, "", tr("What this talk is about"), bare=True)
        self._more = LinkButton(theme, tr("More about each way to talk"))
        self._open_plan = LinkButton(theme, tr("Open a plan…"))
        self._planned = PlannedFormat(theme)

        self._columns = Row(theme, 40)
        self._columns.addLayout(self._left(), 35)
        self._columns.addLayout(self._right(), 65)
        self.body.addLayout(self._columns)
        self.body.addStretch(1)
        self.bottom.addWidget(self._more)
        self.bottom.addWidget(self._open_plan)
        self.bottom.addStretch(1)
        self.bottom.addWidget(self.finish)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        choices = self._choices
        self._formats.chosen.connect(choices.choose_format)
        for side, person in self._people.items():
            person.name_edited.connect(partial(choices.type_name, side))
        self._swap.clicked.connect(self._on_swap_clicked)
        self._time.tailored.connect(choices.tailor)
        self._bell.chosen.connect(choices.choose_bell)
        self._prompting.chosen.connect(choices.choose_prompting)
        self._keeping.chosen.connect(self._on_keeping_chosen)
        self._topic.textChanged.connect(choices.write_topic)
        self._more.clicked.connect(self.formats_requested)
        self._open_plan.clicked.connect(self.plan_requested)
        self._planned.let_go.clicked.connect(self.let_go_requested)
        choices.changed.connect(self.refresh)

    def name_fields(self) -> Mapping[Side, Field]:
        """The two name fields."""
        return {side: person.field for side, person in self._people.items()}

    @property
    def topic_field(self) -> Field:
        """The field for the topic."""
        return self._topic

    def offer_names(self, *, offered: bool) -> None:
        """Show the names or not, where they are typed on the page before."""
        self._pair.setVisible(offered)

    @Slot()
    def refresh(self) -> None:
        """Show what is chosen now."""
        choices, tailoring, plan = self._choices, self._choices.tailoring, self._choices.plan
        self._show_plan(plan)
        if plan is None:
            self._formats.show_chosen(choices.format, choices.formats)
            self.initial_focus = self._formats.chosen_row()
        self._about.set_text(text_of(tailoring.base.about))
        for side, person in self._people.items():
            person.set_name(choices.typed(side))
            person.show_problem("")
        if plan is None:
            self._time.show_tailoring(tailoring)
        self._show_bells(tailoring.bells if plan is None else ())
        self._bell.choose(tailoring.rule)
        self._prompting.choose(choices.prompting)
        self._keeping.choose(KEEP if choices.keep else NOTHING)
        self._kept.set_text(_kept() if choices.keep else _nothing_kept())
        if clean_line(self._topic.text(), LONGEST_LINE) != choices.topic:
            self._topic.setText(choices.topic)

    def show_problems(self) -> None:
        """Say what is wrong with a name, and give it the focus."""
        problems = self._choices.problems()
        for side, person in self._people.items():
            person.show_problem(problems[side])
        wrong = next((side for side in Side if problems[side]), None)
        if wrong is not None:
            self._people[wrong].focus_name()

    def accept(self) -> None:
        """Leave the page once the names will do."""
        if self._pair.isVisible() and any(self._choices.problems().values()):
            self.show_problems()
        else:
            super().accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns side by side where there is room."""
        super().resizeEvent(event)
        needs = self._theme.px(BESIDE_PX) * self._theme.text_percent // 100
        way = QBoxLayout.Direction
        self._columns.setDirection(way.LeftToRight if self.width() >= needs else way.TopToBottom)

    def _show_plan(self, plan: PlanOffer | None) -> None:
        """Show what a plan offers instead of what can be chosen, or the choices."""
        question, own = tr("How would you like to talk?"), tr("Your plan")
        self.heading.set_text(question if plan is None else own)
        for part in (self._formats, self._about, self._time, self._more):
            part.setVisible(plan is None)
        self._planned.setVisible(plan is not None)
        if plan is not None:
            self._planned.show_plan(plan)
            self.initial_focus = None

    def _show_bells(self, bells: tuple[Bell, ...]) -> None:
        self._bell.setVisible(len(bells) > 1)
        if bells != self._bells:
            self._bells = bells
            self._bell.set_options([(bell, bell_words(bell)) for bell in bells])

    def _left(self) -> Column:
        column = Column(self._theme, 12)
        column.addWidget(self.heading)
        column.addWidget(self._formats)
        column.addWidget(self._about)
        column.addWidget(self._planned)
        column.addStretch(1)
        return column

    def _right(self) -> Column:
        column, topic = Column(self._theme, 20), Column(self._theme, 0)
        beside, keeping, kept = Flow(self._theme, 24), QWidget(), Column(self._theme, 4)
        kept.addWidget(self._keeping)
        kept.addWidget(self._kept)
        keeping.setLayout(kept)
        beside.addWidget(at_top(self._theme, self._prompting))
        beside.addWidget(keeping)
        about = tr("What it is about, if you like")
        topic.addWidget(Text(self._theme, TextStyle.LABEL, about, soft=True))
        topic.addWidget(self._topic)
        topic.addWidget(LimitNotice(self._theme, self._topic, full_line_text()))
        for part in (self._pair, self._time, self._bell):
            column.addWidget(part)
        column.addLayout(beside)
        column.addLayout(topic)
        column.addStretch(1)
        return column

    @Slot(str)
    def _on_keeping_chosen(self, name: str) -> None:
        self._choices.choose_keeping(keep=name == KEEP)
        self._kept.say(self._kept.said())

    @Slot()
    def _on_swap_clicked(self) -> None:
        """Swap the sides; names that somebody typed count as typed on the other side."""
        choices = self._choices
        choices.swap_sides()
        if choices.touched:
            for side, person in self._people.items():
                person.retype_name(choices.typed(side))


def _kept() -> str:
    return tr("You can still decide at the end.")


def _nothing_kept() -> str:
    return tr("This talk won’t be saved. If the program stops, you can’t go on with it.")
