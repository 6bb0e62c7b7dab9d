"""Rhythm on screen and in the letter: the weeks with a session, and when they usually are."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from listening_timer.insights.overview import Overview
from listening_timer.insights.rhythm import RHYTHM, usual
from listening_timer.ui.insights.chart_weeks import ChartWeeks
from listening_timer.ui.insights.view import InsightView
from listening_timer.ui.widgets.charts.model import Stones
from listening_timer.ui.words.i18n import tr

ROWS = ((13, 8), (26, 8), (52, 12))
"""Places in a row of the calendar chart, each with the most rows it is used for."""


def _sentence(found: Overview) -> str:
    talks = found.total.talks.talks
    return _met(
        found,
        tr("You talked once."),
        tr("You talked %n times, in one week.", None, talks),
        tr("You talked %n times, in {weeks} different weeks.", None, talks),
    )


def _paragraph(found: Overview) -> str:
    talks = found.total.talks.talks
    if not talks:
        return tr("No talks in these weeks. Your next talk will appear here.")
    return _met(
        found,
        tr("You made time for each other once."),
        tr("You made time for each other %n times, all in one week.", None, talks),
        tr("You made time for each other %n times, in {weeks} different weeks.", None, talks),
    )


def _met(found: Overview, once: str, in_one_week: str, in_several: str) -> str:
    """The words for the number of sessions and weeks, and what is usual."""
    weeks = sum(week.talks.talks > 0 for week in found.weeks)
    words = in_one_week if weeks == 1 else in_several.format(weeks=weeks)
    if found.total.talks.talks == 1:
        words = once
    return " ".join(filter(None, (words, _usual_words(found))))


def _usual_words(found: Overview) -> str:
    """Usual weekday and hours, where there are any."""
    weekday, hours = usual(found)
    day = "" if weekday is None else QLocale().standaloneDayName(weekday + 1)
    first, last = (f"{hour:02}:00" for hour in hours) if hours else ("", "")
    if day and hours:
        words = tr("Most often on a {day}, between {first} and {last}.")
    elif day:
        words = tr("Most often on a {day}.")
    else:
        words = tr("Most often between {first} and {last}.") if hours else ""
    return words.format(day=day, first=first, last=last)


def _chart(_found: Overview, weeks: ChartWeeks) -> Stones:
    """Weeks with a session, a row a quarter; over many years a place covers several weeks."""
    fitting = (row for row in ROWS if weeks.count <= row[0] * row[1])
    across, rows = next(fitting, ROWS[-1])
    places = weeks.gathered(across * rows)
    return Stones(
        tuple(place.talks.talks for place in places),
        min(across, len(places)),
        tuple(map(weeks.day, places[::across])),
        weeks.note(across * rows),
    )


RHYTHM_VIEW = InsightView(
    RHYTHM,
    title=lambda: tr("Your rhythm"),
    preview=lambda: tr("The weeks when you talked."),
    sentence=_sentence,
    chart=_chart,
    columns=lambda _left, _right: (tr("Talks"),),
    paragraph=_paragraph,
)
