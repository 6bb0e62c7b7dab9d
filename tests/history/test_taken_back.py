"""Claims about what is taken back: it is there again, and a merge takes it before the rest."""

from __future__ import annotations

from dataclasses import replace

import pytest

from listening_timer.exercise.formats import Role
from listening_timer.history.connection import Row
from listening_timer.history.session_write import BELONGING
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import (
    DAY,
    add_annotations,
    add_session,
    session_id,
    tally,
    word,
)

NAMED = "SELECT named_a, named_b FROM session ORDER BY started"
STAMPS = """
    SELECT 'word ' || id, edited FROM word UNION ALL SELECT 'promise ' || id, edited FROM promise
    UNION ALL SELECT 'tally ' || id, edited FROM tally
    UNION ALL SELECT 'rating ' || session || moment || scale || who, edited FROM rating
"""
LATER = WALL + 9 * DAY


@pytest.fixture
def history() -> History:
    """Two sessions of Ann, one of them with Bo, with all that can be said in them."""
    history = History.memory()
    for number, names in enumerate((("Ann", "Bo"), ("Cy", "Ann")), 1):
        session = add_session(history, number, names, day=number)
        add_annotations(history, session, f"in {number}")
        history.write_word(replace(word(session, "mine", 7), who=Role.A))
        history.write_tally(tally(names[0], number, day=number))
    return history


def stamps(history: History) -> dict[object, int]:
    """When each row beside the logs was edited last, erased or not."""
    rows = history.database.rows(STAMPS)
    return {key: edited for key, edited in rows if isinstance(edited, int)}


def named(history: History) -> list[Row]:
    """When the two names of each session were changed last, the oldest session first."""
    return history.database.rows(NAMED)


def whole(history: History, number: int) -> dict[str, list[Row]]:
    """All rows of a session as they stand, those of what was erased too."""
    return {
        table: sorted(
            history.database.rows(
                f"SELECT t.* FROM {table} AS t JOIN session AS s ON s.number = t.session"  # noqa: S608 - our own names
                " WHERE s.id = ?",
                session_id(number),
            ),
            key=repr,
        )
        for table in BELONGING
    }


@pytest.mark.parametrize("wall", [LATER, 5])
def test_names_are_stamped_with_each_change(history: History, wall: int) -> None:
    """Renaming, erasing, taking back: each is later wherever they sat, by any clock."""
    assert named(history) == [(0, 0), (0, 0)]
    history.rename_person("Bo", "Beau", wall)
    first = named(history)
    assert first == [(0, wall), (0, 0)]
    erased = history.erase_person("Ann", wall)
    second = named(history)
    history.restore_person(erased, wall)
    third = named(history)
    assert second == [(wall, wall), (0, wall)]
    assert third == [(wall + 1, wall), (0, wall + 1)]


def test_an_erasure_taken_back_is_later_than_it(history: History) -> None:
    """Each row that went and came back is stamped later each time; no other row is touched."""
    before = stamps(history)
    erased = history.erase_person("Ann", LATER)
    between = stamps(history)
    history.restore_person(erased, LATER + 1)
    after = stamps(history)
    touched = {key for key in before if between[key] != before[key]}
    assert len(touched) == 2 + 1 + 1 + 1 + 12  # words, a feeling, a promise, a mark, ratings
    assert {between[key] for key in touched} == {LATER}
    assert {after[key] for key in touched} == {LATER + 1}
    assert all(after[key] == before[key] for key in before.keys() - touched)


def test_a_deletion_taken_back_leaves_erased_words_erased(history: History) -> None:
    """Every row is as it stood; a merge cannot bring back what had been erased before."""
    history.erase_word(word(session_id(1), "", 7).id)
    history.rename_person("Bo", "Beau", WALL)
    before, names, detail = whole(history, 1), named(history), history.session(session_id(1))
    deleted = history.delete(session_id(1))
    history.write_word(word(session_id(2), "meanwhile", 30))
    history.restore(deleted)
    after = whole(history, 1)
    assert [len(rows) for rows in after.values()] == [len(rows) for rows in before.values()]
    assert history.session(session_id(1)) == detail
    assert named(history) == names
    assert history.database.number("SELECT count(*) FROM word WHERE deleted = 1") == 1
    assert history.check() == []


def test_a_damaged_session_comes_back_as_damaged(history: History) -> None:
    """Also what nobody can read any more is deleted, and taken back, without a byte changed."""
    history.database.rows("UPDATE event SET body = '{}' WHERE seq = 3 AND session = 1")
    deleted = history.delete(session_id(1))
    assert history.check() == []
    history.restore(deleted)
    with pytest.raises(HistoryError, match="damaged"):
        history.session(session_id(1))


def test_whatever_belongs_to_a_session_is_taken_back() -> None:
    """Every table that goes with a session is one of those that are kept for an undo."""
    database = History.memory().database
    tables = [
        name for (name,) in database.rows("SELECT name FROM sqlite_schema WHERE type='table'")
    ]
    refers = {
        name
        for name in tables
        if any(
            row[0] == "session"
            for row in database.rows('SELECT "table" FROM pragma_foreign_key_list(?)', name)
        )
    }
    assert refers == set(BELONGING)


def test_nobody_is_proposed_by_no_name(history: History) -> None:
    """Whoever was erased is an empty field on Begin, and nothing is open with them."""
    history.erase_person("Cy", LATER)
    last = history.last_time()
    assert last is not None
    assert {last.name_left, last.name_right} == {"", "Ann"}
    assert (last.promises, last.meeting) == ((), None)
