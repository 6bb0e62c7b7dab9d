"""A letter about half a year: what the two kept of it, told plainly and without a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QDate, QLocale

from listening_timer.days import Couple
from listening_timer.insights.telling import Said, Sentence
from listening_timer.insights.whole import Insights
from listening_timer.paper.faces import Face
from listening_timer.paper.pages import Pages
from listening_timer.paper.strips import Strip, gap, paragraph
from listening_timer.text import clean_text, same_name
from listening_timer.ui.pages.insight_words import sentence_words
from listening_timer.ui.palette import DAY, Tone
from listening_timer.ui.people import named
from listening_timer.ui.words import UNBROKEN, tr

QUIET = frozenset({Sentence.NO_TALKS, Sentence.NO_TALLIES, Sentence.NO_RATINGS})
"""What there is nothing to say about is left out; nothing is missed in a letter."""


@dataclass(frozen=True, slots=True)
class Thanks:
    """What somebody appreciated: their name, the ISO date, and their words."""

    name: str
    day: str
    text: str


def letter(insights: Insights, thanks: Sequence[Thanks], today: str) -> bytes:
    """The letter as a PDF, written on an ISO date about the weeks up to it.

    `thanks` stand in it in their order.
    """
    with Pages(tr("A letter about our talks")) as pages:
        pages.begin()
        pages.put(strips(insights, thanks, today))
        return pages.finished()


def strips(insights: Insights, thanks: Sequence[Thanks], today: str) -> Iterator[Strip]:
    """All that stands in the letter."""
    couple = insights.couple
    first, last = _written(insights.weeks[0].monday), _written(date.fromisoformat(today))
    yield gap(30)
    greeting = tr("Dear {left} and {right},").format(
        left=named(couple.left), right=named(couple.right)
    )
    yield from paragraph(greeting, Face.HEADING, keeps=True)
    yield gap(10)
    yield from paragraph(
        tr("this is what you kept from {first} to {last}.").format(first=first, last=last),
        Face.LETTER,
    )
    yield from _figures(insights)
    if thanks:
        yield gap(20)
        yield from paragraph(tr("What you thanked each other for"), Face.TITLE, keeps=True)
        for each in thanks:
            yield from _thanks(each, couple)
    yield gap(22)
    yield from paragraph(
        tr("This letter was made on your own computer, of what you kept there yourselves."),
        Face.LABEL,
        DAY.soft_ink,
    )


def _figures(insights: Insights) -> Iterator[Strip]:
    """A paragraph for each insight that has something to say."""
    if not insights.rhythm.talks:
        yield gap(12)
        text = tr("There was no talk in these weeks. The next one will stand here.")
        yield from paragraph(text, Face.LETTER)
    told: tuple[Said, ...] = (
        insights.rhythm.said,
        insights.balance.said,
        insights.closeness.said,
        insights.heard.said,
        insights.appreciation.said,
        insights.promises.said,
    )
    for said in told:
        words = "" if said.sentence in QUIET else sentence_words(said)
        if words:
            yield gap(12)
            yield from paragraph(words, Face.LETTER)


def _thanks(thanks: Thanks, couple: Couple) -> Iterator[Strip]:
    """One appreciation, beside a bar in the colour of whose words they are."""
    bar = DAY.shades(_tone(thanks.name, couple)).plain
    caption = tr("{name}, on {day}").format(
        name=named(thanks.name), day=_written(date.fromisoformat(thanks.day))
    )
    yield gap(12)
    yield from paragraph(clean_text(thanks.text), Face.LETTER, bar=bar)
    yield from paragraph(caption, Face.LABEL, DAY.soft_ink, bar=bar)


def _tone(name: str, couple: Couple) -> Tone:
    return Tone.LAKE if same_name(name, couple.left) else Tone.CLAY


def _written(day: date) -> str:
    form = tr("d MMMM yyyy", "day, month and year, as QDate.toString takes it")
    return QLocale().toString(QDate(day.year, day.month, day.day), form).translate(UNBROKEN)
