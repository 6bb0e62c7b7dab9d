"""iCalendar export (RFC 5545) of agreed meetings, without names.

Each appointment is one event, as it stands now: its UID stays when it is moved, and its SEQUENCE
rises with every edit, so that a calendar updates the event it has. A single meeting is in UTC; a
weekly one is in the time zone where it was agreed on, so that 20:00 stays 20:00 when the clocks
change, or in no zone (at that local time wherever it is read) where that is not known. An alarm
says it an hour before. No CLASS: in a calendar that two people share, a private event would be
hidden from one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from listening_timer.exercise.formats import MINUTE, SECOND, Format
from listening_timer.model.annotations import Meeting
from listening_timer.model.appointments import local, zone_called
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import SessionDetail
from listening_timer.text.cleaning import folded
from listening_timer.text.english import WEEKDAYS
from listening_timer.transfer.ical_zones import timezone_of

if TYPE_CHECKING:  # 70 ms that only such a file needs
    from icalendar import Alarm, Calendar, Event

PRODUCT = "-//Listening Timer//Listening Timer//EN"
USUAL_MINUTES = 30
"""Length (min) of a meeting where its format is open-ended."""
ALARM_HOURS = 1
"""How long before a meeting its alarm is."""
_SEQUENCE_EPOCH_S = 1_577_836_800
"""2020-01-01 UTC: SEQUENCE counts seconds from here, since it must fit into 31 bits."""
_MOST_SEQUENCE = (1 << 31) - 1
_MADE = (b"DTSTAMP", b"SEQUENCE")


@dataclass(frozen=True, slots=True)
class Invitation:
    """The texts of a calendar event.

    `alarm` is shown an hour before. `substitute` is added where another weekday is agreed on in
    case the own one fails: `{day}` of the `weekdays`, Monday first, and `{time}`.
    """

    title: str
    about: str
    alarm: str
    substitute: str
    weekdays: Sequence[str]


ENGLISH = Invitation(
    "Time to talk",
    "Share fully, then switch.",
    "In an hour: time to talk.",
    "If that day doesn’t work: {day}, {time}.",
    WEEKDAYS,
)
"""What the command line writes; the window's texts are translated."""


def minutes_of(fmt: Format) -> int:
    """The length of the calendar event in minutes: that of the format, rounded up."""
    return USUAL_MINUTES if fmt.open_ended or not fmt.total else -(-fmt.total // MINUTE)


class ICalFormat:
    """iCalendar export format: an event for each appointment of the sessions, as it stands.

    Two sessions of the same two people that agreed on the same instant share one event. DTSTAMP is
    when it was agreed, so that the same history gives the same bytes.
    """

    def __init__(self, said: Invitation = ENGLISH) -> None:
        self._said = said
        self._newest: dict[str, tuple[Meeting, int, frozenset[str]]] = {}
        self.events = 0
        """The number of events written; all are written at the end."""

    def head(self) -> Iterable[bytes]:
        """Nothing: how an appointment stands is known only after the last session."""
        return ()

    def session(self, detail: SessionDetail) -> bytes:
        """Nothing; remembers the meeting of this session."""
        meeting = detail.meeting
        if meeting is not None:
            known = self._newest.get(meeting.series)
            if known is None or _stamp(meeting) > _stamp(known[0]):
                names = frozenset({folded(detail.row.name_a), folded(detail.row.name_b)})
                length = minutes_of(detail.state.started.format)
                self._newest[meeting.series] = meeting, length, names
        return b""

    def tail(self) -> Iterable[bytes]:
        """The whole calendar. Raises HistoryError: no-meetings."""
        calendar, seen = _calendar(), set[tuple[frozenset[str], int]]()
        for meeting, minutes, names in self._newest.values():
            event = None if (names, meeting.wall) in seen else _event(meeting, minutes, self._said)
            if event is not None:
                seen.add((names, meeting.wall))
                calendar.add_component(event)
        self.events = len(seen)
        if not seen:
            raise HistoryError("no-meetings")
        return (_written(calendar),)


def meeting_file(meeting: Meeting, minutes: int, said: Invitation) -> bytes:
    """A calendar file with one event of so many minutes; empty for a date no calendar can write."""
    event = _event(meeting, minutes, said)
    if event is None:
        return b""
    calendar = _calendar()
    calendar.add_component(event)
    return _written(calendar)


def same_meeting(one: bytes, other: bytes) -> bool:
    """Whether two calendar files are equal apart from DTSTAMP and SEQUENCE."""
    return _lasting(one) == _lasting(other)


def same_appointment(file: bytes, meeting: Meeting) -> bool:
    """Whether a calendar file is one of this appointment, at whatever time it was."""
    return f"UID:{_uid(meeting.series)}".encode() in file.splitlines()


def _stamp(meeting: Meeting) -> tuple[int, str]:
    return meeting.edited, meeting.session


def _calendar() -> Calendar:
    from icalendar import Calendar  # noqa: PLC0415 - as above

    calendar = Calendar()
    calendar.prodid, calendar.version = PRODUCT, "2.0"
    return calendar


def _written(calendar: Calendar) -> bytes:
    """The bytes of a calendar, with the clock changes of its zones before the events."""
    year = min(event.start.year for event in calendar.events)
    for name in sorted(calendar.get_used_tzids(), reverse=True):
        zone = zone_called(name)
        if zone is not None:
            calendar.subcomponents.insert(0, timezone_of(name, zone, year))
    return calendar.to_ical()


def _uid(appointment: str) -> str:
    """The UID of an appointment's event, hashed so that it does not reveal the session's id.

    A calendar file stays when a session is erased, and then must contain nothing of it.
    """
    return f"listening-timer-{hashlib.sha256(appointment.encode()).hexdigest()[:32]}"


def _event(meeting: Meeting, minutes: int, said: Invitation) -> Event | None:
    """The event of an appointment; None for a date that no calendar can write."""
    from icalendar import Event  # noqa: PLC0415 - as above

    try:
        start = _start(meeting)
        event = Event.new(
            uid=_uid(meeting.series),
            stamp=_instant(meeting.edited),
            start=start,
            end=start + timedelta(minutes=minutes),
            summary=said.title,
            description=_description(meeting, said),
        )
    except (OverflowError, ValueError):
        return None
    since = meeting.edited // SECOND - _SEQUENCE_EPOCH_S
    event.sequence = min(max(0, since), _MOST_SEQUENCE)
    if meeting.weekly:
        event.add("rrule", {"freq": "weekly"})  # pyright: ignore[reportUnknownMemberType] - theirs
    event.add_component(_alarm(said))
    return event


def _start(meeting: Meeting) -> datetime:
    """When it begins: in UTC, or where it is weekly, in its zone or in none."""
    if not meeting.weekly:
        return _instant(meeting.wall)
    return local(meeting.wall, meeting.offset).replace(
        microsecond=0, tzinfo=zone_called(meeting.zone)
    )


def _alarm(said: Invitation) -> Alarm:
    from icalendar import Alarm  # noqa: PLC0415 - as above

    alarm = Alarm()
    trigger = -timedelta(hours=ALARM_HOURS)
    for name, value in (("action", "DISPLAY"), ("trigger", trigger), ("description", said.alarm)):
        alarm.add(name, value)  # pyright: ignore[reportUnknownMemberType] - theirs
    return alarm


def _description(meeting: Meeting, said: Invitation) -> str:
    if not meeting.weekly or meeting.substitute is None:
        return said.about
    time = f"{local(meeting.wall, meeting.offset):%H:%M}"
    other = said.substitute.format(day=said.weekdays[meeting.substitute], time=time)
    return f"{said.about}\n{other}"


def _lasting(file: bytes) -> list[bytes]:
    return [line for line in file.splitlines() if not line.startswith(_MADE)]


def _instant(wall: int) -> datetime:
    return datetime.fromtimestamp(wall // 1000, UTC)
