"""Session sheet (PDF): date and people, timeline to scale, planned and actual time, annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Self

from PySide6.QtGui import QColor

from listening_timer.exercise.formats import Role, Side
from listening_timer.exercise.state import State
from listening_timer.exercise.timekeeping import lived_parts
from listening_timer.exercise.timeline import stretches
from listening_timer.model.annotations import Moment, Promise, Scale, Word, WordKind
from listening_timer.model.preferences import Paper
from listening_timer.model.records import Outcome, SessionDetail
from listening_timer.pdf.document import Pages
from listening_timer.pdf.layout import Cell, Face, Strip, gap, paragraph, row
from listening_timer.pdf.timeline import timeline
from listening_timer.text.cleaning import clean_text, isolated
from listening_timer.ui.theme.palette import DAY, Tone
from listening_timer.ui.words.agreements import meeting_words, outcome_text
from listening_timer.ui.words.annotations import (
    WRITTEN_KINDS,
    as_seated,
    promise_caption,
    tone_of,
    word_caption,
)
from listening_timer.ui.words.i18n import (
    NOTHING,
    day_text,
    duration_text,
    local_time,
    text_of,
    time_text,
    tr,
)
from listening_timer.ui.words.people import People
from listening_timer.ui.words.timeline_words import (
    phase_note,
    phase_words,
    timeline_parts,
    unplanned,
)


class Sheets:
    """A PDF with a sheet for each session, as a format writer; leaving its `with` ends it.

    It is created, used and left on one thread.
    """

    def __init__(self, paper: Paper = Paper.SYSTEM) -> None:
        self._pages = Pages(tr("Our talks"), paper)
        self.missing = ""
        """The letters in it that no font here can draw; known at its end."""

    def __enter__(self) -> Self:
        """Enter the context in which it is written."""
        self._pages.__enter__()
        return self

    def __exit__(self, *error: object) -> None:
        """End it, finished or not."""
        self._pages.__exit__(None, None, None)

    def head(self) -> Iterable[bytes]:
        """Nothing comes before the first sheet."""
        return ()

    def session(self, detail: SessionDetail) -> bytes:
        """Write one session, on a new page; the bytes of all come at the end."""
        self._pages.begin(running_header(detail))
        self._pages.put(sheet(detail))
        return b""

    def tail(self) -> Iterable[bytes]:
        """The whole PDF: its index of pages is not known before."""
        if not self._pages.count:
            self._pages.begin()
            self._pages.put(paragraph(tr("No talk is chosen."), Face.BODY))
        whole = self._pages.finished()
        self.missing = whole.missing
        return (whole.data,)


def running_header(detail: SessionDetail) -> str:
    """Date and people, for the pages after the first."""
    of = detail.row
    people = People(of.name_a, of.name_b, of.side_a)
    names = [people.name(people.at(side)) for side in Side]
    year = str(local_time(of.started, of.offset).year)
    return " · ".join((day_text(of.started, of.offset), year, *map(isolated, names)))


def sheet(detail: SessionDetail) -> Iterator[Strip]:
    """All strips of a session's sheet, from its heading on."""
    of, state = detail.row, detail.state
    people = People(of.name_a, of.name_b, of.side_a)
    begin, end = (time_text(of.started + ms, of.offset) for ms in (0, of.length))
    facts = [str(local_time(of.started, of.offset).year), f"{begin} – {end}"]
    facts.append(isolated(text_of(of.format_name)))
    if of.outcome is Outcome.EARLY:
        facts.append(tr("ended early"))
    yield from paragraph(day_text(of.started, of.offset), Face.HEADING, keeps=True)
    yield from paragraph(" · ".join(facts), Face.BODY, DAY.soft_ink, keeps=True)
    yield gap(14)
    yield from _both(detail, state, people)
    yield gap(12)
    yield timeline(
        timeline_parts(stretches(detail.events, detail.state.limits), people), begin, end
    )
    yield gap(14)
    yield from _phases(state, people)
    yield from _words(detail, people)


def _both(detail: SessionDetail, state: State, people: People) -> Iterator[Strip]:
    """The two as seated, each with how long they shared and how they felt."""
    seats = [people.at(side) for side in Side]
    half = 1 / len(seats)

    def beside(texts: Iterable[str]) -> Strip:
        return row([Cell(text, half) for text in texts], keeps=True)

    yield row(
        [
            Cell(people.name(who), half, Face.NAME, DAY.shades(people.tone(who)).deep)
            for who in seats
        ],
        keeps=True,
    )
    yield beside(
        tr("shared for {time}").format(time=duration_text(state.sums.sharing(who))) for who in seats
    )
    for scale in Scale:
        texts = [_felt(detail, who, scale) for who in seats]
        if any(texts):
            yield beside(texts)


def _felt(detail: SessionDetail, who: Role, scale: Scale) -> str:
    """A person's ratings on a scale, from 0 to 10; empty where there are none."""
    given = {r.moment: r.value for r in detail.ratings if (r.who, r.scale) == (who, scale)}
    before, after = (given.get(moment) for moment in Moment)
    word = {Scale.CALM: tr("calm"), Scale.CLOSENESS: tr("close"), Scale.HEARD: tr("heard")}[scale]
    if before is not None and after is not None:
        return tr("{word} {n}, then {m} of 10").format(word=word, n=before, m=after)
    value = after if before is None else before
    return "" if value is None else tr("{word} {n} of 10").format(word=word, n=value)


def _phases(state: State, people: People) -> Iterator[Strip]:
    """Planned and actual time, a row a phase; below them the unplanned time, up to the sum."""
    shares = (0.52, 0.16, 0.16, 0.16)
    heads = ("", tr("planned"), tr("actual"), "")
    yield row(
        [
            Cell(text, share, Face.LABEL, DAY.soft_ink, at_end=bool(text))
            for text, share in zip(heads, shares, strict=True)
        ],
        keeps=True,
    )
    lines: list[tuple[str, QColor, str, str, str]] = []
    for phase, record in lived_parts(state):
        lived = record.how is not None or record.actual
        ink = DAY.shades(people.tone(phase.who)).deep if phase.who else DAY.ink
        planned = NOTHING if record.planned is None else duration_text(record.planned)
        actual = duration_text(record.actual) if lived else NOTHING
        note = phase_note(state.format, phase, record)
        lines.append((phase_words(phase, people), ink, planned, actual, note))
    lines.extend((word, DAY.ink, NOTHING, duration_text(ms), "") for word, ms in unplanned(state))
    for words, ink, planned, actual, note in lines:
        yield row(
            [
                Cell(words, shares[0], ink=ink),
                Cell(planned, shares[1], ink=DAY.soft_ink, at_end=True),
                Cell(actual, shares[2], at_end=True),
                Cell(note, shares[3], ink=DAY.soft_ink, at_end=True),
            ],
            ruled=True,
        )


def _words(detail: SessionDetail, people: People) -> Iterator[Strip]:
    for kind in WRITTEN_KINDS:
        for word in as_seated(detail.words, people):
            if word.kind is kind:
                yield from quoted(word_caption(word, people), word, people)
    for promise in as_seated(detail.promises, people):
        parts = promise_caption(promise, people), outcome_text(promise.outcome)
        yield from quoted(" · ".join(filter(None, parts)), promise, people)
    tags = [isolated(word.text) for word in detail.words if word.kind is WordKind.TAG]
    lines = [tr("Tags: {tags}").format(tags=" · ".join(tags))] if tags else []
    if detail.meeting is not None:
        lines.append(meeting_words(detail.meeting))
    for line in lines:
        yield gap(12)
        yield from paragraph(line, Face.LABEL, DAY.soft_ink)


def quoted(caption: str, said: Word | Promise, people: People) -> Iterator[Strip]:
    """A text and its caption, beside a bar in the person's colour."""
    bar = DAY.shades(tone_of(said, people) or Tone.MOSS).plain
    yield gap(12)
    yield from paragraph(caption, Face.LABEL, DAY.soft_ink, bar=bar, keeps=True)
    yield from paragraph(clean_text(said.text), Face.BODY, bar=bar)
