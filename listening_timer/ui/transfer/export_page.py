"""Export page: which sessions, and in which format. The file is asked for afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.model.weekly import Couple
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.accessibility import AccessibleInfo, AccessibleRole
from listening_timer.ui.widgets.buttons import MainButton, QuietButton
from listening_timer.ui.widgets.cards import ChoiceCard, ChoiceGroup
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Tiles
from listening_timer.ui.widgets.page import ReadingPage
from listening_timer.ui.widgets.scroll import bring_into_view
from listening_timer.ui.words.i18n import tr
from listening_timer.ui.words.people import couple_words


class ExportScope(StrEnum):
    """Which sessions are exported."""

    THIS = "this"
    SHOWN = "shown"
    ALL = "all"


class ExportChoice(StrEnum):
    """The purpose of an exported file, and so its format."""

    COMPLETE = "complete"
    TABLE = "table"
    TEXT = "text"
    SHEETS = "sheets"
    LETTER = "letter"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """Which sessions to export, and in which format.

    `to`: the couple a letter is for; None for that of the latest session.
    """

    which: ExportScope
    shape: ExportChoice
    to: Couple | None = None


class ShapeChoice(QWidget):
    """A card for each file format, with a line on what it is good for."""

    chosen = Signal(str)
    """Another format was chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._question = Text(theme, TextStyle.LABEL, tr("In what form?"), soft=True)
        self._group = ChoiceGroup(self)

        tiles = Tiles(theme, 16, columns=3, least=260)
        for shape in ExportChoice:
            card = ChoiceCard(theme, *_words_of(shape))
            self._group.add(shape, card)
            tiles.addWidget(card)
        layout = Column(theme, 8)
        layout.addWidget(self._question)
        layout.addLayout(tiles)
        self.setLayout(layout)
        self.setAccessibleName(self._question.said())
        self._group.choose(ExportChoice.COMPLETE)

        self._group.chosen.connect(self.chosen)

    def voice(self) -> AccessibleInfo:
        """Accessible group of one question."""
        return AccessibleInfo(AccessibleRole.Grouping)

    def shape(self) -> ExportChoice:
        """The chosen format."""
        return ExportChoice(self._group.current())

    def choose(self, shape: ExportChoice) -> None:
        """Choose a format."""
        self._group.choose(shape)


class ExportPage(ReadingPage):
    """Which sessions, in which format, and a note on who can read the file."""

    save_requested = Signal(object)
    """Choose a file and save (`ExportRequest`)."""
    back_requested = Signal()
    """Go back to the history page."""

    def __init__(self, theme: Theme) -> None:
        main = MainButton(theme, tr("Choose a place"), tr("Enter", "the key"))
        super().__init__(theme, main)
        self._which = ChoiceRow(theme, tr("Which talks?"), [])
        latest = ("", tr("The last six months"))
        self._latest = ChoiceRow(theme, tr("Which talks?"), [latest])
        self._shapes = ShapeChoice(theme)
        self._couples: tuple[Couple, ...] = ()
        self._to = ChoiceRow(theme, tr("Who is the letter for?"), [])
        self._who_reads = Text(theme, TextStyle.BODY, soft=True)
        back = QuietButton(theme, tr("Back"))

        self.heading.set_text(tr("Export talks"))
        self.subline.set_text(tr("Save a copy in a file of your own. They stay here as well."))
        self.set_action(back)
        self.body.addWidget(self._which)
        self.body.addWidget(self._latest)
        self.body.addWidget(self._shapes)
        self.body.addWidget(self._to)
        self.body.addStretch(1)
        self.set_bottom(self._who_reads, main)
        self._latest.choose("")
        self._explain()

        self._shapes.chosen.connect(self._on_shapes_chosen)
        main.clicked.connect(self._on_main_clicked)
        self.back_button = back
        back.clicked.connect(self.back_requested)

    def offer(
        self,
        counts: Mapping[ExportScope, int],
        this: str = "",
        first: ExportScope = ExportScope.SHOWN,
    ) -> None:
        """Offer these, each with its number of sessions; `this` is the label of the open session.

        Selects `first`, or the last where that is not among them.
        """
        self._which.set_options([(which, _choice(which, counts[which], this)) for which in counts])
        self._which.choose(first if first in counts else list(counts)[-1])
        self._main.setEnabled(any(counts.values()))

    def offer_letters(self, couples: Sequence[Couple], chosen: Couple | None) -> None:
        """Offer the couples that a letter can be for, where there are several.

        Selects `chosen`, or the first where that is not among them.
        """
        self._couples = tuple(couples)
        places = range(len(self._couples))
        self._to.set_options([(str(n), couple_words(self._couples[n])) for n in places])
        self._choose_couple(chosen)
        self._explain()

    def wish(self) -> ExportRequest:
        """The selection."""
        which, shape = ExportScope(self._which.current()), self._shapes.shape()
        if shape is ExportChoice.LETTER and self._couples:
            return ExportRequest(which, shape, self._couples[int(self._to.current())])
        return ExportRequest(which, shape)

    def choose(self, wish: ExportRequest) -> None:
        """Select this."""
        self._which.choose(wish.which)
        self._shapes.choose(wish.shape)
        self._choose_couple(wish.to)
        self._explain()

    def _choose_couple(self, couple: Couple | None) -> None:
        if self._couples:
            place = 0 if couple not in self._couples else self._couples.index(couple)
            self._to.choose(str(place))

    @Slot()
    def _on_shapes_chosen(self) -> None:
        """Scroll to the choice of couple that comes with a letter, once it is laid out."""
        self._explain()
        if self._to.isVisibleTo(self):
            bring_into_view(self._to)

    def _explain(self) -> None:
        """Update what the format needs: a letter covers half a year, so sessions are not chosen."""
        shape = self._shapes.shape()
        self._which.setVisible(shape is not ExportChoice.LETTER)
        self._latest.setVisible(shape is ExportChoice.LETTER)
        self._to.setVisible(shape is ExportChoice.LETTER and len(self._couples) > 1)
        self._who_reads.set_text(
            tr("Only times: no names, no words.")
            if shape is ExportChoice.CALENDAR
            else tr("Anyone who has this file can read everything in it.")
        )

    @Slot()
    def _on_main_clicked(self) -> None:
        self.save_requested.emit(self.wish())


def _choice(which: ExportScope, count: int, this: str) -> str:
    match which:
        case ExportScope.THIS:
            return this
        case ExportScope.SHOWN if count == 1:
            return tr("The one in the list")
        case ExportScope.SHOWN:
            return tr("The %n in the list", None, count)
        case ExportScope.ALL if count == 1:
            return tr("The only talk")
        case ExportScope.ALL:
            return tr("All %n", None, count)


def _words_of(shape: ExportChoice) -> tuple[str, str, str]:
    """Its name, what it is good for, and the name of the file format."""
    match shape:
        case ExportChoice.COMPLETE:
            about = tr("To import into this program on another laptop.")
            return tr("Everything"), about, "JSON"
        case ExportChoice.TABLE:
            return tr("A table"), tr("A row for each talk, for a spreadsheet."), "CSV"
        case ExportChoice.TEXT:
            return tr("Text to read"), tr("Like a diary, for any text editor."), "Markdown"
        case ExportChoice.SHEETS:
            return tr("Pages to print"), tr("A page for each talk, with its picture."), "PDF"
        case ExportChoice.LETTER:
            return tr("A letter"), tr("About your last six months, to read together."), "PDF"
        case ExportChoice.CALENDAR:
            about = tr("The times you planned, for your calendar.")
            return tr("Your planned talks"), about, "iCalendar"
