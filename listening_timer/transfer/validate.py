"""Import validation: whether an item of another file could have been written by this program.

Nothing in a file is trusted: neither ranges nor texts, nor that its log makes a valid session.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from itertools import pairwise

from listening_timer.exercise.events import (
    Event,
    RoundAdded,
    SessionEnded,
    SessionReopened,
    SessionStarted,
)
from listening_timer.exercise.format_parser import MOST_SOON
from listening_timer.exercise.formats import (
    MAX_TOTAL_MS,
    MINUTE,
    MOST_PHASES,
    Format,
    FormatError,
    checked,
)
from listening_timer.history.connection import Value, integer, text
from listening_timer.history.event_codec import BadEvent, decode
from listening_timer.history.summary import BadLog, Summary, local_date, replayed, summary_of
from listening_timer.model.annotations import TallyKind, WordKind
from listening_timer.model.records import Outcome
from listening_timer.text import cleaning
from listening_timer.transfer.json_schema import LEAST, MOST
from listening_timer.transfer.tally_lines import TallyVersion
from listening_timer.transfer.versions import TABLES, Version, as_row, limits

MOST_EVENTS = 5_000
"""Most events of a session, more than people produce: one every four seconds for over five
hours."""
_MOST_CARD = 200
_DAY = 24 * 60
_SESSION = re.compile("[0-9a-f]{32}")
_IDENTITY = re.compile("[0-9A-Za-z-]{1,64}")


class InvalidData(Exception):  # noqa: N818 - a fact about a file, reported as a sentence
    """Invalid data in a file; `part` names where, and never holds its content."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


def require(sound: bool, part: str) -> None:  # noqa: FBT001 - the condition to check
    """Raise InvalidData for this part unless it is sound."""
    if not sound:
        raise InvalidData(part)


def session(version: Version) -> Summary:
    """Validate all parts of a session; returns its summary. Raises InvalidData."""
    require(bool(_SESSION.fullmatch(version.id)), "id")
    for seat in version.talk.seats:
        require(seat.name == cleaning.clean_line(seat.name, cleaning.MOST_NAME), "names")
        require(_bounded(seat.named), "named")
    summary = _summary(version)
    for card in version.talk.cards:
        require(bool(card) and card == cleaning.clean_line(card, _MOST_CARD), "prompts")
    for key, fact in version.talk.facts.items():
        _fact(version.id, text(key[0]), as_row(key, fact))
    return summary


def _summary(version: Version) -> Summary:
    log = version.talk.log
    require(0 < len(log) <= MOST_EVENTS, "events")
    try:
        events = [decode(*record) for record in log]
        for each in events:
            _event(each)
        state = replayed(events, limits(version.talk))
        summary = summary_of(state, events[-1].at)
    except (BadEvent, BadLog, FormatError) as error:
        raise InvalidData("events") from error
    require(_in_order(events), "events")
    require(summary.outcome is not Outcome.OPEN, "events")
    require(summary.started == version.started, "started")
    require(len(state.records) <= MOST_PHASES and state.format.total <= MAX_TOTAL_MS, "events")
    require(all(phase < len(state.records) for phase in limits(version.talk)), "trims")
    return summary


def _in_order(events: Sequence[Event]) -> bool:
    """Whether it has one start first, at most one end last, and `at` never decreases."""
    later = not any(isinstance(event, SessionStarted) for event in events[1:])
    open_ = not any(isinstance(event, SessionEnded) for event in events[:-1])
    return later and open_ and all(one.at <= other.at for one, other in pairwise(events))


def _event(event: Event) -> None:
    values = [getattr(event, field.name) for field in fields(event)]
    require(all(_bounded(value) for value in values if isinstance(value, int)), "events")
    require(event.at >= 0, "events")
    if isinstance(event, SessionStarted | SessionReopened):
        require(abs(event.offset) <= _DAY, "events")
        local_date(event.wall, event.offset)
    if isinstance(event, RoundAdded):
        require((event.share or 0) >= 0 and event.handover >= 0, "events")
    if isinstance(event, SessionStarted):
        _format(event.format)


def _format(fmt: Format) -> None:
    checked(fmt)
    require(0 < len(fmt.id) <= cleaning.MOST_LINE and bool(fmt.name), "format")
    require(all(0 <= (phase.planned or 0) <= MAX_TOTAL_MS for phase in fmt.phases), "format")
    require(0 <= fmt.soon <= MOST_SOON * MINUTE, "format")
    require(all(len(said) <= cleaning.MOST_TEXT for said in _texts(fmt)), "format")


def _texts(fmt: Format) -> Iterator[str]:
    tables: Sequence[Mapping[str, str]] = (
        fmt.name,
        fmt.about,
        fmt.cue,
        *(phase.cue for phase in fmt.phases),
    )
    for table in tables:
        yield from table.keys()
        yield from table.values()


def _fact(session_id: str, table: str, row: Mapping[str, Value]) -> None:
    require(all(_bounded(value) for value in row.values() if isinstance(value, int)), table)
    require("id" not in row or bool(_IDENTITY.fullmatch(text(row["id"]))), table)
    try:
        TABLES[table].make((*row.values(), 0), session_id)
    except ValueError as error:
        raise InvalidData(table) from error
    if "offset" in row:
        require(abs(integer(row["offset"])) <= _DAY, table)
    if "text" in row:
        said = text(row["text"])
        require(len(said) <= cleaning.MOST_TEXT, table)
        require(said.split() == cleaning.clean_text(said).split(), table)
        if row["kind"] == WordKind.TAG and not row["deleted"]:
            require(bool(said) and said == cleaning.clean_line(said, cleaning.MOST_TAG), table)


def mark(one: TallyVersion) -> None:
    """Validate a tally. Raises InvalidData."""
    require(bool(_IDENTITY.fullmatch(one.id)), "tally")
    spelt, kind, wall, offset = one.fact.said
    name = text(spelt)
    require(bool(name) is not one.fact.erased, "tally")
    require(name == cleaning.clean_line(name, cleaning.MOST_NAME), "tally")
    require(kind in set(TallyKind) and abs(integer(offset)) <= _DAY, "tally")
    require(_bounded(integer(wall)) and _bounded(one.fact.edited), "tally")


def gone(session_id: str) -> None:
    """Validate the id of a deleted session. Raises InvalidData."""
    require(bool(_SESSION.fullmatch(session_id)), "gone")


def _bounded(value: int) -> bool:
    return LEAST <= value <= MOST
