"""Options of one session besides its format: topic, prompts, saving; setup of a session."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Format, Side
from listening_timer.model.records import LastTime, Prompting
from listening_timer.text.cleaning import clean_line
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.fields import LONGEST_LINE, Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.limit_notice import LimitNotice
from listening_timer.ui.widgets.scroll import bring_into_view
from listening_timer.ui.words.i18n import full_line_text, tr

KEEP, NOTHING = "keep", "nothing"


class SessionOptions(QWidget):
    """A link that unfolds a card of further options."""

    keeping_chosen = Signal()
    """Somebody chose whether the session is saved."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._link = LinkButton(theme, tr("Topic, prompts, what is kept"))
        self._card = Card(theme, spacing=18)
        self._topic = Field(
            theme, tr("In one line, if you like"), tr("What this talk is about"), bare=True
        )
        self._prompting = ChoiceRow(theme, tr("Prompts"), prompting_options())
        self._keeping = ChoiceRow(
            theme,
            tr("What is kept"),
            [(KEEP, tr("Keep it; you can still decide at the end")), (NOTHING, tr("Keep nothing"))],
        )
        self._warning = Text(theme, TextStyle.LABEL, soft=True, folds=True)

        self._card.body.addWidget(Text(theme, TextStyle.LABEL, tr("Topic"), soft=True))
        full = LimitNotice(theme, self._topic, full_line_text())
        for widget in (self._topic, full, self._prompting, self._keeping, self._warning):
            self._card.body.addWidget(widget)
        layout = Column(theme, 12)
        layout.addWidget(self._link)
        layout.addWidget(self._card)
        self.setLayout(layout)
        self.start_over(Prompting.LIGHT)

        self._link.clicked.connect(self.unfold)
        self._keeping.chosen.connect(self._on_keeping_chosen)
        self._topic.textEdited.connect(self._show_card)

    @Slot()
    def unfold(self) -> None:
        """Unfold the options."""
        self._show_card()
        self._topic.setFocus()
        bring_into_view(self._card, self._topic)

    @property
    def field(self) -> Field:
        """The field for the topic."""
        return self._topic

    def start_over(self, prompting: Prompting) -> None:
        """Reset: folded, no topic, the default prompting, and the session is saved."""
        self._link.show()
        self._card.hide()
        self._topic.setText("")
        self._prompting.choose(prompting)
        self._keeping.choose(KEEP)
        self._warning.set_text("")

    def choose(self, topic: str, prompting: Prompting, *, keep: bool) -> None:
        """Set the options as if chosen by hand."""
        self._topic.setText(topic)
        self._prompting.choose(prompting)
        self._keeping.choose(KEEP if keep else NOTHING)
        self._warning.say("" if keep else _of_nothing())

    def topic(self) -> str:
        """The topic, cleaned; empty where there is none."""
        return clean_line(self._topic.text(), LONGEST_LINE)

    def prompting(self) -> Prompting:
        """The prompting level."""
        return Prompting(self._prompting.current())

    def keep(self) -> bool:
        """Whether the session is saved."""
        return self._keeping.current() != NOTHING

    @Slot()
    def _show_card(self) -> None:
        self._link.hide()
        self._card.show()

    @Slot()
    def _on_keeping_chosen(self) -> None:
        self._warning.say("" if self.keep() else _of_nothing())
        bring_into_view(self._keeping, self._warning)
        self.keeping_chosen.emit()


def _of_nothing() -> str:
    return tr("Nothing of this talk is saved. If the program stops, you cannot go on with it.")


def prompting_options() -> list[tuple[str, str]]:
    """Ids and labels of the prompting levels, wherever one is chosen."""
    return [
        (Prompting.OFF, tr("None")),
        (Prompting.LIGHT, tr("When asked for")),
        (Prompting.FULL, tr("Now and then")),
    ]


FIRST_TRY = "first-try"
"""The format that is proposed until a session was completed with it."""
AFTER_FIRST_TRY = "share-fully"


@dataclass(frozen=True, slots=True)
class Setup:
    """A session to start: cleaned names by side, who shares first, format, options.

    `keep`: whether the session is saved at all.
    """

    name_left: str
    name_right: str
    first: Side
    format: Format
    prompting: Prompting = Prompting.LIGHT
    topic: str = ""
    keep: bool = True

    @property
    def name_a(self) -> str:
        """The name of who shares first."""
        return self.name_left if self.first is Side.LEFT else self.name_right

    @property
    def name_b(self) -> str:
        """The name of who shares second."""
        return self.name_right if self.first is Side.LEFT else self.name_left


def proposed_format(last: LastTime | None) -> str:
    """The id of the format that Begin proposes after the latest session."""
    if last is None:
        return FIRST_TRY
    tried = last.completed and last.format_id == FIRST_TRY
    return AFTER_FIRST_TRY if tried else last.format_id
