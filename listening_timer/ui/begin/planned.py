"""Planned format: what a plan offers on the Change page, and the way to let it go."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from listening_timer.text.cleaning import isolated
from listening_timer.ui.begin.options import PlanOffer, bell_words, length_words, sentence_of
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Row
from listening_timer.ui.words.i18n import text_of, tr


class PlannedFormat(QWidget):
    """The plan in lines: its format, its rules, its words; and *Let the plan go*."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._what = Text(theme, TextStyle.BODY, bold=True)
        self._rules = Text(theme, TextStyle.LABEL, soft=True, folds=True)
        self._about = Text(theme, TextStyle.BODY, soft=True)
        self._said = Text(theme, TextStyle.BODY, folds=True)
        self._until = Text(theme, TextStyle.BODY, soft=True)
        self.let_go = QuietButton(theme, tr("Let the plan go"))

        lines, row = Column(theme, 14), Row(theme)
        row.addWidget(self.let_go)
        row.addStretch(1)
        for part in (self._what, self._rules, self._about, self._said, self._until):
            lines.addWidget(part)
        lines.addLayout(row)
        self.setLayout(lines)
        self._until.set_text(tr("You took this plan home.\nIt holds until you let it go."))

    def show_plan(self, plan: PlanOffer) -> None:
        """Show a plan."""
        fmt, length = plan.format, length_words(plan.format)
        rules = [length if fmt.open_ended else tr("{total} in all").format(total=length)]
        if fmt.turns:
            rules.append(bell_words(fmt.bell))
        self._what.set_text(sentence_of(plan.format))
        self._rules.set_text(" · ".join(rules))
        self._about.set_text(text_of(plan.format.about))
        self._said.set_text("\n".join(filter(None, (isolated(plan.text), plan.weekly))))
