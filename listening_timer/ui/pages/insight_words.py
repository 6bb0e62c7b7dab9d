"""The words for what insights say: a sentence for each.

Figures stand as they are: nothing is weighed, and of two people nobody comes first.
"""

from __future__ import annotations

from PySide6.QtCore import QLocale, QTime

from listening_timer.insights.telling import Said, Sentence
from listening_timer.ui.people import named
from listening_timer.ui.words import about_text, tr


def sentence_words(said: Said) -> str:
    """The one sentence of an insight, or few short ones; empty where there is nothing to say."""
    match said.sentence:
        case Sentence.NOBODY_SHARED:
            return _nobody_shared(_whole(said, "talks"))
        case Sentence.SHARED:
            return _shared(said)
        case Sentence.MET:
            return " ".join(part for part in (_met(said), usual_words(said)) if part)
        case Sentence.TALLIED:
            return _tallied(_whole(said, "appreciated"), _whole(said, "asked"))
        case Sentence.FELT:
            return _felt(said)
        case Sentence.HEARD:
            return _heard(said)
        case Sentence.PROMISED:
            return _promised(said)
        case _:
            return ""


def mean_words(value: float) -> str:
    """A mean with one decimal."""
    return QLocale().toString(float(value), "f", 1)


def made_space(talks: int, month: str) -> str:
    """How often there was a talk since a month."""
    if not talks:
        return tr("There was no talk in these weeks.")
    if talks == 1:
        return tr("You have made space for each other once since {month}.").format(month=month)
    return tr("You have made space for each other %n times since {month}.", None, talks).format(
        month=month
    )


def _whole(said: Said, key: str) -> int:
    value = said.values[key]
    return round(value) if isinstance(value, int | float) else 0


def _number(said: Said, key: str) -> float | None:
    value = said.values[key]
    return float(value) if isinstance(value, int | float) else None


def _nobody_shared(talks: int) -> str:
    if talks == 1:
        return tr("You met once, and nobody had a turn.")
    return tr("You met %n times, and nobody had a turn.", None, talks)


def _shared(said: Said) -> str:
    talks, values = _whole(said, "talks"), said.values
    if talks == 1:
        words = tr("In one talk {left} shared for {first}, {right} for {second}.")
    else:
        words = tr("In %n talks {left} shared for {first}, {right} for {second}.", None, talks)
    return words.format(
        left=named(str(values["left"])),
        right=named(str(values["right"])),
        first=about_text(_whole(said, "left_ms")),
        second=about_text(_whole(said, "right_ms")),
    )


def _met(said: Said) -> str:
    talks, weeks = _whole(said, "talks"), _whole(said, "weeks")
    if talks == 1:
        return tr("You talked once.")
    if weeks == 1:
        return tr("You talked %n times, in one week.", None, talks)
    return tr("You talked %n times, in {weeks} different weeks.", None, talks).format(weeks=weeks)


def usual_words(said: Said) -> str:
    """When it usually is, where anything is usual."""
    weekday, hour = _number(said, "weekday"), _number(said, "hour")
    day = "" if weekday is None else QLocale().standaloneDayName(round(weekday) + 1)
    short = QLocale.FormatType.ShortFormat
    time = "" if hour is None else QLocale.system().toString(QTime(round(hour), 0), short)
    if day and time:
        return tr("Most often on a {day}, around {time}.").format(day=day, time=time)
    if day:
        return tr("Most often on a {day}.").format(day=day)
    return tr("Most often around {time}.").format(time=time) if time else ""


def _tallied(appreciated: int, asked: int) -> str:
    said: list[str] = []
    if appreciated == 1:
        said.append(tr("You noted once that you appreciated something."))
    elif appreciated:
        said.append(tr("You noted %n times that you appreciated something.", None, appreciated))
    if asked == 1:
        said.append(tr("You noted once that you asked for a change."))
    elif asked:
        said.append(tr("You noted %n times that you asked for a change.", None, asked))
    return " ".join(said)


def _felt(said: Said) -> str:
    calm = _scale(_number(said, "calm_before"), _number(said, "calm_after"))
    close = _scale(_number(said, "closeness_before"), _number(said, "closeness_after"))
    parts = [
        tr("Calm: {levels}.").format(levels=calm) if calm else "",
        tr("Closeness: {levels}.").format(levels=close) if close else "",
        tr("Means of both of you, from 0 to 10."),
    ]
    return " ".join(part for part in parts if part)


def _scale(before: float | None, after: float | None) -> str:
    if before is not None and after is not None:
        return tr("{before} before a talk, {after} after it").format(
            before=mean_words(before), after=mean_words(after)
        )
    if before is not None:
        return tr("{before} before a talk").format(before=mean_words(before))
    return tr("{after} after a talk").format(after=mean_words(after)) if after is not None else ""


def _heard(said: Said) -> str:
    answers, mean = _whole(said, "answers"), _number(said, "heard") or 0.0
    if answers == 1:
        return tr("You felt heard: {mean} of 10, one answer.").format(mean=mean_words(mean))
    return tr("You felt heard: {mean} of 10, the mean of %n answers.", None, answers).format(
        mean=mean_words(mean)
    )


def _promised(said: Said) -> str:
    made, kept, waiting = (_whole(said, key) for key in ("made", "kept", "waiting"))
    parts = [_made(made)]
    if kept == 1:
        parts.append(tr("One was kept."))
    elif kept:
        parts.append(tr("%n were kept.", None, kept))
    if waiting == 1:
        parts.append(tr("One is still open."))
    elif waiting:
        parts.append(tr("%n are still open.", None, waiting))
    return " ".join(parts)


def _made(made: int) -> str:
    if made == 1:
        return tr("You made one promise or plan.")
    return tr("You made %n promises and plans.", None, made)
