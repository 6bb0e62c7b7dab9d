"""Play a session without a conductor: a format made in a line, an event log, manual time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

import pytest

from listening_timer.exercise.commands import Command
from listening_timer.exercise.decide import State, advanced, decide, due, evolve, fold, started
from listening_timer.exercise.events import BellRang, Event, SessionStarted
from listening_timer.exercise.formats import (
    MINUTE,
    SECOND,
    Bell,
    Early,
    Format,
    Phase,
    Refused,
    Role,
    Side,
    checked,
)
from listening_timer.exercise.phase_kinds import PhaseKind

WALL = 1_795_000_000_000
"""A fixed wall instant (UTC ms) at which the sessions of the tests begin."""


def phase(text: str) -> Phase:
    """Make a phase from words: `share A 10` in minutes, `handover 30` in seconds, `close`."""
    words = text.split()
    kind = PhaseKind(words.pop(0))
    who = Role(words.pop(0)) if words and words[0] in ("A", "B") else None
    unit = SECOND if kind is PhaseKind.HANDOVER else MINUTE
    return Phase(kind, who, int(float(words[0]) * unit) if words else None)


def make_format(
    phases: str,
    bell: Bell = Bell.FINISH,
    early: Early = Early.HAND_OVER,
    name: str = "made",
    soon: int = 0,
) -> Format:
    """Make a sound format from phases divided by commas; `soon` in minutes."""
    steps = tuple(phase(text.strip()) for text in phases.split(","))
    texts = {"en": "Made for a test"}
    return checked(Format(name, texts, texts, bell, early, steps, soon=soon * MINUTE))


SHARE_FULLY = make_format(
    "arrive 1, share A 10, handover 30, share B 10, appreciate A 1, appreciate B 1, close"
)


class Play:
    """A session under test: what was said and when, its log and its state."""

    def __init__(self, fmt: Format = SHARE_FULLY) -> None:
        first = SessionStarted(0, fmt, Side.LEFT, WALL, 60)
        self.log: list[Event] = list(started(first))
        self.state: State = fold(self.log)

    @property
    def at(self) -> int:
        """Where the session stands, in ms."""
        return self.state.at

    @property
    def bells(self) -> list[int]:
        """The instants at which bells rang, in ms."""
        return [event.at for event in self.log if isinstance(event, BellRang)]

    def take(self, events: Sequence[Event]) -> None:
        """Add events to the log and fold them."""
        self.log.extend(events)
        self.state = reduce(evolve, events, self.state)

    def do(self, command: Command, at: float) -> None:
        """Give a command at so many seconds."""
        self.take(decide(self.state, command, round(at * SECOND)))

    def look(self, at: float) -> State:
        """Let time pass up to so many seconds; returns the state as painted then."""
        now = round(at * SECOND)
        self.take(due(self.state, now))
        return advanced(self.state, now)


SHARES = "share A 10, handover 30, share B 10"


def begin_play(
    phases: str = SHARES, bell: Bell = Bell.FINISH, early: Early = Early.HAND_OVER
) -> Play:
    """A session of these phases, just started."""
    return Play(make_format(phases, bell, early))


def refusal_code(play: Play, command: Command, at: float) -> str:
    """The code with which a command is refused; the session stays as it was."""
    before = (list(play.log), play.state)
    with pytest.raises(Refused) as caught:
        play.do(command, at)
    assert (play.log, play.state) == before
    return caught.value.code
