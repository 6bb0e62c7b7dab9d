"""Claims about decks of prompts: what is refused and how it is told, and whose come first."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listening_timer.config.paths import resources
from listening_timer.library.prompts import (
    LONGEST_CARD,
    MOST_CARDS,
    ORDER,
    CardKind,
    Decks,
    load,
    parse,
)
from listening_timer.text.error_messages import FORMAT, error_sentence
from tests.helpers.exercise.format_files import GOOD, parsed, refusal


def card(text: str = "What are you looking forward to?", kind: str = "opening") -> str:
    """A card as it stands in a file."""
    return f'[[card]]\nkind = "{kind}"\ntext = {{ en = "{text}" }}\n'


MANY = "".join(card(f"{number}") for number in range(MOST_CARDS + 1))
BAD = [
    ("not-toml", GOOD + "[[card\n", "line 5"),
    ("unknown-key", GOOD + 'colour = "red"\n' + card(), "colour"),
    ("unknown-key", GOOD + card() + 'who = "A"\n', "card 1, who"),
    ("missing", GOOD + card() + '[[card]]\ntext = { en = "So?" }\n', "card 2, kind"),
    ("not-a-choice", GOOD + card(kind="advice"), "card 1, kind"),
    ("not-a-choice", GOOD + "[[card]]\nkind = 1\n", "card 1, kind"),
    ("bad-id", GOOD.replace("mine", "My Own") + card(), "id"),
    ("bad-id", GOOD.replace('"mine"', "7") + card(), "id"),
    ("not-a-text-table", GOOD.replace('{ en = "Mine" }', '"Mine"') + card(), "name"),
    ("not-a-text-table", GOOD + '[[card]]\nkind = "deeper"\n', "card 1, text"),
    ("bad-text", GOOD + card(" "), "card 1, text.en"),
    ("bad-text", GOOD + card("\u200b\u2060"), "card 1, text.en"),
    ("bad-text", GOOD + card("x" * (LONGEST_CARD + 1)), "card 1, text.en"),
    ("bad-text", GOOD + '[[card]]\nkind = "deeper"\ntext = { en = 3 }\n', "card 1, text.en"),
    ("none-listed", GOOD, "[[card]]"),
    ("none-listed", GOOD + "card = []\n", "[[card]]"),
    ("not-listed", GOOD + 'card = "opening"\n', "[[card]]"),
    ("not-listed", GOOD + 'card = ["What next?"]\n', "card 1"),
    ("too-many-cards", GOOD + MANY, f"{MOST_CARDS} cards"),
    ("twice", GOOD + card("So  it is.") + card("so it is.", "deeper"), "card 2, text"),
]
"""What a file may hold that is no deck: the code, the text, and a part of what is told."""


@pytest.mark.parametrize(("code", "text", "place"), BAD)
def test_bad_deck_is_told(code: str, text: str, place: str, tmp_path: Path) -> None:
    """Each mistake has its code, and a sentence of its own with the file and the place."""
    file = tmp_path / "my own.toml"
    file.write_text(text, "utf-8")
    error = refusal(file, load)
    assert error.code == code
    assert code in FORMAT
    assert place in error_sentence(error)


def test_limits_themselves_are_allowed(tmp_path: Path) -> None:
    """Five hundred cards, and one of two hundred characters, are read."""
    file = tmp_path / "full.toml"
    texts = [str(number) for number in range(MOST_CARDS - 1)] + ["x" * LONGEST_CARD]
    file.write_text(GOOD + "".join(map(card, texts)), "utf-8")
    assert [one.text["en"] for one in load(file).cards] == texts


def test_text_of_a_card_is_cleaned() -> None:
    """A text from somebody else's file is one line, without what could harm its reader."""
    table = {"kind": "deeper", "text": {"en": "What\n\u202e comes \x1bnext?"}}
    deck = parse({"id": "a", "name": {"en": "A"}, "about": {"en": "A"}, "card": [table]})
    assert deck.cards[0].text == {"en": "What comes next?"}


def test_key_of_a_card_stays(tmp_path: Path) -> None:
    """A card keeps its key in another place, of another kind and with another language."""
    first, second = tmp_path / "a.toml", tmp_path / "b.toml"
    first.write_text(GOOD + card() + card("Where?"), "utf-8")
    translated = card("Where?", "closing").replace("{ en", '{ de = "Wo?", en')
    second.write_text(GOOD + translated + card(), "utf-8")
    one, two = load(first), load(second)
    assert [each.key for each in one.cards] == [each.key for each in reversed(two.cards)]
    assert one.cards[0].key == "mine/600f3f08"


def test_key_is_made_from_the_first_language_where_english_is_missing(tmp_path: Path) -> None:
    """A deck without English has keys too, one for each text."""
    file = tmp_path / "a.toml"
    texts = ("Was noch?", "Woher?")
    file.write_text(GOOD + "".join(card(t).replace("en =", "de =") for t in texts), "utf-8")
    assert len({each.key for each in load(file).cards}) == len(texts)


def test_users_decks_come_after_what_ships(tmp_path: Path) -> None:
    """The user's decks stand behind those that ship, by file name, and so do their cards."""
    for letter in "ba":
        text = GOOD.replace("mine", f"mine-{letter}") + card(f"So, {letter}?", "closing")
        (tmp_path / f"{letter}.toml").write_text(text, "utf-8")
    decks = Decks(resources(), tmp_path)
    assert [deck.id for deck in decks.items()] == [*ORDER, "mine-a", "mine-b"]
    closing = [each.text["en"] for each in decks.cards(CardKind.CLOSING)]
    assert closing[-2:] == ["So, a?", "So, b?"]
    assert closing[:-2] == [each.text["en"] for each in decks.get("gentle").of(CardKind.CLOSING)]


WORDS = st.sampled_from(["id", "name", "about", "card", "kind", "text", "en", "a", *CardKind])
VALUES = st.recursive(
    WORDS | st.none() | st.booleans() | st.integers(-2, 99) | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=6,
)
CARD = st.fixed_dictionaries(
    {"kind": st.sampled_from([*CardKind]) | VALUES},
    optional={"text": st.dictionaries(st.just("en"), st.text(max_size=4)) | VALUES, "who": VALUES},
)
TEXT = st.just({"en": "a"}) | VALUES
NEARLY = st.fixed_dictionaries(
    {"id": st.just("a") | VALUES, "name": TEXT, "about": TEXT},
    optional={"card": st.lists(CARD, max_size=6) | VALUES},
)


@settings(max_examples=150)
@given(NEARLY | st.dictionaries(WORDS, VALUES, max_size=6))
def test_any_mapping_gives_a_deck_or_a_sentence(source: dict[str, object]) -> None:
    """Whatever a file may hold, `parse` gives a sound deck or a FormatError with a sentence."""
    made = parsed(parse, source)
    assert made is None or made.cards
    assert made is None or all(text for each in made.cards for text in each.text.values())
