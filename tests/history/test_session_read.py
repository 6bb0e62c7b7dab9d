"""Claims about reading a history: pages, shortened ids, last time, and readers beside a writer."""

from __future__ import annotations

from pathlib import Path

import pytest

from listening_timer.exercise.commands import Command, End, MainAction
from listening_timer.exercise.events import SessionStarted
from listening_timer.exercise.formats import Bell, Side
from listening_timer.history.connection import Row, Value
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import NewSession
from tests.helpers.exercise.play_session import WALL, Play, make_format
from tests.helpers.history.sample_sessions import (
    add_annotations,
    add_session,
    add_session_log,
    completed_log,
    completed_play,
    session_id,
)


@pytest.fixture
def history(tmp_path: Path) -> History:
    """A history in a file."""
    return History.open(tmp_path / "history.db")


def test_pages_hold_every_ended_session_once_newest_first(history: History) -> None:
    """Paging by the key of the last row misses none and repeats none, equal starts included."""
    for number in range(1, 8):
        add_session(history, number, day=number // 2)
    open_log = completed_play(steps=(60,)).log
    add_session_log(history, open_log, 8)
    seen: list[tuple[int, str]] = []
    before = None
    while rows := history.sessions(2, before):
        seen += [(row.started, row.id) for row in rows]
        before = seen[-1]
    assert seen == sorted(seen, reverse=True)
    assert {session for _, session in seen} == {session_id(number) for number in range(1, 8)}
    assert history.count() == 7


def test_an_id_may_be_shortened_while_it_is_clear(history: History) -> None:
    """Six digits are enough; fewer, none, or ones that fit two sessions are unknown."""
    log = completed_log()
    one, two = "abcdef1" + "0" * 25, "abcdef2" + "0" * 25
    for session in (one, two):
        history.begin(NewSession(session, "Ann", "Bo"), log)
    assert history.session("ABCDEF1").row.id == one
    assert history.session(two).row.id == two
    for unclear in ("abcdef", "abcde", "", "123456", "abc%_f", "abcdef1' --"):
        with pytest.raises(HistoryError, match="unknown-session"):
            history.session(unclear)


def test_last_time_says_who_sat_where_and_who_began(history: History) -> None:
    """Sides and the beginner are those of the latest session, ended or not."""
    assert history.last_time() is None
    add_session(history, 1)
    fmt = make_format("share A 7, handover 30, share B 7", Bell.STOP)
    start = SessionStarted(0, fmt, Side.RIGHT, WALL + 5, 0)
    history.begin(NewSession(session_id(2), "Cy", "Dee"), [start])
    last = history.last_time()
    assert last is not None
    assert (last.name_left, last.name_right, last.began) == ("Dee", "Cy", Side.RIGHT)
    assert (last.format_id, last.minutes, last.bell) == ("made", 7, Bell.STOP)


@pytest.mark.parametrize(
    ("commands", "completed"),
    [([], False), ([MainAction()], False), ([MainAction()] * 2, True), ([End()], False)],
)
def test_last_time_knows_whether_it_was_completed(
    history: History, commands: list[Command], *, completed: bool
) -> None:
    """Only a session that came to its end was: neither a running one nor one ended early."""
    play = Play(make_format("share A 7, share B 7"))
    for number, command in enumerate(commands, 1):
        play.do(command, 10 * number)
    add_session_log(history, play.log)
    last = history.last_time()
    assert last is not None
    assert last.completed is completed


def test_last_time_without_an_end_had_no_minutes(history: History) -> None:
    """An open-ended share has no minutes to propose."""
    play = Play(make_format("share A, handover 30, share B", Bell.OPEN))
    play.do(MainAction(), 100)
    add_session_log(history, play.log)
    last = history.last_time()
    assert last is not None
    assert (last.minutes, last.bell) == (None, Bell.OPEN)


def test_a_reader_looks_on_while_another_writes(tmp_path: Path) -> None:
    """Opened for reading, it sees what is committed, and can write nothing."""
    path = tmp_path / "history.db"
    with History.open(path) as history:
        session = add_session(history, 1)
        with History.open(path, read_only=True) as reader:
            assert reader.session(session).row == history.sessions()[0]
            add_session(history, 2, day=1)
            assert reader.count() == 2
            with pytest.raises(HistoryError, match="read-only"):
                reader.delete(session)
    assert (tmp_path / "history.db").exists()


def test_pages_come_from_indices_alone(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    """No sorting and no walk through a whole table for a page, the open one or last time."""
    seen: list[str] = []
    for number in range(1, 4):
        add_annotations(history, add_session(history, number))
    database = history.database
    plain = database.rows

    def explained(sql: str, *values: Value) -> list[Row]:
        if sql.lstrip().startswith("SELECT"):
            seen.extend(str(row[3]) for row in plain(f"EXPLAIN QUERY PLAN {sql}", *values))
        return plain(sql, *values)

    monkeypatch.setattr(database, "rows", explained)
    history.sessions(2, (WALL, session_id(1)))
    history.unfinished()
    history.last_time()
    history.next_time(session_id(1))
    assert seen
    assert not [step for step in seen if "TEMP B-TREE" in step]
    assert not [s for s in seen if s.startswith("SCAN") and " USING " not in s]
