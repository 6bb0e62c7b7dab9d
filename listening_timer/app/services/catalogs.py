"""Catalogs: the formats, prompt cards, feelings and helplines of one installation."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from listening_timer.config.paths import Paths
from listening_timer.exercise.formats import Format
from listening_timer.library import captions, feelings, formats, helplines
from listening_timer.library.captions import Conversation
from listening_timer.library.feelings import Family
from listening_timer.library.formats import Library
from listening_timer.library.helplines import Helpline
from listening_timer.library.prompts import Card, CardKind, Deck, Decks


class Catalogs:
    """Formats are loaded already; cards and feelings are loaded on first use."""

    def __init__(self, paths: Paths, library: Library) -> None:
        self.paths, self.library = paths, library
        self._only: str | Deck | None = None

    def cards(self, kind: CardKind) -> Sequence[Card]:
        """All cards of a kind; those of one deck where it alone is used."""
        only = self._only
        if only is None:
            return self.decks.cards(kind)
        return (self.decks.get(only) if isinstance(only, str) else only).of(kind)

    def use_deck(self, deck: str | Deck | None) -> None:
        """Use the cards of one deck alone, given by its id or whole; None: those of all decks."""
        self._only = deck

    @cached_property
    def families(self) -> Sequence[Family]:
        """The families of feelings."""
        return feelings.families(self.paths.resources)

    @cached_property
    def conversations(self) -> Sequence[Conversation]:
        """What the demonstration's sample couple says, a conversation a topic."""
        return captions.conversations(self.paths.resources)

    @cached_property
    def now_you(self) -> Format:
        """One minute each, which is not among the formats to choose from."""
        return formats.load(self.paths.resources / "now-you.toml")

    def helplines(self, country: str) -> Sequence[Helpline]:
        """The helplines of a country (ISO 3166)."""
        found = helplines.helplines(self.paths.resources)
        return [one for one in found if one.country == country]

    @cached_property
    def decks(self) -> Decks:
        """All decks."""
        return Decks(self.paths.resources, self.paths.prompts)
