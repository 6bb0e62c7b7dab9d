"""Due events, caused by time alone: bells, the end of a phase, the return of a break.

Each such event carries the instant at which it was due, not the one at which it was noticed.
"""

from __future__ import annotations

from typing import TypeAlias

from listening_timer.exercise.events import (
    BellRang,
    Event,
    How,
    PhaseEnded,
    ReturnCame,
    SessionEnded,
    SoonRang,
)
from listening_timer.exercise.evolve import evolve
from listening_timer.exercise.formats import Bell
from listening_timer.exercise.phase_kinds import Ending, PhaseKind
from listening_timer.exercise.state import State, Status
from listening_timer.exercise.timekeeping import CLOSE_MS, ending, soon_at

Events: TypeAlias = tuple[Event, ...]


def next_due(state: State) -> Event | None:
    """The next event caused by time alone, with the instant at which it is due."""
    if state.status is Status.ENDED:
        return None
    if state.over:
        return SessionEnded(state.at, completed=True, wall=state.wall_of(state.at))
    if state.status is Status.BREAK:
        rest = state.on_break
        if rest is None or rest.came:
            return None
        return ReturnCame(max(state.at, rest.back_at))
    return _end_of_time(state) if state.ticking else None


def _end_of_time(state: State) -> Event | None:
    record = state.record
    if state.status is Status.HELD_SILENCE:
        left = max(0, record.remaining - state.rested)
        return PhaseEnded(state.at + left, How.BY_ITSELF)
    soon = soon_at(state)
    if soon is not None and record.used < soon and record.allowed not in record.warned:
        return SoonRang(state.at + soon - record.used)
    if state.phase.kind is PhaseKind.CLOSE and state.format.bell is Bell.STOP:
        return PhaseEnded(state.at + max(0, CLOSE_MS - record.used), How.BY_ITSELF)
    at = state.at + record.remaining
    match ending(state.format, state.phase):
        case Ending.WAITS:
            return None
        case Ending.PASSES:
            return PhaseEnded(at, How.BY_ITSELF)
        case Ending.RINGS:
            return None if record.allowed in record.rung else BellRang(at)
        case Ending.RINGS_AND_PASSES:
            rung = record.allowed in record.rung
            return PhaseEnded(at, How.BY_ITSELF) if rung else BellRang(at)


def due(state: State, now: int) -> Events:
    """All events caused by time alone up to `now` (ms), in order, each at its own instant."""
    events: list[Event] = []
    while (event := next_due(state)) is not None and event.at <= now:
        events.append(event)
        state = evolve(state, event)
    return tuple(events)
