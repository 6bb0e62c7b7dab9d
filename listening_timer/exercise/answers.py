"""What the main keys answer, one event each: act, back, more to say, more time."""

from __future__ import annotations

from listening_timer.exercise.events import (
    BreakEnded,
    CueCleared,
    Event,
    FloorReturned,
    FloorSwapped,
    GapAnswered,
    How,
    MoreAsked,
    PhaseEnded,
    PhaseReopened,
    Resumed,
    SilenceBegan,
    TimeAdded,
)
from listening_timer.exercise.formats import MINUTE, Early, Kind
from listening_timer.exercise.refusal import Refused
from listening_timer.exercise.state import (
    State,
    Status,
    UndoAdded,
    UndoPause,
    UndoReturn,
    UndoSwap,
)
from listening_timer.exercise.timekeeping import (
    MOST_ADDED,
    STOPPED_GETS,
    Ending,
    added_in_all,
    ending,
)

ADDABLE = (1, 2, 5)
TAKES_MORE = frozenset({Kind.SHARE, Kind.REFLECT, Kind.BRIDGE, Kind.TALK, Kind.APPRECIATE})


def need(holds: bool, code: str) -> None:  # noqa: FBT001 - reads as a sentence
    """Refuse with this code where something does not hold."""
    if not holds:
        raise Refused(code)


def act(state: State) -> Event:
    """The main action: whatever comes next here. Raises Refused."""
    at = state.at
    match state.status:
        case Status.PAUSED:
            return Resumed(at)
        case Status.BREAK:
            return BreakEnded(at)
        case Status.GAP_ASKED:
            return GapAnswered(at, counted=False)
        case Status.HELD_SILENCE:
            raise Refused("silence-holds")
        case Status.RUNNING if state.phase.kind is Kind.SHARE and not _bell_passed(state):
            return _early(state)
        case _:
            return PhaseEnded(at, How.PASSED)


def _bell_passed(state: State) -> bool:
    allowed = state.record.allowed
    return allowed is not None and state.record.used >= allowed


def _early(state: State) -> Event:
    match state.format.early:
        case Early.HAND_OVER:
            return PhaseEnded(state.at, How.PASSED)
        case Early.ASK_MORE:
            return MoreAsked(state.at)
        case Early.SILENCE:
            return SilenceBegan(state.at)


def back(state: State) -> Event:
    """One step back. Raises Refused where there is none."""
    at = state.at
    if state.status is Status.ASK_MORE:
        return CueCleared(at)
    if state.status is Status.HELD_SILENCE:
        return FloorReturned(at)
    match state.undo:
        case UndoReturn(phase=phase):
            return PhaseReopened(at, phase, undone=True, added=_minute_for(state, phase))
        case UndoPause():
            return Resumed(at)
        case UndoAdded(ms=ms):
            return TimeAdded(at, -ms)
        case UndoSwap():
            return FloorSwapped(at, undone=True)
        case None:
            raise Refused("nothing-to-undo")


def _minute_for(state: State, index: int) -> int:
    """The minute for somebody who returns to a turn that would end at once by itself."""
    stops = ending(state.format, state.format.phases[index])
    spent = state.records[index].remaining == 0
    return STOPPED_GETS if spent and stops in (Ending.RINGS_AND_PASSES, Ending.PASSES) else 0


def say_more(state: State) -> Event:
    """The speaker goes on: out of a silence, a handover or a reflection. Raises Refused."""
    if state.status is Status.HELD_SILENCE:
        return FloorReturned(state.at)
    kind = state.phase.kind
    stands = state.status in (Status.RUNNING, Status.PAUSED)
    need(stands and kind in (Kind.HANDOVER, Kind.REFLECT), "no-more-here")
    phases = state.format.phases[: state.index]
    share = max(i for i, phase in enumerate(phases) if phase.kind is Kind.SHARE)
    added = _minute_for(state, share)
    return PhaseReopened(state.at, share, undone=kind is Kind.HANDOVER, added=added)


def add_time(state: State, minutes: int) -> Event:
    """Allow so many minutes more. Raises Refused where there is no end to move, or enough."""
    stands = state.status in (Status.RUNNING, Status.ASK_MORE, Status.PAUSED)
    timed = state.phase.kind in TAKES_MORE and state.record.allowed is not None
    held = state.under is Status.HELD_SILENCE
    need(stands and timed and not held and minutes in ADDABLE, "no-more-time-here")
    need(added_in_all(state) + minutes * MINUTE <= MOST_ADDED, "enough-added")
    return TimeAdded(state.at, minutes * MINUTE)
