"""Agreed meetings as a calendar file (RFC 5545): in UTC, with nobody's name in it.

Two files about the same meeting differ in the instant they were made alone, and a calendar
knows by their UID that they are one event. Nothing rings: the two agreed, that is enough.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from listening_timer.records import SessionDetail

if TYPE_CHECKING:  # 70 ms that only such a file needs
    from icalendar import Calendar, Event

PRODUCT = "-//Listening Timer//Listening Timer//EN"
USUAL = 30
"""Minutes that a meeting takes in the calendar."""
_MADE = b"DTSTAMP"
_END = b"END:VCALENDAR\r\n"


@dataclass(frozen=True, slots=True)
class Invitation:
    """What a calendar shows of a meeting: its title, a line about it, how many minutes."""

    title: str
    about: str
    minutes: int = USUAL


ENGLISH = Invitation("Time to talk", "Share fully, then switch.")
"""What the command line writes; the window's words are translated."""


class Meetings:
    """The form of the file: an event for each meeting that was agreed in a session.

    Two sessions that led to the same meeting have one event. It is stamped with when it was
    agreed, so that the same history gives the same bytes.
    """

    def __init__(self, said: Invitation = ENGLISH) -> None:
        self._said = said
        self._walls: set[int] = set()

    def head(self) -> Iterable[bytes]:
        """The beginning of a calendar."""
        return (_calendar().to_ical().removesuffix(_END),)

    def session(self, detail: SessionDetail) -> bytes:
        """The event of this session's meeting; nothing where there is none, or was already."""
        meeting = detail.meeting
        if meeting is None or meeting.wall in self._walls:
            return b""
        self._walls.add(meeting.wall)
        try:
            return _event(meeting.wall, self._said, meeting.edited).to_ical()
        except (OverflowError, ValueError):  # a day beyond all calendars
            return b""

    def tail(self) -> Iterable[bytes]:
        """Its end."""
        return (_END,)


def meeting_file(wall: int, minutes: int, title: str, about: str, stamp: int) -> bytes:
    """A meeting at a wall instant (UTC ms) as a file of its own, made at `stamp` (UTC ms)."""
    calendar = _calendar()
    calendar.add_component(_event(wall, Invitation(title, about, minutes), stamp))
    return calendar.to_ical()


def same_meeting(one: bytes, other: bytes) -> bool:
    """Whether two calendar files say the same, whenever they were made."""
    return _lasting(one) == _lasting(other)


def _calendar() -> Calendar:
    from icalendar import Calendar  # noqa: PLC0415 - as above

    calendar = Calendar()
    calendar.prodid, calendar.version = PRODUCT, "2.0"
    return calendar


def _event(wall: int, said: Invitation, stamp: int) -> Event:
    """One meeting; private, so that whoever sees the calendar's free hours sees no more."""
    from icalendar import Event  # noqa: PLC0415 - as above
    from icalendar.enums import CLASS  # noqa: PLC0415 - the same library

    start = _instant(wall)
    return Event.new(
        uid=f"listening-timer-{wall}",
        stamp=_instant(stamp),
        start=start,
        end=start + timedelta(minutes=said.minutes),
        summary=said.title,
        description=said.about,
        classification=CLASS.PRIVATE,
    )


def _lasting(file: bytes) -> list[bytes]:
    return [line for line in file.splitlines() if not line.startswith(_MADE)]


def _instant(wall: int) -> datetime:
    return datetime.fromtimestamp(wall // 1000, UTC)
