"""Weeks as people call them: this one, the last one, and else by their first and last day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

from listening_timer.insights.weeks import DAYS, week_of
from listening_timer.ui.words import UNBROKEN, tr


def week_text(day: str, today: str) -> str:
    """The week in which an ISO date lies, seen from another one: as in 16 to 22 November.

    ValueError where one of them is no date.
    """
    week, now = week_of(day), week_of(today)
    if week == now:
        return tr("This week")
    if (now.monday - week.monday).days == DAYS:
        return tr("Last week")
    first, last = week.monday, week.sunday
    dated = tr("d MMMM", "day and month, as QDate.toString takes it")
    with_year = tr("d MMMM yyyy", "day, month and year, as QDate.toString takes it")
    whole = dated if first.year == last.year == date.fromisoformat(today).year else with_year
    if first.year != last.year:
        begun = with_year
    elif first.month != last.month:
        begun = dated
    else:
        begun = tr("d", "the day alone, before another one of its month")
    return tr("{first} to {last}", "two days").format(
        first=_written(first, begun), last=_written(last, whole)
    )


def _written(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form).translate(UNBROKEN)
