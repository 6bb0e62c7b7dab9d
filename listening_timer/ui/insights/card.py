"""Insight card: its sentence, its chart or table, and links to switch and to save the chart."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.ui.insights.card_parts import AboutRatio
from listening_timer.ui.insights.view import InsightContent, InsightView
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.cards import Section
from listening_timer.ui.widgets.charts.chart import Chart
from listening_timer.ui.widgets.charts.file import ChartFile
from listening_timer.ui.widgets.charts.model import Columns
from listening_timer.ui.widgets.charts.table import ChartTable
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Flow
from listening_timer.ui.words.i18n import tr

GROWN = 1.3
"""Most height of a bar chart by its least, so that it stays a similar chart beside a tall card."""
UNBOUND = 0xFFFFFF
"""Qt's value for no maximum size (`QWIDGETSIZE_MAX`)."""


class InsightCard(Section):
    """Shows one insight.

    `extra` lies below the chart. `about` lies below the links, one of which unfolds it, so that
    nothing moves from under the mouse.
    """

    save_requested = Signal()
    """Save the chart as a file."""

    def __init__(
        self,
        theme: Theme,
        view: InsightView,
        extra: QWidget | None = None,
        about: AboutRatio | None = None,
    ) -> None:
        super().__init__(theme, spacing=10)
        self._theme = theme
        self._title = title = view.title()
        self._sentence = Text(theme, TextStyle.LABEL, soft=True)
        self._chart = Chart(theme)
        self._figures = ChartTable(theme)
        self._table, self._save = LinkButton(theme), LinkButton(theme, tr("Save picture"))
        self._said = Text(theme, TextStyle.LABEL, folds=True)
        self._shown: InsightContent | None = None

        words = Column(theme, 2)
        words.addWidget(Text(theme, TextStyle.TITLE, title))
        words.addWidget(self._sentence)
        self.body.addLayout(words)
        self.body.addSpacing(theme.px(6))
        self.body.addWidget(self._chart, 1000)
        self.body.addWidget(self._figures)
        if extra is not None:
            self.body.addWidget(extra)
        links = Flow(theme, 24)
        links.addWidget(self._table)
        links.addWidget(self._save)
        self.body.addLayout(links)
        self.body.addWidget(self._said)
        if about is not None:
            links.addWidget(about.link)
            self.body.addWidget(about)
        self.body.addStretch(1)
        for each in (self, self._figures):
            each.setAccessibleName(title)
        for each in (self._table, self._save):
            each.setAccessibleDescription(title)
        self.turn(table=False)

        self._table.clicked.connect(self._on_table_clicked)
        self._save.clicked.connect(self.save_requested)
        theme.changed.connect(self._restyle)

    def show_insight(self, shown: InsightContent) -> None:
        """Show an insight; hide the card if there is no chart."""
        self._shown = shown
        self.setVisible(shown.picture is not None)
        self._sentence.set_text(shown.sentence)
        self._chart.set(shown.picture, self._title, shown.sentence)
        self._restyle()
        self._fill()
        self._said.set_text("")

    def turn(self, *, table: bool) -> None:
        """Show the table or the chart."""
        self._chart.setVisible(not table)
        self._figures.setVisible(table)
        self._fill()
        self._table.set_text(tr("Show the picture") if table else tr("Show as a table"))

    def say(self, sentence: str) -> None:
        """Show the result of saving the chart."""
        self._said.say(sentence)

    def sheet(self) -> ChartFile | None:
        """The content of an exported chart file; None where there is no chart."""
        shown = self._shown
        if shown is None or shown.picture is None:
            return None
        return ChartFile(self._title, shown.sentence, shown.picture)

    @Slot()
    def _restyle(self) -> None:
        least = self._chart.sizeHint().height()
        bars = isinstance(self._chart.picture(), Columns)
        self._chart.setMaximumHeight(round(least * GROWN) if bars else UNBOUND)

    @Slot()
    def _on_table_clicked(self) -> None:
        self.turn(table=self._figures.isHidden())

    def _fill(self) -> None:
        """Fill the table, if it is shown."""
        if self._shown is not None and not self._figures.isHidden():
            self._figures.show_figures(self._shown.cells())
