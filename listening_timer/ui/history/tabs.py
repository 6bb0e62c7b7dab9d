"""Tabs of the history page: talks, or the words of all talks, and whose words."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from listening_timer.model.records import WordList
from listening_timer.model.weekly import Couple
from listening_timer.text.cleaning import isolated
from listening_timer.ui.theme.theme import Theme, Tone
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.layouts import Column, Flow
from listening_timer.ui.words.i18n import tr

TALKS, BOTH = "talks", ""


class HistoryTabs(QWidget):
    """Which list the page shows; beside it the two people, where their words can be told apart."""

    changed = Signal()
    """Another list, or another person, was chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._lists = ChoiceRow(
            theme,
            "",
            [
                (TALKS, tr("Talks")),
                (WordList.THANKS, tr("Thanks", "a list")),
                (WordList.PROMISES, tr("Promises", "a list")),
                (WordList.NOTES, tr("Notes", "a list")),
            ],
            tone=Tone.MOSS,
            apart=True,
        )
        self._people = ChoiceRow(theme, "", [], tone=Tone.MOSS, apart=True)

        rows = Flow(theme, 40)
        for row in (self._lists, self._people):
            rows.addWidget(row)
        column = Column(theme)
        column.addLayout(rows)
        self.setLayout(column)
        self._lists.set_heard(tr("What to look at"))
        self._lists.choose(TALKS)
        self._people.hide()

        self._lists.chosen.connect(self._on_chosen)
        self._people.chosen.connect(self.changed)

    def words(self) -> WordList | None:
        """The list of words that is chosen; None for the talks."""
        chosen = self._lists.current()
        return None if chosen == TALKS else WordList(chosen)

    def person(self) -> str | None:
        """Whose words are wanted; None for those of both."""
        return None if self._people.isHidden() else self._people.current() or None

    def choose(self, words: WordList | None) -> None:
        """Choose a list, as if it had been pressed."""
        self._lists.choose(TALKS if words is None else words)
        self._on_chosen()

    def set_people(self, couple: Couple | None) -> None:
        """Offer the words of each of two people; None: there are not two to tell apart."""
        names = () if couple is None else (couple.left, couple.right)
        if names != self._names:
            self._names, held = names, self._people.current()
            both = [(BOTH, tr("Both", "the two people"))] if names else []
            self._people.set_options([*both, *((name, isolated(name)) for name in names)])
            self._people.set_heard(tr("Whose words"))
            self._people.choose(held if held in names else BOTH)
        self._arrange()

    def show_both(self) -> None:
        """Choose the words of both again."""
        self._people.choose(BOTH)

    def _arrange(self) -> None:
        """Notes are mostly of both: whose they are is no choice there."""
        tells = self.words() in (WordList.THANKS, WordList.PROMISES)
        self._people.setVisible(tells and bool(self._names))

    def _on_chosen(self) -> None:
        self._arrange()
        self.changed.emit()
