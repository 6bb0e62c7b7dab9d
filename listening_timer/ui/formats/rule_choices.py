"""Rule choices: what happens when a turn's time is up, or when somebody is done before."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.format_draft import FormatDraft
from listening_timer.exercise.formats import MINUTE, Bell, Early
from listening_timer.ui.begin.options import bell_words
from listening_timer.ui.formats.detail import early_words
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.words.i18n import length_text, tr

_SOON_MINUTES = (0, 1, 2, 3)
"""When a tone tells of the end of a long share: the choices, in minutes before it."""


class RuleChoices(QWidget):
    """The rules of a draft; those that need a share are shown where there is one."""

    edited = Signal(object)
    """The `FormatDraft` with what was chosen here."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._draft: FormatDraft | None = None
        bells = [(bell, bell_words(bell)) for bell in Bell]
        earlies = [(early, early_words(early)) for early in Early]
        soon = [(str(n), length_text(n * MINUTE) if n else tr("None")) for n in _SOON_MINUTES]
        self._bell = ChoiceRow(theme, tr("When time is up"), bells)
        self._early = ChoiceRow(theme, tr("When done early"), earlies)
        self._soon = ChoiceRow(theme, tr("A soft tone before a long turn ends"), soon)
        self._problem = Text(theme, TextStyle.LABEL, bold=True, folds=True)

        column, early = Column(theme, 20), Column(theme, 6)
        early.addWidget(self._early)
        early.addWidget(self._problem)
        column.addWidget(self._bell)
        column.addLayout(early)
        column.addWidget(self._soon)
        self.setLayout(column)

        self._bell.chosen.connect(self._on_bell_chosen)
        self._early.chosen.connect(self._on_early_chosen)
        self._soon.chosen.connect(self._on_soon_chosen)

    def show_draft(self, draft: FormatDraft, problem: str) -> None:
        """Show the rules of a draft, and what is wrong with them, if anything."""
        self._draft = draft
        whole, turns = draft.whole, bool(draft.whole.turns)
        self._bell.choose(whole.bell)
        self._early.choose(whole.early)
        self._soon.choose(str(whole.soon // MINUTE))
        self._early.setVisible(turns or bool(problem))
        self._soon.setVisible(turns)
        if problem != self._problem.said():
            self._problem.say(problem)

    @Slot(str)
    def _on_bell_chosen(self, name: str) -> None:
        if self._draft is not None:
            self.edited.emit(self._draft.with_bell(Bell(name)))

    @Slot(str)
    def _on_early_chosen(self, name: str) -> None:
        if self._draft is not None:
            self.edited.emit(self._draft.with_early(Early(name)))

    @Slot(str)
    def _on_soon_chosen(self, name: str) -> None:
        if self._draft is not None:
            self.edited.emit(self._draft.with_soon(int(name) * MINUTE))
