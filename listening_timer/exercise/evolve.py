"""Evolve: fold events into the state; `fold(log)` is the session, and nothing else is.

Every event first advances time up to its instant, then changes the state. Folding never refuses:
what is in the log has happened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import reduce

from listening_timer.exercise.events import (
    BellRang,
    BreakCalled,
    BreakEnded,
    CueCleared,
    Event,
    FloorReturned,
    FloorSwapped,
    GapAnswered,
    GapFound,
    How,
    MoreAsked,
    Paused,
    PhaseEnded,
    PhaseReopened,
    RepairGranted,
    ReplyHeld,
    Resumed,
    ReturnCame,
    RoundAdded,
    SessionEnded,
    SessionReopened,
    SessionStarted,
    SilenceBegan,
    SoonRang,
    TimeAdded,
)
from listening_timer.exercise.formats import MINUTE, Format, Role
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import (
    NO_LIMITS,
    OnBreak,
    PhaseRecord,
    State,
    Status,
    Sums,
    UndoAdded,
    UndoPause,
    UndoReturn,
    UndoSwap,
)
from listening_timer.exercise.timekeeping import (
    advanced,
    booked,
    repair_share,
    running_part,
    since_as_silence,
    use,
    with_record,
    with_round,
)


def begun(event: SessionStarted, limits: Mapping[int, int] = NO_LIMITS) -> State:
    """The state of a session that has just started; `limits` as in `fold`."""
    return State(
        started=event,
        format=event.format,
        at=event.at,
        index=0,
        status=Status.RUNNING,
        under=Status.RUNNING,
        records=_fresh(event.format, limits),
        sums=Sums(),
        wall=event.wall,
        wall_at=event.at,
        limits=limits,
    )


def _fresh(fmt: Format, limits: Mapping[int, int]) -> tuple[PhaseRecord, ...]:
    """The records of all phases of a format before any time has passed in them."""
    return tuple(
        PhaseRecord(phase.planned, limit=limits.get(index))
        for index, phase in enumerate(fmt.phases)
    )


def fold(events: Iterable[Event], limits: Mapping[int, int] = NO_LIMITS) -> State:
    """Fold a whole log; its first event starts the session. Raises ValueError otherwise.

    `limits` are the right lengths (ms) of phases that were left running by mistake, by their index:
    each counts as if it had been paused from there on.
    """
    log = iter(events)
    first = next(log, None)
    if not isinstance(first, SessionStarted):
        raise ValueError("a log begins with its session's start")  # noqa: TRY004 - a wrong value
    return reduce(evolve, log, begun(first, limits))


def evolve(state: State, event: Event) -> State:
    """Advance time up to the event, then apply it."""
    match event:
        case GapFound():
            return gap_found(state, event)
        case SessionReopened():
            evolved = reopened(state, event)
        case _:
            evolved = _applied(advanced(state, event.at), event)
    return evolved if _brought_by_time(event) else replace(evolved, pressed=event.at)


def _brought_by_time(event: Event) -> bool:
    by_itself = isinstance(event, PhaseEnded) and event.how is How.BY_ITSELF
    return by_itself or isinstance(event, SoonRang | BellRang | ReturnCame)


def _applied(state: State, event: Event) -> State:  # noqa: C901, PLR0912 - one case an event
    match event:
        case SessionStarted():
            return begun(event)
        case PhaseEnded():
            return _phase_ended(state, event.how)
        case PhaseReopened():
            return _phase_reopened(state, event)
        case SoonRang():
            warned = state.record.warned | {state.record.allowed or 0}
            return with_record(state, replace(state.record, warned=warned))
        case BellRang():
            rung = state.record.rung | {state.record.allowed or 0}
            return with_record(state, replace(state.record, rung=rung))
        case MoreAsked():
            return replace(state, status=Status.ASK_MORE)
        case SilenceBegan():
            return replace(state, status=Status.HELD_SILENCE, rested=0)
        case CueCleared() | FloorReturned():
            return replace(state, status=Status.RUNNING, rested=0)
        case TimeAdded():
            record = _given(state.record, event.ms)
            undo = UndoAdded(event.ms) if event.ms > 0 else None
            return replace(with_record(state, record), undo=undo)
        case RepairGranted():
            return _repaired(state, event.ms)
        case FloorSwapped():
            return _swapped(state, undone=event.undone)
        case RoundAdded():
            return _round_added(state, event)
        case ReplyHeld():
            return replace(state, held=_one_more(state.held, state.speaker))
        case _:
            return stood_still(state, event)


def _phase_ended(state: State, how: How) -> State:
    kind = state.phase.kind
    ended = with_record(state, replace(state.record, how=how))
    undo = state.undo
    if kind is not PhaseKind.HANDOVER:
        undo = UndoReturn(state.index, state.sums)
    elif not isinstance(undo, UndoReturn):
        undo = None
    confirmed = state.confirmed or how is not How.ENDED
    return _entered(replace(ended, index=state.index + 1, undo=undo, confirmed=confirmed))


def _round_added(state: State, event: RoundAdded) -> State:
    """End this closing, and begin the first share of the round that is added after it."""
    closed = with_record(state, replace(state.record, how=How.PASSED))
    fmt = with_round(state.format, event.share, event.handover)
    more = _fresh(fmt, state.limits)[len(state.records) :]
    undo = UndoReturn(state.index, state.sums)
    records = (*closed.records, *more)
    return _entered(replace(closed, format=fmt, records=records, index=state.index + 1, undo=undo))


def _entered(state: State) -> State:
    """Start the phase at `index`: time runs, and a share records the replies held until then."""
    state = replace(state, status=Status.RUNNING, under=Status.RUNNING, rested=0)
    if state.over or not state.phase.kind.facts.turn:
        return state
    a, b = state.held
    who = state.phase.who
    told = with_record(state, replace(state.record, waited=a if who is Role.A else b))
    return replace(told, held=(0, b) if who is Role.A else (a, 0))


def _phase_reopened(state: State, event: PhaseReopened) -> State:
    """Return to a phase that had ended, with the time it had used then."""
    undo = state.undo
    moved = False
    sums = state.sums
    if event.undone and isinstance(undo, UndoReturn) and undo.phase == event.phase:
        moved, sums = True, since_as_silence(undo.sums, sums)
    records = list(state.records)
    held = list(state.held)
    for index in range(event.phase + 1, min(state.index + 1, len(records))):
        phase, record = state.format.phases[index], records[index]
        if phase.who is not None:
            held[phase.who is Role.B] += record.waited
        silent = running_part(phase.kind, phase.who) == "silence"
        kept = record.actual if silent or not moved else record.earlier
        lent = min(record.lent, kept)
        records[index] = PhaseRecord(record.planned, earlier=kept, lent=lent, limit=record.limit)
    again = records[event.phase]
    records[event.phase] = replace(again, added=again.added + event.added, how=None)
    phases = state.format.phases
    if phases[event.phase].kind is PhaseKind.CLOSE:  # the round that followed it is undone
        phases = phases[: event.phase + 1]
    return replace(
        state,
        format=replace(state.format, phases=phases),
        index=event.phase,
        status=Status.RUNNING,
        under=Status.RUNNING,
        records=tuple(records[: len(phases)]),
        sums=sums,
        undo=None,
        rested=0,
        held=(held[0], held[1]),
    )


def _given(record: PhaseRecord, ms: int) -> PhaseRecord:
    """Add or subtract time; a bell that has rung does not ring again in the same overtime."""
    given = replace(record, added=record.added + ms)
    if given.allowed is None or not given.overtime or record.allowed not in record.rung:
        return given
    return replace(given, rung=given.rung | {given.allowed})


def _repaired(state: State, ms: int) -> State:
    index = repair_share(state)
    if index is None:
        return state
    records = list(state.records)
    records[index] = replace(records[index], granted=records[index].granted + ms)
    return replace(state, records=tuple(records))


def _swapped(state: State, *, undone: bool) -> State:
    record = replace(state.record, swapped=not state.record.swapped)
    swapped = with_record(state, record)
    status = Status.RUNNING if state.status is Status.ASK_MORE else state.status
    return replace(
        swapped, status=status, under=Status.RUNNING, undo=None if undone else UndoSwap()
    )


def _one_more(held: tuple[int, int], speaker: Role | None) -> tuple[int, int]:
    a, b = held
    return (a, b + 1) if speaker is Role.A else (a + 1, b)


def stood_still(state: State, event: Event) -> State:
    """Apply the events that stop or resume time, and the end."""
    match event:
        case Paused():
            return replace(
                state,
                status=Status.PAUSED,
                under=state.status,
                undo=UndoPause(),
                after_break=False,
            )
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
            return replace(state, status=back, on_break=None, after_break=not asked)
        case GapAnswered():
            return gap_answered(state, counted=event.counted)
        case SessionEnded():
            return replace(
                state, status=Status.ENDED, completed=event.completed, undo=None, on_break=None
            )
        case _:
            return state


def gap_found(state: State, event: GapFound) -> State:
    """Advance time up to the last reading of the clock; the rest is a gap, to be asked about."""
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
    """Resume after a gap; a counted one is used time, in the status that it interrupted."""
    going = replace(state, status=state.under, under=Status.RUNNING, slept=0)
    if not counted:
        return going
    taken = replace(going, sums=booked(going.sums, "gap", -state.slept))
    if going.status is Status.HELD_SILENCE:
        rested = going.rested + state.slept
        return replace(taken, sums=booked(taken.sums, "silence", state.slept), rested=rested)
    return use(taken, state.slept)


def reopened(state: State, event: SessionReopened) -> State:
    """Count the time up to `until`, then the time away; what ran is paused."""
    state = advanced(state, event.until)
    running = state.ticking
    return replace(
        state,
        at=event.at,
        status=Status.PAUSED if running else state.status,
        under=state.status if running else state.under,
        after_break=state.after_break and not running,
        sums=booked(state.sums, "away", event.at - event.until),
        wall=event.wall,
        wall_at=event.at,
    )
