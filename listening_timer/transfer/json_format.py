"""JSON export of the whole history, one session a line: complete, documented, importable.

Each line holds the record (names, events, words, ratings, promises and the like) and, under
`derived`, what follows from it. The events are authoritative: the first one carries the format and
who sat on which side. After all sessions come the tallies, which belong to none, and the ids of
deleted sessions, a line each. `resources/schemas/session.schema.json` describes every kind of line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from listening_timer.exercise.formats import Phase
from listening_timer.exercise.state import PhaseRecord
from listening_timer.exercise.timekeeping import lived_parts
from listening_timer.history.annotation_table import ERASED
from listening_timer.history.connection import Value, integer, text
from listening_timer.history.store import History
from listening_timer.model.annotations import TallyKind
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import SessionDetail
from listening_timer.transfer import json_schema, tally_lines, versions
from listening_timer.transfer.json_parser import parsed
from listening_timer.transfer.json_schema import VERSION, as_line, as_record
from listening_timer.transfer.merge import Fact, Key, MergedSession, Seat
from listening_timer.transfer.tally_lines import TallyVersion
from listening_timer.transfer.validate import InvalidData
from listening_timer.transfer.versions import (
    TABLES,
    Version,
    as_fact,
    as_row,
)


class JsonFormat:
    """JSON Lines export format; with `everything` also what belongs to no session."""

    def __init__(self, history: History, *, everything: bool) -> None:
        self._database, self._everything = history.database, everything

    def head(self) -> Iterable[bytes]:
        """Nothing before the first session."""
        return ()

    def session(self, detail: SessionDetail) -> bytes:
        """One session as a line. Raises HistoryError: not-ended."""
        version = versions.read(self._database, detail.row.id)
        if version is None:
            raise HistoryError("not-ended", session=detail.row.id)
        return session_line(version, _derived(detail))

    def tail(self) -> Iterator[bytes]:
        """The tallies, oldest first and erased ones last, and the ids of deleted sessions."""
        if self._everything:
            yield from map(mark_line, tally_lines.every(self._database))
            for (session,) in self._database.each("SELECT id FROM gone ORDER BY id"):
                yield gone_line(text(session))


def _derived(detail: SessionDetail) -> dict[str, object]:
    row, state = detail.row, detail.state
    return {
        "date": row.date,
        "outcome": row.outcome,
        "length": row.length,
        "sums": state.sums,
        "phases": [_phase(phase, record) for phase, record in lived_parts(state)],
    }


def _phase(phase: Phase, record: PhaseRecord) -> dict[str, object]:
    return {
        "kind": phase.kind,
        "who": phase.who,
        "planned": record.planned,
        "actual": record.actual,
        "overtime": record.overtime,
        "how": record.how,
    }


@dataclass(frozen=True, slots=True)
class Gone:
    """The id of a deleted session."""

    id: str


def read(line: bytes) -> Version | TallyVersion | Gone:
    """Decode a line, without its end. Raises InvalidData, and as `json_parser.parsed`."""
    shape = parsed(line)
    match shape:
        case json_schema.GoneLine():
            return Gone(shape.gone)
        case json_schema.ErasedTallyLine(erased_tally=one):
            return TallyVersion(one.id, Fact(one.edited, True, ("", one.kind.value, 0, 0)))
        case json_schema.TallyLine(tally=one):
            said = one.name, one.kind.value, one.wall, one.offset
            return TallyVersion(one.id, Fact(one.edited, False, said))
        case json_schema.Session():
            return _version(shape)


def _version(shape: json_schema.Session) -> Version:
    log = tuple(as_record(event) for event in shape.events)
    facts = dict(_facts(shape, deleted=0)) | dict(_facts(shape.erased, deleted=1))
    if len(facts) != sum(len(rows) for part in (shape, shape.erased) for rows in _groups(part)):
        raise InvalidData("id")
    started: object = getattr(shape.events[0], "wall", None) if shape.events else None
    if not isinstance(started, int):
        raise InvalidData("events")
    names, named = shape.names, shape.named
    seats = Seat(named.A, names.A), Seat(named.B, names.B)
    return Version(shape.id, started, MergedSession(seats, log, shape.prompts, facts))


def _facts(
    said: json_schema.Session | json_schema.Erased, *, deleted: int
) -> Iterator[tuple[Key, Fact]]:
    for table, rows in zip(TABLES.values(), _groups(said), strict=True):
        for row in rows:
            cells: dict[str, Value] = dict.fromkeys(table.columns)
            cells |= msgspec.to_builtins(row)
            cells |= {name: int(cell) for name, cell in cells.items() if isinstance(cell, bool)}
            cells["deleted"] = deleted
            yield as_fact(table, cells)


def _groups(said: json_schema.Session | json_schema.Erased) -> Sequence[Sequence[object]]:
    """The rows of a line, or its erased rows, by table in the order of `TABLES`."""
    meeting = () if said.meeting is None else (said.meeting,)
    return said.words, said.ratings, said.promises, meeting, said.trims


def session_line(version: Version, derived: Mapping[str, object]) -> bytes:
    """A session as a line."""
    talk, (a, b) = version.talk, version.talk.seats
    said = _listed(talk.facts, erased=False)
    erased = _listed(talk.facts, erased=True)
    line = {
        "listening_timer": VERSION,
        "id": version.id,
        "names": {"A": a.name, "B": b.name},
        "named": {"A": a.named, "B": b.named},
        "events": [as_line(record) for record in talk.log],
        **said,
        "prompts": talk.cards,
        "erased": erased,
        "derived": derived,
    }
    return msgspec.json.encode(line) + b"\n"


def _listed(facts: Mapping[Key, Fact], *, erased: bool) -> dict[str, object]:
    """The annotations of a session, or its erased ones, in the form of the line."""
    rows: dict[str, list[dict[str, Value]]] = {table: [] for table in TABLES}
    for key, fact in facts.items():
        if fact.erased is erased:
            cells = as_row(key, fact)
            left_out = {"deleted", *(ERASED if erased else ())}
            kept = {column: cell for column, cell in cells.items() if column not in left_out}
            if "weekly" in kept:
                kept["weekly"] = bool(kept["weekly"])
            rows[text(key[0])].append(kept)
    words, ratings, promises, meetings, trims = (sorted(each, key=_place) for each in rows.values())
    return {
        "words": words,
        "ratings": ratings,
        "promises": promises,
        "meeting": meetings[0] if meetings else None,
        "trims": trims,
    }


def _place(cells: Mapping[str, Value]) -> tuple[int, str]:
    """Sort key of a row: by edit, trims by phase, ratings by moment, scale and person."""
    if "id" in cells:
        return integer(cells["edited"]), text(cells["id"])
    if "phase" in cells:
        return integer(cells["phase"]), ""
    return 0, " ".join(str(cells[key]) for key in ("moment", "scale", "who") if key in cells)


def mark_line(mark: TallyVersion) -> bytes:
    """A tally as a line; of an erased one only its tombstone."""
    spelt, kind, wall, offset = mark.fact.said
    made, edited = TallyKind(text(kind)), mark.fact.edited
    if mark.fact.erased:
        erased = json_schema.ErasedTally(mark.id, made, edited)
        return json_schema.written(json_schema.ErasedTallyLine(VERSION, erased))
    tally = json_schema.Tally(mark.id, text(spelt), made, integer(wall), integer(offset), edited)
    return json_schema.written(json_schema.TallyLine(VERSION, tally))


def gone_line(session: str) -> bytes:
    """The id of a deleted session as a line."""
    return json_schema.written(json_schema.GoneLine(VERSION, session))
