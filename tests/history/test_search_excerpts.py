"""Claims about excerpts: the sentence that was looked for, as typed, and never somebody else's."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listening_timer.exercise.formats import Role
from listening_timer.history.search_excerpts import LONGEST, sentence
from listening_timer.history.store import History
from listening_timer.model.annotations import WordKind
from listening_timer.model.records import Excerpt
from listening_timer.text.cleaning import clean_line, query_words, searchable
from tests.helpers.history.sample_sessions import add_session, promise, session_id, word

FIRST, SECOND = session_id(1), session_id(2)
NOTE = "We walked first. That was good! Next time\nwe walk to the Café, and talk there."


@pytest.fixture
def history() -> History:
    """Two sessions, of which one has a topic, a note, a promise, a feeling and a tag."""
    history = History.memory()
    for number in (1, 2):
        add_session(history, number)
    history.write_word(replace(word(FIRST, "The café at the corner"), kind=WordKind.TOPIC))
    history.write_word(word(FIRST, NOTE, 2))
    history.write_promise(promise(FIRST, "I book a table"))
    history.write_word(replace(word(FIRST, "lonely", 3), kind=WordKind.FEELING))
    history.write_word(replace(word(FIRST, "Weekend", 4), kind=WordKind.TAG))
    history.write_word(replace(word(FIRST, "the budget", 5), kind=WordKind.NEXT_TIME))
    return history


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ""),
        ("walked", "We walked first."),
        ("GOOD", "That was good!"),
        ("cafe talk", "we walk to the Café, and talk there."),
        ("corner", "The café at the corner"),
        ("table", "I book a table"),
        ("weekend", "Weekend"),
        ("lonely", ""),
        ("budget", "the budget"),
        ("nowhere", ""),
    ],
)
def test_the_sentence_with_most_of_it_is_shown(history: History, query: str, found: str) -> None:
    """As it was typed; the topic stands in the list in any case, what was felt never."""
    assert history.excerpts([FIRST, SECOND], query) == {
        FIRST: Excerpt("The café at the corner", found, clean_line(NOTE))
    }


def test_the_first_thanks_are_shown_or_else_the_first_note(history: History) -> None:
    """With whose they are; one that was changed from outside is passed over, a long one is cut."""
    for number, who in ((5, Role.B), (6, Role.A)):
        thanks = replace(word(FIRST, f"Thanks {number}", number), who=who)
        history.write_word(replace(thanks, kind=WordKind.APPRECIATION))
    history.write_word(word(SECOND, "x" * 200))
    found = history.excerpts([FIRST, SECOND])
    assert (found[FIRST].said, found[FIRST].who) == ("Thanks 5", Role.B)
    assert len(found[SECOND].said) <= LONGEST + 1
    assert found[SECOND].who is None
    history.database.rows("UPDATE word SET text = 'else' WHERE who = 'B'")
    assert history.excerpts([FIRST])[FIRST].said == "Thanks 6"


def test_what_is_erased_or_changed_from_outside_is_not_shown(history: History) -> None:
    """An erased note is gone, and a row without its seal is passed over."""
    history.erase_word(word(FIRST, "", 2).id)
    history.database.rows("UPDATE word SET text = 'walked' WHERE kind = 'tag'")
    assert history.excerpts([FIRST], "walked")[FIRST].found == ""


def test_no_sessions_have_no_excerpts(history: History) -> None:
    """Nothing is asked for, nothing is found."""
    assert history.excerpts([], "walk") == {}


@given(st.text(max_size=300), st.text(min_size=1, max_size=6))
def test_what_was_looked_for_is_in_it(text: str, query: str) -> None:
    """However long the text: there is a piece of it, short enough, with one of the words in it."""
    looked = query_words(query)
    found = sentence([text], looked)
    lines = [searchable(line) for line in text.split("\n")]
    there = any(word in line for word in looked for line in lines)
    if found:
        assert len(found) <= LONGEST + 2
        assert found.strip("\u2026") in text or " " in found
        assert any(word in searchable(found) for word in looked)
    else:
        assert not looked or not there or any(" " in word for word in looked)


def test_a_long_sentence_is_shown_round_what_was_looked_for() -> None:
    """Dots say that there is more on both sides; words at its edges are whole."""
    text = f"{'before ' * 30}the river {'after ' * 30}"
    found = sentence([text], ["river"])
    assert found.startswith("\u2026before")
    assert "the river after" in found
    assert found.endswith("\u2026")
    assert len(found) <= LONGEST + 2
