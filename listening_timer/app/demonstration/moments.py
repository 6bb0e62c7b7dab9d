"""Moments of a demonstration that are worth showing, to step from one to the next; pure.

A session of the core is a value, so a step forward is played ahead from it, and a step back goes to
a state that was seen before.
"""

from __future__ import annotations

from functools import reduce

from listening_timer.app.demonstration.player import expected_length, next_step
from listening_timer.exercise.commands import Command, Pause, Resume
from listening_timer.exercise.decide import advanced, decide, due, evolve, next_due
from listening_timer.exercise.events import (
    BellRang,
    Event,
    FloorReturned,
    MoreAsked,
    PhaseEnded,
    RepairGranted,
    ReplyHeld,
    SilenceBegan,
)
from listening_timer.exercise.formats import SECOND, Refused
from listening_timer.exercise.state import State, Status

WORTH_SHOWING = (
    *(PhaseEnded, BellRang, MoreAsked, SilenceBegan),
    *(FloorReturned, RepairGranted, ReplyHeld),
)
OVERTIME_SHOWN_MS = 20 * SECOND
"""So far (ms) past its bell a phase is shown once more, if it goes on so long."""

Played = tuple[State, tuple[Event, ...]]


def next_moment(state: State, speed: float) -> Played:
    """The next state worth showing, paused where a pause is possible, and the events up to it."""
    events: tuple[Event, ...] = ()
    if state.status is Status.PAUSED:
        state, events = _after(state, Resume(), state.at)
    while not state.over and state.status is not Status.ENDED:
        state, more = _played_on(state, speed)
        events += more
        if not more or any(isinstance(event, WORTH_SHOWING) for event in more):
            break
    state, last = paused(state)
    return state, events + last


def paused(state: State) -> Played:
    """The state, paused, and the event of that; as it is where there is nothing to pause."""
    try:
        return _after(state, Pause(), state.at)
    except Refused:
        return state, ()


def _played_on(state: State, speed: float) -> Played:
    """Whatever comes next: what time brings, what they do, or a look at the overtime."""
    step, coming = next_step(state, speed), next_due(state)
    if (look := _shown_in_overtime(state, speed)) is not None:
        return advanced(state, look), ()
    if coming is not None and (step is None or coming.at <= step.at):
        events = due(state, coming.at)
        return reduce(evolve, events, state), events
    if step is None:
        return state, ()
    return _after(state, step.command, step.at)


def _shown_in_overtime(state: State, speed: float) -> int | None:
    """When (ms) the overtime of this phase is shown, where it is still to come."""
    record, at = state.record, state.record.used - OVERTIME_SHOWN_MS
    if record.allowed is None or record.allowed not in record.rung or at >= record.allowed:
        return None
    if expected_length(state, speed) <= record.allowed + OVERTIME_SHOWN_MS:
        return None
    return state.at + record.allowed - at


def _after(state: State, command: Command, at: int) -> Played:
    events = decide(state, command, at)
    return reduce(evolve, events, state), events


class Moments:
    """The moments seen so far, to step back through."""

    def __init__(self) -> None:
        self._seen: list[State] = []

    def note(self, state: State) -> None:
        """Remember this state if it begins a phase, or stands still at another moment."""
        last = self._seen[-1] if self._seen else None
        if last is None or state.index != last.index or state.status is Status.PAUSED:
            self._seen.append(state)

    def before(self, state: State) -> State | None:
        """The last moment before this state, paused; all later ones are forgotten."""
        while self._seen and _progress(self._seen[-1]) >= _progress(state):
            self._seen.pop()
        return paused(self._seen[-1])[0] if self._seen else None


def _progress(state: State) -> tuple[int, int]:
    """How far a session has come, whatever time has passed while it was paused."""
    return state.index, state.record.actual + state.rested
