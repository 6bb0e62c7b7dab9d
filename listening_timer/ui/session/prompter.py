"""Prompt cards: which one is shown at a moment, and which is dealt next.

A card is dealt on request, or automatically at level `full`: when a turn begins, and when half of
it is used; an automatic card is gone after 40 s of the turn. No card comes twice in a session until
all of its kind were shown; then, and across the sessions of a history, the one shown longest ago
comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from listening_timer.exercise.formats import MINUTE, SECOND, Role
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import State
from listening_timer.library.prompts import Card, CardKind
from listening_timer.model.preferences import Prompting
from listening_timer.ui.words.phase_kinds import words_of

AUTO_CARD_MS = 40 * SECOND
"""How long (ms of the turn) an automatic card is shown."""
BEGINNING = 3 * MINUTE
"""Length (ms) of a turn's beginning if it has no set end; otherwise it is a third of the turn."""

Source = Callable[[CardKind], Sequence[Card]]


@dataclass(frozen=True, slots=True)
class DealtCard:
    """A dealt card: for whom (None: both), in which phase, from and up to which of its ms."""

    card: Card
    who: Role | None
    phase: int
    until: int | None
    since: int = 0


class Prompter:
    """Deals the prompt cards of one session at a time."""

    def __init__(self, cards: Source, note: Callable[[str], None]) -> None:
        """`cards`: all cards of a kind; `note` is called with the key of each card dealt."""
        self._cards, self._note = cards, note
        self.begin(Prompting.OFF)

    def begin(self, level: Prompting, used: Iterable[str] = (), seen: Iterable[str] = ()) -> None:
        """Start a session: `used` are the cards dealt in it before, `seen` ever, oldest first."""
        self._level = level
        self._used = dict.fromkeys(used, 1)
        self._order = {key: place for place, key in enumerate((*seen, *self._used))}
        self._places = count(max(self._order.values(), default=-1) + 1)
        self._dealt: DealtCard | None = None
        self._by_itself: set[tuple[int, CardKind]] = set()

    @property
    def level(self) -> Prompting:
        """The prompting level."""
        return self._level

    def look(self, state: State) -> DealtCard | None:
        """The card to show now; at level `full` this may deal one automatically."""
        if self._level is Prompting.FULL and state.ticking and state.floor is not None:
            self._deal_by_itself(state)
        dealt = self._dealt
        if dealt is None or (dealt.phase, dealt.who) != (state.index, recipient(state)):
            return None
        gone = dealt.until is not None and state.record.actual >= dealt.until
        return None if gone else dealt

    def ask(self, state: State) -> bool:
        """Deal a card on request; False where the phase allows none."""
        kinds = kinds_at(state)
        if not kinds:
            return False
        held = self._dealt if self.look(state) is not None else None
        after = kinds.index(held.card.kind) + 1 if held and held.card.kind in kinds else 0
        return self._deal(state, kinds[after % len(kinds)], until=None)

    def _deal_by_itself(self, state: State) -> None:
        if not state.phase.kind.facts.turn:
            return
        used, allowed = state.record.actual, state.record.allowed
        kind = CardKind.OPENING
        if allowed is not None and used >= allowed // 2:
            kind = CardKind.DEEPER
        due = (
            used < AUTO_CARD_MS
            if kind is CardKind.OPENING
            else used < (allowed or 0) // 2 + AUTO_CARD_MS
        )
        place = state.index, kind
        if due and place not in self._by_itself:
            self._by_itself.add(place)
            self._deal(state, kind, until=used + AUTO_CARD_MS)

    def _deal(self, state: State, kind: CardKind, until: int | None) -> bool:
        cards = self._cards(kind)
        if not cards:
            return False
        fewest = min(self._used.get(card.key, 0) for card in cards)
        fresh = [card for card in cards if self._used.get(card.key, 0) == fewest]
        card = min(fresh, key=lambda card: self._order.get(card.key, -1))
        self._used[card.key] = fewest + 1
        self._order[card.key] = next(self._places)
        self._dealt = DealtCard(card, recipient(state), state.index, until, state.record.actual)
        self._note(card.key)
        return True


def kinds_at(state: State) -> tuple[CardKind, ...]:
    """The kinds of cards that fit this phase, in the order in which they are offered."""
    cards = words_of(state.phase.kind).cards
    if not state.phase.kind.facts.turn:
        return cards
    if state.floor is None:
        return ()
    begins = state.record.actual < _beginning(state)
    return cards if begins else tuple(card for card in cards if card is not CardKind.OPENING)


def _beginning(state: State) -> int:
    """Up to which time of a turn (ms) it counts as its beginning."""
    allowed = state.record.allowed
    return BEGINNING if allowed is None else allowed // 3


def recipient(state: State) -> Role | None:
    """Whom a card addresses: the speaker, the listener who says back, or both (None)."""
    speaker = state.floor
    if speaker is not None and state.phase.kind is PhaseKind.REFLECT:
        return speaker.other
    return speaker
