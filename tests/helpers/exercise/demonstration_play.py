"""Demonstration play: a whole session as the sample couple plays it, without a clock."""

from __future__ import annotations

from functools import reduce

from listening_timer.app.demonstration.player import next_step
from listening_timer.exercise.decide import decide, due, evolve, next_due, started
from listening_timer.exercise.events import Event, SessionStarted
from listening_timer.exercise.evolve import fold
from listening_timer.exercise.formats import Format, Side
from listening_timer.exercise.state import State, Status
from tests.helpers.exercise.play_session import WALL

MOST_EVENTS = 2_000
"""A session that has more is held to have no end."""


def play_on(state: State, speed: float) -> tuple[Event, ...]:
    """Whatever comes next by time or by the couple; nothing where they wait."""
    step, coming = next_step(state, speed), next_due(state)
    if coming is not None and (step is None or coming.at <= step.at):
        return due(state, coming.at)
    return () if step is None else decide(state, step.command, step.at)


def begin(fmt: Format) -> tuple[State, tuple[Event, ...]]:
    """The state in which a session begins, and the events up to it."""
    events = started(SessionStarted(0, fmt, Side.LEFT, WALL, 0))
    return fold(events), events


def play(fmt: Format, speed: float = 1) -> tuple[State, tuple[Event, ...]]:
    """Play it to where nothing follows any more: the state there, and all events."""
    state, events = begin(fmt)
    while state.status is not Status.ENDED and len(events) < MOST_EVENTS:
        more = play_on(state, speed)
        if not more:
            break
        state, events = reduce(evolve, more, state), events + more
    return state, events
