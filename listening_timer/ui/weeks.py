"""Weeks and days as people call them: the year is said where it is not the one in question."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale

from listening_timer.insights.weeks import DAYS, week_of
from listening_timer.ui.words import UNBROKEN, tr


def week_text(day: str, today: str) -> str:
    """The week in which an ISO date lies, seen from another one: as in 16 to 22 November.

    This week and the last one are called so. ValueError where one of them is no date.
    """
    week, now = week_of(day), week_of(today)
    if week == now:
        return tr("This week")
    if (now.monday - week.monday).days == DAYS:
        return tr("Last week")
    return span_text(week.monday, week.sunday, date.fromisoformat(today).year)


def span_text(first: date, last: date, year: int | None = None) -> str:
    """The days from one to another, as in 26 October to 1 November; seen from a year."""
    if first.year != last.year:
        begun = date_text(first)
    elif first.month != last.month:
        begun = date_text(first, first.year)
    else:
        begun = _written(first, tr("d", "the day alone, before another one of its month"))
    seen = year if first.year == last.year else None
    return tr("{first} to {last}", "two days").format(first=begun, last=date_text(last, seen))


def date_text(day: date, year: int | None = None) -> str:
    """A day as in 26 October, seen from a year; no line breaks it."""
    if day.year == year:
        return _written(day, tr("d MMMM", "day and month, as QDate.toString takes it"))
    return _written(day, tr("d MMMM yyyy", "day, month and year, as QDate.toString takes it"))


def _written(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form).translate(UNBROKEN)
