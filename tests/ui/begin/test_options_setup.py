"""Claims about names as people type them."""

from __future__ import annotations

import pytest

from listening_timer.exercise.formats import Side
from listening_timer.model.records import Prompting
from listening_timer.ui.begin.options import Setup
from listening_timer.ui.words.names import clean_name, problem_with, problem_with_both
from tests.helpers.exercise.play_session import SHARE_FULLY


@pytest.mark.parametrize("typed", ["", "   ", "\u200b\u2060", "\u202e"])
def test_empty_names_are_asked_for_again(typed: str) -> None:
    """A name that shows nothing is asked for in one sentence."""
    assert problem_with(typed).endswith(".")


@pytest.mark.parametrize("typed", ["M", "Maya", "<img src=x>", "👩‍❤️‍👨", "סם", "a" * 40])
def test_names_of_all_kinds_are_taken(typed: str) -> None:
    """One letter, markup, emoji, any script, and 40 letters are names."""
    assert problem_with(typed) == ""


def test_long_names_are_told_and_not_cut() -> None:
    """10,000 letters are one sentence that says how many are possible."""
    assert "40" in problem_with("x" * 10_000)
    assert len(clean_name("x" * 10_000)) == 10_000


@pytest.mark.parametrize(("first", "a", "b"), [(Side.LEFT, "Ann", "Bo"), (Side.RIGHT, "Bo", "Ann")])
def test_who_shares_first_is_a(first: Side, a: str, b: str) -> None:
    """Wherever they sit, A is whoever begins."""
    setup = Setup("Ann", "Bo", first, SHARE_FULLY)
    assert (setup.name_a, setup.name_b) == (a, b)


def test_usually_a_talk_is_kept() -> None:
    """Where nothing else is chosen: kept, without a topic, with prompts for who asks."""
    setup = Setup("Ann", "Bo", Side.LEFT, SHARE_FULLY)
    assert (setup.keep, setup.topic, setup.prompting) == (True, "", Prompting.LIGHT)


def test_equal_names_are_asked_for_again() -> None:
    """Names that fold to the same are no two names."""
    assert problem_with_both("Maya", " maya ")
    assert not problem_with_both("Maya", "Sam")
