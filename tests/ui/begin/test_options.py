"""Claims about the setup of a session, names as people type them, and a format in one line."""

from __future__ import annotations

import pytest

from listening_timer.exercise.formats import Bell, Format, Side, tailored
from listening_timer.model.preferences import Prompting
from listening_timer.ui.begin.options import Setup, prompting_options, sentence_of
from listening_timer.ui.words.names import clean_name, problem_with, problem_with_both
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import SHARE_FULLY, make_format
from tests.helpers.plain_text import plain


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


def test_every_level_of_prompts_has_words_of_its_own() -> None:
    """All are offered, the least first, and none twice."""
    assert [level for level, _words in prompting_options()] == list(Prompting)
    assert len({words for _level, words in prompting_options()}) == len(Prompting)


@pytest.mark.parametrize(
    ("fmt", "sentence"),
    [
        (SHIPPED["share-fully"], "Share fully, then switch · 10 minutes each"),
        (SHIPPED["short-turns"], "Short turns · 8 minutes each"),
        (tailored(SHIPPED["share-fully"], bell=Bell.OPEN), "Share fully, then switch · No bell"),
        (make_format("share A 1, share B 1"), "made · 1 min each"),
        (make_format("share A 1.5, share B 1.5"), "made · 90 s each"),
        (make_format("talk 20"), "made · 20 min"),
    ],
    ids=["equal turns", "several turns", "open", "one minute", "seconds", "no turns"],
)
def test_a_format_is_told_in_one_line(fmt: Format, sentence: str) -> None:
    """Its name, and how long each of the two shares in all."""
    assert plain(sentence_of(fmt)).partition(" · ")[2] == sentence.partition(" · ")[2]
