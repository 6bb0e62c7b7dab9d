"""Claims about merging: whoever merges with whom first, and how often, all become the same."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listening_timer.transfer.merge import Fact, MergedSession, Seat, later_fact, merged_talk

STAMPS = st.integers(0, 3)
"""So few instants that many things happen at once."""


def facts() -> st.SearchStrategy[Fact]:
    """Versions of one row, erased ones without words."""
    there = st.builds(Fact, STAMPS, st.just(False), st.tuples(st.sampled_from(["x", "y", "X"])))
    gone = st.builds(Fact, STAMPS, st.just(True), st.just(("",)))
    return there | gone


def seats() -> st.SearchStrategy[Seat]:
    """Who sits somewhere, renamed or erased at some time."""
    return st.builds(Seat, STAMPS, st.sampled_from(["Ann", "ann", "Bo", ""]))


def talks() -> st.SearchStrategy[MergedSession]:
    """Versions of one session."""
    records = st.tuples(st.integers(0, 2), st.sampled_from(["paused", "resumed"]), st.just("{}"))
    keys = st.tuples(st.sampled_from(["word", "rating"]), st.sampled_from(["1", "2"]))
    return st.builds(
        MergedSession,
        st.tuples(seats(), seats()),
        st.lists(records, min_size=1, max_size=3).map(tuple),
        st.lists(st.sampled_from(["card/1", "card/2"]), max_size=2).map(tuple),
        st.dictionaries(keys, facts(), max_size=4),
    )


@given(talks(), talks(), talks())
def test_the_order_and_number_of_merges_does_not_matter(
    one: MergedSession, two: MergedSession, three: MergedSession
) -> None:
    """Commutative, associative and idempotent."""
    both = merged_talk(one, two)
    assert both == merged_talk(two, one)
    assert merged_talk(both, three) == merged_talk(one, merged_talk(two, three))
    assert merged_talk(one, one) == one
    assert merged_talk(both, two) == both


@given(talks(), talks())
def test_nothing_is_a_mixture(one: MergedSession, other: MergedSession) -> None:
    """Each log, each seat, each row is that of one of the two, whole."""
    both = merged_talk(one, other)
    assert both.log in (one.log, other.log)
    assert len(both.log) == max(len(one.log), len(other.log))
    for seat, versions in zip(both.seats, zip(one.seats, other.seats, strict=True), strict=True):
        assert seat in versions
    assert both.facts.keys() == one.facts.keys() | other.facts.keys()
    for key, fact in both.facts.items():
        assert fact in (one.facts.get(key), other.facts.get(key))


@pytest.mark.parametrize(
    ("winner", "loser"),
    [
        (Fact(2, False, ("x",)), Fact(1, False, ("y",))),
        (Fact(2, False, ("x",)), Fact(1, True, ("",))),
        (Fact(2, True, ("",)), Fact(1, False, ("y",))),
        (Fact(1, True, ("",)), Fact(1, False, ("y",))),
    ],
)
def test_the_later_edit_stands(winner: Fact, loser: Fact) -> None:
    """Later over earlier, erased over not erased at one instant, from either side."""
    assert later_fact(winner, loser) == later_fact(loser, winner) == winner


def test_an_edit_does_not_undo_a_renaming() -> None:
    """Names and words are merged by themselves."""
    log = ((0, "paused", "{}"),)
    seats = Seat(0, "Ann"), Seat(0, "Bo")
    old = MergedSession(seats, log, (), {("word", "1"): Fact(1, False, ("x",))})
    renamed = replace(old, seats=(Seat(5, "Anna"), Seat(0, "Bo")))
    edited = replace(old, facts={("word", "1"): Fact(2, False, ("y",))})
    assert merged_talk(renamed, edited) == replace(edited, seats=renamed.seats)


def test_an_erasure_outlives_what_becomes_of_the_other() -> None:
    """Each seat goes by itself; who was renamed and erased at once is gone."""
    log = ((0, "paused", "{}"),)
    erased = MergedSession((Seat(5, ""), Seat(0, "Bo")), log, (), {})
    renamed = MergedSession((Seat(0, "Ann"), Seat(9, "Beau")), log, (), {})
    at_once = MergedSession((Seat(5, "Anna"), Seat(0, "Bo")), log, (), {})
    assert merged_talk(erased, renamed).seats == (Seat(5, ""), Seat(9, "Beau"))
    assert merged_talk(at_once, erased).seats == erased.seats
