"""A letter about half a year: what the two kept of it, told kindly and without a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from listening_timer.insights.overview import Insights
from listening_timer.model.annotations import Promise, WordKind
from listening_timer.model.records import SessionDetail, SessionRow
from listening_timer.model.weekly import Couple
from listening_timer.paper.faces import POINT, Face
from listening_timer.paper.letter_words import day_words, greeting, noted, told
from listening_timer.paper.pages import Pages
from listening_timer.paper.strips import Strip, gap, is_mirrored, paragraph
from listening_timer.text.cleaning import clean_text, isolated, same_name
from listening_timer.ui.agreements import meeting_words, outcome_options
from listening_timer.ui.annotation_words import promise_caption
from listening_timer.ui.palette import DAY, Tone
from listening_timer.ui.people import People, named
from listening_timer.ui.words import there, tr

_STONE = 16 * POINT
_BESIDE = 11 * POINT
"""How wide a stone is, and how far from the first the second lies: they touch."""


def letter(insights: Insights, talks: Sequence[SessionDetail], today: str) -> bytes:
    """The letter as a PDF, written on an ISO date about the weeks up to it.

    `talks` are those of the two in these weeks, the oldest first; what they said in them stands
    in the letter in this order.
    """
    with Pages(tr("A letter about our talks")) as pages:
        pages.begin(running_header(insights.couple, today))
        pages.put(strips(insights, talks, today))
        return pages.finished()


def running_header(couple: Couple, today: str) -> str:
    """When it was written and to whom, for the pages after the first; an erased name is left out.

    As in the greeting, nobody is called "someone" to their face.
    """
    names = (isolated(name) for name in (couple.left, couple.right) if name)
    return " · ".join((day_words(today), *names))


def strips(insights: Insights, talks: Sequence[SessionDetail], today: str) -> Iterator[Strip]:
    """All that stands in the letter."""
    yield gap(30)
    yield Strip(_STONE, _stones, keeps=True)
    yield gap(16)
    yield from paragraph(greeting(insights), Face.HEADING, keeps=True)
    yield gap(4)
    for words in told(insights, today):
        yield gap(10)
        yield from paragraph(words, Face.LETTER)
    yield from _thanks(insights, talks)
    yield from _promises(insights.couple, talks)
    yield from _farewell(talks, today)


def _stones(painter: QPainter, whole: QRectF) -> None:
    """A stone in the colour of each of the two, where reading begins."""
    start = whole.right() - _STONE - _BESIDE if is_mirrored() else whole.left()
    painter.setPen(Qt.PenStyle.NoPen)
    for left, tone in ((start, Tone.LAKE), (start + _BESIDE, Tone.CLAY)):
        painter.setBrush(DAY.shades(tone).plain)
        middle = QPointF(left + _STONE / 2, whole.center().y())
        painter.drawEllipse(middle, _STONE / 2, _STONE * 0.42)


def _thanks(insights: Insights, talks: Sequence[SessionDetail]) -> Iterator[Strip]:
    """What they thanked each other for, in their own words."""
    said = [(talk.row, word) for talk in talks for word in talk.words]
    found = [(of, word) for of, word in said if word.kind is WordKind.APPRECIATION]
    between = noted(insights)
    if found or between:
        yield gap(26)
        yield from paragraph(tr("What you thanked each other for"), Face.TITLE, keeps=True)
    for of, word in found:
        day = day_words(of.date)
        name = "" if word.who is None else of.name(word.who)
        caption = day if word.who is None else tr("{name}, on {day}")
        yield from _quoted(
            word.text,
            caption.format(name=named(name), day=day),
            DAY.shades(Tone.MOSS if word.who is None else _tone(name, insights.couple)).plain,
        )
    if between:
        yield gap(12)
        yield from paragraph(between, Face.LETTER)


def _promises(couple: Couple, talks: Sequence[SessionDetail]) -> Iterator[Strip]:
    """What they promised and planned, as they worded it, and what became of it."""
    found = [(talk.row, each) for talk in talks for each in talk.promises if each.text]
    if found:
        yield gap(26)
        yield from paragraph(tr("What you promised and planned"), Face.TITLE, keeps=True)
    for of, promise in found:
        tone = Tone.MOSS if promise.who is None else _tone(of.name(promise.who), couple)
        yield from _quoted(promise.text, _about(of, promise), DAY.shades(tone).plain)


def _about(of: SessionRow, promise: Promise) -> str:
    """Whose promise it is, when it was made, and what became of it where that is known."""
    people = People(of.name_a, of.name_b, of.side_a)
    became = dict(outcome_options()).get(promise.outcome or "", "")
    parts = promise_caption(promise, people), day_words(of.date), became
    return " · ".join(filter(None, parts))


def _quoted(said: str, caption: str, bar: QColor) -> Iterator[Strip]:
    """What somebody said, and whose it is, beside a bar in their colour."""
    yield gap(12)
    yield from paragraph(clean_text(said), Face.LETTER, bar=bar, keeps=True)
    yield from paragraph(caption, Face.LABEL, DAY.soft_ink, bar=bar)


def _farewell(talks: Sequence[SessionDetail], today: str) -> Iterator[Strip]:
    """When they meet again, where that is agreed, and how a letter ends."""
    agreed = talks[-1].meeting if talks else None
    if agreed is not None and there(agreed.wall, agreed.offset).date() >= date.fromisoformat(today):
        yield gap(26)
        yield from paragraph(meeting_words(agreed), Face.LETTER)
    if talks:
        yield gap(26)
        words = tr("Thank you for the time you gave each other.")
        yield from paragraph(words, Face.TITLE, keeps=True)
    yield gap(12)
    yield from paragraph(
        tr("This letter was made on your own computer, of what you kept there yourselves."),
        Face.LABEL,
        DAY.soft_ink,
    )


def _tone(name: str, couple: Couple) -> Tone:
    return Tone.LAKE if same_name(name, couple.left) else Tone.CLAY
