"""Claims about what calendars make of an appointment: one entry, at the same hour all year."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import StringIO
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dateutil import tz

from listening_timer.history.store import History
from listening_timer.model.annotations import Meeting
from listening_timer.transfer.export import write_export
from listening_timer.transfer.ical_format import ENGLISH, ICalFormat, meeting_file
from tests.helpers.calendar_readers import Reader, Seen, SharedCalendar, by_icalendar, by_vobject
from tests.helpers.history.sample_sessions import add_session, session_id

HOUR = 3_600_000
DAY = 24 * HOUR
WALL = 1_790_532_000_000
"""2026-09-27, 20:00 in Berlin, a Sunday; the clocks change on 25 October and on 28 March."""
WEDNESDAY = 2
WEEKLY = Meeting(
    session_id(1),
    WALL,
    120,
    WALL - 7 * DAY,
    weekly=True,
    substitute=WEDNESDAY,
    zone="Europe/Berlin",
)
ZONES = (
    "Europe/Berlin",
    "Europe/Dublin",
    "America/New_York",
    "America/Sao_Paulo",
    "Africa/Casablanca",
    "Asia/Jerusalem",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
)
"""Changes by rule on both sides of the equator, by half an hour, by the moon, and none."""
each_reader = pytest.mark.parametrize("reader", [by_icalendar, by_vobject])


def one(reader: Reader, file: bytes) -> Seen:
    """The one event of a file."""
    (seen,) = reader(file)
    return seen


def weekly_in(zone: str) -> Meeting:
    """A weekly meeting at 20:00 of a zone, from that Sunday on."""
    start = datetime(2026, 9, 27, 20, tzinfo=ZoneInfo(zone))
    ahead = (start.utcoffset() or timedelta()) // timedelta(minutes=1)
    wall = round(start.timestamp()) * 1_000
    return replace(WEEKLY, wall=wall, offset=ahead, zone=zone)


@each_reader
def test_a_weekly_appointment_is_read_as_it_was_agreed(reader: Reader) -> None:
    """Every week, as long as the format, an alarm an hour before, the other day in words."""
    seen = one(reader, meeting_file(WEEKLY, 51, ENGLISH))
    assert len(seen.times) > 52
    assert seen.times[0] == datetime.fromtimestamp(WALL / 1_000, UTC)
    assert seen.length == timedelta(minutes=51)
    assert seen.alarms == (timedelta(hours=-1),)
    assert seen.title == "Time to talk"
    assert seen.about == "Share fully, then switch.\nIf that day doesn’t work: Wednesday, 20:00."


@each_reader
@pytest.mark.parametrize("zone", ZONES)
def test_the_hour_is_the_same_across_both_clock_changes(reader: Reader, zone: str) -> None:
    """On each Sunday of more than a year it is 20:00 there, by what the computer knows of zones."""
    seen = one(reader, meeting_file(weekly_in(zone), 24, ENGLISH))
    local = [time.astimezone(ZoneInfo(zone)) for time in seen.times]
    assert {(time.weekday(), time.hour, time.minute) for time in local} == {(6, 20, 0)}
    assert local[-1] - local[0] > timedelta(days=366)
    assert len({time.date() for time in local}) == len(local)


@each_reader
def test_in_no_known_zone_the_hour_floats(reader: Reader) -> None:
    """It is 20:00 wherever the calendar is, which holds when the clocks change."""
    seen = one(reader, meeting_file(replace(WEEKLY, zone=""), 24, ENGLISH))
    assert {(time.tzinfo, time.hour) for time in seen.times} == {(None, 20)}


@each_reader
def test_moved_once_and_imported_twice_it_is_one(reader: Reader, tmp_path: Path) -> None:
    """By its own file or with the whole history, in any order: the newest time is in force."""
    moved = replace(
        WEEKLY,
        session=session_id(2),
        appointment=WEEKLY.series,
        wall=WALL + 8 * DAY + HOUR,
        edited=WALL + DAY,
    )
    with History.memory() as history:
        for number in (1, 2):
            add_session(history, number, ("Maya", "Sam"), day=number)
        history.write_meeting(WEEKLY)
        before = meeting_file(WEEKLY, 24, ENGLISH)
        history.write_meeting(moved)
        write_export(history, tmp_path / "all.ics", ICalFormat())
    after, whole = meeting_file(moved, 24, ENGLISH), (tmp_path / "all.ics").read_bytes()
    assert whole == after
    calendar = SharedCalendar(reader)
    for file in (before, before, after, whole, after, before):
        calendar.take(file)
    (entry,) = calendar.entries()
    local = entry.times[0].astimezone(ZoneInfo("Europe/Berlin"))
    assert (local.isoformat(), len(entry.times) > 52) == ("2026-10-05T21:00:00+02:00", True)


@each_reader
def test_one_that_ended_repeats_no_more(reader: Reader, tmp_path: Path) -> None:
    """The calendar that had it every week has its first day alone."""
    with History.memory() as history:
        add_session(history)
        history.write_meeting(WEEKLY)
        calendar = SharedCalendar(reader)
        calendar.take(meeting_file(WEEKLY, 24, ENGLISH))
        history.end_appointment(WEEKLY.series, WALL + 30 * DAY)
        write_export(history, tmp_path / "all.ics", ICalFormat())
    calendar.take((tmp_path / "all.ics").read_bytes())
    (entry,) = calendar.entries()
    assert entry.times == (datetime.fromtimestamp(WALL / 1_000, UTC),)


@each_reader
def test_two_appointments_are_two(reader: Reader) -> None:
    """Another couple's, or a single one beside the weekly one."""
    calendar = SharedCalendar(reader)
    calendar.take(meeting_file(WEEKLY, 24, ENGLISH))
    calendar.take(meeting_file(Meeting(session_id(2), WALL, 120, WALL), 24, ENGLISH))
    assert sorted(len(entry.times) > 1 for entry in calendar.entries()) == [False, True]


@pytest.mark.parametrize("zone", ZONES)
def test_the_described_clock_changes_are_those_of_the_zone(zone: str) -> None:
    """Every three hours of four years, by a reader that knows nothing but the file."""
    file = meeting_file(weekly_in(zone), 24, ENGLISH).decode()
    described, known = tz.tzical(StringIO(file)).get(zone), ZoneInfo(zone)
    assert described is not None
    at = datetime(2026, 9, 27, tzinfo=UTC)
    for _ in range(4 * 366 * 8):
        at += timedelta(hours=3)
        local = at.astimezone(known)
        plain = local.replace(tzinfo=None, fold=0)
        if (
            plain.replace(tzinfo=known).utcoffset()
            == plain.replace(tzinfo=known, fold=1).utcoffset()
        ):  # a time that the clocks repeat or skip says nothing
            assert plain.replace(tzinfo=described).utcoffset() == local.utcoffset(), local
