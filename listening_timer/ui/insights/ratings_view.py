"""Ratings on screen and in the letter: how calm, close and heard both felt, taken together."""

from __future__ import annotations

from listening_timer.insights.overview import Overview
from listening_timer.insights.ratings import FELT, HEARD
from listening_timer.model.weekly import Mean
from listening_timer.ui.insights.chart_weeks import ChartWeeks
from listening_timer.ui.insights.view import InsightView, mean_words
from listening_timer.ui.widgets.charts.model import Levels, Panel
from listening_timer.ui.words.i18n import tr


def _felt_sentence(found: Overview) -> str:
    sums = found.total.talks
    calm = _before_and_after(sums.calm_before, sums.calm_after)
    close = _before_and_after(sums.closeness_before, sums.closeness_after)
    parts = [
        tr("Calm: {levels}.").format(levels=calm) if calm else "",
        tr("Closeness: {levels}.").format(levels=close) if close else "",
        tr("On average, both of you together, from 0\u00a0to\u00a010."),
    ]
    return " ".join(filter(None, parts))


def _before_and_after(before: Mean, after: Mean) -> str:
    if before.answers and after.answers:
        words = tr("{before} before a talk, {after} after it")
    elif before.answers:
        words = tr("{before} before a talk")
    else:
        words = tr("{after} after a talk") if after.answers else ""
    return words.format(before=mean_words(before.value), after=mean_words(after.value))


def _felt_chart(_found: Overview, weeks: ChartWeeks) -> Levels:
    """Calm and closeness, before and after."""
    sums = [bar.talks for bar in weeks.bars]
    panels = (
        Panel(
            tr("Calm"),
            after=tuple(each.calm_after.value for each in sums),
            before=tuple(each.calm_before.value for each in sums),
        ),
        Panel(
            tr("Closeness"),
            after=tuple(each.closeness_after.value for each in sums),
            before=tuple(each.closeness_before.value for each in sums),
        ),
    )
    answered = tuple(each for each in panels if {*each.before, *each.after} != {None})
    words = (tr("before a talk"), tr("after it"))
    return Levels(answered, words, weeks.marks, weeks.note())


def _heard_sentence(found: Overview) -> str:
    heard = found.total.talks.heard
    if heard.answers == 1:
        words = tr("You felt heard: {mean} out of 10, one answer.")
    else:
        words = tr(
            "You felt heard: {mean} out of 10 on average, in %n answers.", None, heard.answers
        )
    return words.format(mean=mean_words(heard.value))


def _heard_chart(_found: Overview, weeks: ChartWeeks) -> Levels:
    means = tuple(bar.talks.heard.value for bar in weeks.bars)
    return Levels((Panel("", means),), None, weeks.marks, weeks.note())


def _paragraph(found: Overview) -> str:
    """How they felt, being heard included."""
    sums = found.total.talks
    before = _levels(sums.calm_before, sums.closeness_before)
    after = _levels(sums.calm_after, sums.closeness_after)
    said = (
        tr("{levels} before your talks").format(levels=before) if before else "",
        tr("{levels} after them").format(levels=after) if after else "",
        tr("heard {n}").format(n=mean_words(sums.heard.value)) if sums.heard.answers else "",
    )
    if not any(said):
        return ""
    return tr("You also said how you felt, from 0 to 10. On average, both of you: {felt}.").format(
        felt="; ".join(filter(None, said))
    )


def _levels(calm: Mean, close: Mean) -> str:
    """How calm and close they were at one moment; empty where nobody said."""
    if calm.answers and close.answers:
        words = tr("calm {calm} and close {close}")
    elif calm.answers:
        words = tr("calm {calm}")
    else:
        words = tr("close {close}") if close.answers else ""
    return words.format(calm=mean_words(calm.value), close=mean_words(close.value))


FELT_VIEW = InsightView(
    FELT,
    title=lambda: tr("Calm and closeness"),
    preview=lambda: tr("How calm and close you feel before and after a talk, if you both say so."),
    sentence=_felt_sentence,
    chart=_felt_chart,
    columns=lambda _left, _right: (
        tr("Calm before"),
        tr("Calm after"),
        tr("Closeness before"),
        tr("Closeness after"),
        tr("Answers before"),
        tr("Answers after"),
    ),
    paragraph=_paragraph,
)
HEARD_VIEW = InsightView(
    HEARD,
    title=lambda: tr("How heard you felt"),
    preview=lambda: tr("How heard you felt, if you say so at the end of a talk."),
    sentence=_heard_sentence,
    chart=_heard_chart,
    columns=lambda _left, _right: (tr("Felt heard"), tr("Answers")),
)
