"""`prompts list|show|check`: the decks that cards are drawn from, and whether a file is one."""

from __future__ import annotations

from listening_timer.commands.asked import Asked
from listening_timer.commands.printing import say
from listening_timer.commands.shelves import list_shelf
from listening_timer.config.paths import user_paths
from listening_timer.library.prompts import CardKind, Deck, Decks
from listening_timer.text.english import english

KINDS = {
    CardKind.OPENING: "To begin with",
    CardKind.DEEPER: "To go deeper",
    CardKind.SAYING_BACK: "To say back what was heard",
    CardKind.MAKING_SENSE: "To say how it makes sense",
    CardKind.FEELING: "To find the feeling",
    CardKind.APPRECIATION: "To appreciate",
    CardKind.CLOSING: "To close",
}


def decks() -> Decks:
    """The decks of whoever runs this. Raises HistoryError where the installation broke."""
    paths = user_paths()
    return Decks(paths.resources, paths.prompts)


def list_decks(_asked: Asked) -> int:
    """Name all decks, with a sentence on standard error for each that cannot be read."""
    known = decks()
    return list_shelf(known, known.decks(), "cards", lambda deck: str(len(deck.cards)))


def show_deck(asked: Asked) -> int:
    """Describe one deck with its cards, by what they are for."""
    deck = decks().get(asked.id)
    say(f"{english(deck.name)} ({deck.id})")
    say(english(deck.about))
    for kind in (kind for kind in CardKind if deck.of(kind)):
        say()
        say(f"{KINDS[kind]} ({kind})")
        for card in deck.of(kind):
            say(f"  {english(card.text)}")
    return 0


def check_deck(asked: Asked) -> int:
    """Say that a file holds a sound deck that would be read; raises FormatError otherwise."""
    deck = decks().check(asked.file)
    say(f"{english(deck.name)} is sound: {_count(deck)}.")
    return 0


def _count(deck: Deck) -> str:
    count = len(deck.cards)
    return f"{count} card{'s'[: count != 1]}"
