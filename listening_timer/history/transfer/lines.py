"""The lines of the JSON export and what is merged, each made from the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from listening_timer.history.database import Value, text, whole
from listening_timer.history.transfer import shapes
from listening_timer.history.transfer.happened import as_line, as_record
from listening_timer.history.transfer.marks import Mark
from listening_timer.history.transfer.merge import Fact, Key, Seat, Talk
from listening_timer.history.transfer.parsing import parsed
from listening_timer.history.transfer.shapes import VERSION, Line
from listening_timer.history.transfer.sound import Unsound
from listening_timer.history.transfer.versions import (
    BLANK,
    TABLES,
    Version,
    as_fact,
    as_row,
)
from listening_timer.model.annotations import TallyKind


@dataclass(frozen=True, slots=True)
class Gone:
    """A session that was deleted."""

    id: str


def read(line: bytes) -> Version | Mark | Gone:
    """Read a line, without its end. Raises Unsound; NotJson and Newer as `parsing.parsed`."""
    return _merged_form(parsed(line))


def _merged_form(shape: Line) -> Version | Mark | Gone:
    match shape:
        case shapes.GoneLine():
            return Gone(shape.gone)
        case shapes.ErasedTallyLine(erased_tally=one):
            return Mark(one.id, Fact(one.edited, True, ("", one.kind.value, 0, 0)))
        case shapes.TallyLine(tally=one):
            return _mark(one, one.edited)
        case shapes.FirstTallyLine(tally=one):
            return _mark(one, one.wall)
        case shapes.FirstSession():
            return _version(shape, shapes.Named(0, 0), shapes.Erased())
        case shapes.SecondSession() | shapes.Session():
            return _version(shape, shape.named, shape.erased)


def _mark(one: shapes.Tally | shapes.FirstTally, edited: int) -> Mark:
    said = one.name, one.kind.value, one.wall, one.offset
    return Mark(one.id, Fact(edited, False, said))


def _version(shape: shapes.AnySession, named: shapes.Named, erased: shapes.AnyErased) -> Version:
    log = tuple(as_record(event) for event in shape.events)
    facts = dict(_facts(shape, deleted=0)) | dict(_facts(erased, deleted=1))
    if len(facts) != sum(len(rows) for part in (shape, erased) for rows in _groups(part)):
        raise Unsound("id")
    started: object = getattr(shape.events[0], "wall", None) if shape.events else None
    if not isinstance(started, int):
        raise Unsound("events")
    seats = Seat(named.A, shape.names.A), Seat(named.B, shape.names.B)
    return Version(shape.id, started, Talk(seats, log, shape.prompts, facts))


def _facts(
    said: shapes.AnySession | shapes.AnyErased, *, deleted: int
) -> Iterator[tuple[Key, Fact]]:
    for table, rows in zip(TABLES.values(), _groups(said), strict=True):
        for row in rows:
            cells: dict[str, Value] = dict.fromkeys(table.columns)
            cells |= msgspec.to_builtins(row)
            cells["deleted"] = deleted
            yield as_fact(table, cells)


def _groups(
    said: shapes.AnySession | shapes.AnyErased,
) -> Sequence[Sequence[object]]:
    """What is said in a line, or was erased, by the tables in their order."""
    meeting = () if said.meeting is None else (said.meeting,)
    trims = said.trims if isinstance(said, shapes.Session | shapes.Erased) else ()
    return said.words, said.ratings, said.promises, meeting, trims


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
    """What stands beside a session, or what was erased there, as the line holds it."""
    rows: dict[str, list[dict[str, Value]]] = {table: [] for table in TABLES}
    for key, fact in facts.items():
        if fact.erased is erased:
            cells = as_row(key, fact)
            left_out = {"deleted", *(BLANK if erased else ())}
            kept = {column: cell for column, cell in cells.items() if column not in left_out}
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
    """Where a row stands among its like: in the order of edits, ratings by what they are about."""
    if "id" in cells:
        return whole(cells["edited"]), text(cells["id"])
    if "phase" in cells:
        return whole(cells["phase"]), ""
    return 0, " ".join(str(cells[key]) for key in ("moment", "scale", "who") if key in cells)


def mark_line(mark: Mark) -> bytes:
    """A mark as a line; of one that was erased, only that it was there."""
    spelt, kind, wall, offset = mark.fact.said
    made, edited = TallyKind(text(kind)), mark.fact.edited
    if mark.fact.erased:
        erased = shapes.ErasedTally(mark.id, made, edited)
        return shapes.written(shapes.ErasedTallyLine(VERSION, erased))
    tally = shapes.Tally(mark.id, text(spelt), made, whole(wall), whole(offset), edited)
    return shapes.written(shapes.TallyLine(VERSION, tally))


def gone_line(session: str) -> bytes:
    """A deleted session as a line."""
    return shapes.written(shapes.GoneLine(VERSION, session))
