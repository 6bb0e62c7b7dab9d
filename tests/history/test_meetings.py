"""Claims about meetings: an appointment is one, however often it is moved, and can end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from listening_timer.history import horizon
from listening_timer.history.store import History
from listening_timer.model.annotations import Meeting, Word, WordKind
from listening_timer.model.records import LastTime
from listening_timer.transfer.import_file import merge_file
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.json_export import export
from tests.helpers.history.sample_sessions import DAY, add_session, session_id

ONE, TWO, THREE = (session_id(number) for number in (1, 2, 3))
SUNDAY = 6
WEEKLY = Meeting(
    ONE, WALL + 7 * DAY, 60, WALL, weekly=True, substitute=SUNDAY, zone="Europe/Berlin"
)


@pytest.fixture
def history(monkeypatch: pytest.MonkeyPatch) -> Iterator[History]:
    """Three talks of two people, the last one today, ten days after the first."""
    monkeypatch.setattr(horizon, "wall_ms", lambda: WALL + 10 * DAY + DAY // 2)
    monkeypatch.setattr(
        "listening_timer.history.meetings.wall_ms", lambda: WALL + 10 * DAY + DAY // 2
    )
    with History.memory() as made:
        for number, day in ((1, 0), (2, 3), (3, 10)):
            add_session(made, number, ("Ann", "Bo") if number != 2 else ("Bo", "Ann"), day)
        yield made


def last_time(history: History) -> LastTime:
    """What Begin is told."""
    found = history.last_time()
    assert found is not None
    return found


def test_a_standing_appointment_stands(history: History) -> None:
    """Until it ends, whoever shared first and however many talks ago it was agreed on."""
    history.write_meeting(WEEKLY)
    assert (last_time(history).standing, last_time(history).meeting) == (WEEKLY, None)
    assert history.session(ONE).meeting == WEEKLY
    assert history.next_time(THREE).standing == WEEKLY
    assert history.end_appointment(WEEKLY.series, WALL + 10 * DAY) == (WEEKLY,)
    assert last_time(history).standing is None
    once = replace(WEEKLY, weekly=False, substitute=None, edited=WALL + 10 * DAY)
    assert history.session(ONE).meeting == once
    history.write_meeting(replace(WEEKLY, edited=WALL + 11 * DAY))
    assert last_time(history).standing is not None
    assert history.check() == []


def test_one_that_ends_before_it_began_leaves_nothing(history: History) -> None:
    """Nobody is reminded of a day that was called off."""
    history.write_meeting(replace(WEEKLY, session=THREE, wall=WALL + 14 * DAY))
    assert len(history.end_appointment(THREE, WALL + 10 * DAY)) == 1
    assert history.session(THREE).meeting is None
    assert last_time(history).standing is last_time(history).meeting is None


def test_a_moved_appointment_is_the_same_one(history: History) -> None:
    """The session that moves it says how it stands; ending it ends all of it."""
    history.write_meeting(WEEKLY)
    moved = replace(
        WEEKLY,
        session=TWO,
        appointment=WEEKLY.series,
        wall=WALL + 8 * DAY,
        edited=WALL + 3 * DAY,
    )
    history.write_meeting(moved)
    assert last_time(history).standing == moved
    assert moved.series == WEEKLY.series
    assert set(history.end_appointment(ONE, WALL + 10 * DAY)) == {WEEKLY, moved}
    assert last_time(history).standing is None


def test_moved_to_one_day_it_stands_no_more(history: History) -> None:
    """A weekly appointment that became a single one is a single one."""
    history.write_meeting(WEEKLY)
    single = Meeting(THREE, WALL + 12 * DAY, 60, WALL + 10 * DAY, appointment=ONE)
    history.write_meeting(single)
    assert (last_time(history).standing, last_time(history).meeting) == (None, single)


def test_a_single_one_beside_it_changes_nothing(history: History) -> None:
    """Somebody who meets once more on a Friday still meets on Sundays."""
    history.write_meeting(WEEKLY)
    single = Meeting(THREE, WALL + 12 * DAY, 60, WALL + 10 * DAY)
    history.write_meeting(single)
    assert (last_time(history).standing, last_time(history).meeting) == (WEEKLY, single)


def test_the_end_of_a_talk_knows_what_is_still_to_come(history: History) -> None:
    """A meeting agreed on before, not past: what is agreed on now moves it."""
    past = Meeting(ONE, WALL + 3 * DAY, 60, WALL)
    history.write_meeting(past)
    assert history.next_time(THREE).coming is None
    ahead = Meeting(TWO, WALL + 12 * DAY, 60, WALL + 3 * DAY)
    history.write_meeting(ahead)
    found = history.next_time(THREE)
    assert (found.coming, found.standing) == (ahead, None)
    history.write_meeting(replace(ahead, session=THREE, wall=WALL + 13 * DAY))
    assert history.next_time(THREE).coming is None


def test_what_is_proposed_is_a_week_later(history: History) -> None:
    """The day and the quarter of an hour of this talk, by its own local time."""
    found = history.next_time(THREE)
    assert history.session(THREE).row.date == "2026-11-28"
    assert (found.day.isoformat(), found.minute) == ("2026-12-05", 12 * 60)


def test_others_are_not_asked_to_come(history: History) -> None:
    """The appointment of two is nobody else's, and an erased person has none."""
    history.write_meeting(WEEKLY)
    add_session(history, 4, ("Cy", "Bo"), day=11)
    assert last_time(history).standing is None
    assert history.next_time(session_id(4)).standing is None
    history.delete(session_id(4))
    history.erase_person("Ann", WALL + 11 * DAY)
    assert last_time(history).standing is None
    assert history.next_time(THREE).standing is None


def test_a_line_for_next_time_is_there_next_time(history: History) -> None:
    """It is that of the latest talk alone; let go, it is gone from the file."""
    older = Word("w1", ONE, WordKind.NEXT_TIME, None, "the holidays", WALL)
    line = Word("w2", THREE, WordKind.NEXT_TIME, None, "the money", WALL + 10 * DAY)
    history.write_word(older)
    assert last_time(history).next_time is None
    history.write_word(line)
    assert last_time(history).next_time == line
    assert [each.text for each in history.session(THREE).words] == ["the money"]
    history.erase_word(line.id, WALL + 11 * DAY)
    assert last_time(history).next_time is None
    assert history.check() == []


def test_an_appointment_is_exported_whole(history: History, tmp_path: Path) -> None:
    """An import on another computer has it as it stands; read twice, it is one."""
    history.write_meeting(WEEKLY)
    history.write_word(Word("w", THREE, WordKind.NEXT_TIME, None, "the money", WALL))
    target = tmp_path / "out.json"
    export(history, target)
    with History.memory() as other:
        merge_file(other, target)
        merge_file(other, target)
        assert other.last_time() == history.last_time()
        assert other.check() == []
        history.end_appointment(ONE, WALL + 10 * DAY)
        target.unlink()
        export(history, target)
        merge_file(other, target)
        assert last_time(other).standing is None
