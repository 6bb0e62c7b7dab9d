"""Session as text: a row of the list, its JSON, and the page of one session. Pure functions."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from listening_timer.cli.output import short, table
from listening_timer.exercise.formats import Phase, Role
from listening_timer.exercise.state import PhaseRecord, State
from listening_timer.exercise.timekeeping import lived_parts
from listening_timer.history.summary import local_date
from listening_timer.model.annotations import Meeting, Moment, Promise
from listening_timer.model.records import SessionDetail, SessionRow
from listening_timer.text.cleaning import clean_text
from listening_timer.text.english import (
    BECAME,
    MOMENTS,
    OUTCOMES,
    PROMISES,
    SCALES,
    SUMS,
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

VERSION = 1
"""Version of the JSON of `as_json`."""
HEAD = ("id", "when", "who", "format", "length", "outcome")


def row(of: SessionRow) -> tuple[str, ...]:
    """A session's row of the list, in the order of HEAD."""
    return (
        short(of.id),
        f"{of.date} {time_of_day(of.started, of.offset)}",
        both(of),
        english(of.format_name),
        duration(of.length),
        OUTCOMES[of.outcome],
    )


def as_json(rows: Iterable[SessionRow]) -> str:
    """The list as a JSON object: instants in UTC ms, lengths in ms, names as in an export.

    ASCII only: it stays JSON whatever the terminal can write.
    """
    found = [
        {
            "id": of.id,
            "date": of.date,
            "wall": of.started,
            "offset": of.offset,
            "names": {"A": of.name_a, "B": of.name_b},
            "format": of.format_id,
            "outcome": of.outcome,
            "length": of.length,
            "words": of.has_words,
        }
        for of in rows
    ]
    return json.dumps({"listening_timer": VERSION, "sessions": found}, indent=2)


def page(detail: SessionDetail) -> Iterator[str]:
    """The lines about one session."""
    of = detail.row
    state = detail.state
    yield english(of.format_name)
    yield both(of)  # on a line of its own: bidi would swap figures beside a right-to-left name
    began = f"{of.date} at {time_of_day(of.started, of.offset)}"
    yield f"{began}, {duration(of.length)}, {OUTCOMES[of.outcome]}"
    yield f"id {of.id}"
    yield ""
    yield from table(_phases(of, state), right=frozenset({0, 1}))
    yield ""
    yield from table(_sums(of, state), right=frozenset({0}))
    yield from _ratings(detail)
    for word in detail.words:
        yield from _said(f"{WORDS[word.kind]}{_of(of, word.who)}", word.text)
    for promise in detail.promises:
        yield from _promise(of, promise)
    if detail.meeting is not None:
        yield from _meeting(detail.meeting)


def _phases(of: SessionRow, state: State) -> list[tuple[str, str, str, str]]:
    lived = [_phase(of, state, phase, record) for phase, record in lived_parts(state)]
    return [("planned", "actual", "", ""), *lived]


def _phase(
    of: SessionRow, state: State, phase: Phase, record: PhaseRecord
) -> tuple[str, str, str, str]:
    who = "" if phase.who is None else name(of, phase.who)
    reached = record.how is not None or record.actual > 0
    return (
        planned(phase),
        duration(record.actual) if reached else "",
        step(phase, who),
        note(state.format, phase, record) if reached else "not reached",
    )


def _sums(of: SessionRow, state: State) -> list[tuple[str, str]]:
    sums = state.sums
    rows = [(duration(sums.sharing(who)), f"{name(of, who)} shared") for who in Role]
    for part, said in SUMS:
        ms: int = getattr(sums, part)
        if ms:
            rows.append((duration(ms), said))
    return [*rows, (duration(sums.total), "in all")]


def _ratings(detail: SessionDetail) -> Iterator[str]:
    """The ratings: a line a person, before the session and after it."""
    given: dict[tuple[Moment, Role], list[str]] = {}
    for rating in detail.ratings:
        said = f"{SCALES[rating.scale]} {rating.value}"
        given.setdefault((rating.moment, rating.who), []).append(said)
    if given:
        yield ""
        yield "From 0 to 10:"
        yield from table(
            [
                (f"  {MOMENTS[moment]}", name(detail.row, who), ", ".join(said))
                for (moment, who), said in given.items()
            ]
        )


def _promise(of: SessionRow, promise: Promise) -> Iterator[str]:
    became = "" if promise.outcome is None else f" ({BECAME[promise.outcome]})"
    yield from _said(f"{PROMISES[promise.kind]}{_of(of, promise.who)}{became}", promise.text)


def _meeting(meeting: Meeting) -> Iterator[str]:
    wall, offset = meeting.wall, meeting.offset
    yield ""
    when = f"{local_date(wall, offset)} at {time_of_day(wall, offset)}"
    yield f"Next talk: {when}{weekly(meeting)}"


def _of(of: SessionRow, who: Role | None) -> str:
    return "" if who is None else f" of {name(of, who)}"


def _said(head: str, text: str) -> Iterator[str]:
    """A text that somebody typed, indented under its heading."""
    yield ""
    yield f"{head}:"
    yield from (f"  {line}".rstrip() for line in clean_text(text).split("\n"))
