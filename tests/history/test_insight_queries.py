"""Claims about the rows that a history hands to insights."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listening_timer.exercise.events import SessionStarted
from listening_timer.exercise.formats import SECOND, Role, Side
from listening_timer.history.insight_queries import couples, diary
from listening_timer.history.store import History
from listening_timer.history.weekly_sums import mark_all_stale, renew
from listening_timer.insights.overview import looked_back
from listening_timer.insights.weeks import Span, week_of
from listening_timer.model.annotations import Tally
from listening_timer.model.errors import HistoryError
from listening_timer.model.weekly import Couple, CoupleSums
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.diary_strategies import (
    ANN,
    BO,
    TWO,
    Held,
    diary_of,
    held_sessions,
    keep_all,
    marks,
)
from tests.helpers.history.sample_sessions import (
    add_annotations,
    add_session,
    add_session_log,
    completed_log,
    promise,
    session_id,
    tally,
)

LATE = "2029-01-31"


@pytest.fixture
def history() -> History:
    """A history in memory."""
    return History.memory()


def added_up(rows: CoupleSums) -> tuple[Counter[object], ...]:
    """What the rows of a diary say in all, week by week, however it is spread over rows."""
    figures, hours = Counter[object](), Counter[object]()
    for row in (*rows.talks, *rows.tallies):
        for name, figure in zip(row._fields[1:], row[1:], strict=True):
            figures[week_of(row.date), name] += figure
    for began in rows.hours:
        hours[began.date, began.hour] += began.talks
    return figures, hours


@settings(max_examples=40)
@given(st.lists(held_sessions(), max_size=4), marks())
def test_rows_are_what_was_kept(held: list[Held], made: list[Tally]) -> None:
    """A history sums what its sessions and marks are, by date and person, and shows no more."""
    with History.memory() as history:
        keep_all(history, held, made)
        rows = diary(history.database, TWO)
    plain = diary_of(held, made)
    assert added_up(rows) == added_up(plain)
    assert looked_back(rows, Span.ALL, LATE).weeks == looked_back(plain, Span.ALL, LATE).weeks


def test_rows_are_few(history: History) -> None:
    """The talks of a week are one row under its Monday, whoever began; hours keep their date."""
    monday = datetime.fromtimestamp(WALL / 1000, UTC).weekday()
    for day in range(8):
        add_session(history, day + 1, (ANN, BO) if day else (BO, ANN), day=day - monday)
    one, other = sorted(diary(history.database, TWO).talks, key=lambda row: row.date)
    assert one[1:4] == (7, 4420 * SECOND, 4120 * SECOND)
    assert other.talks == 1
    assert date.fromisoformat(one.date).weekday() == date.fromisoformat(other.date).weekday() == 0
    assert len(diary(history.database, TWO).hours) == 8


def test_dates_bound_the_rows(history: History) -> None:
    """Whole weeks from one date to another; the hours of these dates, or from a later one."""
    for number in range(1, 5):
        add_annotations(history, add_session(history, number, day=7 * number))
        history.write_tally(tally(ANN, number, day=7 * number))
    days = sorted(row.date for row in diary(history.database, TWO).hours)
    inside = diary(history.database, TWO, days[1], days[2], hours=days[2])
    assert [row.date for row in inside.hours] == [days[2]]
    weeks = {week_of(day).monday.isoformat() for day in days[1:3]}
    for rows in (inside.talks, inside.tallies):
        assert {row.date for row in rows} == weeks


def test_each_couple_has_its_own(history: History) -> None:
    """In a history of several couples nobody's talk stands with another couple's."""
    add_session(history, 1, (ANN, BO))
    add_session(history, 2, ("Cleo", BO), day=1)
    assert len(diary(history.database, TWO).talks) == 1
    assert diary(history.database, Couple(ANN, "Cleo")).talks == ()
    assert diary(history.database, Couple(ANN, "Nobody")) == CoupleSums(Couple(ANN, "Nobody"))


def test_couples_come_as_they_sat_last(history: History) -> None:
    """The couple of the latest talk first; on the left who sat there then, whoever began."""
    add_session(history, 1, (ANN, BO))
    start, *rest = completed_log(1)
    assert isinstance(start, SessionStarted)
    add_session_log(history, [replace(start, side_a=Side.RIGHT), *rest], 2, (ANN, BO))
    add_session(history, 3, ("Cleo", BO), day=-1)
    assert couples(history.database) == [Couple(BO, ANN), Couple("Cleo", BO)]
    add_session(history, 4, ("Cleo", BO), day=2)
    assert couples(history.database) == [Couple("Cleo", BO), Couple(BO, ANN)]


def test_a_couple_stays_the_same_two(history: History) -> None:
    """Renamed, erased and taken back, in other seats, with their talk deleted."""
    add_session(history, 1, (ANN, BO))
    add_session(history, 2, ("Cleo", "Dan"), day=1)
    (known,) = (each for each in history.couples() if each == TWO)
    history.rename_person(ANN, "Anna", WALL)
    assert history.couple(known) == Couple("Anna", BO)
    erased = history.erase_person("Anna", WALL)
    assert history.couple(known) == Couple("", BO)
    history.restore_person(erased, WALL)
    start, *rest = completed_log(2)
    assert isinstance(start, SessionStarted)
    add_session_log(history, [replace(start, side_a=Side.RIGHT), *rest], 3, ("Anna", BO))
    here = history.couple(known)
    assert here is not None
    assert here == Couple(BO, "Anna")
    history.delete(session_id(1))
    assert history.couple(known) is None  # nothing says any more who Ann was
    assert history.couple(here) == here
    history.delete(session_id(3))
    assert history.couple(here) is None


def test_an_erasure_taken_back_parts_what_it_brought_together(history: History) -> None:
    """Two who were erased are one "someone"; who comes back has the same partner and talks."""
    add_session(history, 1, (ANN, BO))
    add_session(history, 2, ("Cleo", BO), day=1)
    (known,) = (each for each in history.couples() if each == TWO)
    history.erase_person("Cleo", WALL)
    erased = history.erase_person(ANN, WALL)
    meanwhile = history.couple(known)
    assert meanwhile is not None
    assert meanwhile == Couple("", BO)
    history.restore_person(erased, WALL)
    assert history.couple(meanwhile) == TWO


def test_open_promises_are_those_of_a_couple(history: History) -> None:
    """Of these two alone, whoever had the latest talk; also with somebody who was erased."""
    theirs, others = (
        add_session(history, 1, (ANN, BO)),
        add_session(history, 2, ("Cleo", BO), day=1),
    )
    erased = add_session(history, 3, ("Dan", "Eve"), day=2)
    for session in (theirs, others, erased):
        history.write_promise(promise(session, f"plan {session}", 1, None))
        history.write_promise(promise(session, f"promise {session}", 2, Role.A))

    def texts(couple: Couple) -> list[str]:
        return [each.promise.text for each in history.open_promises(couple)]

    assert texts(Couple(BO, ANN)) == [f"plan {theirs}", f"promise {theirs}"]
    assert texts(Couple(ANN, "Cleo")) == []
    for name in ("Dan", "Eve", ANN):
        history.erase_person(name, WALL)
    assert texts(Couple("", BO)) == [f"plan {theirs}"]
    assert texts(Couple("", "")) == [f"plan {erased}"]


def test_a_journey_to_yesterday_is_still_the_latest_talk(history: History) -> None:
    """Whoever flies east meets an earlier date, even another week; how they sat then counts."""
    start, *rest = completed_log()
    assert isinstance(start, SessionStarted)
    monday = round(datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp() * 1000)
    add_session_log(history, [replace(start, wall=monday, offset=13 * 60), *rest], 1, (ANN, BO))
    later = replace(start, wall=monday + 3_600_000, offset=-600, side_a=Side.RIGHT)
    add_session_log(history, [later, *rest], 2, (ANN, BO))
    assert [row.date for row in history.sessions()] == ["2026-11-22", "2026-11-23"]
    assert history.couples() == [Couple(BO, ANN)]


def test_names_are_met_as_people_type_them(history: History) -> None:
    """Case matters not in whose rows are asked for."""
    add_session(history)
    assert len(diary(history.database, Couple("ann", "BO")).talks) == 1


def test_erased_marks_and_promises_count_nowhere(history: History) -> None:
    """What was erased is in no figure, though that it was there stays known."""
    session = add_session(history)
    history.write_promise(promise(session, "said", who=Role.A))
    history.write_tally(tally(ANN))
    before = diary(history.database, TWO)
    assert (before.talks[0].waiting, before.tallies[0].appreciated_left) == (1, 1)
    history.erase_promise(promise(session, "said").id)
    history.erase_tally(tally(ANN).id)
    after = diary(history.database, TWO)
    assert (after.talks[0].waiting, after.tallies) == (0, ())


def test_what_is_of_no_known_kind_is_passed_over(history: History) -> None:
    """A word that was changed from outside into one of no meaning is in no figure."""
    add_annotations(history, add_session(history))
    history.write_tally(tally(ANN))
    for change in (
        "UPDATE tally SET kind = 'x'",
        "UPDATE promise SET outcome = 'x'",
        "UPDATE rating SET scale = 'x' || scale",
    ):
        history.database.rows(change)
    history.rebuild()
    rows = diary(history.database, TWO)
    assert (rows.tallies, len(rows.talks)) == ((), 1)
    assert not any(rows.talks[0][4:])


def test_what_is_no_number_reads_as_damage(history: History) -> None:
    """Where a file holds text in the place of a figure, it says so, and nothing is made of it."""
    add_session(history)
    for change in (
        "CREATE TABLE loose AS SELECT * FROM week",
        "DROP TABLE week",
        "ALTER TABLE loose RENAME TO week",
        "UPDATE week SET talks = 'x'",
    ):
        history.database.rows(change)
    with pytest.raises(HistoryError, match="damaged"):
        history.diary(TWO)


def test_a_talk_before_1970_has_its_hour(history: History) -> None:
    """A clock that was far back shows an hour of the day like any other."""
    start, *rest = completed_log()
    assert isinstance(start, SessionStarted)
    add_session_log(history, [replace(start, wall=-1, offset=0), *rest])
    assert [(row.date, row.hour) for row in diary(history.database, TWO).hours] == [
        ("1969-12-31", 23)
    ]


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-07", "9999-12-27", "9999-12-31"])
def test_a_wild_clock_leaves_rows_that_can_be_read(history: History, day: str) -> None:
    """Either end of all dates has its Monday too."""
    add_session(history)
    history.database.rows("UPDATE session SET date = ?", day)
    with history.database.writing():
        mark_all_stale(history.database)
        renew(history.database)
    rows = diary(history.database, TWO)
    assert [row.date for row in rows.talks] == [week_of(day).monday.isoformat()]
