"""Meetings: what a session agreed on for the next one; one per session at most.

An appointment that is moved or renewed in a later session has a meeting in each of them, under one
id (`Meeting.series`); the one edited last says how it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from operator import attrgetter

from listening_timer.history.annotation_table import AnnotationTable
from listening_timer.history.connection import Database, Row, Value, integer, text
from listening_timer.history.horizon import horizon_ms, wall_ms
from listening_timer.history.summary import BadLog, local_date
from listening_timer.model.annotations import Meeting

_APPOINTMENT = re.compile("[0-9A-Za-z-]{0,64}")
_ZONE = re.compile("[0-9A-Za-z_+/-]{0,64}")
_SUNDAY = 6
_NEWEST = attrgetter("edited", "session")


def _meeting(row: Row, session: str) -> Meeting:
    meeting = Meeting(
        session,
        wall=integer(row[0]),
        offset=integer(row[1]),
        appointment=text(row[2]),
        weekly=bool(row[3]),
        substitute=None if row[4] is None else integer(row[4]),
        zone=text(row[5]),
        edited=integer(row[6]),
    )
    try:
        local_date(meeting.wall, meeting.offset)
    except BadLog as error:
        raise ValueError("there is no such date") from error
    if (
        row[3] not in (0, 1)
        or not 0 <= (meeting.substitute or 0) <= _SUNDAY
        or not _APPOINTMENT.fullmatch(meeting.appointment)
        or not _ZONE.fullmatch(meeting.zone)
    ):
        raise ValueError("there is no such appointment")
    return meeting


MEETINGS = AnnotationTable(
    "meeting",
    ("wall", "offset", "appointment", "weekly", "substitute", "zone", "edited", "deleted"),
    "session",
    _meeting,
    keys=0,
)
_BETWEEN = f"""
    SELECT s.id, {MEETINGS.listed()}
    FROM session AS s INDEXED BY session_started CROSS JOIN meeting AS t ON t.session = s.number
    WHERE t.deleted = 0 AND s.person_a IN (?, ?) AND s.person_b IN (?, ?) AND s.started <= ?
    ORDER BY s.started DESC, s.id DESC LIMIT 1
"""  # noqa: S608 - constant SQL
_WEEKLY = f"""
    SELECT s.id, {MEETINGS.listed()}
    FROM meeting AS t INDEXED BY meeting_weekly JOIN session AS s ON s.number = t.session
    WHERE t.weekly <> 0 AND t.deleted = 0
        AND s.person_a IN (?, ?) AND s.person_b IN (?, ?) AND s.started <= ?
"""  # noqa: S608 - constant SQL
_OF_APPOINTMENT = f"""
    SELECT s.id, {MEETINGS.listed()}
    FROM meeting AS t JOIN session AS s ON s.number = t.session
    WHERE t.deleted = 0 AND (t.appointment = ?1 OR (t.appointment = '' AND s.id = ?1))
"""  # noqa: S608 - constant SQL


def latest(database: Database, people: tuple[int, int]) -> Meeting | None:
    """What these two, either order, agreed on last, future or past; None where that is weekly."""
    found = next(_valid(database, _BETWEEN, *people, *people, horizon_ms()), None)
    return None if found is None or found.weekly else found


def standing(database: Database, people: tuple[int, int]) -> Meeting | None:
    """The weekly appointment of these two as it stands; of several, the one edited last."""
    weekly = _valid(database, _WEEKLY, *people, *people, horizon_ms())
    stand = [_newest(database, series) for series in {meeting.series for meeting in weekly}]
    return max((each for each in stand if each and each.weekly), key=_NEWEST, default=None)


def coming(database: Database, people: tuple[int, int], session: str) -> Meeting | None:
    """The single meeting of these two, agreed on in another session, that is still to come."""
    found = latest(database, people)
    if found is None or found.session == session or found.wall <= wall_ms():
        return None
    return found


def end(database: Database, appointment: str, wall: int) -> tuple[Meeting, ...]:
    """End a weekly appointment, as `AnnotationApi.end_appointment` says."""
    ended = tuple(each for each in _of(database, appointment) if each.weekly)
    for each in ended:
        if each.wall > wall:
            MEETINGS.erase(database, each.session, edited=wall)
        else:
            once = replace(each, weekly=False, substitute=None, edited=wall)
            MEETINGS.edit(database, once)
    return ended


def _newest(database: Database, appointment: str) -> Meeting | None:
    return max(_of(database, appointment), key=_NEWEST, default=None)


def _of(database: Database, appointment: str) -> Iterator[Meeting]:
    """The meetings of an appointment."""
    return _valid(database, _OF_APPOINTMENT, appointment)


def _valid(database: Database, sql: str, *values: Value) -> Iterator[Meeting]:
    for row in database.rows(sql, *values):
        yield from MEETINGS.read_valid([row[1:]], text(row[0]))
