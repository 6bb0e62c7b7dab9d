"""Claims about a search by what people remember: names, formats, months, years, kinds of words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from listening_timer.exercise.commands import CallBreak, ComeBack, End, MainAction
from listening_timer.exercise.events import Event
from listening_timer.exercise.formats import Role
from listening_timer.history.store import History
from listening_timer.model.annotations import Word, WordKind
from listening_timer.model.records import Filter
from listening_timer.text.search_terms import ENGLISH_KINDS, meanings
from tests.helpers.exercise.play_session import SHARE_FULLY, WALL, Play
from tests.helpers.history.sample_sessions import (
    add_session,
    add_session_log,
    promise,
    session_id,
    shifted,
)

GERMAN_MONTHS = [["Januar"], *([] for _month in range(10)), ["Dezember"]]
GERMAN_KINDS = {**ENGLISH_KINDS, WordKind.APPRECIATION: "Dank Danke"}
ROUND = replace(SHARE_FULLY, id="round", name={"en": "Evening round", "de": "Abendrunde"})


def cut_short() -> list[Event]:
    """The log of a session of another format, with a break, that was ended early."""
    play = Play(ROUND)
    for command, at in ((CallBreak(20), 90), (ComeBack(), 900), (MainAction(), 910), (End(), 990)):
        play.do(command, at)
    return shifted(play.log, 40)


@pytest.fixture
def history() -> History:
    """One talk in November, with thanks; one in December with a promise, one with a break."""
    history = History.memory()
    add_session(history, 1, ("Maya", "Sam"))
    add_session(history, 2, ("Maya", "Анна-Lena"), day=20)
    add_session_log(history, cut_short(), 3, ("王小明", "Zoë"))
    thanks = Word("w1", session_id(1), WordKind.APPRECIATION, Role.A, "The soup.", WALL)
    history.write_word(thanks)
    history.write_promise(promise(session_id(2), "I'll call when it rains."))
    return history


def numbers(history: History, only: Filter) -> list[int]:
    """The numbers of the talks that are found, in the list and by its count."""
    found = {row.id for row in history.sessions(9, None, only)}
    assert history.count(only) == len(found)
    return [number for number in (1, 2, 3) if session_id(number) in found]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("thank", [1]),
        ("Thanks", [1]),
        ("thank-you", [1]),
        ("promise", [2]),
        ("Sam", [1]),
        ("sa", [1]),
        ("MAYA", [1, 2]),
        ("lena", [2]),
        ("zoe", [3]),
        ("小明", [3]),
        ("анна", [2]),
        ("november", [1]),
        ("Dec", [2, 3]),
        ("2026", [1, 2, 3]),
        ("2025", []),
        ("Evening", [3]),
        ("abendrunde", [3]),
        ("december maya", [2]),
        ("december rains", [2]),
        ("thanks december", []),
        ("october", []),
        ("soup", [1]),
        ("aya", []),
        ("tags", []),
        ("2026-11", [1]),
        ("2026-12", [2, 3]),
        ("2026-11-18", [1]),
        ("2026-1", []),
        ("break", [3]),
        ("with a break", [3]),
        ("zoe with a br", [3]),
        ("with a", []),
        ("early", [3]),
        ("ended early", [3]),
        ("ended late", []),
    ],
)
def test_what_people_remember_is_found(history: History, query: str, found: list[int]) -> None:
    """Every word of the query, in whichever of these ways; part of a word from its beginning."""
    assert numbers(history, Filter(text=query, meanings=meanings(query))) == found


def test_months_and_kinds_are_those_of_the_language_that_is_spoken(history: History) -> None:
    """Nothing of a language is stored: the same talks are found in another one at once."""
    for query, found in (("Dezember", [2, 3]), ("Danke", [1]), ("December", [])):
        meant = meanings(query, GERMAN_MONTHS, GERMAN_KINDS)
        assert numbers(history, Filter(text=query, meanings=meant)) == found


def test_what_was_erased_is_found_no_more(history: History) -> None:
    """Neither by its kind, nor by the name of whoever was erased."""
    history.erase_word("w1")
    assert numbers(history, Filter(text="thanks", meanings=meanings("thanks"))) == []
    history.erase_person("Sam", WALL)
    assert numbers(history, Filter(text="Sam")) == []


def test_a_search_meets_the_other_filters(history: History) -> None:
    """By person and dates too, as before."""
    december = Filter(text="dec", meanings=meanings("dec"))
    assert numbers(history, replace(december, person="Maya")) == [2]
    assert numbers(history, replace(december, format_id="round")) == [3]
    assert numbers(history, replace(december, last_date="2026-12-15")) == [2]
