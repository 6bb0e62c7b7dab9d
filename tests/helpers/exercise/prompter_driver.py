"""Prompter driver: a prompter over a small deck, asked for cards at moments of a session."""

from __future__ import annotations

from collections.abc import Sequence

from listening_timer.exercise.commands import MainAction
from listening_timer.exercise.state import State
from listening_timer.library.prompts import Card, CardKind
from listening_timer.model.preferences import Prompting
from listening_timer.ui.session.prompter import Prompter
from tests.helpers.exercise.play_session import Play, begin_play

EACH = 3
"""So many cards there are of each kind."""


class Table:
    """A prompter with three cards of each kind, and all that it noted."""

    def __init__(
        self,
        level: Prompting = Prompting.LIGHT,
        used: Sequence[str] = (),
        seen: Sequence[str] = (),
    ) -> None:
        self.noted: list[str] = []
        self.prompter = Prompter(cards, self.noted.append)
        self.prompter.begin(level, used=used, seen=seen)

    def ask(self, state: State, times: int = 1) -> list[str]:
        """Ask so many times at one moment; the keys of what lies there after each."""
        found: list[str] = []
        for _ in range(times):
            assert self.prompter.ask(state)
            found.append(self.lying(state))
        return found

    def lying(self, state: State) -> str:
        """The key of the card that lies on the stage; empty where none does."""
        dealt = self.prompter.look(state)
        return "" if dealt is None else dealt.card.key

    def through(self, play: Play, start: int, end: int) -> list[int]:
        """Look at every second of a time (s); those at which a card lies there."""
        return [at for at in range(start, end) if self.lying(play.look(at))]


def cards(kind: CardKind) -> tuple[Card, ...]:
    """Three cards of a kind."""
    return tuple(Card(kind, {"en": f"{kind} {n}"}, f"{kind}/{n}") for n in range(EACH))


def keys(kind: CardKind) -> list[str]:
    """The keys of all cards of a kind, in the order of the deck."""
    return [card.key for card in cards(kind)]


def kinds_of(found: Sequence[str]) -> list[CardKind]:
    """Of which kind each of these keys is."""
    return [CardKind(key.partition("/")[0]) for key in found]


def in_phase(number: int) -> State:
    """The first second of a phase of a session that has many."""
    play = begin_play("share A 10, reflect A 2, share B 10, reflect B 2, bridge 2, talk 5, close")
    for step in range(number):
        play.do(MainAction(), step)
    return play.look(number)


SHARE, REFLECT, BRIDGE, TALK, CLOSE = 0, 1, 4, 5, 6
