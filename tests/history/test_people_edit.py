"""Claims about people renamed and erased, and about taking that back."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

import pytest

from listening_timer.exercise.formats import Role
from listening_timer.history.store import History
from listening_timer.model.annotations import Tally
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import Filter, SessionDetail, Used
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import (
    add_annotations,
    add_session,
    session_id,
    tallies_of,
    tally,
    without_timestamps,
    word,
)

NAMES = (("Ann", "Bo"), ("Bo", "Ann"), ("Ann", "Cy"), ("Cy", "Bo"))


@pytest.fixture
def history() -> History:
    """Three people in four sessions, with all that each alone and two together said."""
    history = History.memory()
    for number, names in enumerate(NAMES, 1):
        session = add_session(history, number, names, day=number)
        add_annotations(history, session, f"in {number}")
        for nth, who in enumerate(Role, 7):
            history.write_word(replace(word(session, f"of {who}", nth), who=who))
        history.write_tally(tally(names[0], number, day=number))
    return history


def everything(history: History) -> tuple[list[SessionDetail], list[Tally], list[Used]]:
    """All that a history shows of sessions, marks and people, but for when it was edited."""
    details = [history.session(row.id) for row in history.sessions()]
    marks = sorted(tallies_of(history), key=attrgetter("id"))
    return [without_timestamps(detail) for detail in details], marks, history.people()


def test_a_rename_is_in_all_sessions(history: History) -> None:
    """Whoever is called otherwise is so everywhere, and renamed back all is as it was."""
    before = everything(history)
    history.rename_person("ann", "Änne", WALL)
    names = {name for row in history.sessions() for name in (row.name_a, row.name_b)}
    assert names == {"Änne", "Bo", "Cy"}
    assert len(history.sessions(9, None, Filter(person="änne"))) == 3
    assert history.sessions(9, None, Filter(person="Ann")) == []
    history.rename_person("Änne", "Ann", WALL)
    assert everything(history) == before
    history.rename_person("Ann", "ANN", WALL)
    assert history.people()[0] == Used("ANN", 3)
    assert history.check() == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [("Ann", "bo", "name-taken"), ("Zoe", "Eve", "unknown-person"), ("", "Eve", "unknown-person")],
)
def test_a_rename_that_cannot_be(history: History, old: str, new: str, code: str) -> None:
    """A name of somebody else, or of nobody: told, and nothing changes."""
    before = everything(history)
    with pytest.raises(HistoryError, match=code):
        history.rename_person(old, new, WALL)
    assert everything(history) == before


def test_a_name_of_nothing_is_a_bug(history: History) -> None:
    """A person without a name is one who was erased."""
    with pytest.raises(ValueError, match="name"):
        history.rename_person("Ann", "\u200b", WALL)


def test_an_erased_person_leaves_what_is_not_theirs(history: History) -> None:
    """Their words, ratings, promises and marks go; what the other or both said stays."""
    before = {row.id: history.session(row.id) for row in history.sessions()}
    history.erase_person("ANN", WALL)
    assert history.people() == [Used("Bo", 3), Used("Cy", 2)]
    assert {mark.name for mark in tallies_of(history)} == {"Bo", "Cy"}
    for number, names in enumerate(NAMES, 1):
        old, new = before[session_id(number)], history.session(session_id(number))
        assert new.events == old.events
        assert (new.row.name_a, new.row.name_b) == tuple(n if n != "Ann" else "" for n in names)
        gone = {who for who, name in zip(Role, names, strict=True) if name == "Ann"}
        for was, there in (
            (old.words, new.words),
            (old.ratings, new.ratings),
            (old.promises, new.promises),
        ):
            assert there == tuple(each for each in was if each.who not in gone)
        assert (new.meeting, new.prompts) == (old.meeting, old.prompts)
    assert history.check() == []
    with pytest.raises(HistoryError, match="unknown-person"):
        history.erase_person("Ann", WALL)


def test_an_erasure_is_taken_back_whole(history: History) -> None:
    """One erased after the other, and back in any order: all is as it was, and found again."""
    before = everything(history)
    erased = {name: history.erase_person(name, WALL) for name in ("Ann", "Bo", "Cy")}
    assert history.people() == []
    assert {(row.name_a, row.name_b) for row in history.sessions()} == {("", "")}
    assert history.sessions(9, None, Filter(text="of a")) == []
    for name in ("Bo", "Cy", "Ann"):
        history.restore_person(erased[name], WALL)
    assert everything(history) == before
    assert len(history.sessions(9, None, Filter(text="of a"))) == len(NAMES)
    assert history.database.number("SELECT count(*) FROM person") == 3
    assert history.check() == []


def test_nobody_comes_back_beside_their_own_name(history: History) -> None:
    """Where the other one took the name meanwhile, the erasure stands, and that is told."""
    erased = history.erase_person("Ann", WALL)
    history.rename_person("Bo", "ann", WALL)
    before = everything(history)
    with pytest.raises(HistoryError, match="name-taken"):
        history.restore_person(erased, WALL)
    assert everything(history) == before
    history.rename_person("ann", "Bo", WALL)
    history.restore_person(erased, WALL)
    assert history.people() == [Used("Ann", 3), Used("Bo", 3), Used("Cy", 2)]


def test_a_session_deleted_since_stays_deleted(history: History) -> None:
    """Taking back an erasure brings back no session; the rest of it comes back."""
    erased = history.erase_person("Cy", WALL)
    history.delete(session_id(3))
    history.restore_person(erased, WALL)
    assert [row.id for row in history.sessions()] == [session_id(n) for n in (4, 2, 1)]
    assert history.sessions()[0].name_a == "Cy"
    assert history.check() == []


def test_one_who_only_made_marks_can_be_erased(history: History) -> None:
    """Without a session, a person is their marks alone."""
    history.write_tally(tally("Eve", 9))
    erased = history.erase_person("Eve", WALL)
    assert (erased.seats, len(erased.tallies)) == ((), 1)
    assert "Eve" not in {used.name for used in history.people()}
    history.restore_person(erased, WALL)
    assert Used("Eve", 0) in history.people()
    assert history.check() == []


def test_two_spellings_are_joined(history: History) -> None:
    """All of both belongs to one, under the other one's name; undone, all is as it was."""
    add_session(history, 5, ("Samm", "Bo"), day=5)
    add_session(history, 6, ("Bo", "samm"), day=6)
    add_session(history, 7, ("Sam", "Ann"), day=7)
    history.write_tally(tally("Samm", 9))
    before = everything(history)
    joined = history.join_people("samm", "SAM", WALL)
    assert Used("Sam", 3) in history.people()
    assert {used.name for used in history.people()} == {"Ann", "Bo", "Cy", "Sam"}
    assert "Sam" in {mark.name for mark in tallies_of(history)}
    assert history.check() == []
    history.undo_names(joined, WALL)
    assert everything(history) == before
    assert history.check() == []


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [("Ann", "Bo", "sat-together"), ("Ann", "ANN", "name-taken"), ("Ann", "Zoe", "unknown-person")],
)
def test_a_joining_that_cannot_be(history: History, one: str, other: str, code: str) -> None:
    """Who sat in one session together stays two; nothing changes."""
    before = everything(history)
    for name, into in ((one, other), (other, one)):
        with pytest.raises(HistoryError, match=code):
            history.join_people(name, into, WALL)
    assert everything(history) == before


def test_a_wrong_name_is_put_right_in_one_session(history: History) -> None:
    """Only that seat is another one's then, known already or new; undone, all is as it was."""
    before = everything(history)
    for name, people in (
        ("Cy", {"Ann": 2, "Bo": 3, "Cy": 3}),
        ("Dora", {"Ann": 2, "Bo": 3, "Cy": 2, "Dora": 1}),
    ):
        put_right = history.rename_seat(session_id(1), Role.A, name, WALL)
        assert {used.name: used.sessions for used in history.people()} == people
        assert history.session(session_id(1)).row.name_a == name
        assert history.check() == []
        history.undo_names(put_right, WALL)
        assert everything(history) == before
        assert history.check() == []
    with pytest.raises(HistoryError, match="name-taken"):
        history.rename_seat(session_id(1), Role.A, "bo", WALL)
    with pytest.raises(ValueError, match="name"):
        history.rename_seat(session_id(1), Role.A, "\u200b", WALL)
    assert everything(history) == before


def test_what_changed_since_is_not_undone(history: History) -> None:
    """A seat or mark that went another way stays there; what was deleted or erased stays so."""
    for number, name in ((5, "Samm"), (6, "Samm"), (7, "Sam")):
        add_session(history, number, (name, "Bo"), day=number)
    for number in (9, 10):
        history.write_tally(tally("Samm", number))
    joined = history.join_people("Samm", "Sam", WALL)
    history.rename_seat(session_id(5), Role.A, "Eve", WALL)
    history.delete(session_id(6))
    history.erase_tally("tally-9")
    history.write_tally(tally("Zoe", 10))
    history.undo_names(joined, WALL)
    assert {used.name for used in history.people()} == {"Ann", "Bo", "Cy", "Eve", "Sam", "Zoe"}
    names = {mark.id: mark.name for mark in tallies_of(history)}
    assert "tally-9" not in names
    assert names["tally-10"] == "Zoe"
    assert history.check() == []


def test_two_of_one_session_stay_two(history: History) -> None:
    """Names that fold to one, typed in one session: two people, who can be told apart."""
    add_session(history, 5, ("O'Neil", "O\u2019Neil"), day=5)
    add_session(history, 6, ("O'Neil", "Ann"), day=6)
    row = history.session(session_id(5)).row
    assert row.name_a != row.name_b
    assert history.check() == []
    assert len(history.sessions(9, None, Filter(person="O'Neil"))) == 2
    erased = history.erase_person("O'Neil", WALL)
    history.restore_person(erased, WALL)
    assert history.check() == []
    history.rename_person("O'Neil", "Patrick", WALL)
    assert history.check() == []
