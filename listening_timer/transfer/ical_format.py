"""iCalendar export (RFC 5545) of agreed meetings: in UTC, without names.

Each event has a UID that stays when the meeting is moved, and a SEQUENCE that rises with every
edit, so that a calendar updates the event it has. No alarm: the two agreed, that is enough. No
CLASS: in a calendar that two people share, a private event would be hidden from one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from listening_timer.exercise.formats import MINUTE, SECOND, Format
from listening_timer.model.records import HistoryError, SessionDetail
from listening_timer.text.cleaning import folded

if TYPE_CHECKING:  # 70 ms that only such a file needs
    from icalendar import Calendar, Event

PRODUCT = "-//Listening Timer//Listening Timer//EN"
USUAL_MINUTES = 30
"""Length (min) of a meeting where its format is open-ended."""
_SEQUENCE_EPOCH_S = 1_577_836_800
"""2020-01-01 UTC: SEQUENCE counts seconds from here, since it must fit into 31 bits."""
_MOST_SEQUENCE = (1 << 31) - 1
_MADE = (b"DTSTAMP", b"SEQUENCE")
_END = b"END:VCALENDAR\r\n"


@dataclass(frozen=True, slots=True)
class Invitation:
    """The title and the description of a calendar event."""

    title: str
    about: str


@dataclass(frozen=True, slots=True)
class Appointment:
    """One agreed meeting at a wall instant (UTC ms); `id` stays when it is moved.

    `edited`: when it was agreed or last moved (UTC ms).
    """

    id: str
    wall: int
    minutes: int
    edited: int


ENGLISH = Invitation("Time to talk", "Share fully, then switch.")
"""What the command line writes; the window's texts are translated."""


def minutes_of(fmt: Format) -> int:
    """The length of the calendar event in minutes: that of the format, rounded up."""
    return USUAL_MINUTES if fmt.open_ended or not fmt.total else -(-fmt.total // MINUTE)


class ICalFormat:
    """iCalendar export format: an event for each meeting agreed in a session.

    Two sessions of the same two people that agreed on the same instant share one event. DTSTAMP is
    when it was agreed, so that the same history gives the same bytes.
    """

    def __init__(self, said: Invitation = ENGLISH) -> None:
        self._said = said
        self._seen: set[tuple[frozenset[str], int]] = set()
        self.events = 0
        """The number of events written so far."""

    def head(self) -> Iterable[bytes]:
        """Nothing: the calendar's head is written with the first event."""
        return ()

    def session(self, detail: SessionDetail) -> bytes:
        """The event of this session's meeting; empty without one, or if already written."""
        meeting = detail.meeting
        if meeting is None:
            return b""
        known = frozenset({folded(detail.row.name_a), folded(detail.row.name_b)}), meeting.wall
        if known in self._seen:
            return b""
        minutes = minutes_of(detail.state.format)
        one = Appointment(detail.row.id, meeting.wall, minutes, meeting.edited)
        try:
            event = _event(one, self._said).to_ical()
        except (OverflowError, ValueError):  # a date out of range
            return b""
        self._seen.add(known)
        self.events += 1
        return event if self.events > 1 else _calendar().to_ical().removesuffix(_END) + event

    def tail(self) -> Iterable[bytes]:
        """The end of the calendar. Raises HistoryError: no-meetings."""
        if not self.events:
            raise HistoryError("no-meetings")
        return (_END,)


def meeting_file(one: Appointment, said: Invitation) -> bytes:
    """A calendar file with one event."""
    calendar = _calendar()
    calendar.add_component(_event(one, said))
    return calendar.to_ical()


def same_meeting(one: bytes, other: bytes) -> bool:
    """Whether two calendar files are equal apart from DTSTAMP and SEQUENCE."""
    return _lasting(one) == _lasting(other)


def _calendar() -> Calendar:
    from icalendar import Calendar  # noqa: PLC0415 - as above

    calendar = Calendar()
    calendar.prodid, calendar.version = PRODUCT, "2.0"
    return calendar


def _uid(session_id: str) -> str:
    """The UID of a session's event, hashed so that it does not reveal the session's id.

    A calendar file stays when a session is erased, and then must contain nothing of it.
    """
    return f"listening-timer-{hashlib.sha256(session_id.encode()).hexdigest()[:32]}"


def _event(one: Appointment, said: Invitation) -> Event:
    from icalendar import Event  # noqa: PLC0415 - as above

    start = _instant(one.wall)
    event = Event.new(
        uid=_uid(one.id),
        stamp=_instant(one.edited),
        start=start,
        end=start + timedelta(minutes=one.minutes),
        summary=said.title,
        description=said.about,
    )
    since = one.edited // SECOND - _SEQUENCE_EPOCH_S
    event.sequence = min(max(0, since), _MOST_SEQUENCE)
    return event


def _lasting(file: bytes) -> list[bytes]:
    return [line for line in file.splitlines() if not line.startswith(_MADE)]


def _instant(wall: int) -> datetime:
    return datetime.fromtimestamp(wall // 1000, UTC)
