"""Meetings: the agreed instant of the next session; one per session at most."""

from __future__ import annotations

from listening_timer.history.annotation_table import AnnotationTable
from listening_timer.history.connection import Database, Row, integer, text
from listening_timer.history.horizon import horizon_ms
from listening_timer.history.summary import BadLog, local_date
from listening_timer.model.annotations import Meeting


def _meeting(row: Row, session: str) -> Meeting:
    meeting = Meeting(session, integer(row[0]), integer(row[1]), integer(row[2]))
    try:
        local_date(meeting.wall, meeting.offset)
    except BadLog as error:
        raise ValueError("there is no such date") from error
    return meeting


MEETINGS = AnnotationTable(
    "meeting", ("wall", "offset", "edited", "deleted"), "session", _meeting, keys=0
)
_LATEST = f"""
    SELECT s.id, {MEETINGS.listed()}
    FROM session AS s INDEXED BY session_started CROSS JOIN meeting AS t ON t.session = s.number
    WHERE t.deleted = 0 AND s.person_a IN (?, ?) AND s.person_b IN (?, ?) AND s.started <= ?
    ORDER BY s.started DESC, s.id DESC LIMIT 1
"""  # noqa: S608 - constant SQL


def latest(database: Database, people: tuple[int, int]) -> Meeting | None:
    """The meeting in the latest session of these two, either order, future or past."""
    row = database.row(_LATEST, *people, *people, horizon_ms())
    return None if row is None else next(MEETINGS.read_valid([row[1:]], text(row[0])), None)
