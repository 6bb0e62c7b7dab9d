"""Appointments: when a meeting is held next, and the time to propose for the next one; pure.

Instants are UTC ms, offsets minutes ahead of UTC. A weekly meeting is held at the same local time
every week; where the clocks skip that time, at the one an hour later, as calendars do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from listening_timer.model.annotations import Meeting

MOST_TALKS = 8
"""How many of the latest talks say which day and hour are usual."""
_LEAST_TALKS = 3
"""The least number of talks on one weekday that makes it usual; also half of all that count."""
_WEEK = timedelta(days=7)
_NEAREST_DAYS = 4
"""The proposed day is at least so many days ahead, and so the one nearest to a week from now."""
_QUARTER, _DAY = 15, 24 * 60
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - local times, shifted by their own offsets


def local(wall: int, offset: int) -> datetime:
    """The local time at an instant."""
    return _EPOCH + timedelta(milliseconds=wall, minutes=offset)


def zone_called(name: str) -> tzinfo | None:
    """The time zone of an IANA name; None for an empty one, or one that is unknown here."""
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - 5 ms that only weekly meetings need

    try:
        return ZoneInfo(name) if name else None
    except (OSError, ValueError, LookupError):  # a folder of zones, a path, no such zone
        return None


def occurrence(meeting: Meeting, since: int) -> tuple[int, int] | None:
    """The first instant, and its offset, at or after `since` at which a meeting is held.

    None where it is past; a weekly one is never past, except in the year 9999.
    """
    if meeting.wall >= since:
        return meeting.wall, meeting.offset
    if not meeting.weekly:
        return None
    weeks = max(0, timedelta(milliseconds=since - meeting.wall) // _WEEK - 1)
    try:
        first, zone = local(meeting.wall, meeting.offset), zone_called(meeting.zone)
        while (found := _held(first + weeks * _WEEK, zone, meeting.offset))[0] < since:
            weeks += 1
    except OverflowError:
        return None
    return found


def _held(time: datetime, zone: tzinfo | None, offset: int) -> tuple[int, int]:
    """The instant of a local time, and the offset then; `offset` counts where no zone does."""
    if zone is None:
        zone = timezone(timedelta(minutes=offset))
    instant = time.replace(tzinfo=zone).astimezone(UTC)  # then back: a skipped time comes later
    ahead = instant.astimezone(zone).utcoffset() or timedelta()
    wall = instant.replace(tzinfo=None) - _EPOCH
    return wall // timedelta(milliseconds=1), ahead // timedelta(minutes=1)


def weekly_from(day: int, minute: int, since: tuple[int, int], zone: str = "") -> tuple[int, int]:
    """When something weekly is held first at or after an instant, and its offset then.

    `day` is its weekday (Monday: 0) and `minute` that of the day, in local time; `since` an instant
    and the offset there, which counts where `zone` (IANA) does not say another.
    """
    today, known = local(*since), zone_called(zone)
    midnight = today.replace(hour=0, minute=0, second=0, microsecond=0)
    first = midnight + timedelta(days=(day - today.weekday()) % 7, minutes=minute)
    held = _held(first, known, since[1])
    return held if held[0] >= since[0] else _held(first + _WEEK, known, since[1])


def coming(meetings: Iterable[Meeting | None], since: int) -> tuple[Meeting, int, int] | None:
    """The meeting held first at or after `since`, with that instant and its offset."""
    found = [
        (held, meeting)
        for meeting in meetings
        if meeting is not None and (held := occurrence(meeting, since)) is not None
    ]
    if not found:
        return None
    held, meeting = min(found, key=lambda each: each[0])
    return meeting, *held


def proposed(begun: tuple[int, int], talks: Sequence[tuple[int, int]]) -> tuple[date, int]:
    """The day, and the minute of it, to propose after a talk begun at an instant and offset.

    The usual weekday and hour of these `talks`, if there is one, nearest to a week later; else
    those of this talk. Rounded to a quarter of an hour.
    """
    today = local(*begun)
    usual = _usual([local(*talk) for talk in talks])
    weekday, minute = usual or (today.weekday(), _minute(today))
    minute = min(_DAY - _QUARTER, round(minute / _QUARTER) * _QUARTER)
    return _a_week_later(today.date(), weekday), minute


def proposed_by(weekly: Meeting, begun: tuple[int, int]) -> tuple[date, int]:
    """The day, and the minute of it, that something weekly proposes after a talk begun then."""
    time = local(weekly.wall, weekly.offset)
    return _a_week_later(local(*begun).date(), time.weekday()), _minute(time)


def _a_week_later(day: date, weekday: int) -> date:
    """The day of this weekday that is nearest to a week later."""
    return day + timedelta(days=_NEAREST_DAYS + (weekday - day.weekday() - _NEAREST_DAYS) % 7)


def _usual(times: Sequence[datetime]) -> tuple[int, int] | None:
    """The weekday on which at least half of the talks began, and the middle of their times."""
    for weekday, number in Counter(time.weekday() for time in times).most_common(1):
        if number >= _LEAST_TALKS and 2 * number >= len(times):
            minutes = sorted(_minute(time) for time in times if time.weekday() == weekday)
            return weekday, minutes[number // 2]
    return None


def _minute(time: datetime) -> int:
    return time.hour * 60 + time.minute
