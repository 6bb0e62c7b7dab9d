"""Formats: an exercise as data, an ordered list of phases with their rules.

A `Format` passed by `checked` is valid. `format_parser.parse` reads a mapping (as a TOML file gives
it) and `tailored` applies the choices of the Begin page; both raise `FormatError` for anything that
could not be run, with a path, a code and values from which a sentence is made elsewhere. Durations
are whole milliseconds in the program, minutes or seconds in files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import gcd
from typing import NamedTuple

from listening_timer.exercise.phase_kinds import MAX_SHARE_MINUTES, Floor, PhaseKind

SECOND = 1_000
MINUTE = 60 * SECOND
MOST_PHASES = 60
MAX_TOTAL_MS = 6 * 60 * MINUTE


class Role(StrEnum):
    """The two people of a session; A is whoever shares first."""

    A = "A"
    B = "B"

    @property
    def other(self) -> Role:
        """The one who listens while this one shares."""
        return Role.B if self is Role.A else Role.A


class Side(StrEnum):
    """Where somebody sits, seen from the front of the screen."""

    LEFT = "left"
    RIGHT = "right"


class Bell(StrEnum):
    """What happens when the time of a share is up: go on, stop, or no end at all."""

    FINISH = "finish"
    STOP = "stop"
    OPEN = "open"


class Early(StrEnum):
    """What the main action does in a share before the bell."""

    HAND_OVER = "hand-over"
    ASK_MORE = "ask-more"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True)
class Phase:
    """One step of a format; `planned` is in ms, None where no time is set."""

    kind: PhaseKind
    who: Role | None = None
    planned: int | None = None
    cue: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Format:
    """An exercise; `name`, `about` and `cue` map a language code to a text.

    `soon`: so long (ms) before the end of a long share a soft tone tells of it; 0 for never.
    """

    id: str
    name: Mapping[str, str]
    about: Mapping[str, str]
    bell: Bell
    early: Early
    phases: tuple[Phase, ...]
    cue: Mapping[str, str] = field(default_factory=dict[str, str])
    soon: int = 0

    @property
    def total(self) -> int:
        """The sum of all planned times, in ms."""
        return sum(phase.planned or 0 for phase in self.phases)

    @property
    def open_ended(self) -> bool:
        """Whether there are shares, and they have no set end."""
        return self.bell is Bell.OPEN and bool(self.turns)

    @property
    def turns(self) -> tuple[Phase, ...]:
        """The shares, in order."""
        return tuple(phase for phase in self.phases if phase.kind.facts.turn)

    @property
    def turn(self) -> int | None:
        """The planned time of the first share in ms, None where it has none."""
        return next((share.planned for share in self.turns), None)

    @property
    def closes(self) -> bool:
        """Whether it ends with a closing phase."""
        return self.phases[-1].kind is PhaseKind.CLOSE

    @property
    def ends_in_quiet(self) -> bool:
        """Whether it ends with a quiet phase: it is not to be talked over afterwards."""
        return self.phases[-1].kind is PhaseKind.QUIET


class FormatError(Exception):
    """A format that cannot be run: where (`path`), what (`code`) and with which `values`."""

    def __init__(self, path: str, code: str, **values: object) -> None:
        super().__init__(path, code, values)
        self.path = path
        self.code = code
        self.values: Mapping[str, object] = values


class TurnRange(NamedTuple):
    """The whole minutes that the first share can be set to: from `low` to `high` by `step`.

    All other shares scale with it, so `step` is the least that keeps each in whole minutes.
    """

    low: int
    high: int
    step: int

    def __contains__(self, minutes: object) -> bool:
        """Whether the first share can be set to these minutes."""
        return minutes in range(self.low, self.high + 1, self.step)

    def nearest(self, minutes: int) -> int:
        """The valid value nearest to these minutes."""
        steps = round((minutes - self.low) / self.step)
        return min(self.high, max(self.low, self.low + steps * self.step))


def turn_range(fmt: Format) -> TurnRange | None:
    """What the first share can be set to; None where there is nothing to choose from.

    Shares without a set time count as equally long.
    """
    weights = _share_weights(fmt)
    if not weights:
        return None
    others = sum(p.planned or 0 for p in fmt.phases if not p.kind.facts.turn)
    fits = (MAX_TOTAL_MS - others) // (sum(weights) * MINUTE)
    most = min(fits, MAX_SHARE_MINUTES // max(weights))
    return TurnRange(weights[0], most * weights[0], weights[0]) if most > 1 else None


def bell_choices(fmt: Format) -> tuple[Bell, ...]:
    """The bell rules that make a difference in this format and can be run with it."""
    if fmt.turns:
        return tuple(bell for bell in Bell if _runs_with(fmt, bell))
    obeyed = any(phase.kind.facts.obeys_bell for phase in fmt.phases)
    return (Bell.FINISH, Bell.STOP) if obeyed else ()


def _runs_with(fmt: Format, bell: Bell) -> bool:
    minutes = turn_range(fmt) if fmt.open_ended and bell is not Bell.OPEN else None
    try:
        tailored(fmt, minutes and minutes.low, bell)
    except FormatError:
        return False
    return True


def tailored(fmt: Format, minutes: int | None = None, bell: Bell | None = None) -> Format:
    """Set the first share to `minutes` and scale the others with it; replace the bell rule.

    None leaves the value as it is. Raises FormatError where the result could not be run,
    `no-minutes` where an open-ended format is given a bell but no minutes.
    """
    rule = bell or fmt.bell
    lengths = iter(_share_lengths(fmt, minutes, rule))
    phases = tuple(
        replace(phase, planned=next(lengths)) if phase.kind.facts.turn else phase
        for phase in fmt.phases
    )
    return checked(replace(fmt, bell=rule, phases=phases))


def _share_lengths(fmt: Format, minutes: int | None, rule: Bell) -> Sequence[int | None]:
    """The planned ms of every share, in order."""
    planned, weights = [share.planned for share in fmt.turns], _share_weights(fmt)
    if rule is Bell.OPEN:
        return [None] * len(planned)
    if minutes is None or not weights:
        if None in planned:
            raise FormatError("minutes", "no-minutes")
        return planned
    high = MAX_SHARE_MINUTES * weights[0] // max(weights)
    if not 1 <= minutes <= high:
        raise FormatError(
            "minutes", "out-of-range", value=minutes, low=1, high=high, unit="minutes"
        )
    if minutes % weights[0]:
        raise FormatError("minutes", "out-of-proportion", value=minutes, step=weights[0])
    return [weight * minutes // weights[0] * MINUTE for weight in weights]


def _share_weights(fmt: Format) -> list[int]:
    """The relative lengths of the shares, in the smallest whole numbers."""
    planned = [1 if share.planned is None else share.planned for share in fmt.turns]
    unit = gcd(*planned)
    return [length // unit for length in planned]


def checked(fmt: Format) -> Format:
    """Return the format if it can be run as a whole; raise FormatError otherwise."""
    if fmt.bell is Bell.OPEN and fmt.early is Early.SILENCE:
        raise FormatError("early", "silence-without-end")
    if len(fmt.phases) > MOST_PHASES:
        raise FormatError("phase", "too-many-phases", count=len(fmt.phases), most=MOST_PHASES)
    if fmt.total > MAX_TOTAL_MS:
        raise FormatError(
            "phase", "too-long", minutes=-(-fmt.total // MINUTE), most=MAX_TOTAL_MS // MINUTE
        )
    if not any(_speaks_first(phase.kind) for phase in fmt.phases):
        raise FormatError("phase", "nobody-speaks")
    _check_fairness(fmt.phases)
    _check_order(fmt.phases)
    return fmt


def _speaks_first(kind: PhaseKind) -> bool:
    """Whether somebody speaks in it, and not only about what was said before."""
    return kind.facts.floor is not Floor.NOBODY and not kind.facts.after_share


def _check_fairness(phases: Sequence[Phase]) -> None:
    for kind in sorted(kind for kind in PhaseKind if kind.facts.floor is Floor.ONE):
        times = {who: _of(phases, kind, who) for who in Role}
        a, b = (sum(times[who]) for who in Role)
        if a != b or (kind.facts.turn and len({bool(shares) for shares in times.values()}) > 1):
            longer = max(Role, key=lambda who: (sum(times[who]), bool(times[who])))
            sums = {"a": _clock(a), "b": _clock(b)}
            raise FormatError("phase", "unequal", kind=kind, longer=longer, more=abs(a - b), **sums)


def _clock(ms: int) -> str:
    minutes, seconds = divmod(ms // SECOND, 60)
    return f"{minutes}:{seconds:02}"


def _of(phases: Sequence[Phase], kind: PhaseKind, who: Role) -> list[int]:
    return [phase.planned or 0 for phase in phases if phase.kind is kind and phase.who is who]


def _check_order(phases: Sequence[Phase]) -> None:
    """Arrive first, close last, a share before each handover and reflect."""
    handovers = any(phase.kind is PhaseKind.HANDOVER for phase in phases)
    share: Phase | None = None
    passed = True
    for number, phase in enumerate(phases, 1):
        path = f"phase {number}"
        if phase.kind is PhaseKind.ARRIVE and number > 1:
            raise FormatError(path, "arrive-first")
        if phase.kind is PhaseKind.CLOSE and number < len(phases):
            raise FormatError(path, "close-last")
        if phase.kind is PhaseKind.HANDOVER:
            if share is None:
                raise FormatError(path, "handover-first")
            passed = True
        elif phase.kind is PhaseKind.REFLECT and (share is None or share.who is not phase.who):
            raise FormatError(path, "reflect-without-share", who=phase.who)
        elif phase.kind.facts.turn:
            if handovers and not passed:
                raise FormatError(path, "handover-missing")
            share, passed = phase, False


class Refused(Exception):  # noqa: N818 - a command was refused, which is no error
    """A command that is illegal in this state; `code` names the reason."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
