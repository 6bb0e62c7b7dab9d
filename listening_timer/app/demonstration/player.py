"""Demonstration player: what the sample couple does next, and when; pure functions of the state.

They do what two people would: they arrive, use a little overtime once, take repair, let one reply
wait, say back, thank each other, close. A pause, a break and a gap are the therapist's: there the
couple waits. The law: a step is legal in the state for which it was decided, and there always is
one, or time brings the next event by itself, so that every format comes to its end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from listening_timer.exercise.commands import AcceptRepair, Command, HoldReply, MainAction
from listening_timer.exercise.formats import MINUTE, SECOND, Bell, Early
from listening_timer.exercise.phase_kinds import Ending, PhaseKind
from listening_timer.exercise.state import State, Status
from listening_timer.exercise.timekeeping import ending, repair_offered

ARRIVING_MS, CLOSING_MS = 20 * SECOND, 20 * SECOND
"""How long (ms) the phases take that wait for a press, at least."""
ARRIVING_REAL_MS, CLOSING_REAL_MS = 2_500, 4_000
"""How long (real ms) they are shown, at least."""
OPEN_SHARE_MS = 4 * MINUTE
"""How long (ms) a share takes that has no set end."""
OVERTIME_MS = (30 * SECOND, 80 * SECOND)
"""Overtime (ms) of the first share: an eighth of its time, within these bounds."""
REPAIR_REAL_MS, REPAIR_MS = 1_000, (8 * SECOND, 50 * SECOND)
"""How long (real ms) repair is offered before it is taken; within these bounds (ms)."""
LINGER_MS, LINGER_REAL_MS = 20 * SECOND, 2_000
"""How long (ms, and real ms) they go on at least where somebody else has led them back."""
FASTEST_SHOWN = 60
"""Beyond this speed nobody follows it any more: real times are those of this speed."""
REPLY_AT, REPLY_UNTIL = 0.45, 0.6
"""Between which parts of the first share the listener lets a reply wait."""


@dataclass(frozen=True, slots=True)
class Step:
    """What they do next: a command, at an instant (ms) of the session."""

    at: int
    command: Command


def next_step(state: State, speed: float) -> Step | None:
    """What they do next at a speed; None while time, or the therapist, brings what comes next."""
    if state.status is Status.ASK_MORE:
        return Step(max(state.at, state.pressed + _lingering(speed)), MainAction())
    if state.status is not Status.RUNNING or state.over:
        return None
    return min(_steps(state, speed), key=lambda step: step.at, default=None)


def expected_length(state: State, speed: float) -> int:
    """The used time (ms) with which this phase is likely to end."""
    passes = _passes_at(state, speed)
    return (state.record.allowed or 0) if passes is None else passes


def _steps(state: State, speed: float) -> Iterator[Step]:
    used = state.record.used
    if _lets_a_reply_wait(state):
        yield Step(state.at + max(0, round(_length(state) * REPLY_AT) - used), HoldReply())
    if state.phase.kind.facts.turn and repair_offered(state):
        low, high = REPAIR_MS
        taken = min(high, max(low, _session_ms(REPAIR_REAL_MS, speed)))
        yield Step(state.at + max(0, taken - used), AcceptRepair())
    passes = _passes_at(state, speed)
    if passes is None:
        return
    at = state.at - used + passes
    led_back = at <= state.pressed
    yield Step(state.pressed + _lingering(speed) if led_back else max(state.at, at), MainAction())


def _lingering(speed: float) -> int:
    return max(LINGER_MS, _session_ms(LINGER_REAL_MS, speed))


def _session_ms(real_ms: int, speed: float) -> int:
    """How long (ms of the session) a real time is at a speed."""
    return round(real_ms * min(speed, FASTEST_SHOWN))


def _lets_a_reply_wait(state: State) -> bool:
    """Whether this is the first share, at its middle or before, and no reply waits yet."""
    first = state.phase.kind.facts.turn and state.last_share is None
    return first and not any(state.held) and state.record.used < _length(state) * REPLY_UNTIL


def _length(state: State) -> int:
    """The allowed time (ms) of a phase, or what is taken where none is set."""
    allowed = state.record.allowed
    return OPEN_SHARE_MS if allowed is None else allowed


def _passes_at(state: State, speed: float) -> int | None:
    """The used time (ms) at which they pass this phase on; None where it passes by itself."""
    kind, stops = state.phase.kind, ending(state.format, state.phase)
    if kind is PhaseKind.ARRIVE:
        return max(ARRIVING_MS, _session_ms(ARRIVING_REAL_MS, speed))
    if kind is PhaseKind.CLOSE:
        return max(CLOSING_MS, _session_ms(CLOSING_REAL_MS, speed))
    if kind.facts.turn:
        return _share_passes_at(state)
    return None if stops is not Ending.RINGS else _length(state) * 4 // 5


def _share_passes_at(state: State) -> int | None:
    """Overtime in the first share, an early end in the others; under `stop` they wait for it."""
    length, first = _length(state), state.last_share is None
    if state.record.allowed is None:
        return length
    if state.format.bell is Bell.STOP:
        shown = first and state.format.early is not Early.HAND_OVER
        return length * 17 // 20 if shown else None
    if first:
        low, high = OVERTIME_MS
        return length + min(high, max(low, length // 8))
    return length * 9 // 10
