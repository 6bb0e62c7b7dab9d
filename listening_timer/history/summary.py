"""Session summary: outcome, length and where the time went, derived from the event log.

The same log always gives the same summary. It is stored in columns of the session, which can be
rebuilt.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta

import msgspec

from listening_timer.exercise.events import Event
from listening_timer.exercise.evolve import fold
from listening_timer.exercise.formats import Side
from listening_timer.exercise.state import NO_LIMITS, State, Status, Sums
from listening_timer.history.connection import Database, Row
from listening_timer.model.records import Outcome

_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - shifted by the session's own offset
PARTS: tuple[str, ...] = tuple(part.name for part in fields(Sums))
"""The columns of sums, named as the fields of `Sums`."""
COLUMNS = ("offset", "date", "side_a", "format_id", "format_name", "outcome", "length", *PARTS)
"""The derived columns of a session; all of them are NULL until it has ended."""
_LISTED = ", ".join(COLUMNS)
_SET = ", ".join(f"{name} = ?" for name in COLUMNS)
_CLEAR = ", ".join(f"{name} = NULL" for name in COLUMNS)


class BadLog(Exception):  # noqa: N818 - a fact about a log, reported as a finding
    """Events that do not make a valid session."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The summary of one log; durations in ms, `started` in UTC ms, `offset` in minutes.

    `date` is the local ISO date on which the session began.
    """

    started: int
    offset: int
    date: str
    side_a: Side
    format_id: str
    format_name: Mapping[str, str]
    outcome: Outcome
    length: int
    sums: Sums


def summed(events: Sequence[Event], limits: Mapping[int, int] = NO_LIMITS) -> Summary:
    """Summarize a log, ended or not. Raises BadLog where it does not fold or does not add up.

    `limits` are the right lengths (ms) of its trimmed phases, by their index.
    """
    return summary_of(replayed(events, limits), events[-1].at)


def summary_of(state: State, length: int) -> Summary:
    """Summarize a folded log of this length (ms). Raises BadLog where it does not add up."""
    start = state.started
    if state.sums.total != length or min(parts(state.sums)) < 0:
        raise BadLog("the parts do not add up")
    return Summary(
        started=start.wall,
        offset=start.offset,
        date=local_date(start.wall, start.offset),
        side_a=start.side_a,
        format_id=start.format.id,
        format_name=start.format.name,
        outcome=_outcome(state),
        length=length,
        sums=state.sums,
    )


def replayed(events: Iterable[Event], limits: Mapping[int, int] = NO_LIMITS) -> State:
    """Fold a stored log, applying the trims. Raises BadLog where it does not fold."""
    try:
        return fold(events, limits)
    except (ValueError, LookupError, ArithmeticError, TypeError, AttributeError) as error:
        raise BadLog("the log does not fold") from error


def local_date(wall: int, offset: int) -> str:
    """The ISO date at a wall instant (UTC ms), `offset` minutes ahead of UTC. Raises BadLog."""
    try:
        return (_EPOCH + timedelta(milliseconds=wall, minutes=offset)).date().isoformat()
    except OverflowError as error:
        raise BadLog("no such date") from error


def _outcome(state: State) -> Outcome:
    if state.status is not Status.ENDED:
        return Outcome.OPEN
    return Outcome.COMPLETED if state.completed else Outcome.EARLY


def parts(sums: Sums) -> tuple[int, ...]:
    """The values of sums, in the order of their fields."""
    return tuple(int(getattr(sums, part)) for part in PARTS)


def columns(summary: Summary) -> Row:
    """The values of the derived columns of an ended session, in their order."""
    return (
        summary.offset,
        summary.date,
        summary.side_a.value,
        summary.format_id,
        msgspec.json.encode(dict(summary.format_name)).decode(),
        summary.outcome.value,
        summary.length,
        *parts(summary.sums),
    )


def stored(database: Database, number: int) -> Row | None:
    """The stored derived columns of a session."""
    return database.row(f"SELECT {_LISTED} FROM session WHERE number = ?", number)  # noqa: S608 - our own columns


def write_summary(database: Database, number: int, summary: Summary) -> None:
    """Write the derived columns of an ended session, and its start."""
    database.rows(
        f"UPDATE session SET started = ?, {_SET} WHERE number = ?",  # noqa: S608 - our own columns
        summary.started,
        *columns(summary),
        number,
    )


def clear_summary(database: Database, number: int) -> None:
    """Set the derived columns of a session that has not ended to NULL."""
    database.rows(f"UPDATE session SET {_CLEAR} WHERE number = ?", number)  # noqa: S608 - our own columns


def clear_checkpoint(database: Database, number: int) -> None:
    """Delete the checkpoint of a session whose log has ended."""
    database.rows("DELETE FROM checkpoint WHERE session = ?", number)
