"""Claims about the lists of thanks, promises and notes: all of them, in order and once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listening_timer.exercise.formats import Role
from listening_timer.history.store import History
from listening_timer.history.word_list import LONGEST
from listening_timer.model.annotations import PromiseOutcome, Word, WordKind
from listening_timer.model.records import NewSession, SessionDetail, WordFilter, WordList, WordRow
from listening_timer.text.cleaning import same_name, searchable
from listening_timer.text.search_terms import meanings
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import (
    add_session,
    completed_log,
    promise,
    session_id,
    word,
)

NAMES = (("Maya", "Sam"), ("Sam", "Maya"), ("Cy", "Maya"))
SAID = ("For the soup, when I had a cold.", "That you let me finish.", "Über Geld", "")
DAYS = 30
FILTERS = st.builds(
    WordFilter,
    which=st.sampled_from(WordList),
    person=st.sampled_from((None, None, "Maya", "sam", "CY", "Nobody")),
    text=st.sampled_from(("", "", "soup", "uber geld", "zzz", "%")),
)


def thank(history: History, session: str, who: Role | None, text: str) -> str:
    """Write thanks of somebody; returns their id."""
    identity = f"thanks-{session[:8]}-{who}"
    history.write_word(Word(identity, session, WordKind.APPRECIATION, who, text, WALL))
    return identity


@pytest.fixture(scope="module")
def history() -> Iterator[History]:
    """A session a day of which some have thanks, promises and notes; one has not ended."""
    with History.memory() as history:
        for number in range(1, DAYS):
            session = add_session(history, number, NAMES[number % 3], day=number)
            for place, who in enumerate(Role):
                if said := SAID[(number + place) % 4]:
                    thank(history, session, who, said)
            if number % 4 == 1:
                history.write_word(word(session, SAID[number % 3]))
            if number % 5 == 2:
                history.write_promise(promise(session, SAID[number % 3], who=Role.B))
                history.write_promise(promise(session, "A walk together", 2, None, edited=1))
        history.begin(NewSession(session_id(99), "Maya", "Sam"), completed_log(99)[:1])
        thank(history, session_id(99), Role.A, "not yet")
        yield history


@pytest.fixture(scope="module")
def sessions(history: History) -> list[SessionDetail]:
    """All ended sessions in whole, newest first."""
    return [history.session(row.id) for row in history.sessions(DAYS)]


def expected(sessions: Sequence[SessionDetail], wanted: WordFilter) -> list[str]:
    """The ids of all words that a filter is after."""
    found: list[str] = []
    for detail in sessions:
        kinds = {WordList.THANKS: WordKind.APPRECIATION, WordList.NOTES: WordKind.NOTE}
        words = [each for each in detail.words if each.kind is kinds.get(wanted.which)]
        for each in detail.promises if wanted.which is WordList.PROMISES else words:
            name = None if each.who is None else detail.row.name(each.who)
            theirs = wanted.person is None or (name and same_name(name, wanted.person))
            has_all = all(part in searchable(each.text) for part in wanted.text.split())
            found += [each.id] if theirs and has_all else []
    return found


def pages(history: History, wanted: WordFilter, limit: int) -> Iterator[list[WordRow]]:
    """Page after page, until there is none."""
    before: tuple[int, str] | None = None
    while rows := history.words(limit, before, wanted):
        yield rows
        before = rows[-1].started, rows[-1].session


@given(wanted=FILTERS, limit=st.sampled_from((1, 3, 200)))
def test_every_word_comes_once_and_in_order(
    history: History, sessions: list[SessionDetail], wanted: WordFilter, limit: int
) -> None:
    """Whatever is wanted, in whole sessions a page, the newest first."""
    found = list(pages(history, wanted, limit))
    rows = [row for page in found for row in page]
    assert [row.id for row in rows] == expected(sessions, wanted)
    assert all(len(page) >= limit for page in found[:-1])
    assert all(one[-1].session != other[0].session for one, other in pairwise(found))


def test_a_row_tells_whose_it_is_and_what_became_of_it() -> None:
    """With the names and the seats of its session; a long text is cut where it was looked for."""
    with History.memory() as history:
        session = add_session(history, 1, ("Maya", "Sam"))
        history.write_promise(promise(session, "I'll call.", who=Role.B))
        history.set_outcome(promise(session, "").id, PromiseOutcome.KEPT, WALL)
        history.write_word(word(session, f"{'long ' * 200}\n\nand  then the river"))
        (row,) = history.words(9, None, WordFilter(WordList.PROMISES))
        assert (row.name_a, row.who, row.outcome) == ("Maya", Role.B, PromiseOutcome.KEPT)
        assert (row.session, row.started, row.date) == (session, WALL, "2026-11-18")
        (whole,) = history.words(9, None, WordFilter(WordList.NOTES))
        (found,) = history.words(9, None, WordFilter(WordList.NOTES, text="river"))
        assert len(whole.text) <= LONGEST + 1
        assert whole.text.endswith("…")
        assert found.text.endswith("and then the river")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("maya", ["Maya", None]),
        ("Sam", ["Sam", None]),
        ("thanks", ["Maya", "Sam", None]),
        ("notes", []),
        ("november", ["Maya", "Sam", None]),
        ("2026-12", []),
        ("november soup", ["Maya"]),
        ("made", ["Maya", "Sam", None]),
    ],
)
def test_a_search_knows_what_stands_beside_the_words(query: str, found: list[str | None]) -> None:
    """Whose they are, the month, the format and what they are; all words of the query."""
    with History.memory() as history:
        session = add_session(history, 1, ("Maya", "Sam"))
        for who, text in ((Role.A, "The soup."), (Role.B, "You let me finish."), (None, "Us.")):
            thank(history, session, who, text)
        wanted = WordFilter(WordList.THANKS, text=query, meanings=meanings(query))
        names = {Role.A: "Maya", Role.B: "Sam", None: None}
        assert [names[row.who] for row in history.words(9, None, wanted)] == found


def test_what_is_erased_or_changed_from_outside_is_not_listed() -> None:
    """Erased thanks are gone, also those of a person who was erased; a false row is left out."""
    with History.memory() as history:
        session = add_session(history, 1, ("Maya", "Sam"))
        one, other = (thank(history, session, who, "The soup.") for who in Role)
        history.erase_word(one)
        assert [row.id for row in history.words(9, None, WordFilter(WordList.THANKS))] == [other]
        history.database.rows("UPDATE word SET text = 'else' WHERE id = ?", other)
        assert history.words(9, None, WordFilter(WordList.THANKS)) == []
        history.erase_person("Sam", WALL)
        assert history.words(9, None, WordFilter(WordList.THANKS)) == []
        assert history.check() == []
