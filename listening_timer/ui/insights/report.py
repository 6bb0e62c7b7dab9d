"""Insights report: all that the Insights page shows of one couple over one span."""

from __future__ import annotations

from dataclasses import dataclass

from listening_timer.insights.overview import Overview
from listening_timer.insights.weeks import Span
from listening_timer.model.weekly import Couple
from listening_timer.ui.insights.chart_weeks import ChartWeeks
from listening_timer.ui.insights.promises_view import PROMISES_VIEW
from listening_timer.ui.insights.ratings_view import FELT_VIEW, HEARD_VIEW
from listening_timer.ui.insights.rhythm_view import RHYTHM_VIEW
from listening_timer.ui.insights.shared_time_view import SHARED_TIME_VIEW
from listening_timer.ui.insights.tallies_view import TALLIES_VIEW
from listening_timer.ui.insights.view import InsightContent
from listening_timer.ui.words.i18n import date_text, tr

VIEWS = (SHARED_TIME_VIEW, TALLIES_VIEW, RHYTHM_VIEW, PROMISES_VIEW, FELT_VIEW, HEARD_VIEW)
"""The insights in the order of the page."""


@dataclass(frozen=True, slots=True)
class InsightsReport:
    """What the page shows; `since` says how often they talked, `weeks` which days are covered."""

    couple: Couple
    span: Span
    since: str
    weeks: str
    contents: tuple[InsightContent, ...]


def insights_report(found: Overview) -> InsightsReport:
    """Convert an overview into texts and charts; slow, and safe on any thread."""
    weeks = ChartWeeks(found)
    contents = tuple(view.content(found, weeks) for view in VIEWS)
    return InsightsReport(found.couple, found.span, _since(found), weeks.span, contents)


def _since(found: Overview) -> str:
    """How often the two talked, and since when."""
    held = [week for week in found.weeks if week.talks.talks]
    if not held:
        return tr("No talks in these weeks.")
    day = date_text(held[0].week.monday, found.weeks[-1].week.year)
    talks = found.total.talks.talks
    if talks == 1:
        words = tr("You have made space for each other once, in the week of {day}.")
    elif len(held) == 1:
        words = tr("You have made space for each other %n times in the week of {day}.", None, talks)
    else:
        words = tr("You have made space for each other %n times since {day}.", None, talks)
    return words.format(day=day)
