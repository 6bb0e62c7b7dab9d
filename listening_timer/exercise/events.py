"""Events of a session: its append-only log; frozen dataclasses.

`at` is whole milliseconds since the session began and counts everything: pauses, breaks, gaps, and
time in which the program was closed. Wall instants (UTC ms) appear only where a session needs the
calendar: its start, the return of a break, a reopening, its end. The log holds structure and times
only: never a name, never typed text.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

from listening_timer.exercise.formats import Format, Side


class How(StrEnum):
    """How a phase ended."""

    PASSED = "passed"
    BY_ITSELF = "by-itself"
    SKIPPED = "skipped"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class SessionStarted:
    """The session began, with its format as tailored; replay needs nothing else."""

    at: int
    format: Format
    side_a: Side
    wall: int
    offset: int
    """Minutes that local time was ahead of UTC."""


@dataclass(frozen=True, slots=True)
class PhaseEnded:
    """The phase is over; the next one, if there is one, starts at the same instant."""

    at: int
    how: How


@dataclass(frozen=True, slots=True)
class BellRang:
    """The allowed time of a phase was used up."""

    at: int


@dataclass(frozen=True, slots=True)
class SoonRang:
    """The end of a share is near: only the format's `soon` of its allowed time is left."""

    at: int


@dataclass(frozen=True, slots=True)
class MoreAsked:
    """The speaker was done early: the listener may ask for more."""

    at: int


@dataclass(frozen=True, slots=True)
class CueCleared:
    """The cue to ask for more was undone."""

    at: int


@dataclass(frozen=True, slots=True)
class SilenceBegan:
    """The speaker was done early: nobody has the token, the remaining time is silence."""

    at: int


@dataclass(frozen=True, slots=True)
class FloorReturned:
    """The silence after an early end is over; the speaker has the floor again."""

    at: int


@dataclass(frozen=True, slots=True)
class PhaseReopened:
    """A phase that had ended goes on with the time it had used then.

    `undone`: the running time since it ended becomes silence (a pass or skip was undone); otherwise
    what was counted stays counted ("there is more" after a reflection). `added` is in ms: the
    minute given where nothing was left under `stop`.
    """

    at: int
    phase: int
    undone: bool
    added: int = 0


@dataclass(frozen=True, slots=True)
class Paused:
    """The session was paused."""

    at: int


@dataclass(frozen=True, slots=True)
class Resumed:
    """Time runs again after a pause."""

    at: int


@dataclass(frozen=True, slots=True)
class TimeAdded:
    """More time was allowed; `ms` is negative where that was undone."""

    at: int
    ms: int


@dataclass(frozen=True, slots=True)
class RepairGranted:
    """Repair, the overtime of the other person, was offered and accepted."""

    at: int
    ms: int


@dataclass(frozen=True, slots=True)
class FloorSwapped:
    """The other person has the floor for the rest of this share, or gets it back."""

    at: int
    undone: bool = False


@dataclass(frozen=True, slots=True)
class RoundAdded:
    """Closing is put off: a share of A, a handover, a share of B, and closing again.

    `share` and `handover` are their planned times in ms; None for shares with no set end.
    """

    at: int
    share: int | None
    handover: int


@dataclass(frozen=True, slots=True)
class ReplyHeld:
    """The listener had the urge to answer, and let it wait."""

    at: int


@dataclass(frozen=True, slots=True)
class BreakCalled:
    """A break (an agreed time-out) began or was extended; by whom is never stored."""

    at: int
    back_at: int
    """The agreed return, in ms since the session began."""
    back_wall: int
    """The agreed return, in UTC ms."""


@dataclass(frozen=True, slots=True)
class ReturnCame:
    """The agreed return time of a break has come."""

    at: int


@dataclass(frozen=True, slots=True)
class BreakEnded:
    """Both are back; the session is where it was, paused."""

    at: int


@dataclass(frozen=True, slots=True)
class GapFound:
    """Nobody read the clock from `since` until `at`: the computer slept.

    The session counts as stopped since `since`.
    """

    at: int
    since: int


@dataclass(frozen=True, slots=True)
class GapAnswered:
    """The session goes on after a gap; `counted` where its time counts as used."""

    at: int
    counted: bool


@dataclass(frozen=True, slots=True)
class SessionReopened:
    """The program was closed or crashed; the session goes on here, paused.

    `until` is the last instant at which it is known to have run, `at - until` the time away,
    derived from wall time and at least 0.
    """

    at: int
    until: int
    wall: int
    offset: int


@dataclass(frozen=True, slots=True)
class SessionEnded:
    """The session is over and its log is frozen."""

    at: int
    completed: bool
    wall: int


Event: TypeAlias = (
    SessionStarted
    | PhaseEnded
    | SoonRang
    | BellRang
    | MoreAsked
    | CueCleared
    | SilenceBegan
    | FloorReturned
    | PhaseReopened
    | Paused
    | Resumed
    | TimeAdded
    | RepairGranted
    | FloorSwapped
    | RoundAdded
    | ReplyHeld
    | BreakCalled
    | ReturnCame
    | BreakEnded
    | GapFound
    | GapAnswered
    | SessionReopened
    | SessionEnded
)
