"""The whole history as JSON, one session a line: complete, documented, made to be read again.

Each line holds what was said (names, events, words, ratings, promises and the like) and, under
`derived`, what follows from it. The events are the record: the first one carries the format
and who sat where. After all sessions the tallies follow, which belong to none, a line each.
`resources/schemas/session.schema.json` describes both kinds of line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from listening_timer.beside import Meeting, Promise, Rating, Tally, Word
from listening_timer.exercise.formats import Phase
from listening_timer.exercise.state import Record
from listening_timer.history import files
from listening_timer.history.codec import mapping
from listening_timer.history.errors import told
from listening_timer.history.store import History
from listening_timer.history.summary import replayed
from listening_timer.records import HistoryError, SessionDetail

VERSION = 1
_PAGE = 200
_ALL_DATES = date.min.isoformat(), date.max.isoformat()
Progress = Callable[[int, int], bool]
"""Told how many sessions are written, of how many; says whether to go on."""


def export(
    history: History,
    target: Path,
    ids: Iterable[str] | None = None,
    progress: Progress | None = None,
) -> int:
    """Write these sessions to `target`, or all that have ended, newest first; returns how many.

    With all of them go the tallies, the oldest first, which are not counted. The file appears
    whole, for its owner alone, or not at all: 0 sessions where `progress` said no. Raises
    HistoryError: missing-folder, read-only, full, unknown-session, damaged.
    """
    if not target.parent.is_dir():
        raise HistoryError("missing-folder", path=target.parent)
    wanted = None if ids is None else list(ids)
    total = history.count() if wanted is None else len(wanted)
    details = _all(history) if wanted is None else map(history.session, wanted)
    part = files.part_of(target)
    files.make_private(part)
    try:
        done = _write(part, details, total, progress or _always)
        if done is not None and wanted is None:
            _add(part, history.tallies(*_ALL_DATES))
        if done is None:
            return 0
        files.put_in_place(part, target)
    finally:
        files.take_away(part)
    return done


def line(detail: SessionDetail) -> bytes:
    """One session as a line of JSON, its end included."""
    return msgspec.json.encode(as_mapping(detail)) + b"\n"


def tally_line(tally: Tally) -> bytes:
    """One tally as a line of JSON, its end included."""
    said = {
        "id": tally.id,
        "name": tally.name,
        "kind": tally.kind,
        "wall": tally.wall,
        "offset": tally.offset,
    }
    return msgspec.json.encode({"listening_timer": VERSION, "tally": said}) + b"\n"


def as_mapping(detail: SessionDetail) -> dict[str, object]:
    """One session as plain values."""
    row = detail.row
    return {
        "listening_timer": VERSION,
        "id": row.id,
        "names": {"A": row.name_a, "B": row.name_b},
        "events": [mapping(event) for event in detail.events],
        "words": [_word(word) for word in detail.words],
        "ratings": [_rating(rating) for rating in detail.ratings],
        "promises": [_promise(promise) for promise in detail.promises],
        "meeting": None if detail.meeting is None else _meeting(detail.meeting),
        "prompts": detail.prompts,
        "derived": _derived(detail),
    }


def _word(word: Word) -> dict[str, object]:
    return {
        "id": word.id,
        "kind": word.kind,
        "who": word.who,
        "text": word.text,
        "edited": word.edited,
    }


def _rating(rating: Rating) -> dict[str, object]:
    return {
        "moment": rating.moment,
        "scale": rating.scale,
        "who": rating.who,
        "value": rating.value,
        "edited": rating.edited,
    }


def _promise(promise: Promise) -> dict[str, object]:
    return {
        "id": promise.id,
        "kind": promise.kind,
        "who": promise.who,
        "text": promise.text,
        "edited": promise.edited,
        "outcome": promise.outcome,
        "decided": promise.decided,
    }


def _meeting(meeting: Meeting) -> dict[str, object]:
    return {"wall": meeting.wall, "offset": meeting.offset, "edited": meeting.edited}


def _derived(detail: SessionDetail) -> dict[str, object]:
    row, state = detail.row, replayed(detail.events)
    phases = zip(state.format.phases, state.records, strict=True)
    return {
        "date": row.date,
        "outcome": row.outcome,
        "length": row.length,
        "sums": state.sums,
        "phases": [_phase(phase, record) for phase, record in phases],
    }


def _phase(phase: Phase, record: Record) -> dict[str, object]:
    return {
        "kind": phase.kind,
        "who": phase.who,
        "planned": record.planned,
        "actual": record.actual,
        "overtime": record.overtime,
        "how": record.how,
    }


def _all(history: History) -> Iterator[SessionDetail]:
    """Every ended session, one at a time; one that is deleted meanwhile is passed over."""
    before: tuple[int, str] | None = None
    while rows := history.sessions(_PAGE, before):
        for row in rows:
            try:
                yield history.session(row.id)
            except HistoryError as error:
                if error.code != "unknown-session":
                    raise
        before = rows[-1].started, rows[-1].id


def _write(part: Path, details: Iterable[SessionDetail], total: int, go_on: Progress) -> int | None:
    """Write the lines; returns how many, None where it was stopped."""
    done = 0
    with told(part, writing=True), part.open("wb") as file:
        for done, detail in enumerate(details, 1):
            file.write(line(detail))
            if not go_on(done, total):
                return None
    return done


def _add(part: Path, tallies: Iterable[Tally]) -> None:
    with told(part, writing=True), part.open("ab") as file:
        file.writelines(map(tally_line, tallies))


def _always(_done: int, _total: int) -> bool:
    return True
