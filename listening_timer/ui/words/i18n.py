"""Translation function `tr`, and texts of errors, durations, times and days.

Texts are literals in the source, found there by extraction; numbers are inserted by `format`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt

from listening_timer.exercise.formats import MINUTE, SECOND, FormatError, Refused
from listening_timer.model.errors import HistoryError
from listening_timer.text.error_messages import filled, template
from listening_timer.ui.widgets.painting import UNBROKEN

CONTEXT = ""
"""Translation context: extraction files texts of plain functions under none."""
DATA = "data"
"""Translation context of the texts of formats, decks and feelings that ship."""
MORNING = 5
"""Hour from which it is morning; before, it is still night."""
EVENING = 17
IN_HOURS = 90
"""Minutes from which on a duration is shown in hours and minutes."""
NOTHING = "–"
"""Shown in a table where there is no figure."""
AFTERNOON = 12


def tr(text: str, note: str | None = None, n: int = -1) -> str:
    """Translate a text that is a literal in the call; `n` chooses the plural.

    English is shown as it is in the source and needs no file of its own: a text with %n is for more
    than one, and where there may be one, that has a text of its own.
    """
    return QCoreApplication.translate(CONTEXT, text, note, n)


def error_text(error: FormatError | HistoryError | Refused) -> str:
    """Text of an error: what is wrong and what to do.

    Ids, names of fields and commands are for the command line.
    """
    match error.code:
        case "unknown-session":
            text = tr("This talk is no longer here.")
        case "bad-line":
            text = tr(
                "Line {line} of {path} has something this program does not write. Nothing "
                "was added. Please save it again on the other computer."
            )
        case "bad-talk":
            text = tr(
                "{path} has something this program does not write. Nothing was added. Please "
                "save it again on the other computer."
            )
        case _:
            text = tr(template(error))
    return filled(text, error)


def restored_text() -> str:
    """The text beside a field in which an unsaved draft is restored: nothing was lost."""
    return tr("What you were writing when the program stopped is here again.")


def text_of(texts: Mapping[str, str]) -> str:
    """A text of a format or deck in the screen's language, else English, else any.

    English ones are looked up in the translation too: one file can hold all texts that ship.
    """
    language, english = QLocale().name().partition("_")[0], texts.get("en")
    if english and language not in texts.keys() - {"en"}:
        return QCoreApplication.translate(DATA, english)
    return texts.get(language) or next(iter(texts.values()), "")


def full_line_text() -> str:
    """What a single-line field says when it is full."""
    return tr("This line is full.")


def full_note_text() -> str:
    """What a note field says when it is full."""
    return tr("This note is full.")


def clock_text(ms: int) -> str:
    """A duration (ms) in minutes and seconds, as in 9:05."""
    minutes, seconds = divmod(ms // SECOND, 60)
    return f"{minutes}:{seconds:02}"


def duration_text(ms: int) -> str:
    """How long something took (ms), in the form that exports have too: 9:05, or 1:48:00."""
    hours, rest = divmod(ms, 60 * MINUTE)
    minutes = clock_text(rest)
    return f"{hours}:{minutes:0>5}" if hours else minutes


def minutes_text(ms: int) -> str:
    """A duration (ms) in whole minutes, rounded up: 24 min; from 90 on, 1 h 48 min. No line breaks.

    Two durations beside each other have one form, so that 60 min and 62 min can be compared.
    """
    minutes = -(-ms // MINUTE)
    hours, rest = divmod(minutes, 60)
    if minutes < IN_HOURS:
        text = tr("{n} min", "a duration").format(n=minutes)
    elif rest:
        text = tr("{h} h {m} min").format(h=hours, m=rest)
    else:
        text = tr("{h} h").format(h=hours)
    return text.translate(UNBROKEN)


def about_text(ms: int) -> str:
    """A duration (ms) as people say it: seconds below two minutes, else whole minutes or hours."""
    if ms < 2 * MINUTE:
        return tr("{n} s", "a duration").format(n=ms // SECOND).translate(UNBROKEN)
    return minutes_text(ms - ms % MINUTE)


def length_text(ms: int) -> str:
    """A planned time (ms) to the second: 10 min, 45 s, 2 min 30 s. No line breaks."""
    whole, seconds = ms - ms % MINUTE, ms % MINUTE // SECOND
    if not seconds:
        return minutes_text(whole)
    if ms < 2 * MINUTE:
        return about_text(ms)
    text = tr("{time} {n} s", "minutes and seconds").format(time=minutes_text(whole), n=seconds)
    return text.translate(UNBROKEN)


def local_time(wall: int, offset: int) -> datetime:
    """A wall instant (UTC ms) as local time at an offset in minutes."""
    return datetime.fromtimestamp(wall / 1000, UTC) + timedelta(minutes=offset)


def time_text(wall: int, offset: int) -> str:
    """Time of day of a wall instant, from 00:00 to 23:59 as everywhere in the program.

    The system's own form would differ between the window and the command line, which uses no
    locale, and so between two PDFs of one history.
    """
    local = local_time(wall, offset)
    return f"{local.hour:02}:{local.minute:02}"


def day_text(wall: int, offset: int) -> str:
    """A day and its part, as in Sunday evening, 22 November; night until five."""
    local = local_time(wall, offset)
    day = QDate(local.year, local.month, local.day)
    name = QLocale().standaloneDayName(day.dayOfWeek())
    form = tr("d MMMM", "day and month, as QDate.toString takes it")
    date = QLocale().toString(day, form).translate(UNBROKEN)
    if local.hour < MORNING:
        return tr("{day} night, {date}").format(day=name, date=date)
    if local.hour >= EVENING:
        return tr("{day} evening, {date}").format(day=name, date=date)
    if local.hour >= AFTERNOON:
        return tr("{day} afternoon, {date}").format(day=name, date=date)
    return tr("{day} morning, {date}").format(day=name, date=date)


def short_day_text(wall: int, offset: int) -> str:
    """A day with its short weekday, as in Wed 21 October."""
    local = local_time(wall, offset)
    form = tr("ddd d MMMM", "short weekday, day and month, as QDate.toString takes it")
    return QLocale().toString(QDate(local.year, local.month, local.day), form)


def month_text(day: str, today: str) -> str:
    """The month in which an ISO date lies; with its year where it is not that of `today`."""
    date, now = QDate.fromString(day, Qt.DateFormat.ISODate), today.partition("-")[0]
    if day.startswith(f"{now}-"):
        return QLocale().standaloneMonthName(date.month())
    form = tr("MMMM yyyy", "month and year, as QDate.toString takes it")
    return QLocale().toString(date, form)


def week_text(day: str, today: str) -> str:
    """The week in which an ISO date lies, seen from another date: as in 16 to 22 November.

    This week and the last one are called so. Raises ValueError where one of them is no date.
    """
    from listening_timer.insights.weeks import DAYS, week_of  # noqa: PLC0415 - not on the first page

    week, now = week_of(day), week_of(today)
    if week == now:
        return tr("This week")
    if (now.monday - week.monday).days == DAYS:
        return tr("Last week")
    return span_text(week.monday, week.sunday, date.fromisoformat(today).year)


def span_text(first: date, last: date, year: int | None = None) -> str:
    """A range of days, as in 26 October to 1 November; without the year where it is `year`."""
    if first.year != last.year:
        begun = date_text(first)
    elif first.month != last.month:
        begun = date_text(first, first.year)
    else:
        begun = _written(first, tr("d", "the day alone, before another one of its month"))
    seen = year if first.year == last.year else None
    return tr("{first} to {last}", "two days").format(first=begun, last=date_text(last, seen))


def date_text(day: date, year: int | None = None) -> str:
    """A day, as in 26 October; without the year where it is `year`; no line breaks."""
    if day.year == year:
        return _written(day, tr("d MMMM", "day and month, as QDate.toString takes it"))
    return _written(day, tr("d MMMM yyyy", "day, month and year, as QDate.toString takes it"))


def _written(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form).translate(UNBROKEN)


def number_text(number: int) -> str:
    """A small number as a word, as in three; from 13 on in digits."""
    words = (
        tr("no", "number 0"),
        tr("one", "number"),
        tr("two", "number"),
        tr("three", "number"),
        tr("four", "number"),
        tr("five", "number"),
        tr("six", "number"),
        tr("seven", "number"),
        tr("eight", "number"),
        tr("nine", "number"),
        tr("ten", "number"),
        tr("eleven", "number"),
        tr("twelve", "number"),
    )
    return words[number] if number < len(words) else str(number)
