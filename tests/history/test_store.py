"""Claims about a history: what is acknowledged is kept, once, and what is deleted is gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from listening_timer.exercise.commands import End
from listening_timer.exercise.events import Paused, Resumed
from listening_timer.history.store import History
from listening_timer.model.annotations import Word, WordKind
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import NewSession, Outcome
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import (
    add_session,
    add_session_log,
    completed_log,
    completed_play,
    session_id,
    word,
)


@pytest.fixture
def history(tmp_path: Path) -> History:
    """A history in a file."""
    return History.open(tmp_path / "history.db")


def test_a_session_comes_back_whole(history: History) -> None:
    """Row, log and words are what went in; the row of the list is the row of the session."""
    session = add_session(history)
    note = word(session, "it was good")
    history.write_word(note)
    detail = history.session(session)
    assert list(detail.events) == completed_log()
    assert detail.words == (note,)
    assert history.sessions() == [detail.row]
    assert (detail.row.name_a, detail.row.name_b) == ("Ann", "Bo")
    assert detail.row.outcome is Outcome.COMPLETED
    assert detail.row.has_words
    assert history.check() == []


def test_repeating_is_harmless(history: History) -> None:
    """Any call that was not acknowledged may be repeated, whole or in overlapping parts."""
    log, new = completed_log(), NewSession(session_id(1), "Ann", "Bo")
    for _ in range(2):
        history.begin(new, log[:2])
    for first, last in ((2, 5), (0, 5), (3, 8), (8, len(log)), (0, len(log))):
        history.append(new.id, first, log[first:last])
    history.append(new.id, 4, [])
    assert list(history.session(new.id).events) == log
    assert history.check() == []


def test_a_bug_is_no_environment(history: History) -> None:
    """A hole, another event at a taken place, events after the end: ValueError, nothing written."""
    log, new = completed_log(), NewSession(session_id(1), "Ann", "Bo")
    with pytest.raises(ValueError, match="start"):
        history.begin(new, log[1:3])
    history.begin(new, log[:3])
    for first, events in (
        (4, log[4:5]),
        (-1, log[:1]),
        (2, [Paused(5)]),
        (3, [*log[3:], Resumed(9_999_999)]),
    ):
        with pytest.raises(ValueError, match=r"event|end"):
            history.append(new.id, first, events)
    history.append(new.id, 3, log[3:])
    with pytest.raises(ValueError, match="frozen"):
        history.append(new.id, len(log), [Paused(9_999_999)])
    with pytest.raises(ValueError, match="another session"):
        history.begin(replace(new, name_a="Cy"), log[:3])
    assert list(history.session(new.id).events) == log
    assert [row.name_a for row in history.sessions()] == ["Ann"]


def test_the_unfinished_session_comes_back_as_far_as_it_was_lived(history: History) -> None:
    """Its log, and the later of checkpoint and last event; one row, overwritten."""
    assert history.unfinished() is None
    log = completed_play(steps=(60,)).log
    session = add_session_log(history, log)
    found = history.unfinished()
    assert found is not None
    assert (found.id, list(found.events), found.lived, found.starts) == (session, log, 60_000, 0)
    for at in (61_000, 62_000, 90_500):
        history.checkpoint(session, at)
    found = history.unfinished()
    assert found is not None
    assert found.lived == 90_500
    assert history.check() == []


def test_an_ended_session_is_unfinished_no_more(history: History) -> None:
    """The end takes the checkpoint away; a late one is harmless."""
    play = completed_play(steps=(60,))
    session = add_session_log(history, play.log)
    history.checkpoint(session, 80_000)
    first = len(play.log)
    play.do(End(), 100)
    history.append(session, first, play.log[first:])
    history.checkpoint(session, 120_000)
    history.checkpoint(session_id(9), 1)
    assert history.unfinished() is None
    assert history.sessions()[0].outcome is Outcome.EARLY


def test_starts_are_counted_and_a_session_can_be_kept_aside(history: History) -> None:
    """Tries are counted on disk and forgotten; kept aside, the one before it is offered."""
    older = add_session_log(history, completed_play(steps=(60,)).log, 1)
    newer = add_session_log(history, completed_log(day=1)[:3], 2)
    assert [history.count_start(newer) for _ in range(3)] == [1, 2, 3]
    found = history.unfinished()
    assert found is not None
    assert (found.id, found.starts) == (newer, 3)
    history.reset_starts(newer)
    history.set_aside(newer)
    found = history.unfinished()
    assert found is not None
    assert (found.id, found.starts) == (older, 0)
    assert history.session(newer).row.outcome is Outcome.OPEN


def test_a_deleted_session_is_gone_with_its_people(history: History) -> None:
    """Nothing of it is left but its id, which cannot begin again; others stay."""
    one = add_session(history, 1, ("Ann", "Bo"))
    two = add_session(history, 2, ("Ann", "Cy"))
    history.write_word(word(one, "mine"))
    history.delete(one)
    assert [row.id for row in history.sessions()] == [two]
    with pytest.raises(HistoryError, match="unknown-session"):
        history.delete(one)
    with pytest.raises(ValueError, match="deleted"):
        history.begin(NewSession(one, "Ann", "Bo"), completed_log())
    assert history.check() == []
    history.delete(two[:8])
    assert (history.count(), history.last_time(), history.unfinished()) == (0, None, None)
    assert history.people() == []
    assert history.check() == []


def test_words_are_rows_of_their_own(history: History) -> None:
    """They can be written, replaced and erased after the end; each belongs to a session."""
    session = add_session(history)
    topic = Word("t", session, WordKind.TOPIC, None, "work", WALL)
    note = word(session, "first")
    for each in (topic, note, replace(note, text="second", edited=WALL + 9)):
        history.write_word(each)
    assert [w.text for w in history.session(session).words] == ["work", "second"]
    history.erase_word(note.id)
    history.erase_word("unknown")
    assert history.session(session).words == (topic,)
    history.erase_word(topic.id, WALL + 50)
    assert not history.sessions()[0].has_words
    history.write_word(note)  # by a clock that was set back, and yet after its erasure
    assert history.session(session).words == (replace(note, edited=WALL + 11),)
    with pytest.raises(HistoryError, match="unknown-session"):
        history.write_word(word(session_id(5), "nowhere"))
    assert history.check() == []


def test_one_name_in_two_spellings_is_one_person(history: History) -> None:
    """People are matched without case; the latest spelling stands."""
    add_session(history, 1, ("ann", "STRASSE"))
    add_session(history, 2, ("Ann", "Straße"), day=1)
    assert {(row.name_a, row.name_b) for row in history.sessions()} == {("Ann", "Straße")}
