"""Insight texts: one sentence for each insight.

Figures are stated as they are: nothing is judged, and neither of two people comes first.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QLocale

from listening_timer.insights.model import Said, Sentence
from listening_timer.model.weekly import Couple
from listening_timer.ui.words.i18n import about_text, tr
from listening_timer.ui.words.people import display_name


def sentence_words(said: Said) -> str:
    """Text of an insight: one sentence, or few short ones; empty where there is nothing to say."""
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


def couple_words(couple: Couple) -> str:
    """Names of the two people of a couple."""
    return f"{display_name(couple.left)} & {display_name(couple.right)}"


def mean_words(value: float) -> str:
    """A mean with one decimal."""
    return QLocale().toString(float(value), "f", 1)


def made_space(talks: int, day: str, *, one: bool) -> str:
    """Text of how many sessions there were since the week that begins on a day, or in it alone."""
    if talks == 1:
        words = tr("You have made space for each other once, in the week of {day}.")
    elif one:
        words = tr("You have made space for each other %n times in the week of {day}.", None, talks)
    else:
        words = tr(
            "You have made space for each other %n times in the weeks since {day}.", None, talks
        )
    return words.format(day=day)


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
        left=display_name(str(values["left"])),
        right=display_name(str(values["right"])),
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
    """Usual weekday and hours, where there are any."""
    weekday = _number(said, "weekday")
    day = "" if weekday is None else QLocale().standaloneDayName(round(weekday) + 1)
    first, last = _hour(_number(said, "from_hour")), _hour(_number(said, "to_hour"))
    if day and first and last:
        words = tr("Most often on a {day}, between {first} and {last}.")
    elif day:
        words = tr("Most often on a {day}.")
    else:
        words = tr("Most often between {first} and {last}.") if first and last else ""
    return words.format(day=day, first=first, last=last)


def _hour(hour: float | None) -> str:
    """A full hour, in the form of all times of day; empty for none."""
    return "" if hour is None else f"{round(hour) % 24:02}:00"


def _tallied(appreciated: int, asked: int) -> str:
    said: list[str] = []
    if appreciated == 1:
        said.append(tr("You noted one appreciation."))
    elif appreciated:
        said.append(tr("You noted %n appreciations.", None, appreciated))
    if asked == 1:
        said.append(tr("You asked for a change once."))
    elif asked:
        said.append(tr("You asked for a change %n times.", None, asked))
    return " ".join(said)


def _felt(said: Said) -> str:
    calm = _scale(_number(said, "calm_before"), _number(said, "calm_after"))
    close = _scale(_number(said, "closeness_before"), _number(said, "closeness_after"))
    parts = [
        tr("Calm: {levels}.").format(levels=calm) if calm else "",
        tr("Closeness: {levels}.").format(levels=close) if close else "",
        tr("On average, both of you together, from 0\u00a0to\u00a010."),
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
    return tr("You felt heard: {mean} of 10 on average, in %n answers.", None, answers).format(
        mean=mean_words(mean)
    )


def _promised(said: Said) -> str:
    """How many were made, and the outcome of each; together that is all of them."""
    if _whole(said, "made") == 1:
        return " ".join((tr("You made one promise or plan."), *_became_of_one(said)))
    made = tr("You made %n promises or plans.", None, _whole(said, "made"))
    return " ".join((made, *_became_of_several(said)))


def _became_of_one(said: Said) -> Iterator[str]:
    if _whole(said, "kept"):
        yield tr("It was kept.")
    if _whole(said, "partly"):
        yield tr("It was kept in part.")
    if _whole(said, "waiting"):
        yield tr("It is still open.")
    if _whole(said, "dropped"):
        yield tr("It was let go.")


def _became_of_several(said: Said) -> Iterator[str]:
    kept, partly = _whole(said, "kept"), _whole(said, "partly")
    waiting, dropped = _whole(said, "waiting"), _whole(said, "dropped")
    if kept:
        yield tr("One was kept.") if kept == 1 else tr("%n were kept.", None, kept)
    if partly == 1:
        yield tr("One was kept in part.")
    elif partly:
        yield tr("%n were kept in part.", None, partly)
    if waiting == 1:
        yield tr("One is still open.")
    elif waiting:
        yield tr("%n are still open.", None, waiting)
    if dropped:
        yield tr("One was let go.") if dropped == 1 else tr("%n were let go.", None, dropped)
