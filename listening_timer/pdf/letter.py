"""Letter (PDF) about half a year of a couple's sessions: a summary, kind and without a verdict."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from PySide6.QtGui import QColor

from listening_timer.insights.overview import Overview
from listening_timer.insights.rhythm import RHYTHM
from listening_timer.model.annotations import Promise, WordKind
from listening_timer.model.preferences import Paper
from listening_timer.model.records import SessionDetail, SessionRow
from listening_timer.model.weekly import Couple
from listening_timer.pdf.document import Document, Pages
from listening_timer.pdf.handout_parts import stones
from listening_timer.pdf.layout import Face, Strip, gap, paragraph
from listening_timer.text.cleaning import clean_text, isolated, same_name
from listening_timer.ui.insights.report import VIEWS
from listening_timer.ui.theme.palette import DAY, Tone
from listening_timer.ui.words.agreements import meeting_words, outcome_text
from listening_timer.ui.words.annotations import promise_caption
from listening_timer.ui.words.i18n import date_text, local_time, tr
from listening_timer.ui.words.people import People, display_name


def letter(
    found: Overview, talks: Sequence[SessionDetail], today: str, paper: Paper = Paper.SYSTEM
) -> Document:
    """The letter as a PDF, written on an ISO date about the weeks up to it.

    `talks` are the couple's sessions in these weeks, the oldest first; their words are in the
    letter in this order.
    """
    with Pages(tr("A letter about our talks"), paper) as pages:
        pages.begin(running_header(found.couple, today))
        pages.put(strips(found, talks, today))
        return pages.finished()


def running_header(couple: Couple, today: str) -> str:
    """Date and addressees, for the pages after the first; an erased name is left out.

    As in the greeting, nobody is addressed as "someone".
    """
    names = (isolated(name) for name in (couple.left, couple.right) if name)
    return " · ".join((day_words(today), *names))


def strips(found: Overview, talks: Sequence[SessionDetail], today: str) -> Iterator[Strip]:
    """All strips of the letter."""
    yield gap(30)
    yield stones()
    yield gap(16)
    yield from paragraph(greeting(found), Face.HEADING, keeps=True)
    yield gap(4)
    for words in told(found, today):
        yield gap(10)
        yield from paragraph(words, Face.LETTER)
    yield from _thanks(found, talks)
    yield from _promises(found.couple, talks)
    yield from _farewell(talks, today)


def _thanks(found: Overview, talks: Sequence[SessionDetail]) -> Iterator[Strip]:
    """The appreciations, in their own words."""
    said = [(talk.row, word) for talk in talks for word in talk.words]
    thanks = [(of, word) for of, word in said if word.kind is WordKind.APPRECIATION]
    between = noted(found)
    if thanks or between:
        yield gap(26)
        yield from paragraph(tr("What you thanked each other for"), Face.TITLE, keeps=True)
    for of, word in thanks:
        day = day_words(of.date)
        name = "" if word.who is None else of.name(word.who)
        caption = day if word.who is None else tr("{name}, on {day}")
        yield from _quoted(
            word.text,
            caption.format(name=display_name(name), day=day),
            DAY.shades(Tone.MOSS if word.who is None else _tone(name, found.couple)).plain,
        )
    if between:
        yield gap(12)
        yield from paragraph(between, Face.LETTER)


def _promises(couple: Couple, talks: Sequence[SessionDetail]) -> Iterator[Strip]:
    """The promises and plans, as they worded them, and their outcome."""
    found = [(talk.row, each) for talk in talks for each in talk.promises if each.text]
    if found:
        yield gap(26)
        yield from paragraph(tr("What you promised and planned"), Face.TITLE, keeps=True)
    for of, promise in found:
        tone = Tone.MOSS if promise.who is None else _tone(of.name(promise.who), couple)
        yield from _quoted(promise.text, _about(of, promise), DAY.shades(tone).plain)


def _about(of: SessionRow, promise: Promise) -> str:
    """Whose promise it is, its date, and its outcome where that is known."""
    people = People(of.name_a, of.name_b, of.side_a)
    caption, outcome = promise_caption(promise, people), outcome_text(promise.outcome)
    return " · ".join(filter(None, (caption, day_words(of.date), outcome)))


def _quoted(said: str, caption: str, bar: QColor) -> Iterator[Strip]:
    """A quoted text and its caption, beside a bar in the person's colour."""
    yield gap(12)
    yield from paragraph(clean_text(said), Face.LETTER, bar=bar, keeps=True)
    yield from paragraph(caption, Face.LABEL, DAY.soft_ink, bar=bar)


def _farewell(talks: Sequence[SessionDetail], today: str) -> Iterator[Strip]:
    """The next meeting, where one is agreed, and the closing of the letter."""
    agreed = talks[-1].meeting if talks else None
    if agreed is not None and (
        agreed.weekly or local_time(agreed.wall, agreed.offset).date() >= date.fromisoformat(today)
    ):
        yield gap(26)
        yield from paragraph(meeting_words(agreed), Face.LETTER)
    if talks:
        yield gap(26)
        words = tr("Thank you for the time you gave each other.")
        yield from paragraph(words, Face.TITLE, keeps=True)
    yield gap(12)
    yield from paragraph(
        tr("Made on your own computer, from what you chose to keep."),
        Face.LABEL,
        DAY.soft_ink,
    )


def _tone(name: str, couple: Couple) -> Tone:
    return Tone.LAKE if same_name(name, couple.left) else Tone.CLAY


def greeting(found: Overview) -> str:
    """The greeting; nobody is addressed as "someone"."""
    couple = found.couple
    if not couple.left or not couple.right:
        return tr("To both of you,")
    return tr("Dear {left} and {right},").format(
        left=display_name(couple.left), right=display_name(couple.right)
    )


def told(found: Overview, today: str) -> Iterator[str]:
    """The paragraphs: which weeks, when they met, then the other insights as on screen."""
    yield tr("this is for both of you: what you kept of your talks from {first} to {last}.").format(
        first=date_text(found.weeks[0].week.monday), last=day_words(today)
    )
    when_first = sorted(VIEWS, key=lambda view: view.insight is not RHYTHM)
    yield from filter(None, (view.paragraph(found) for view in when_first))


def noted(found: Overview) -> str:
    """The sentence on how many appreciations they noted between sessions."""
    times = found.total.tallies.appreciated
    if not times:
        return ""
    if times == 1:
        return tr("Between your talks you noted one appreciation.")
    return tr("Between your talks you noted %n appreciations.", None, times)


def day_words(iso: str) -> str:
    """An ISO date in words, with its year."""
    return date_text(date.fromisoformat(iso))
