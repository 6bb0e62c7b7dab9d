"""Claims about the words for feelings: how many, how balanced, and how a bad file is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from listening_timer.config.paths import resources
from listening_timer.exercise.formats import FormatError
from listening_timer.library.feelings import Pole, families
from listening_timer.text.error_messages import FORMAT, error_sentence
from tests.helpers.exercise.format_files import refusal

FAMILIES = families(resources())
FEELINGS = [feeling for family in FAMILIES for feeling in family.feelings]
WORDS = [feeling.text["en"] for feeling in FEELINGS]

JUDGING = re.compile(
    "abandoned|abused|accused|attacked|belittled|betrayed|blamed|cheated|controlled|criticised|"
    "deceived|disrespected|dominated|ignored|insulted|judged|manipulated|misunderstood|neglected|"
    "offended|patronised|pressured|provoked|rejected|un(appreciated|heard|loved|seen|wanted)|"
    "used|victimised|wronged"
)
"""What says "you did this to me" in the dress of a feeling."""

FAMILY = """
[[family]]
id = "joy"
name = { en = "Joy" }
pole = "pleasant"
"""
GLAD = 'words = [{ id = "glad", en = "glad" }]\n'
BAD = [
    ("unknown-key", 'title = "a"\n' + FAMILY + GLAD, "title"),
    ("unknown-key", FAMILY + GLAD + "strength = 1\n", "family 1, strength"),
    ("none-listed", "", "[[family]]"),
    ("none-listed", FAMILY, "[[family.words]]"),
    ("not-listed", FAMILY + 'words = ["glad"]\n', "family 1, words 1"),
    ("missing", FAMILY.replace("pole", "# pole") + GLAD, "family 1, pole"),
    ("missing", FAMILY + 'words = [{ id = "glad" }]\n', "family 1, words 1, en"),
    ("not-a-choice", FAMILY.replace("pleasant", "good") + GLAD, "family 1, pole"),
    ("bad-id", FAMILY.replace("joy", "Joy!") + GLAD, "family 1, id"),
    ("bad-id", FAMILY + 'words = [{ en = "glad" }]\n', "family 1, words 1, id"),
    ("bad-text", FAMILY + 'words = [{ id = "glad", en = "" }]\n', "family 1, words 1, en"),
    ("not-a-text-table", FAMILY.replace('{ en = "Joy" }', "1") + GLAD, "family 1, name"),
    ("twice", 2 * (FAMILY + GLAD), "joy"),
    ("twice", FAMILY + GLAD + FAMILY.replace("joy", "fun") + GLAD, "glad"),
    ("twice", FAMILY + 'words = [{ id = "a", en = "glad" }, { id = "b", en = "glad" }]\n', "glad"),
]
"""What a file may hold that is no set of families: the code, the text, a part of what is told."""


def test_there_are_six_families_of_a_hundred_words() -> None:
    """Six families hold about a hundred words, so that none is searched for long."""
    assert len(FAMILIES) == 6
    assert 95 <= len(FEELINGS) <= 105
    assert all(16 <= len(family.feelings) <= 17 for family in FAMILIES)


def test_poles_are_balanced() -> None:
    """Three families are pleasant, three are not, and both have about as many words."""
    counts = {
        pole: [len(family.feelings) for family in FAMILIES if family.pole is pole] for pole in Pole
    }
    assert [len(each) for each in counts.values()] == [3, 3]
    pleasant, unpleasant = (sum(each) for each in counts.values())
    assert abs(pleasant - unpleasant) <= 0.1 * min(pleasant, unpleasant)


def test_nothing_stands_twice() -> None:
    """Each word has one place and one id, each family a name of its own to choose by."""
    assert len({family.name["en"] for family in FAMILIES}) == len(FAMILIES)
    assert len(set(WORDS)) == len(WORDS)
    assert len({feeling.id for feeling in FEELINGS}) == len(FEELINGS)


def test_words_are_plain() -> None:
    """A word is one to three small English words; its id is the same in small letters."""
    assert [word for word in WORDS if not re.fullmatch(r"[a-z]+( [a-z]+){0,2}", word)] == []
    assert [one.id for one in FEELINGS] == [word.replace(" ", "-") for word in WORDS]


def test_no_word_judges() -> None:
    """No word tells what somebody else has done; those that do are caught."""
    assert [word for word in [*WORDS, "unheard"] if JUDGING.fullmatch(word)] == ["unheard"]


@pytest.mark.parametrize(("code", "text", "place"), BAD)
def test_bad_file_is_told(code: str, text: str, place: str, tmp_path: Path) -> None:
    """Each mistake in the file has its code, and a sentence with the file and the place."""
    file = tmp_path / "feelings" / "feelings.toml"
    file.parent.mkdir()
    file.write_text(text, "utf-8")
    error = refusal(file, lambda _file: families(tmp_path))
    assert error.code == code
    assert code in FORMAT
    assert place in error_sentence(error)


def test_lost_file_is_told(tmp_path: Path) -> None:
    """Where the installation broke, the file that is missing is named."""
    with pytest.raises(FormatError) as caught:
        families(tmp_path)
    assert error_sentence(caught.value).startswith("feelings.toml: there is no such file")
