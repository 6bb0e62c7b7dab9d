"""Timekeeping: which part of the sums time is added to, when a phase ends, what repair is owed.

All in whole milliseconds. Time is only booked forward, each stretch once, so that the parts always
add up to the whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from listening_timer.exercise.formats import MINUTE, SECOND, Bell, Format, Phase, Role
from listening_timer.exercise.phase_kinds import ROUND, Ending, PhaseKind
from listening_timer.exercise.state import PhaseRecord, State, Status, Sums

REPAIR_STEP_MS = 10 * SECOND
REPAIR_MIN_MS = 20 * SECOND
REPAIR_WINDOW_MS = MINUTE
"""Repair is offered up to this used time (ms) of a share."""
MAX_ADDED_MS = 120 * MINUTE
RETURN_EXTRA_MS = MINUTE
"""Time (ms) added when a speaker returns to a turn of which nothing is left."""

SOON_LEAST_MS = 5 * MINUTE
"""The least allowed time (ms) of a share whose end is told of while it is near."""
CLOSE_MS = MINUTE
"""Time (ms) after which closing passes by itself under `stop`."""
ROUND_SHARE_MS = 3 * MINUTE
ROUND_HANDOVER_MS = 30 * SECOND
"""The share of a round that is added (ms), and its handover where the format has none."""
LEFT_RUNNING_MS = 5 * MINUTE
"""After this much overtime, and without a press, the screen asks whether the turn goes on."""
STANDING = {Status.PAUSED: "paused", Status.BREAK: "on_break", Status.GAP_ASKED: "gap"}
"""The parts of the sums to which time belongs while it does not run."""


def ending(fmt: Format, phase: Phase) -> Ending:
    """What happens at the end of the allowed time of this phase."""
    if phase.planned is None:
        return Ending.WAITS
    stops = phase.kind.facts.obeys_bell and fmt.bell is Bell.STOP
    return Ending.RINGS_AND_PASSES if stops else phase.kind.facts.ending


def soon_at(state: State) -> int | None:
    """The used time (ms) at which the end of this share is near; None where that is not told."""
    fmt, allowed = state.format, state.record.allowed
    told = state.phase.kind.facts.turn and fmt.soon and fmt.bell is not Bell.OPEN
    if not told or allowed is None or allowed < SOON_LEAST_MS:
        return None
    return allowed - fmt.soon


def with_round(fmt: Format, share: int | None, handover: int) -> Format:
    """The format with one more share of each, and closing again, after its last phase."""
    people, lengths = (Role.A, None, Role.B, None), (share, handover, share, None)
    more = map(Phase, ROUND, people, lengths)
    return replace(fmt, phases=(*fmt.phases, *more))


def booked(sums: Sums, part: str, ms: int) -> Sums:
    """Add `ms` to one part of the sums."""
    return replace(sums, **{part: int(getattr(sums, part)) + ms})


def running_part(kind: PhaseKind, speaker: Role | None) -> str:
    """The part of the sums to which the running time of a phase belongs."""
    part = kind.facts.part
    return f"{part}_{'a' if speaker is Role.A else 'b'}" if kind.facts.turn else part


def advanced(state: State, at: int) -> State:
    """Advance time to `at` without an event; ValueError where `at` is before the state's time."""
    ms = at - state.at
    if ms < 0:
        raise ValueError(f"time went back by {-ms} ms")
    if ms == 0 or state.status is Status.ENDED:
        return state
    later = replace(state, at=at)
    match state.status:
        case Status.RUNNING | Status.ASK_MORE:
            return use(later, ms)
        case Status.HELD_SILENCE:
            sums = booked(state.sums, "silence", ms)
            return replace(later, sums=sums, rested=state.rested + ms)
        case _:
            return replace(later, sums=booked(state.sums, STANDING[state.status], ms))


def use(state: State, ms: int) -> State:
    """Count `ms` as running time of the present phase; the state's `at` stays.

    In a trimmed phase, time beyond its right length counts as paused.
    """
    part, limit = running_part(state.phase.kind, state.speaker), state.record.limit
    within = ms if limit is None else min(ms, max(0, limit - state.record.actual))
    record = replace(state.record, used=state.record.used + within)
    if record.swapped:
        record = replace(record, lent=record.lent + within)
    sums = booked(booked(state.sums, part, within), "paused", ms - within)
    return replace(with_record(state, record), sums=sums)


def with_record(state: State, record: PhaseRecord) -> State:
    """Replace the record of the present phase; there must be one."""
    before, after = state.records[: state.index], state.records[state.index + 1 :]
    return replace(state, records=(*before, record, *after))


def since_as_silence(then: Sums, now: Sums) -> Sums:
    """Turn all running time since `then` into silence; the other parts stay as they are."""
    moved = 0
    for part in ("sharing_a", "sharing_b", "appreciating", "reflecting", "together"):
        moved += int(getattr(now, part)) - int(getattr(then, part))
    return replace(
        now,
        sharing_a=then.sharing_a,
        sharing_b=then.sharing_b,
        appreciating=then.appreciating,
        reflecting=then.reflecting,
        together=then.together,
        silence=now.silence + moved,
    )


def maybe_left_running(state: State) -> bool:
    """Whether a phase may have been left running: long in overtime, and long without a press."""
    return (
        state.status in (Status.RUNNING, Status.ASK_MORE)
        and ending(state.format, state.phase) is Ending.RINGS
        and state.record.overtime >= LEFT_RUNNING_MS
        and state.at - state.pressed >= LEFT_RUNNING_MS
    )


def added_in_all(state: State) -> int:
    """All time (ms) added by hand in this session."""
    return sum(record.added for record in state.records)


def extra(state: State, who: Role) -> int:
    """The time (ms) one person used in their shares beyond what was planned.

    After a swap of the floor that is the time of whoever had it at the end.
    """
    return sum(
        max(0, record.used - record.planned)
        for index, record in enumerate(state.records)
        if state.format.phases[index].kind.facts.turn
        and state.speaker_of(index) is who
        and record.planned is not None
    )


def told_overtime(fmt: Format, phase: Phase, record: PhaseRecord) -> int:
    """The overtime (ms) of a phase, to whole seconds; 0 where its end only waits for a press."""
    waits = ending(fmt, phase) is Ending.WAITS
    return 0 if waits else record.overtime - record.overtime % SECOND


def lived_parts(state: State) -> Iterator[tuple[Phase, PhaseRecord]]:
    """Each phase with its times; one in which the floor was swapped as two, one a person.

    The other one's part was not planned, and no overtime is told of either.
    """
    for phase, record in zip(state.format.phases, state.records, strict=True):
        if phase.who is None or not record.lent:
            yield phase, record
            continue
        own = record.actual - record.lent
        yield phase, replace(record, used=0, earlier=own)
        lent = PhaseRecord(0, earlier=record.lent)
        yield replace(phase, who=phase.who.other, planned=0), lent


def repair_share(state: State) -> int | None:
    """Index of the share for which repair could be granted: this one early on, or the next one."""
    if state.phase.kind.facts.turn:
        return state.index if state.record.used < REPAIR_WINDOW_MS else None
    if state.phase.kind is not PhaseKind.HANDOVER or state.over:
        return None
    phases = state.format.phases
    after = range(state.index + 1, len(phases))
    return next((i for i in after if phases[i].kind.facts.turn), None)


def repair_offered(state: State) -> int:
    """The other person's overtime (ms) that is offered now, in steps of 10 s; 0 for none."""
    share = repair_share(state)
    if share is None or state.format.open_ended or state.status is Status.ENDED:
        return 0
    who = state.speaker_of(share)
    if who is None:
        return 0
    owed = extra(state, who.other) - extra(state, who) - state.records[share].granted
    owed -= owed % REPAIR_STEP_MS
    return owed if owed >= REPAIR_MIN_MS else 0
