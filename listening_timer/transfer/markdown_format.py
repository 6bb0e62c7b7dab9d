"""Markdown export: sessions as a readable diary, newest first, one heading a session.

Typed text stays text: no character of it makes a heading, a link, a picture or HTML, in any
Markdown dialect.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from listening_timer.exercise.formats import Phase, Role
from listening_timer.exercise.state import PhaseRecord, State
from listening_timer.exercise.timekeeping import lived_parts
from listening_timer.history.summary import local_date
from listening_timer.model.annotations import Moment, WordKind
from listening_timer.model.records import Outcome, SessionDetail, SessionRow
from listening_timer.text.cleaning import clean_line, clean_text
from listening_timer.text.english import (
    BECAME,
    MOMENTS,
    PROMISES,
    SCALES,
    SUMS,
    WEEKDAYS,
    WORDS,
    both,
    duration,
    english,
    name,
    note,
    planned,
    step,
    time_of_day,
    weekly,
)

TITLE = "# Our talks\n"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ALWAYS = re.compile(r"[\\`*_\[\]#|~$@^{}]")
"""Markup characters anywhere in a line."""
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
"""Escapes for HTML: some converters ignore a backslash before these."""
_ADDRESS = re.compile(r":(?=[/\w])|(?<=www)\.", re.IGNORECASE)
"""What turns a text into a link (URL), or a word into an emoji picture."""
_AT_FIRST = re.compile(r"^(\d{1,9})([.)])|^[-+=:]")
"""What begins a list, a rule or a heading at the start of a line."""
_SPACE = re.compile(r"^[ \t]+")
_FIRM = "\u00a0"


class MarkdownFormat:
    """Markdown export format: a title, then the sessions."""

    def head(self) -> Iterable[bytes]:
        """The title."""
        return (TITLE.encode(),)

    def session(self, detail: SessionDetail) -> bytes:
        """One session under its heading."""
        return "".join(f"{line}\n" for line in ("", *lines(detail))).encode()

    def tail(self) -> Iterable[bytes]:
        """Nothing after the last session."""
        return ()


def lines(detail: SessionDetail) -> Iterator[str]:
    """One session, from its heading on."""
    of, state = detail.row, detail.state
    yield f"## {_day(of.date)}, {time_of_day(of.started, of.offset)}"
    yield ""
    early = ", ended early" if of.outcome is Outcome.EARLY else ""
    yield f"{escaped(both(of))}. {escaped(english(of.format_name))}, {duration(of.length)}{early}."
    yield ""
    yield from _phases(of, state)
    yield ""
    yield _sums(of, state)
    yield from _ratings(detail)
    yield from _tags(detail)
    for word in detail.words:
        if word.kind is not WordKind.TAG:
            yield from _said(f"{WORDS[word.kind]}{_of(of, word.who)}", word.text)
    for promise in detail.promises:
        became = "" if promise.outcome is None else f" ({BECAME[promise.outcome]})"
        yield from _said(f"{PROMISES[promise.kind]}{_of(of, promise.who)}{became}", promise.text)
    if detail.meeting is not None:
        wall, offset = detail.meeting.wall, detail.meeting.offset
        yield ""
        when = f"{_day(local_date(wall, offset))}, {time_of_day(wall, offset)}"
        yield f"Next talk: {when}{weekly(detail.meeting)}."


def escaped(line: str) -> str:
    """One typed line with all markup escaped."""
    inside = _ADDRESS.sub(r"\\\g<0>", _ALWAYS.sub(r"\\\g<0>", line))
    first = _AT_FIRST.sub(_held_back, inside)
    for character, entity in _HTML.items():
        first = first.replace(character, entity)
    return _SPACE.sub(lambda found: _FIRM * len(found[0].expandtabs(4)), first)


def quoted(text: str) -> Iterator[str]:
    """A typed text as a block quote, line for line."""
    said = [escaped(line) for line in clean_text(text).split("\n")]
    for line, after in zip(said, [*said[1:], ""], strict=True):
        yield f"> {line}\\" if line and after else f"> {line}".rstrip()


def _held_back(found: re.Match[str]) -> str:
    number, mark = found[1], found[2]
    return f"\\{found[0]}" if number is None else f"{number}\\{mark}"


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return f"{WEEKDAYS[day.weekday()]}, {day.day} {MONTHS[day.month - 1]} {day.year}"


def _of(of: SessionRow, who: Role | None) -> str:
    return "" if who is None else f" of {name(of, who)}"


def _phases(of: SessionRow, state: State) -> Iterator[str]:
    """A table of planned and actual time, one phase a row."""
    yield "| | planned | actual | |"
    yield "| --- | ---: | ---: | --- |"
    for phase, record in lived_parts(state):
        yield _phase(of, state, phase, record)


def _phase(of: SessionRow, state: State, phase: Phase, record: PhaseRecord) -> str:
    who = "" if phase.who is None else escaped(name(of, phase.who))
    reached = record.how is not None or record.actual > 0
    cells = (
        step(phase, who),
        planned(phase),
        duration(record.actual) if reached else "",
        note(state.format, phase, record) if reached else "not reached",
    )
    return f"| {' | '.join(cells)} |"


def _sums(of: SessionRow, state: State) -> str:
    """Where the time went, in a sentence."""
    sums = state.sums
    shared = [f"{escaped(name(of, who))} shared {duration(sums.sharing(who))}" for who in Role]
    others = ((int(getattr(sums, part)), said) for part, said in SUMS)
    rest = [f"{said} {duration(ms)}" for ms, said in others if ms]
    return f"{', '.join([*shared, *rest])}."


def _ratings(detail: SessionDetail) -> Iterator[str]:
    """A table of ratings from 0 to 10: one row a person, one column a scale and moment."""
    given = {(r.who, r.moment, r.scale): r.value for r in detail.ratings}
    asked = [(m, s) for s in SCALES for m in Moment if any((who, m, s) in given for who in Role)]
    if not asked:
        return
    yield ""
    yield f"| from 0 to 10 | {' | '.join(f'{SCALES[s]} {MOMENTS[m]}' for m, s in asked)} |"
    yield f"| --- |{' ---: |' * len(asked)}"
    for who in Role:
        values = (given.get((who, *each), "") for each in asked)
        yield f"| {escaped(name(detail.row, who))} | {' | '.join(map(str, values))} |"


def _tags(detail: SessionDetail) -> Iterator[str]:
    tags = [escaped(clean_line(w.text)) for w in detail.words if w.kind is WordKind.TAG]
    if tags:
        yield ""
        yield f"Tags: {', '.join(tags)}."


def _said(head: str, text: str) -> Iterator[str]:
    yield ""
    yield f"**{escaped(head)}**"
    yield ""
    yield from quoted(text)
