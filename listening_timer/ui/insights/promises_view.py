"""Promises on screen: how many promises and plans were made, and their outcomes."""

from __future__ import annotations

from collections.abc import Iterator

from listening_timer.insights.overview import Overview
from listening_timer.insights.promises import PROMISES
from listening_timer.model.annotations import PromiseOutcome
from listening_timer.model.weekly import TalksOfDay
from listening_timer.ui.insights.chart_weeks import ChartWeeks
from listening_timer.ui.insights.view import InsightView
from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.widgets.charts.model import Fill, Length, Lengths, Series
from listening_timer.ui.words.agreements import outcome_options
from listening_timer.ui.words.i18n import tr


def _sentence(found: Overview) -> str:
    """How many were made, and the outcome of each; together that is all of them."""
    sums = found.total.talks
    if sums.made == 1:
        return " ".join((tr("You made one promise or plan."), *_became_of_one(sums)))
    made = tr("You made %n promises or plans.", None, sums.made)
    return " ".join((made, *_became_of_several(sums)))


def _became_of_one(sums: TalksOfDay) -> Iterator[str]:
    if sums.kept:
        yield tr("It was kept.")
    if sums.partly:
        yield tr("It was kept in part.")
    if sums.waiting:
        yield tr("It is still open.")
    if sums.dropped:
        yield tr("It was let go.")


def _became_of_several(sums: TalksOfDay) -> Iterator[str]:
    for number, one, several in (
        (sums.kept, tr("One was kept."), tr("%n were kept.", None, sums.kept)),
        (sums.partly, tr("One was kept in part."), tr("%n were kept in part.", None, sums.partly)),
        (sums.waiting, tr("One is still open."), tr("%n are still open.", None, sums.waiting)),
        (sums.dropped, tr("One was let go."), tr("%n were let go.", None, sums.dropped)),
    ):
        if number:
            yield one if number == 1 else several


def _chart(found: Overview, _weeks: ChartWeeks) -> Lengths:
    """Promises by outcome; outcomes without any are omitted."""
    sums, names = found.total.talks, dict(outcome_options())
    rows = (
        (PromiseOutcome.KEPT, Tone.MOSS, Fill.PLAIN, sums.kept),
        (PromiseOutcome.PARTLY, Tone.MOSS, Fill.TINT, sums.partly),
        (PromiseOutcome.NOT_YET, None, Fill.HOLLOW, sums.waiting),
        (PromiseOutcome.DROPPED, None, Fill.TINT, sums.dropped),
    )
    return Lengths(
        tuple(
            Length(Series(names[outcome], tone, fill), count)
            for outcome, tone, fill, count in rows
            if count
        )
    )


PROMISES_VIEW = InsightView(
    PROMISES,
    title=lambda: tr("What you promised"),
    preview=lambda: tr("What you promise or plan at the end of a talk, and how it went."),
    sentence=_sentence,
    chart=_chart,
    columns=lambda _left, _right: (
        tr("Made", "promises"),
        *(name for _outcome, name in outcome_options()),
    ),
)
