"""Fold the events of time that stands still: pause, break, gap, a session taken up, the end."""

from __future__ import annotations

from dataclasses import replace

from listening_timer.exercise.events import (
    BreakCalled,
    BreakEnded,
    Event,
    GapAnswered,
    GapFound,
    Paused,
    Resumed,
    ReturnCame,
    SessionEnded,
    SessionReopened,
)
from listening_timer.exercise.formats import MINUTE
from listening_timer.exercise.state import OnBreak, State, Status, UndoPause
from listening_timer.exercise.timekeeping import advanced, booked, use


def stood_still(state: State, event: Event) -> State:
    """Apply the events about time standing still, and the end."""
    match event:
        case Paused():
            return replace(state, status=Status.PAUSED, under=state.status, undo=UndoPause())
        case Resumed():
            return replace(state, status=state.under, under=Status.RUNNING, undo=None)
        case BreakCalled():
            interrupted = state.on_break.interrupted if state.on_break else state.status
            under = state.status if state.ticking else state.under
            minutes = (event.back_at - event.at) // MINUTE
            rest = OnBreak(interrupted, event.back_at, event.back_wall, minutes)
            return replace(state, status=Status.BREAK, under=under, on_break=rest, undo=None)
        case ReturnCame() if state.on_break:
            return replace(state, on_break=replace(state.on_break, came=True))
        case BreakEnded() if state.on_break:
            asked = state.on_break.interrupted is Status.GAP_ASKED
            back = Status.GAP_ASKED if asked else Status.PAUSED
            return replace(state, status=back, on_break=None)
        case GapAnswered():
            return gap_answered(state, counted=event.counted)
        case SessionEnded():
            return replace(
                state, status=Status.ENDED, completed=event.completed, undo=None, on_break=None
            )
        case _:
            return state


def gap_found(state: State, event: GapFound) -> State:
    """Let time pass up to the last look only; the rest is a gap, and is asked about."""
    state = advanced(state, event.since)
    slept = event.at - event.since
    return replace(
        state,
        at=event.at,
        status=Status.GAP_ASKED,
        under=state.status,
        sums=booked(state.sums, "gap", slept),
        undo=None,
        slept=slept,
    )


def gap_answered(state: State, *, counted: bool) -> State:
    """Go on after a gap; a counted one was lived, in the status that it interrupted."""
    going = replace(state, status=state.under, under=Status.RUNNING, slept=0)
    if not counted:
        return going
    taken = replace(going, sums=booked(going.sums, "gap", -state.slept))
    if going.status is Status.HELD_SILENCE:
        rested = going.rested + state.slept
        return replace(taken, sums=booked(taken.sums, "silence", state.slept), rested=rested)
    return use(taken, state.slept)


def reopened(state: State, event: SessionReopened) -> State:
    """Count what was lived, then the time away; what ran stands still."""
    state = advanced(state, event.until)
    running = state.ticking
    return replace(
        state,
        at=event.at,
        status=Status.PAUSED if running else state.status,
        under=state.status if running else state.under,
        sums=booked(state.sums, "away", event.at - event.until),
        wall=event.wall,
        wall_at=event.at,
    )
