"""The sentences of the letter: what half a year was, told kindly; nobody is weighed.

Where nothing was kept, nothing is said; nothing is missed in a letter.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import QDate, QLocale

from listening_timer.insights.overview import Insights
from listening_timer.ui.pages.insight_words import mean_words, usual_words
from listening_timer.ui.people import named
from listening_timer.ui.words import UNBROKEN, about_text, tr


def greeting(insights: Insights) -> str:
    """To whom it is; nobody is called "someone" to their face."""
    couple = insights.couple
    if not couple.left or not couple.right:
        return tr("To both of you,")
    return tr("Dear {left} and {right},").format(left=named(couple.left), right=named(couple.right))


def told(insights: Insights, today: str) -> Iterator[str]:
    """The paragraphs: of which weeks, when they met, how long each shared, how they felt."""
    yield tr(
        "this is for both of you: your talks from {first} to {last}, as you kept them yourselves."
    ).format(first=day_words(insights.weeks[0].monday.isoformat()), last=day_words(today))
    yield _met(insights)
    yield from filter(None, (_shared(insights), _felt(insights)))


def noted(insights: Insights) -> str:
    """How many appreciations they noted between talks."""
    times = insights.appreciation.appreciated
    if not times:
        return ""
    if times == 1:
        return tr("Between your talks you noted one appreciation.")
    return tr("Between your talks you noted %n appreciations.", None, times)


def day_words(iso: str) -> str:
    """An ISO date, with its year."""
    day = date.fromisoformat(iso)
    form = tr("d MMMM yyyy", "day, month and year, as QDate.toString takes it")
    return QLocale().toString(QDate(day.year, day.month, day.day), form).translate(UNBROKEN)


def _met(insights: Insights) -> str:
    talks = insights.rhythm.talks
    weeks = sum(week.talks > 0 for week in insights.rhythm.weeks)
    if not talks:
        return tr("There was no talk in these weeks. The next one will stand here.")
    if talks == 1:
        met = tr("You made time for each other once.")
    elif weeks == 1:
        met = tr("You made time for each other %n times, all in one week.", None, talks)
    else:
        met = tr("You made time for each other %n times, in {weeks} different weeks.", None, talks)
    return " ".join(filter(None, (met.format(weeks=weeks), usual_words(insights.rhythm.said))))


def _shared(insights: Insights) -> str:
    """How long each shared; no sentence begins with a name, as that may be "someone"."""
    couple, left, right = insights.couple, insights.balance.left, insights.balance.right
    if left and right:
        return tr(
            "While one spoke, the other listened; then you switched: {left} shared for {first}, "
            "{right} for {second}."
        ).format(
            left=named(couple.left),
            right=named(couple.right),
            first=about_text(left),
            second=about_text(right),
        )
    if not left and not right:
        return ""
    speaker, listener = (couple.left, couple.right) if left else (couple.right, couple.left)
    return tr("For {time} {name} shared, while {listener} listened.").format(
        name=named(speaker), listener=named(listener), time=about_text(left or right)
    )


def _felt(insights: Insights) -> str:
    close, heard = insights.closeness, insights.heard.heard.value
    before = _levels(close.calm_before.value, close.closeness_before.value)
    after = _levels(close.calm_after.value, close.closeness_after.value)
    said = (
        tr("{levels} when you sat down").format(levels=before) if before else "",
        tr("{levels} when you got up again").format(levels=after) if after else "",
        "" if heard is None else tr("heard {n}").format(n=mean_words(heard)),
    )
    if not any(said):
        return ""
    return tr(
        "You also said how you felt, from 0 to 10. Both of you taken together: {felt}."
    ).format(felt="; ".join(filter(None, said)))


def _levels(calm: float | None, close: float | None) -> str:
    """How calm and close they were at one moment; empty where nobody said."""
    if calm is not None and close is not None:
        return tr("calm {calm} and close {close}").format(
            calm=mean_words(calm), close=mean_words(close)
        )
    if calm is not None:
        return tr("calm {calm}").format(calm=mean_words(calm))
    return "" if close is None else tr("close {close}").format(close=mean_words(close))
