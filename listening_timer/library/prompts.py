"""Prompt decks: cards, one TOML file a deck, shipped or user-defined.

A card is a line of help for the person it is shown to. It speaks about that person, or serves their
understanding; it is never about the other's faults, and never advice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from listening_timer.exercise.formats import FormatError
from listening_timer.exercise.toml_checks import (
    LONGEST_TEXT,
    Table,
    choice,
    identity,
    known_keys,
    listed,
)
from listening_timer.library.catalog import Catalog, read
from listening_timer.library.texts import cleaned_texts
from listening_timer.text.cleaning import folded

ORDER = ("gentle",)
"""The shipped decks, in the order in which they are offered."""
MOST_CARDS = 500
LONGEST_CARD = 200
"""Most characters of a card: read at a glance, and fits beside the speaker."""
KEY_BYTES = 4
DECK_KEYS = frozenset({"id", "name", "about", "card"})
CARD_KEYS = frozenset({"kind", "text"})


class CardKind(StrEnum):
    """The purpose of a card; two kinds are the listener's, the last is for both."""

    OPENING = "opening"
    DEEPER = "deeper"
    SAYING_BACK = "saying-back"
    MAKING_SENSE = "making-sense"
    FEELING = "feeling"
    APPRECIATION = "appreciation"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Card:
    """A prompt; `text` maps a language code to its words.

    `key` identifies the card in the history: the deck's id and eight hex digits hashed from the
    words, so that neither a new order nor a translation changes it.
    """

    kind: CardKind
    text: Mapping[str, str]
    key: str


@dataclass(frozen=True, slots=True)
class Deck:
    """Cards that belong together; `name` and `about` map a language code to a text."""

    id: str
    name: Mapping[str, str]
    about: Mapping[str, str]
    cards: tuple[Card, ...]

    def of(self, kind: CardKind) -> tuple[Card, ...]:
        """The cards of this kind, in the order of the file."""
        return tuple(card for card in self.cards if card.kind is kind)


class Decks(Catalog[Deck]):
    """All decks, shipped and user-defined; errors of files are in `problems`."""

    def __init__(self, resources: Path, user_folder: Path) -> None:
        folder = resources / "prompts"
        super().__init__(load, folder, ORDER, user_folder, unknown="unknown-deck")

    def cards(self, kind: CardKind) -> tuple[Card, ...]:
        """The cards of this kind of all decks, in order."""
        return tuple(card for deck in self.items() for card in deck.of(kind))


def load(path: Path) -> Deck:
    """Read one deck. Raises FormatError with the file's name in its values."""
    return read(path, parse)


def parse(source: Mapping[str, object]) -> Deck:
    """Parse a deck from a mapping, as a TOML file gives it. Raises FormatError."""
    known_keys(source, DECK_KEYS, "")
    name = identity(source)
    return Deck(
        id=name,
        name=cleaned_texts(source, "name", "", LONGEST_TEXT),
        about=cleaned_texts(source, "about", "", LONGEST_TEXT),
        cards=_cards(source, name),
    )


def _cards(source: Table, deck: str) -> tuple[Card, ...]:
    cards: list[Card] = []
    seen: set[str] = set()
    for path, table in listed(source, "card"):
        if len(cards) == MOST_CARDS:
            raise FormatError("", "too-many-cards", most=MOST_CARDS)
        known_keys(table, CARD_KEYS, path)
        kind = choice(table, "kind", CardKind, path)
        text = cleaned_texts(table, "text", path, LONGEST_CARD)
        words = _main(text)
        if folded(words) in seen:
            raise FormatError(f"{path}text", "twice", value=words)
        seen.add(folded(words))
        cards.append(Card(kind, text, _key(deck, words)))
    return tuple(cards)


def _main(text: Mapping[str, str]) -> str:
    """The text that identifies a card: the English one, else the first."""
    return text.get("en") or next(iter(text.values()))


def _key(deck: str, words: str) -> str:
    from hashlib import blake2b  # noqa: PLC0415 - loads OpenSSL, only needed to parse a deck

    return f"{deck}/{blake2b(words.encode(), digest_size=KEY_BYTES).hexdigest()}"
