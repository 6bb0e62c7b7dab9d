"""Claims about the rows that a history hands to insights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from listening_timer.beside import Promise, PromiseKind, Tally
from listening_timer.days import Couple, Diary
from listening_timer.exercise.events import SessionStarted
from listening_timer.exercise.formats import SECOND, Role, Side
from listening_timer.history.insights import couples, diary
from listening_timer.history.store import History
from listening_timer.insights.weeks import Span, week_of
from listening_timer.insights.whole import looked_back
from tests.helpers.diaries import ANN, BO, TWO, Held, diary_of, held_sessions, marks
from tests.helpers.kept import keep, keep_log, promise, say_all, session_id, tally, whole_log
from tests.helpers.play import WALL

LATE = "2029-01-31"
NAMES = (ANN, BO)


@pytest.fixture
def history() -> History:
    """A history in memory."""
    return History.memory()


def write(history: History, held: Sequence[Held], made: Iterable[Tally]) -> None:
    """Keep all that there is."""
    for number, one in enumerate(held, 1):
        session = keep_log(history, one.log, number, (one.name_a, one.name_b))
        history.write_ratings([replace(rating, session=session) for rating in one.ratings])
        for place, outcome in enumerate(one.outcomes):
            identity, kind = f"{number}-{place}", PromiseKind.PROMISE
            history.write_promise(Promise(identity, session, kind, None, "said", 1, outcome))
    for mark in made:
        history.write_tally(mark)


def added_up(rows: Diary) -> tuple[Counter[object], ...]:
    """What the rows of a diary say in all, week by week, however it is spread over rows."""
    talks, hours, ratings, tallies, promises = (Counter[object]() for _kind in range(5))
    for talk in rows.talks:
        for what, figure in zip(("talks", *NAMES), (talk.talks, *talk.sharing), strict=True):
            talks[week_of(talk.date), what] += figure
    for began in rows.hours:
        hours[began.date, began.hour] += began.talks
    for rating in rows.ratings:
        ratings[week_of(rating.date), rating.moment, rating.scale, "answers"] += rating.answers
        ratings[week_of(rating.date), rating.moment, rating.scale, "total"] += rating.total
    for mark in rows.tallies:
        for name, figure in zip(NAMES, mark.marks, strict=True):
            tallies[week_of(mark.date), mark.kind, name] += figure
    for made in rows.promises:
        promises[week_of(made.date), made.outcome] += made.count
    return talks, hours, ratings, tallies, promises


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(held_sessions(), max_size=4), marks())
def test_rows_are_what_was_kept(held: list[Held], made: list[Tally]) -> None:
    """A history sums what its sessions and marks are, by date and person, and shows no more."""
    with History.memory() as history:
        write(history, held, made)
        rows = diary(history.database, TWO)
    plain = diary_of(held, made)
    assert added_up(rows) == added_up(plain)
    assert looked_back(rows, Span.ALL, LATE) == looked_back(plain, Span.ALL, LATE)


def test_rows_are_few(history: History) -> None:
    """The talks of a week are one row under its Monday, whoever began; hours keep their date."""
    monday = datetime.fromtimestamp(WALL / 1000, UTC).weekday()
    for day in range(8):
        keep(history, day + 1, (ANN, BO) if day else (BO, ANN), day=day - monday)
    one, other = sorted(diary(history.database, TWO).talks, key=lambda row: row.date)
    assert (one.talks, one.sharing) == (7, (4420 * SECOND, 4120 * SECOND))
    assert other.talks == 1
    assert date.fromisoformat(one.date).weekday() == date.fromisoformat(other.date).weekday() == 0
    assert len(diary(history.database, TWO).hours) == 8


def test_dates_bound_the_rows(history: History) -> None:
    """From one date to another, both included; the hours from a later one, where that is asked."""
    for number in range(1, 5):
        say_all(history, keep(history, number, day=7 * number))
        history.write_tally(tally(ANN, number, day=7 * number))
    days = sorted(row.date for row in diary(history.database, TWO).hours)
    inside = diary(history.database, TWO, days[1], days[2], hours=days[2])
    assert [row.date for row in inside.hours] == [days[2]]
    weeks = {week_of(day).monday.isoformat() for day in days[1:3]}
    for rows in (inside.talks, inside.ratings, inside.tallies, inside.promises):
        assert {row.date for row in rows} == weeks


def test_each_couple_has_its_own(history: History) -> None:
    """In a history of several couples nobody's talk stands with another couple's."""
    keep(history, 1, (ANN, BO))
    keep(history, 2, ("Cleo", BO), day=1)
    assert len(diary(history.database, TWO).talks) == 1
    assert diary(history.database, Couple(ANN, "Cleo")).talks == ()
    assert diary(history.database, Couple(ANN, "Nobody")) == Diary(Couple(ANN, "Nobody"))


def test_couples_come_as_they_sat_last(history: History) -> None:
    """The couple of the latest talk first; on the left who sat there then, whoever began."""
    keep(history, 1, (ANN, BO))
    start, *rest = whole_log(1)
    assert isinstance(start, SessionStarted)
    keep_log(history, [replace(start, side_a=Side.RIGHT), *rest], 2, (ANN, BO))
    keep(history, 3, ("Cleo", BO), day=-1)
    assert couples(history.database) == [Couple(BO, ANN), Couple("Cleo", BO)]
    keep(history, 4, ("Cleo", BO), day=2)
    assert couples(history.database) == [Couple("Cleo", BO), Couple(BO, ANN)]


def test_names_are_met_as_people_type_them(history: History) -> None:
    """Case matters not in whose rows are asked for."""
    keep(history)
    assert len(diary(history.database, Couple("ann", "BO")).talks) == 1


def test_a_session_that_runs_or_is_deleted_counts_nowhere(history: History) -> None:
    """Only what has ended, and is still there."""
    say_all(history, keep(history))
    keep_log(history, whole_log(1)[:2], 2)
    assert len(diary(history.database, TWO).talks) == 1
    history.delete(session_id(1))
    assert diary(history.database, TWO) == Diary(TWO)
    assert couples(history.database) == []


def test_erased_marks_and_promises_count_nowhere(history: History) -> None:
    """What was erased is in no figure, though that it was there stays known."""
    session = keep(history)
    history.write_promise(promise(session, "said", who=Role.A))
    history.write_tally(tally(ANN))
    before = diary(history.database, TWO)
    assert (len(before.promises), len(before.tallies)) == (1, 1)
    history.erase_promise(promise(session, "said").id)
    history.erase_tally(tally(ANN).id)
    after = diary(history.database, TWO)
    assert (after.promises, after.tallies) == ((), ())


def test_what_is_of_no_known_kind_is_passed_over(history: History) -> None:
    """A word that was changed from outside into one of no meaning is in no figure."""
    say_all(history, keep(history))
    history.write_tally(tally(ANN))
    for change in (
        "UPDATE tally SET kind = 'x'",
        "UPDATE promise SET outcome = 'x'",
        "UPDATE rating SET scale = 'x' || scale",
    ):
        history.database.rows(change)
    rows = diary(history.database, TWO)
    assert (rows.tallies, rows.promises, rows.ratings) == ((), (), ())
    assert len(rows.talks) == 1


def test_a_talk_before_1970_has_its_hour(history: History) -> None:
    """A clock that was far back shows an hour of the day like any other."""
    start, *rest = whole_log()
    assert isinstance(start, SessionStarted)
    keep_log(history, [replace(start, wall=-1, offset=0), *rest])
    assert [(row.date, row.hour) for row in diary(history.database, TWO).hours] == [
        ("1969-12-31", 23)
    ]


@pytest.mark.parametrize("day", ["0001-01-01", "0001-01-07", "9999-12-27", "9999-12-31"])
def test_a_wild_clock_leaves_rows_that_can_be_read(history: History, day: str) -> None:
    """Either end of all dates has its Monday too."""
    keep(history)
    history.database.rows("UPDATE session SET date = ?", day)
    rows = diary(history.database, TWO)
    assert [row.date for row in rows.talks] == [week_of(day).monday.isoformat()]
