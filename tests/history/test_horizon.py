"""Claims about sessions dated in the future: kept and shown, and deciding nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from listening_timer.history import horizon
from listening_timer.history.store import History
from listening_timer.model.annotations import Meeting
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import (
    DAY,
    add_session,
    add_session_log,
    completed_log,
    completed_play,
    promise,
    session_id,
    shifted,
    tally,
)

CENTURY = 36_500
"""Days."""
TODAY = 5


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is five days after the first session."""
    set_today(monkeypatch, TODAY)


def set_today(monkeypatch: pytest.MonkeyPatch, day: int) -> None:
    """Set the wall clock so many days after the first session, and an hour."""
    monkeypatch.setattr(horizon, "wall_ms", lambda: WALL + day * DAY + DAY // 24)


@pytest.fixture
def history() -> Iterator[History]:
    """Ann and Bo talked on the first day; Zoe and Yan, by their clock, in a hundred years."""
    with History.memory() as made:
        add_session(made, 1, ("Ann", "Bo"), day=0)
        add_session(made, 2, ("Zoe", "Yan"), day=CENTURY)
        yield made


def names(history: History) -> set[str] | None:
    """Who Begin proposes."""
    last = history.last_time()
    return None if last is None else {last.name_left, last.name_right}


def test_begin_proposes_the_latest_that_is_believed(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The future one is listed all the same, and counts once its day has come."""
    assert names(history) == {"Ann", "Bo"}
    assert [row.id for row in history.sessions()] == [session_id(2), session_id(1)]
    history.delete(session_id(1))
    assert history.last_time() is None
    set_today(monkeypatch, CENTURY)
    assert names(history) == {"Zoe", "Yan"}


def test_a_couple_with_both_kinds_is_placed_by_the_believed_one(history: History) -> None:
    """A future session of theirs does not put them first; those who have no other come last."""
    add_session(history, 3, ("Cy", "Di"), day=2)
    add_session(history, 4, ("Ann", "Bo"), day=CENTURY)
    couples = history.couples()
    assert [couple.talk for couple in couples] == [session_id(3), session_id(1), session_id(2)]


@pytest.mark.parametrize(
    ("day", "believed"), [(TODAY, True), (TODAY + 1, True), (TODAY + 2, False)]
)
def test_a_day_ahead_is_believed(history: History, day: int, *, believed: bool) -> None:
    """Up to a day from now: zones and clocks differ."""
    add_session(history, 3, ("Cy", "Di"), day=day)
    assert names(history) == ({"Cy", "Di"} if believed else {"Ann", "Bo"})


def test_nothing_agreed_in_the_future_is_asked_after(history: History) -> None:
    """Neither promises nor a next time from there; those of before are."""
    late = add_session(history, 3, ("Ann", "Bo"), day=CENTURY)
    history.write_promise(promise(session_id(1), "the dishes"))
    history.write_promise(promise(late, "the moon"))
    history.write_meeting(Meeting(session_id(1), WALL + 7 * DAY, 60, WALL))
    history.write_meeting(Meeting(late, WALL + CENTURY * DAY, 60, WALL))
    last = history.last_time()
    assert last is not None
    assert [each.promise.text for each in last.promises] == ["the dishes"]
    assert last.meeting is not None
    assert last.meeting.session == session_id(1)


def test_cards_of_the_future_come_again_first(history: History) -> None:
    """A card shown in a future session was not shown last."""
    history.note_prompt(session_id(2), "gentle/1")
    history.note_prompt(session_id(1), "gentle/2")
    last = history.last_time()
    assert last is not None
    assert last.prompts == ("gentle/1", "gentle/2")


def test_an_open_session_of_the_future_is_offered_last(history: History) -> None:
    """It was running, whatever its date; one that is believed comes first."""
    log = completed_play(steps=(60,)).log
    add_session_log(history, shifted(log, CENTURY), 3)
    found = history.unfinished()
    assert found is not None
    assert found.id == session_id(3)
    add_session_log(history, shifted(log, 1), 4)
    found = history.unfinished()
    assert found is not None
    assert found.id == session_id(4)


def spelt(history: History) -> set[str]:
    """How people are spelt everywhere."""
    return {used.name for used in history.people()}


def test_spelling_is_that_of_the_latest_believed(
    history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A future session or mark spells nobody who has others; the file is sound then and later."""
    add_session(history, 3, ("ANN", "BO"), day=CENTURY)
    history.write_tally(tally("yAN", day=CENTURY))
    assert spelt(history) == {"Ann", "Bo", "Zoe", "Yan"}
    for day in (TODAY, CENTURY + 2):
        set_today(monkeypatch, day)
        assert history.check() == []
    add_session(history, 4, ("Ann", "Cy"), day=CENTURY + 1)
    history.delete(session_id(4))
    assert "ANN" in spelt(history)
    history.rebuild()
    assert {"ANN", "BO"} <= spelt(history)


def test_any_clock_has_a_horizon(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that shows no date that there is stops nobody."""
    for wall in (-(10**15), 0, 253_402_300_799_999, 10**18):
        monkeypatch.setattr(horizon, "wall_ms", lambda wall=wall: wall)
        assert len(horizon.horizon_date()) == 10
    with History.memory() as history:
        add_session(history, 1, day=0, names=("Ann", "Bo"))
        assert history.last_time() is not None
        assert len(completed_log()) > 0
