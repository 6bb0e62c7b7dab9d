"""Claims about what a session is found by: it follows all that is said, written and erased."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listening_timer.history.store import History
from listening_timer.model.annotations import Promise, PromiseKind, Word, WordKind
from listening_timer.text.cleaning import MOST_TAG, searchable
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.sample_sessions import add_session, promise, session_id, word

SESSION = session_id(1)
WORDS = st.builds(
    Word,
    st.sampled_from("abc"),
    st.sampled_from([session_id(1), session_id(2)]),
    st.sampled_from([kind for kind in WordKind if kind is not WordKind.TAG]),
    st.none(),
    st.text(max_size=20),
    st.just(WALL),
)
PROMISES = st.builds(
    Promise,
    st.sampled_from("123"),
    st.sampled_from([session_id(1), session_id(2)]),
    st.sampled_from(PromiseKind),
    st.none(),
    st.text(max_size=20),
    st.just(WALL),
)
STEPS = st.lists(WORDS | PROMISES | st.sampled_from("abc123"), max_size=12)


@pytest.fixture
def history() -> History:
    """A history of one ended session."""
    history = History.memory()
    add_session(history)
    return history


def tag(text: str, number: int = 1) -> Word:
    """What the session is tagged with."""
    return Word(f"tag-{number}", SESSION, WordKind.TAG, None, text, WALL + number)


def folded(history: History) -> list[str]:
    """What the sessions are found by, each line for itself."""
    rows = history.database.rows("SELECT folded FROM search ORDER BY session")
    return [line for (found,) in rows for line in str(found).split("\n")]


@settings(max_examples=60)
@given(STEPS)
def test_it_follows_whatever_is_written_and_erased(steps: Sequence[Word | Promise | str]) -> None:
    """After any edits, also ones that move a text to another session, the check finds nothing."""
    with History.memory() as history:
        for number in (1, 2):
            add_session(history, number)
        for step in steps:
            match step:
                case Word():
                    history.write_word(step)
                case str():
                    history.erase_word(step)
                    history.erase_promise(step)
                case Promise():
                    history.write_promise(step)
        assert history.check() == []
        for row in history.sessions():
            detail = history.session(row.id)
            assert row == detail.row
            said = {searchable(promised.text) for promised in detail.promises} - {""}
            assert said <= set(folded(history))


def test_a_feeling_is_not_searched_for(history: History) -> None:
    """All else that is typed is; words there are all the same."""
    history.write_word(replace(word(SESSION, "lonely"), kind=WordKind.FEELING))
    assert folded(history) == []
    assert history.sessions()[0].has_words
    kinds = (WordKind.TOPIC, WordKind.NOTE, WordKind.APPRECIATION, WordKind.NEXT_TIME)
    for number, kind in enumerate(kinds, 2):
        history.write_word(replace(word(SESSION, kind.value, number), kind=kind))
    history.write_word(tag("Work"))
    history.write_promise(promise(SESSION, "a walk"))
    assert folded(history) == ["a walk", "appreciation", "next-time", "note", "topic", "work"]


def test_a_tag_is_one_of_its_kind(history: History) -> None:
    """Spelt otherwise, it takes the place of the one before; another session has its own."""
    history.write_word(tag("money", 1))
    history.write_word(tag("Money", 2))
    history.write_word(replace(tag("MONEY", 3), session=add_session(history, 2)))
    assert [each.text for each in history.session(SESSION).words] == ["Money"]
    assert [each.text for each in history.session(session_id(2)).words] == ["MONEY"]
    history.write_word(tag("holidays", 2))
    assert [each.text for each in history.session(SESSION).words] == ["holidays"]
    assert history.check() == []


@pytest.mark.parametrize("text", ["", " work", "two\nlines", "x" * (MOST_TAG + 1)])
def test_a_tag_is_one_clean_line(history: History, text: str) -> None:
    """What was not cleaned is a bug of ours, and nothing is written."""
    with pytest.raises(ValueError, match="one clean line"):
        history.write_word(tag(text))
    assert history.session(SESSION).words == ()
