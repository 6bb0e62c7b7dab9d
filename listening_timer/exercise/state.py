"""State of a session: its folded log. A frozen value, derived and never stored."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from types import MappingProxyType
from typing import TypeAlias

from listening_timer.exercise.events import How, SessionStarted
from listening_timer.exercise.formats import Format, Phase, Role
from listening_timer.exercise.phase_kinds import PhaseKind


class Status(StrEnum):
    """Whether time runs, and why not."""

    RUNNING = "running"
    PAUSED = "paused"
    BREAK = "break"
    GAP_ASKED = "gap-asked"
    ASK_MORE = "ask-more"
    HELD_SILENCE = "held-silence"
    ENDED = "ended"


TICKING = frozenset({Status.RUNNING, Status.ASK_MORE, Status.HELD_SILENCE})
"""The statuses in which time runs."""


NO_LIMITS: Mapping[int, int] = MappingProxyType({})
"""No phase was trimmed."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Where all time of a session went, in ms; the parts add up to the last event's `at`."""

    sharing_a: int = 0
    sharing_b: int = 0
    appreciating: int = 0
    reflecting: int = 0
    together: int = 0
    silence: int = 0
    paused: int = 0
    on_break: int = 0
    gap: int = 0
    away: int = 0

    @property
    def total(self) -> int:
        """The sum of all parts."""
        return sum(int(getattr(self, part.name)) for part in fields(self))

    def sharing(self, who: Role) -> int:
        """The time one person shared."""
        return self.sharing_a if who is Role.A else self.sharing_b


@dataclass(frozen=True, slots=True)
class PhaseRecord:
    """The times of one phase, in ms.

    `used` is the running time of the present visit, `earlier` that of visits before it (a phase is
    visited again after "there is more"); `rung` holds the allowed times at which its bell has rung,
    `warned` those whose end was told of while it was near; `waited` the number of replies that the
    speaker had held before this share. `swapped`: the other one has the floor now; `lent` is the
    part of the actual time in which it was so. `limit` is the right length, set after the session:
    time beyond it counts as paused.
    """

    planned: int | None
    used: int = 0
    earlier: int = 0
    added: int = 0
    granted: int = 0
    rung: frozenset[int] = frozenset()
    warned: frozenset[int] = frozenset()
    how: How | None = None
    waited: int = 0
    swapped: bool = False
    lent: int = 0
    limit: int | None = None

    @property
    def allowed(self) -> int | None:
        """Planned, added and granted time together; None where no time is set."""
        return None if self.planned is None else self.planned + self.added + self.granted

    @property
    def actual(self) -> int:
        """The time the phase took in all."""
        return self.earlier + self.used

    @property
    def remaining(self) -> int:
        """The rest of the allowed time, at least 0; 0 where no time is set."""
        return max(0, (self.allowed or 0) - self.used)

    @property
    def overtime(self) -> int:
        """The time used beyond the allowed time, at least 0."""
        return 0 if self.allowed is None else max(0, self.used - self.allowed)


@dataclass(frozen=True, slots=True)
class UndoReturn:
    """Back reopens this phase; `sums` are those at its end."""

    phase: int
    sums: Sums


@dataclass(frozen=True, slots=True)
class UndoPause:
    """Back resumes."""


@dataclass(frozen=True, slots=True)
class UndoAdded:
    """Back subtracts this many ms again."""

    ms: int


@dataclass(frozen=True, slots=True)
class UndoSwap:
    """Back returns the floor to the person who had it."""


Undo: TypeAlias = UndoReturn | UndoPause | UndoAdded | UndoSwap


@dataclass(frozen=True, slots=True)
class OnBreak:
    """A break: the status it interrupted, the agreed return (ms and UTC ms), whether that has come.

    `minutes` is the length as last agreed.
    """

    interrupted: Status
    back_at: int
    back_wall: int
    minutes: int
    came: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """The state of a session at `at`, in ms since it began.

    `format` is the one it was started with, and the rounds added since. `under` is the ticking
    status that a pause, a gap or a break covers. `index` is the phase that runs; one past the last
    when all are done. `pressed` is the time (ms) of the last event that somebody caused by a press,
    in contrast to time alone. `held` counts the replies that A and B let wait, up to each one's
    next share. `wall` is a wall instant (UTC ms) for which `wall_at` was the session's own time.
    `after_break`: what stands still now does so since a break. `limits` are the right lengths (ms)
    of trimmed phases, by their index.
    """

    started: SessionStarted
    format: Format
    at: int
    index: int
    status: Status
    under: Status
    records: tuple[PhaseRecord, ...]
    sums: Sums
    wall: int
    wall_at: int
    limits: Mapping[int, int]
    undo: Undo | None = None
    on_break: OnBreak | None = None
    slept: int = 0
    rested: int = 0
    held: tuple[int, int] = (0, 0)
    completed: bool = False
    confirmed: bool = False
    pressed: int = 0
    after_break: bool = False

    @property
    def over(self) -> bool:
        """Whether every phase has ended, so that only SessionEnded is missing."""
        return self.index >= len(self.records)

    @property
    def phase(self) -> Phase:
        """The phase that runs, the last one when all are done."""
        return self.format.phases[min(self.index, len(self.records) - 1)]

    @property
    def record(self) -> PhaseRecord:
        """The record of the phase that runs, the last one when all are done."""
        return self.records[min(self.index, len(self.records) - 1)]

    @property
    def following(self) -> tuple[Phase, ...]:
        """The phases after the one that runs."""
        return self.format.phases[self.index + 1 :]

    @property
    def last_share(self) -> int | None:
        """Index of the last share before the phase that runs; None where there is none."""
        before = reversed(range(min(self.index, len(self.records))))
        return next((i for i in before if self.format.phases[i].kind.facts.turn), None)

    @property
    def ticking(self) -> bool:
        """Whether time runs."""
        return self.status in TICKING

    @property
    def speaker(self) -> Role | None:
        """Whose phase it is, a swap of the floor included; None where it belongs to both."""
        return self.speaker_of(min(self.index, len(self.records) - 1))

    def speaker_of(self, index: int) -> Role | None:
        """Whose phase this one is, or was at its end; see `speaker`."""
        who = self.format.phases[index].who
        return who.other if who is not None and self.records[index].swapped else who

    @property
    def floor(self) -> Role | None:
        """Who holds the token; None while nobody does."""
        resting = Status.HELD_SILENCE in (self.status, self.under)
        return None if resting else self.speaker

    @property
    def arrived(self) -> bool:
        """Whether the session counts as begun: Arrive was confirmed, or the format has none."""
        return self.confirmed or self.format.phases[0].kind is not PhaseKind.ARRIVE

    def wall_of(self, at: int) -> int:
        """The wall instant (UTC ms) that belongs to a time of this session."""
        return self.wall + at - self.wall_at
