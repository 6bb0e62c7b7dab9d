"""Timeline: a log as consecutive stretches of time, to be drawn to scale."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from listening_timer.exercise.events import (
    Event,
    GapFound,
    ReplyHeld,
    SessionReopened,
    SessionStarted,
)
from listening_timer.exercise.evolve import begun, evolve
from listening_timer.exercise.formats import Role
from listening_timer.exercise.phase_kinds import Ending, PhaseKind
from listening_timer.exercise.state import NO_LIMITS, State, Status
from listening_timer.exercise.timekeeping import ending


@dataclass(frozen=True, slots=True)
class Stretch:
    """Time from `start` to `end` (ms) in which phase, person and status are the same.

    `status` is running where the phase ran (`ask-more` included); `held-silence`, `paused`, `break`
    and `gap-asked` otherwise. `away` marks time in which the program was closed, `over` the time
    used of a phase beyond what was allowed then.
    """

    start: int
    end: int
    phase: int
    kind: PhaseKind
    who: Role | None
    status: Status
    away: bool = False
    over: bool = False

    @property
    def length(self) -> int:
        """Its length, in ms."""
        return self.end - self.start


def stretches(log: Iterable[Event], limits: Mapping[int, int] = NO_LIMITS) -> tuple[Stretch, ...]:
    """Cut a log into its stretches; none is empty, equal neighbours are joined.

    `limits` are the right lengths (ms) of trimmed phases, as `fold` takes them.
    """
    found: list[Stretch] = []
    for state, event in _steps(log, limits):
        for stretch in _up_to(state, event):
            _join(found, stretch)
    return tuple(found)


def replies_held(log: Iterable[Event]) -> Mapping[Role, int]:
    """The number of replies each one held while the other one shared."""
    counts = dict.fromkeys(Role, 0)
    for state, event in _steps(log):
        if isinstance(event, ReplyHeld) and state.speaker is not None:
            counts[state.speaker.other] += 1
    return counts


def _steps(
    log: Iterable[Event], limits: Mapping[int, int] = NO_LIMITS
) -> Iterator[tuple[State, Event]]:
    """Each event after the start, with the state before it."""
    state: State | None = None
    for event in log:
        if isinstance(event, SessionStarted):
            state = begun(event, limits)
        elif state is not None:
            yield state, event
            state = evolve(state, event)


def _up_to(state: State, event: Event) -> Iterable[Stretch]:
    status = Status.RUNNING if state.status is Status.ASK_MORE else state.status
    lived = Stretch(state.at, event.at, state.index, state.phase.kind, state.speaker, status=status)
    if isinstance(event, GapFound):
        yield from _split(state, replace(lived, end=event.since))
        yield replace(lived, start=event.since, status=Status.GAP_ASKED)
    elif isinstance(event, SessionReopened):
        yield from _split(state, replace(lived, end=event.until))
        yield replace(lived, start=event.until, away=True)
    else:
        yield from _split(state, lived)


def _split(state: State, lived: Stretch) -> Iterable[Stretch]:
    """Cut where a trimmed phase should have ended, and where its allowed time was used up."""
    limit = state.record.limit
    if limit is None or lived.status is not Status.RUNNING:
        yield from _split_allowed(state, lived)
        return
    end = min(lived.end, lived.start + max(0, limit - state.record.actual))
    yield from _split_allowed(state, replace(lived, end=end))
    yield replace(lived, start=end, status=Status.PAUSED)


def _split_allowed(state: State, lived: Stretch) -> Iterable[Stretch]:
    """Cut where the allowed time was used up, except where its end only waits for a press."""
    allowed = state.record.allowed
    waits = ending(state.format, state.phase) is Ending.WAITS
    if allowed is None or waits or lived.status is not Status.RUNNING:
        yield lived
        return
    end = min(lived.end, max(lived.start, lived.start + allowed - state.record.used))
    yield replace(lived, end=end)
    yield replace(lived, start=end, over=True)


def _join(found: list[Stretch], stretch: Stretch) -> None:
    if stretch.length <= 0:
        return
    if found and replace(found[-1], end=stretch.end) == replace(stretch, start=found[-1].start):
        found[-1] = replace(found[-1], end=stretch.end)
    else:
        found.append(stretch)
