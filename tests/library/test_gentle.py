"""Claims about the cards that ship: enough of each kind, short, kind, and no advice."""

from __future__ import annotations

import re

import pytest

from listening_timer.config.paths import resources
from listening_timer.library.prompts import ORDER, CardKind, Decks

DECKS = Decks(resources(), resources() / "none")
CARDS = [card for kind in CardKind for card in DECKS.cards(kind)]
TEXTS = [text for card in CARDS for text in card.text.values()]

FEWEST, MOST = 12, 16
LONGEST = 90
UNKIND = (
    r"why(?! …)|always|never|should|must|ought|fault|blame|wrong|guilty|mistake|sorry|partner|"
    r"husband|wife|(you|they) (have|need) to|you could have|try to be|calm down|better if|"
    r"at least|just(?! before)|actually|really|but"
)
"""Blame and advice, and the small words that carry them; "I understand why …" asks nothing."""
JARGON = (
    r"trigger\w*|attach\w*|boundar\w*|validat\w*|space|process\w*|trauma\w*|toxic|needy|"
    r"inner child|empath\w*|mirror\w*|reflect\w*|regulat\w*|vulnerab\w*|cope|coping|heal\w*"
)
SPEAKERS = (CardKind.OPENING, CardKind.DEEPER, CardKind.FEELING)
OTHERS = r"he|she|him|her|his|hers|they|them|their|we|us|our|I|me|my"


def held(pattern: str, text: str) -> list[str]:
    """The whole words of a text that a pattern forbids."""
    return [one[0] for one in re.finditer(rf"\b(?:{pattern})\b", text, re.IGNORECASE)]


def test_decks_that_ship_are_sound() -> None:
    """All that ship are read, each from the file of its id, and no file is left over."""
    assert DECKS.problems == ()
    assert tuple(deck.id for deck in DECKS.items()) == ORDER
    assert {file.stem for file in (resources() / "prompts").iterdir()} == set(ORDER)


@pytest.mark.parametrize("kind", CardKind)
def test_there_are_enough_of_each_kind(kind: CardKind) -> None:
    """Each kind has twelve cards at the least, and none so many that it drowns the others."""
    assert FEWEST <= len(DECKS.cards(kind)) <= MOST


def test_cards_are_short() -> None:
    """A card is read at a glance, and is a question, a sentence or the beginning of one."""
    assert [text for text in TEXTS if len(text) > LONGEST or text[-1] not in "?.…"] == []


@pytest.mark.parametrize("pattern", [UNKIND, JARGON], ids=["unkind", "jargon"])
def test_cards_are_kind_and_plain(pattern: str) -> None:
    """No card blames, presses or advises, asks for reasons, or needs a therapist to explain it."""
    assert [(text, found) for text in TEXTS if (found := held(pattern, text))] == []


@pytest.mark.parametrize("kind", SPEAKERS)
def test_cards_for_the_speaker_are_about_the_speaker(kind: CardKind) -> None:
    """What the speaker is shown asks about nobody else."""
    texts = [text for card in DECKS.cards(kind) for text in card.text.values()]
    assert [text for text in texts if held(OTHERS, text)] == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (UNKIND, "Why did you do that?"),
        (UNKIND, "You need to say more."),
        (JARGON, "What triggered you?"),
        (JARGON, "Set a boundary."),
        (OTHERS, "What did she do?"),
    ],
)
def test_lists_find_what_they_forbid(pattern: str, text: str) -> None:
    """The lists above catch what they are there for."""
    assert held(pattern, text)


def test_keys_are_single_and_stay() -> None:
    """No two cards share a key; those that a history may hold by now are still these."""
    keys = {card.key: card.text["en"] for card in CARDS}
    assert len(keys) == len(CARDS)
    assert keys["gentle/539e4589"] == "What has been on your mind most this week?"
    assert all(re.fullmatch(r"gentle/[0-9a-f]{8}", key) for key in keys)
