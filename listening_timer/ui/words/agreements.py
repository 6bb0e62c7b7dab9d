"""Texts of promises, their outcomes, and the next meeting."""

from __future__ import annotations

from PySide6.QtCore import QDate, QLocale

from listening_timer.exercise.formats import MINUTE
from listening_timer.model.annotations import Meeting, OpenPromise, PromiseKind, PromiseOutcome
from listening_timer.text.cleaning import isolated
from listening_timer.ui.widgets.painting import UNBROKEN
from listening_timer.ui.words.i18n import local_time, time_text, tr


def outcome_options() -> tuple[tuple[str, str], ...]:
    """Outcomes of a promise to choose from, as pairs of id and text."""
    return (
        (PromiseOutcome.KEPT, tr("Kept", "a promise")),
        (PromiseOutcome.PARTLY, tr("Partly", "a promise")),
        (PromiseOutcome.NOT_YET, tr("Not yet", "a promise")),
        (PromiseOutcome.DROPPED, tr("Let it go", "a promise")),
    )


def outcome_text(outcome: str | None) -> str:
    """Text of an outcome; empty where it is not known."""
    return dict(outcome_options()).get(outcome or "", "")


def promise_words(open_promise: OpenPromise) -> str:
    """Text of a promise: whose it is, and what it says."""
    text = isolated(open_promise.promise.text)
    if open_promise.promise.kind is not PromiseKind.PROMISE:
        return tr("Time together: {text}").format(text=text)
    if not open_promise.name:
        return tr("Both of you: {text}").format(text=text)
    return tr("{name}: {text}").format(name=isolated(open_promise.name), text=text)


def weekday_text(day: int) -> str:
    """A day of the week, Monday: 0."""
    return QLocale().standaloneDayName(day + 1)


def weekday_options() -> tuple[tuple[str, str], ...]:
    """The days of the week to choose a substitute from, as pairs of number and text."""
    return tuple((str(day), weekday_text(day)) for day in range(7))


def day_and_time_text(wall: int, offset: int) -> str:
    """A day and a time, as in Sunday, 6 December, 20:00."""
    weekday, date = _weekday_and_date(wall, offset)
    return tr("{day}, {date}, {time}", "as in Sunday, 6 December, 20:00").format(
        day=weekday, date=date, time=time_text(wall, offset)
    )


def _weekday_and_date(wall: int, offset: int) -> tuple[str, str]:
    """As in Sunday and 6 December."""
    local = local_time(wall, offset)
    date = QDate(local.year, local.month, local.day)
    form = tr("d MMMM", "day and month, as QDate.toString takes it")
    return weekday_text(local.weekday()), QLocale().toString(date, form).translate(UNBROKEN)


def standing_text(meeting: Meeting) -> str:
    """A weekly meeting, as in Sundays, 20:00."""
    local = local_time(meeting.wall, meeting.offset)
    return weekly_text(local.weekday(), 60 * local.hour + local.minute)


def weekly_text(day: int, minute: int) -> str:
    """A day of the week (Monday: 0) and a minute of it, as in Sundays, 20:00."""
    days = (
        tr("Mondays"),
        tr("Tuesdays"),
        tr("Wednesdays"),
        tr("Thursdays"),
        tr("Fridays"),
        tr("Saturdays"),
        tr("Sundays"),
    )
    return tr("{days}, {time}", "as in Sundays, 20:00").format(
        days=days[day], time=time_text(minute * MINUTE, 0)
    )


def substitute_text(meeting: Meeting) -> str:
    """The substitute day of a weekly meeting, in a sentence; empty without one."""
    return other_day_text(meeting.substitute) if meeting.weekly else ""


def other_day_text(day: int | None) -> str:
    """The weekday on which something weekly is held where its own day fails; empty without one."""
    if day is None:
        return ""
    return tr("If that day doesn’t work: {day}.").format(day=weekday_text(day))


def meeting_words(meeting: Meeting) -> str:
    """Text of the next meeting: its day and time, or that it is every week."""
    if meeting.weekly:
        agreed = tr("You planned to talk every week: {when}.").format(when=standing_text(meeting))
        return " ".join(filter(None, (agreed, substitute_text(meeting))))
    weekday, date = _weekday_and_date(meeting.wall, meeting.offset)
    return tr("You planned to talk on {day}, {date}, at {time}.").format(
        day=weekday, date=date, time=time_text(meeting.wall, meeting.offset)
    )
