"""Claims about appointments: weekly is local time, and what is proposed is what is usual."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listening_timer.model import appointments
from listening_timer.model.annotations import Meeting

BERLIN = ZoneInfo("Europe/Berlin")
DAY = 24 * 60 * 60 * 1_000
SUMMER_MIN, WINTER_MIN = 120, 60


def instant(text: str, zone: str = "Europe/Berlin") -> tuple[int, int]:
    """A local time as an instant (UTC ms) and its offset (minutes)."""
    local = datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
    offset = local.utcoffset()
    assert offset is not None
    return round(local.timestamp() * 1_000), offset // timedelta(minutes=1)


def meeting(text: str, zone: str = "Europe/Berlin", *, weekly: bool = True) -> Meeting:
    """A meeting, weekly by default, from a local time on."""
    return Meeting("s", *instant(text, zone), 0, weekly=weekly, zone=zone)


@pytest.mark.parametrize(
    ("since", "held", "offset"),
    [
        ("2026-09-01T00:00", "2026-10-04T20:00", SUMMER_MIN),
        ("2026-10-04T20:00", "2026-10-04T20:00", SUMMER_MIN),
        ("2026-10-19T00:00", "2026-10-25T20:00", WINTER_MIN),
        ("2027-03-22T00:00", "2027-03-28T20:00", SUMMER_MIN),
        ("2036-11-03T00:00", "2036-11-09T20:00", WINTER_MIN),
    ],
)
def test_eight_in_the_evening_stays_eight(since: str, held: str, offset: int) -> None:
    """Across both clock changes a weekly meeting has its local time, and the offset of that day."""
    found = appointments.occurrence(meeting("2026-10-04T20:00"), instant(since)[0])
    assert found == instant(held) == (instant(held)[0], offset)


def test_a_time_that_the_clocks_skip_comes_an_hour_later() -> None:
    """As calendars have it; the week after it is as before."""
    weekly = meeting("2027-03-21T02:30")
    assert appointments.occurrence(weekly, instant("2027-03-22T00:00")[0]) == (
        instant("2027-03-28T03:30")
    )
    assert appointments.occurrence(weekly, instant("2027-03-29T00:00")[0]) == (
        instant("2027-04-04T02:30")
    )


@pytest.mark.parametrize("zone", ["", "Nowhere/Such", "../etc/passwd", "Europe"])
def test_without_a_known_zone_the_offset_counts(zone: str) -> None:
    """A zone that this computer does not know keeps nobody from talking."""
    start = instant("2026-10-18T20:00")
    weekly = Meeting("s", *start, 0, weekly=True, zone=zone)
    later = start[0] + 1
    assert appointments.occurrence(weekly, later) == (start[0] + 7 * DAY, SUMMER_MIN)


@given(st.integers(0, 4_000_000_000_000), st.integers(0, 40 * 365 * DAY))
def test_the_next_time_is_the_first_one(first: int, later: int) -> None:
    """At or after the instant asked for, within a week and an hour of it, on the same weekday."""
    start = datetime.fromtimestamp(first / 1_000, UTC).astimezone(BERLIN)
    offset = start.utcoffset()
    assert offset is not None
    weekly = Meeting(
        "s", first, offset // timedelta(minutes=1), 0, weekly=True, zone="Europe/Berlin"
    )
    found = appointments.occurrence(weekly, first + later)
    assert found is not None
    assert 0 <= found[0] - first - later <= 7 * DAY + DAY // 24
    assert abs((found[0] - first) % (7 * DAY) - 0) in range(DAY // 24 + 1) or (
        (found[0] - first) % (7 * DAY) >= 7 * DAY - DAY // 24
    )


def test_a_single_meeting_is_held_once() -> None:
    """Then it is past; of several the first one comes."""
    single = meeting("2026-12-06T20:00", weekly=False)
    weekly = meeting("2026-11-01T18:00")
    assert appointments.occurrence(single, single.wall) == (single.wall, WINTER_MIN)
    assert appointments.occurrence(single, single.wall + 1) is None
    assert appointments.coming([single, None], single.wall + 1) is None
    now = instant("2026-12-01T00:00")[0]
    held = instant("2026-12-06T18:00")
    assert appointments.coming([single, weekly, None], now) == (weekly, *held)


def test_the_same_time_next_week_is_proposed() -> None:
    """Rounded to a quarter of an hour, and never the day after."""
    for begun, day, minute in (
        ("2026-11-29T19:36", "2026-12-06", 19 * 60 + 30),
        ("2026-11-29T19:38", "2026-12-06", 19 * 60 + 45),
        ("2026-11-29T23:59", "2026-12-06", 23 * 60 + 45),
    ):
        found = appointments.proposed(instant(begun), [instant(begun)])
        assert (found[0].isoformat(), found[1]) == (day, minute)


def test_the_usual_day_and_hour_are_proposed() -> None:
    """Most talks were on Sundays about eight: the Sunday nearest to a week from now."""
    sundays = [
        instant(f"2026-{day}T{time}")
        for day, time in (("11-01", "20:05"), ("11-08", "19:50"), ("11-15", "21:30"))
    ]
    for today, day in (
        ("2026-11-18T12:00", "2026-11-22"),
        ("2026-11-19T12:00", "2026-11-29"),
        ("2026-11-22T12:00", "2026-11-29"),
    ):
        found = appointments.proposed(instant(today), [*sundays, instant(today)])
        assert (found[0].isoformat(), found[1]) == (day, 20 * 60)


def test_two_talks_are_no_habit() -> None:
    """Nor are three of seven."""
    today = instant("2026-11-18T12:00")
    some = [instant(f"2026-11-{day:02}T20:00") for day in (1, 8)]
    week = [instant(f"2026-11-{day:02}T09:00") for day in range(9, 15)]
    for talks in (some, [*some, *week, instant("2026-11-16T09:00")]):
        found = appointments.proposed(today, talks)
        assert (found[0].isoformat(), found[1]) == ("2026-11-25", 12 * 60)


@pytest.mark.parametrize(
    ("since", "held"),
    [
        ("2026-10-24T12:00", "2026-10-25T20:00"),
        ("2026-10-25T20:00", "2026-10-25T20:00"),
        ("2026-10-25T20:01", "2026-11-01T20:00"),
        ("2027-03-22T00:00", "2027-03-28T20:00"),
    ],
)
def test_something_weekly_begins_on_the_next_such_day(since: str, held: str) -> None:
    """Today if it is still to come, else in a week; at its local time, whatever the clocks do."""
    assert appointments.weekly_from(6, 20 * 60, instant(since), "Europe/Berlin") == instant(held)


def test_without_a_zone_the_offset_counts() -> None:
    """As where the system does not say in which zone it is."""
    since = instant("2026-10-24T12:00")
    held = appointments.weekly_from(6, 20 * 60, since)
    assert held == (instant("2026-10-25T20:00")[0] - 60 * 60 * 1_000, SUMMER_MIN)


@pytest.mark.parametrize(
    ("begun", "proposed"),
    [("2026-11-22T20:00", "2026-11-29"), ("2026-11-24T09:00", "2026-11-29")],
)
def test_something_weekly_proposes_its_day_about_a_week_later(begun: str, proposed: str) -> None:
    """The one nearest to a week after this talk, at its own time."""
    day, minute = appointments.proposed_by(meeting("2026-10-04T20:00"), instant(begun))
    assert (day.isoformat(), minute) == (proposed, 20 * 60)
