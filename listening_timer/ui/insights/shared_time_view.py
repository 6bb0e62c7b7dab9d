"""Shared time on screen and in the letter: how long each of the two shared."""

from __future__ import annotations

from listening_timer.exercise.formats import MINUTE
from listening_timer.insights.overview import Overview
from listening_timer.insights.shared_time import SHARED_TIME
from listening_timer.ui.insights.chart_weeks import ChartWeeks
from listening_timer.ui.insights.view import InsightView
from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.widgets.charts.model import Columns, Series
from listening_timer.ui.words.i18n import about_text, minutes_text, tr
from listening_timer.ui.words.people import display_name

_MINUTES = (5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 90, 120, 150, 180, 240, 300, 360, 480, 600)
"""Ends of the scale."""


def _sentence(found: Overview) -> str:
    sums = found.total.talks
    if not sums.shared_left + sums.shared_right:
        if sums.talks == 1:
            return tr("You sat down together once.")
        return tr("You sat down together %n times.", None, sums.talks)
    if sums.talks == 1:
        words = tr("In one talk {left} shared for {first}, {right} for {second}.")
    else:
        words = tr("In %n talks {left} shared for {first}, {right} for {second}.", None, sums.talks)
    return words.format(
        left=display_name(found.couple.left),
        right=display_name(found.couple.right),
        first=about_text(sums.shared_left),
        second=about_text(sums.shared_right),
    )


def _chart(found: Overview, weeks: ChartWeeks) -> Columns | None:
    """Minutes shared: the left person upwards, the right person downwards."""
    if not found.total.talks.shared_left + found.total.talks.shared_right:
        return None
    return weeks.columns(
        lambda bar: bar.talks.shared_left / MINUTE,
        Series(display_name(found.couple.left), Tone.LAKE),
        lambda bar: bar.talks.shared_right / MINUTE,
        Series(display_name(found.couple.right), Tone.CLAY),
        _MINUTES,
        lambda top: minutes_text(top * MINUTE),
    )


def _paragraph(found: Overview) -> str:
    """How long each shared; no sentence begins with a name, as that may be "someone"."""
    left, right = found.total.talks.shared_left, found.total.talks.shared_right
    if not left and not right:
        return ""
    names = display_name(found.couple.left), display_name(found.couple.right)
    if left and right:
        return tr(
            "While one spoke, the other listened; then you switched: {left} shared for {first}, "
            "{right} for {second}."
        ).format(left=names[0], right=names[1], first=about_text(left), second=about_text(right))
    speaker, listener = names if left else names[::-1]
    return tr("{name} shared for {time} while {listener} listened.").format(
        name=speaker, listener=listener, time=about_text(left or right)
    )


SHARED_TIME_VIEW = InsightView(
    SHARED_TIME,
    title=lambda: tr("Time each of you shared"),
    preview=lambda: tr("How long each of you shared, week by week."),
    sentence=_sentence,
    chart=_chart,
    columns=lambda left, right: (
        tr("Talks"),
        tr("{name} shared").format(name=left),
        tr("{name} shared").format(name=right),
    ),
    paragraph=_paragraph,
)
