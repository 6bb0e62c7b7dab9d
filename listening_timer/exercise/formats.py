"""A format: an exercise as data, an ordered list of phases with their rules.

A format that exists is sound. `parse` reads a mapping (as a TOML file gives it) and
`tailored` applies what Begin chose; both raise `FormatError` for anything that could not be
run, with a path, a code and values from which a sentence is made elsewhere.
Durations are whole milliseconds inside the program, minutes or seconds in files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

SECOND = 1_000
MINUTE = 60 * SECOND
MOST_PHASES = 60
LONGEST = 6 * 60 * MINUTE


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


class Kind(StrEnum):
    """What a phase is."""

    ARRIVE = "arrive"
    SHARE = "share"
    HANDOVER = "handover"
    REFLECT = "reflect"
    BRIDGE = "bridge"
    TALK = "talk"
    QUIET = "quiet"
    APPRECIATE = "appreciate"
    CLOSE = "close"


class Bell(StrEnum):
    """What happens at the end of a share: go on, stop, or no end at all."""

    FINISH = "finish"
    STOP = "stop"
    OPEN = "open"


class Early(StrEnum):
    """What the main action does in a share before the bell."""

    HAND_OVER = "hand-over"
    ASK_MORE = "ask-more"
    SILENCE = "silence"


PERSONAL = frozenset({Kind.SHARE, Kind.REFLECT, Kind.APPRECIATE})
"""The phases that belong to one person, and so name who."""


@dataclass(frozen=True, slots=True)
class Phase:
    """One step of a format; `planned` is in ms, None where no time is set."""

    kind: Kind
    who: Role | None = None
    planned: int | None = None
    cue: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True, slots=True)
class Format:
    """An exercise; `name`, `about` and `cue` map a language code to a text."""

    id: str
    name: Mapping[str, str]
    about: Mapping[str, str]
    bell: Bell
    early: Early
    phases: tuple[Phase, ...]
    cue: Mapping[str, str] = field(default_factory=dict[str, str])

    @property
    def total(self) -> int:
        """What all phases with a set time take together, in ms."""
        return sum(phase.planned or 0 for phase in self.phases)

    @property
    def open_ended(self) -> bool:
        """Whether the shares have no set end."""
        return self.bell is Bell.OPEN

    @property
    def turn(self) -> int | None:
        """The planned time of the first share in ms, None where it has none."""
        return next((p.planned for p in self.phases if p.kind is Kind.SHARE), None)

    def has(self, kind: Kind) -> bool:
        """Tell whether any phase is of this kind."""
        return any(phase.kind is kind for phase in self.phases)


class FormatError(Exception):
    """A format that cannot be run: where (`path`), what (`code`) and with which `values`."""

    def __init__(self, path: str, code: str, **values: object) -> None:
        super().__init__(path, code, values)
        self.path = path
        self.code = code
        self.values: Mapping[str, object] = values


def tailored(fmt: Format, minutes: int | None = None, bell: Bell | None = None) -> Format:
    """Replace the minutes of every share, and the bell rule; None leaves what stands.

    Raises FormatError where the result could not be run, `no-minutes` where an open-ended
    format is given a bell but no minutes.
    """
    if minutes is not None and not 1 <= minutes <= 60:  # noqa: PLR2004 - minutes of a share
        raise FormatError("minutes", "out-of-range", value=minutes, low=1, high=60, unit="minutes")
    rule = bell or fmt.bell
    phases = tuple(_tailored_phase(phase, minutes, rule) for phase in fmt.phases)
    return checked(replace(fmt, bell=rule, phases=phases))


def _tailored_phase(phase: Phase, minutes: int | None, rule: Bell) -> Phase:
    if phase.kind is not Kind.SHARE:
        return phase
    if rule is Bell.OPEN:
        return replace(phase, planned=None)
    planned = phase.planned if minutes is None else minutes * MINUTE
    if planned is None:
        raise FormatError("minutes", "no-minutes")
    return replace(phase, planned=planned)


def checked(fmt: Format) -> Format:
    """Return the format when it can be run as a whole; raise FormatError otherwise."""
    if fmt.bell is Bell.OPEN and fmt.early is Early.SILENCE:
        raise FormatError("early", "silence-without-end")
    if len(fmt.phases) > MOST_PHASES:
        raise FormatError("phase", "too-many-phases", count=len(fmt.phases), most=MOST_PHASES)
    if fmt.total > LONGEST:
        raise FormatError("phase", "too-long", minutes=fmt.total // MINUTE, most=LONGEST // MINUTE)
    if not any(fmt.has(kind) for kind in (Kind.SHARE, Kind.TALK, Kind.APPRECIATE)):
        raise FormatError("phase", "nobody-speaks")
    _check_fairness(fmt.phases)
    _check_order(fmt.phases)
    return fmt


def _check_fairness(phases: Sequence[Phase]) -> None:
    for kind in sorted(PERSONAL):
        a, b = (_of(phases, kind, who) for who in Role)
        if sum(a) != sum(b) or (kind is Kind.SHARE and bool(a) != bool(b)):
            raise FormatError("phase", "unequal", kind=kind, a=sum(a) / MINUTE, b=sum(b) / MINUTE)


def _of(phases: Sequence[Phase], kind: Kind, who: Role) -> list[int]:
    return [phase.planned or 0 for phase in phases if phase.kind is kind and phase.who is who]


def _check_order(phases: Sequence[Phase]) -> None:
    """Arrive first, close last, a share before each handover and reflect."""
    handovers = any(phase.kind is Kind.HANDOVER for phase in phases)
    share: Phase | None = None
    passed = True
    for number, phase in enumerate(phases, 1):
        path = f"phase {number}"
        if phase.kind is Kind.ARRIVE and number > 1:
            raise FormatError(path, "arrive-first")
        if phase.kind is Kind.CLOSE and number < len(phases):
            raise FormatError(path, "close-last")
        if phase.kind is Kind.HANDOVER:
            if share is None:
                raise FormatError(path, "handover-first")
            passed = True
        elif phase.kind is Kind.REFLECT and (share is None or share.who is not phase.who):
            raise FormatError(path, "reflect-without-share", who=phase.who)
        elif phase.kind is Kind.SHARE:
            if handovers and not passed:
                raise FormatError(path, "handover-missing")
            share, passed = phase, False
