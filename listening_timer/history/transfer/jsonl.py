"""The whole history as JSON, one session a line: complete, documented, made to be read again.

Each line holds what was said (names, events, words, ratings, promises and the like) and, under
`derived`, what follows from it. The events are the record: the first one carries the format
and who sat where. After all sessions the tallies follow, which belong to none, a line each.
`resources/schemas/session.schema.json` describes both kinds of line.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import msgspec

from listening_timer.beside import Meeting, Promise, Rating, Tally, Word
from listening_timer.exercise.formats import Phase
from listening_timer.exercise.state import Record
from listening_timer.history.codec import mapping
from listening_timer.history.store import History
from listening_timer.history.summary import replayed
from listening_timer.history.transfer.taking import Progress, Selection, take_out
from listening_timer.records import SessionDetail

VERSION = 1
_ALL_DATES = date.min.isoformat(), date.max.isoformat()


class Lines:
    """The form of the file: a line each, the tallies (the oldest first) where all goes out."""

    def __init__(self, history: History, *, everything: bool) -> None:
        self._history, self._everything = history, everything

    def head(self) -> Iterable[bytes]:
        """Nothing stands before the first session."""
        return ()

    def session(self, detail: SessionDetail) -> bytes:
        """One session, as a line."""
        return line(detail)

    def tail(self) -> Iterable[bytes]:
        """The tallies, which belong to no session."""
        return map(tally_line, self._history.tallies(*_ALL_DATES) if self._everything else ())


def export(
    history: History,
    target: Path,
    selection: Selection = None,
    progress: Progress | None = None,
) -> int:
    """Write these sessions to `target`, or all that have ended; returns how many.

    With all of them go the tallies, which are not counted. See `taking.take_out`.
    """
    form = Lines(history, everything=selection is None)
    return take_out(history, target, form, selection, progress)


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
