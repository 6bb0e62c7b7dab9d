"""An agreed meeting as a calendar file (RFC 5545): one event, in UTC, with nobody's name in it.

Two files about the same meeting differ in the instant they were made alone, and a calendar
knows by their UID that they are one event. Nothing rings: the two agreed, that is enough.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

PRODUCT = "-//Listening Timer//Listening Timer//EN"
_MADE = b"DTSTAMP"


def meeting_file(wall: int, minutes: int, title: str, about: str, stamp: int) -> bytes:
    """A meeting at a wall instant (UTC ms), so many minutes long, as a file made at `stamp`.

    It is private, so that whoever may see the calendar's free hours does not see what it is.
    """
    from icalendar import Calendar, Event  # noqa: PLC0415 - 70 ms that only this file needs
    from icalendar.enums import CLASS  # noqa: PLC0415 - the same library

    start = _instant(wall)
    event = Event.new(
        uid=f"listening-timer-{wall}",
        stamp=_instant(stamp),
        start=start,
        end=start + timedelta(minutes=minutes),
        summary=title,
        description=about,
        classification=CLASS.PRIVATE,
    )
    calendar = Calendar()
    calendar.prodid, calendar.version = PRODUCT, "2.0"
    calendar.add_component(event)
    return calendar.to_ical()


def same_meeting(one: bytes, other: bytes) -> bool:
    """Whether two calendar files say the same, whenever they were made."""
    return _said(one) == _said(other)


def _said(file: bytes) -> list[bytes]:
    return [line for line in file.splitlines() if not line.startswith(_MADE)]


def _instant(wall: int) -> datetime:
    return datetime.fromtimestamp(wall // 1000, UTC)
