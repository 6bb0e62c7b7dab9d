"""Insight views: the sentence, chart and table of each insight's card."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

from listening_timer.insights.model import Said, Sentence, Table
from listening_timer.insights.overview import Insights
from listening_timer.insights.weeks import Span
from listening_timer.model.weekly import Couple
from listening_timer.ui.insights import charts
from listening_timer.ui.insights.charts import Weeks
from listening_timer.ui.insights.tables import table_words
from listening_timer.ui.widgets.charts.model import ChartModel
from listening_timer.ui.widgets.charts.table import Filling
from listening_timer.ui.words.i18n import date_text, tr
from listening_timer.ui.words.insights import made_space, sentence_words

_EMPTY = frozenset(
    {
        Sentence.NO_TALKS,
        Sentence.NOBODY_SHARED,
        Sentence.NO_TALLIES,
        Sentence.NO_RATINGS,
        Sentence.NO_PROMISES,
    }
)
Draw: TypeAlias = Callable[[Insights, Weeks], ChartModel]


class Teller(Protocol):
    """One part of `Insights`."""

    @property
    def said(self) -> Said:
        """Its sentence."""
        ...

    @property
    def table(self) -> Table:
        """The table behind its chart."""
        ...


class Insight(StrEnum):
    """The insights of the page, in order."""

    SHARED = "shared"
    TALLIED = "tallied"
    RHYTHM = "rhythm"
    PROMISED = "promised"
    FELT = "felt"
    HEARD = "heard"


@dataclass(frozen=True, slots=True)
class InsightView:
    """One insight as shown; without a chart there is nothing to show yet."""

    insight: Insight
    title: str
    sentence: str
    picture: ChartModel | None
    cells: Callable[[], Filling]
    """The table, made on demand."""


@dataclass(frozen=True, slots=True)
class InsightsReport:
    """All that the page shows of a couple over a span.

    `since` says how often they talked, and `weeks` which days the charts cover.
    """

    couple: Couple
    span: Span
    since: str
    weeks: str
    parts: tuple[InsightView, ...]


def insights_report(found: Insights) -> InsightsReport:
    """Convert insights into texts and charts; slow, and safe on any thread."""
    weeks = Weeks(found).span
    return InsightsReport(found.couple, found.span, since(found), weeks, tuple(shown(found)))


def shown(found: Insights) -> list[InsightView]:
    """All insights, in order."""
    weeks = Weeks(found)
    tellers: dict[Insight, tuple[Teller, Draw]] = {
        Insight.SHARED: (found.balance, charts.shared),
        Insight.TALLIED: (found.appreciation, charts.tallied),
        Insight.RHYTHM: (found.rhythm, charts.rhythm),
        Insight.PROMISED: (found.promises, charts.promised),
        Insight.FELT: (found.closeness, charts.felt),
        Insight.HEARD: (found.heard, charts.heard),
    }
    return [_one(found, weeks, insight, *tellers[insight]) for insight in Insight]


def _one(
    found: Insights, weeks: Weeks, insight: Insight, teller: Teller, draw: Draw
) -> InsightView:
    title, said = title_of(insight), teller.said
    if said.sentence in _EMPTY:
        return InsightView(
            insight, title, sentence_words(said) or will_stand(insight), None, _no_cells
        )
    picture = draw(found, weeks)
    return InsightView(
        insight,
        title,
        sentence_words(said),
        picture,
        lambda: table_words(teller.table, found.couple),
    )


def _no_cells() -> Filling:
    return Filling((), 0, lambda _number: (), ())


def title_of(insight: Insight) -> str:
    """The title of an insight."""
    match insight:
        case Insight.SHARED:
            return tr("Time each of you shared")
        case Insight.TALLIED:
            return tr("Appreciations and concerns")
        case Insight.RHYTHM:
            return tr("Your rhythm")
        case Insight.PROMISED:
            return tr("What you promised")
        case Insight.FELT:
            return tr("Calm and closeness")
        case Insight.HEARD:
            return tr("How heard you felt")


def will_stand(insight: Insight) -> str:
    """What an insight will show, for one without data."""
    match insight:
        case Insight.SHARED:
            return tr("How long each of you shared, week by week.")
        case Insight.TALLIED:
            return tr(
                "What each of you notes between talks: “I appreciated something”, “I asked for a "
                "change”. Begin and History have the buttons."
            )
        case Insight.RHYTHM:
            return tr("The weeks in which you talked.")
        case Insight.PROMISED:
            return tr("What you promise or plan at the end of a talk, and what became of it.")
        case Insight.FELT:
            return tr("How calm and close you feel before and after a talk, if you both say so.")
        case Insight.HEARD:
            return tr("How heard you felt, if you say so at the end of a talk.")


def since(found: Insights) -> str:
    """How often the two talked, and since when."""
    held = [week.week for week in found.balance.weeks if week.talks]
    if not held:
        return tr("There was no talk in these weeks.")
    day = date_text(held[0].monday, found.weeks[-1].year)
    return made_space(found.balance.talks, day, one=len(held) == 1)
