"""Insights page: the weeks of two people in sentences and charts, without any judgement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent

from listening_timer.insights.weeks import Span
from listening_timer.model.annotations import OpenPromise
from listening_timer.model.weekly import Couple
from listening_timer.ui.insights.card import InsightCard
from listening_timer.ui.insights.card_parts import AboutRatio, NotYet, OpenPromises
from listening_timer.ui.insights.promises_view import PROMISES_VIEW
from listening_timer.ui.insights.report import VIEWS, InsightsReport
from listening_timer.ui.insights.tallies_view import TALLIES_VIEW
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.charts.file import ChartFile
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.layouts import Tiles
from listening_timer.ui.widgets.page import Page
from listening_timer.ui.widgets.resting_stone import RestingStone
from listening_timer.ui.words.i18n import tr
from listening_timer.ui.words.people import couple_words

BESIDE = 860
"""Least page width (design px, at 100 % text) for the spans beside the heading."""


class InsightsPage(Page):
    """A card for each insight over a span of weeks; insights without data share one card."""

    span_chosen = Signal(str)
    """Show another span; the value of a `Span`."""
    couple_chosen = Signal(int)
    """Show another couple; its index among the couples."""
    save_requested = Signal(str)
    """Save the chart of this insight; by its key."""
    begin_requested = Signal()
    """There are no sessions yet: begin one."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, heading=tr("How you are listening"))
        self._spans = ChoiceRow(theme, "", _spans())
        self._couples = ChoiceRow(theme, "", [])
        self._names: list[str] = []
        self._beside = False
        self._weeks = ""
        self._promises = OpenPromises(theme)
        extra, about = {PROMISES_VIEW: self._promises}, {TALLIES_VIEW: AboutRatio(theme)}
        self._cards = {
            view.key: InsightCard(theme, view, extra.get(view), about.get(view)) for view in VIEWS
        }
        self._not_yet = NotYet(theme)
        self._stone = RestingStone(theme, size=112)
        self._begin = MainButton(theme, tr("Begin your first talk"))

        self._spans.set_heard(tr("How far back"))
        self._couples.set_heard(tr("Whose talks"))
        self.body.addWidget(self._spans)
        tiles = Tiles(theme, 44, columns=2, least=400)
        for card in self._cards.values():
            tiles.addWidget(card)
        self.body.addWidget(self._stone, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addWidget(self._couples)
        self.body.addLayout(tiles)
        self.body.addWidget(self._not_yet)
        self.body.addStretch(1)
        self.set_bottom(None, self._begin)

        self._spans.chosen.connect(self.span_chosen)
        self._couples.chosen.connect(self._on_couples_chosen)
        self._begin.clicked.connect(self.begin_requested)
        theme.changed.connect(self._fit)
        for key, card in self._cards.items():
            card.save_requested.connect(lambda each=key: self.save_requested.emit(each))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the spans beside the heading where there is room."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        beside = self.width() >= self._theme.px(BESIDE) * self._theme.text_percent // 100
        if beside is self._beside:
            return
        self._beside = beside
        if beside:
            self.set_action(self._spans)
        else:
            self.body.insertWidget(0, self._spans)

    def show_nothing(self) -> None:
        """Say what will be here after the first session."""
        self.subline.set_text(tr("Once you’ve talked, you will see your weeks here."))
        for part in (self._spans, self._couples, *self._cards.values()):
            part.hide()
        previews = {view.key: view.preview() for view in VIEWS}
        self._not_yet.show_missing(tr("What you will see here"), previews)
        self._stone.show()
        self._begin.show()

    def show_insights(
        self,
        found: InsightsReport,
        couples: Sequence[Couple] = (),
        promises: Sequence[OpenPromise] = (),
    ) -> None:
        """Show the insights of one couple; `promises` are its open ones."""
        self.subline.set_text(found.since)
        self._weeks = found.weeks
        self._spans.choose(found.span.value)
        self._spans.show()
        self._show_couples(couples, found.couple)
        for each in found.contents:
            self._cards[each.view.key].show_insight(each)
        self._promises.show_promises(promises)
        missing = {each.view.key: each.sentence for each in found.contents if each.picture is None}
        if len(missing) < len(VIEWS):
            title = tr("What else you can see here")
        else:
            title = tr("What you can see here")
        self._not_yet.show_missing(title, missing)
        self._stone.hide()
        self._begin.hide()

    def show_tables(self) -> None:
        """Show the table on every card."""
        for card in self._cards.values():
            card.turn(table=True)

    def sheet(self, insight: str) -> ChartFile | None:
        """The content of an exported chart file, with its weeks; None where there is no chart."""
        sheet = self._cards[insight].sheet()
        return sheet and replace(sheet, sentence=f"{sheet.sentence} {self._weeks}")

    def say(self, insight: str, sentence: str) -> None:
        """Show the result of saving an insight's chart."""
        self._cards[insight].say(sentence)

    def show_trouble(self, sentence: str) -> None:
        """Say why there is nothing to show."""
        for part in (self._not_yet, self._stone, self._begin, *self._cards.values()):
            part.hide()
        self.subline.say(sentence)

    @Slot(str)
    def _on_couples_chosen(self, place: str) -> None:
        self.couple_chosen.emit(int(place))

    def _show_couples(self, couples: Sequence[Couple], chosen: Couple) -> None:
        """Offer the choice of a couple, where there are several."""
        names = [couple_words(each) for each in couples]
        if names != self._names:
            self._names = names
            self._couples.set_options([(str(place), name) for place, name in enumerate(names)])
        if chosen in couples:
            self._couples.choose(str(list(couples).index(chosen)))
        self._couples.setVisible(len(couples) > 1)


def _spans() -> list[tuple[str, str]]:
    return [
        (Span.MONTH, tr("Month")),
        (Span.HALF_YEAR, tr("Half year")),
        (Span.ALL, tr("All", "all weeks")),
    ]
