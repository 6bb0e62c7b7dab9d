"""Claims about calendar files: read back as they were meant, stable, and with nobody in them."""

from __future__ import annotations

import socket
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from listening_timer.exercise.formats import Bell, Format
from listening_timer.history.store import History
from listening_timer.model.annotations import Meeting
from listening_timer.model.errors import HistoryError
from listening_timer.transfer.export import write_export
from listening_timer.transfer.ical_format import (
    ENGLISH,
    USUAL_MINUTES,
    ICalFormat,
    meeting_file,
    minutes_of,
    same_meeting,
)
from tests.helpers.exercise.play_session import make_format
from tests.helpers.history.sample_sessions import add_session, session_id

WALL = 1_795_979_700_000
"""2026-11-29, 19:15 UTC."""
STAMP = WALL - 7 * 24 * 3_600_000
TYPED = st.characters(exclude_categories=["C", "Z"], exclude_characters="\\")
"""Without the backslash: icalendar writes it as the standard has it, and reads it back wrongly."""
WALLS = st.integers(0, 4_000_000_000).map(lambda seconds: seconds * 1000)


def made(wall: int = WALL, title: str = "Time to talk", stamp: int = STAMP) -> bytes:
    """A meeting of half an hour."""
    said = replace(ENGLISH, title=title)
    return meeting_file(Meeting(session_id(1), wall, 60, stamp), 30, said)


def events(file: bytes) -> list[Event]:
    """All events of a calendar file, as a calendar reads it."""
    calendar = Calendar.from_ical(file)
    assert isinstance(calendar, Calendar)
    return list(calendar.events)


def event_of(file: bytes) -> Event:
    """Its one event."""
    (event,) = events(file)
    return event


@given(WALLS, st.integers(5, 240), WALLS)
def test_any_instant_reads_back(wall: int, minutes: int, stamp: int) -> None:
    """To the second, in UTC, whatever the zone of this computer or its rules."""
    event = event_of(meeting_file(Meeting("a", wall, 60, stamp), minutes, ENGLISH))
    start = datetime.fromtimestamp(wall // 1000, UTC)
    assert (event.start, event.end) == (start, start + timedelta(minutes=minutes))
    assert event.stamp == datetime.fromtimestamp(stamp // 1000, UTC)


@given(st.text(TYPED, min_size=1, max_size=200))
def test_any_words_are_folded_and_read_back(title: str) -> None:
    """No line is longer than 75 bytes, each ends as the standard has it, and no word changes."""
    file = made(title=title)
    lines = file.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    event = event_of(file)
    assert (str(event.summary), str(event.description)) == (title, "Share fully, then switch.")


def test_a_meeting_is_known_again() -> None:
    """Saved twice, or moved, it is the same appointment to every calendar; no other one is."""
    first, again, moved = made(), made(stamp=STAMP + 5000), made(WALL + 900_000, stamp=STAMP + 1)
    other = meeting_file(Meeting(session_id(2), WALL, 60, STAMP), 30, ENGLISH)
    assert event_of(first).uid == event_of(again).uid == event_of(moved).uid
    assert event_of(first).uid != event_of(other).uid
    assert first != again
    assert same_meeting(first, again)
    assert not same_meeting(first, moved)
    assert not same_meeting(first, other)


@given(WALLS, st.integers(1, 10**9))
def test_the_later_edit_has_the_greater_sequence(edited: int, later: int) -> None:
    """By whole seconds since 2020, and never more than a calendar can count."""
    one, other = (event_of(made(stamp=stamp)).sequence for stamp in (edited, edited + later * 1000))
    assert 0 <= one <= other < 1 << 31
    if edited > STAMP and edited + later * 1000 < 3_000_000_000_000:
        assert one < other


@pytest.mark.parametrize(
    ("fmt", "minutes"),
    [
        (make_format("share A 10, handover 30, share B 10"), 21),
        (make_format("share A 15, share B 15, talk 21"), 51),
        (make_format("share A 10, handover 30, share B 10", bell=Bell.OPEN), USUAL_MINUTES),
    ],
)
def test_it_takes_as_long_as_its_format(fmt: Format, minutes: int) -> None:
    """In whole minutes, rounded up; half an hour where there is no set end."""
    assert minutes_of(fmt) == minutes


def test_nothing_tells_where_it_was_made() -> None:
    """No name of this computer or of anybody; and nothing is hidden."""
    file = made()
    event = event_of(file)
    assert socket.gethostname().encode() not in file
    assert b"@" not in file
    assert "CLASS" not in event  # in a calendar that two share, it would be hidden from one
    assert {"ATTENDEE", "ORGANIZER", "LOCATION"}.isdisjoint(event)


def test_nothing_waits_for_the_library() -> None:
    """Neither the first page nor the rest of the program imports icalendar by being imported."""
    program = "listening_timer.app.start, listening_timer.app.run"
    code = f"import sys, {program}; sys.exit('icalendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_all_agreed_meetings_are_in_one_calendar(tmp_path: Path) -> None:
    """One event each, of the format's length, nobody's name; without a meeting there is none."""
    with History.memory() as history:
        for number in (1, 2, 3):
            session = add_session(history, number, ("Maya", "Sam"), day=number)
            if number != 2:
                history.write_meeting(Meeting(session, WALL + number * 60_000, 60, STAMP))
        assert write_export(history, tmp_path / "talks.ics", ICalFormat()) == 3
    file = (tmp_path / "talks.ics").read_bytes()
    found = events(file)
    assert [event.start for event in found] == [
        datetime(2026, 11, 29, 19, minute, tzinfo=UTC) for minute in (18, 16)
    ]
    assert [event.end for event in found] == [
        event.start + timedelta(minutes=24) for event in found
    ]
    assert len({event.uid for event in found}) == len(found)
    assert {str(event.summary) for event in found} == {"Time to talk"}
    assert b"Maya" not in file


def test_a_meeting_is_the_same_in_both_files() -> None:
    """Saved by itself and taken out with all, a calendar takes it for one event."""
    with History.memory() as history:
        session = add_session(history)
        history.write_meeting(Meeting(session, WALL, 60, STAMP))
        detail, form = history.session(session), ICalFormat()
    assert detail.meeting is not None
    alone = meeting_file(detail.meeting, minutes_of(detail.state.format), ENGLISH)
    assert form.session(detail) + b"".join(form.tail()) == alone


def test_two_couples_at_one_instant_have_an_event_each() -> None:
    """The same two have one, whichever of their talks led to it."""
    couples = [("Ann", "Bo"), ("Bo", "Ann"), ("Cleo", "Dan")]
    with History.memory() as history:
        form = ICalFormat()
        for number, names in enumerate(couples, 1):
            session = add_session(history, number, names)
            history.write_meeting(Meeting(session, WALL, 60, STAMP))
            assert form.session(history.session(session)) == b""
    assert len({event.uid for event in events(b"".join(form.tail()))}) == form.events == 2


def test_the_same_history_gives_the_same_calendar(tmp_path: Path) -> None:
    """Nothing in it tells when it was taken out; without a meeting there is no file."""
    files = [tmp_path / "a.ics", tmp_path / "b.ics"]
    with History.memory() as history:
        session = add_session(history)
        with pytest.raises(HistoryError, match="no-meetings"):
            write_export(history, tmp_path / "none.ics", ICalFormat())
        history.write_meeting(Meeting(session, WALL, 60, STAMP))
        for file in files:
            write_export(history, file, ICalFormat())
    assert files[0].read_bytes() == files[1].read_bytes()
    assert set(tmp_path.iterdir()) == set(files)


def test_a_day_beyond_all_calendars_is_left_out() -> None:
    """The last minutes of the year 9999 have no end that a calendar could write."""
    last = 253_402_300_799_000
    with History.memory() as history:
        session = add_session(history)
        history.write_meeting(Meeting(session, last, 0, STAMP))
        form = ICalFormat()
        form.session(history.session(session))
        with pytest.raises(HistoryError, match="no-meetings"):
            form.tail()
