"""Commands: what people, or the conductor for them, can ask of a session.

`decide` answers each with events or with `Refused`; a refusal changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Answer(StrEnum):
    """How a gap is counted: as a gap, as used time, or the session ends."""

    GO_ON = "go-on"
    COUNT = "count"
    END = "end"


@dataclass(frozen=True, slots=True)
class MainAction:
    """The main action: done, pass, start now, go on; whatever comes next in this state."""


@dataclass(frozen=True, slots=True)
class Back:
    """Undo the last pass, skip, pause, added time or swap; or clear a cue."""


@dataclass(frozen=True, slots=True)
class SayMore:
    """The speaker has more to say: from the handover, a silence or a reflection."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Pause the time."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Resume the time."""


@dataclass(frozen=True, slots=True)
class AddTime:
    """Add 1, 2 or 5 minutes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class CallBreak:
    """Take a break (an agreed time-out) of this many minutes from now, or extend it."""

    minutes: int


@dataclass(frozen=True, slots=True)
class ComeBack:
    """Both are back from the break."""


@dataclass(frozen=True, slots=True)
class NoticeGap:
    """Report that the clock was last read at `since`, in ms since the session began."""

    since: int


@dataclass(frozen=True, slots=True)
class AnswerGap:
    """Decide how the gap is counted."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class AcceptRepair:
    """Accept the repair: the overtime that is offered."""


@dataclass(frozen=True, slots=True)
class SwapFloor:
    """Give the rest of this share to the other person (the therapist's console)."""


@dataclass(frozen=True, slots=True)
class SkipPhase:
    """Skip this phase; the time it took is kept."""


@dataclass(frozen=True, slots=True)
class AddRound:
    """Once more: put off closing for one more share of each."""


@dataclass(frozen=True, slots=True)
class HoldReply:
    """The listener notes an urge to answer, and lets it wait (held reply)."""


@dataclass(frozen=True, slots=True)
class Reopen:
    """Resume a session that ran until `until` (ms), at this wall instant (UTC ms)."""

    until: int
    wall: int
    offset: int


@dataclass(frozen=True, slots=True)
class End:
    """End the session now."""


Command: TypeAlias = (
    MainAction
    | Back
    | SayMore
    | Pause
    | Resume
    | AddTime
    | CallBreak
    | ComeBack
    | NoticeGap
    | AnswerGap
    | AcceptRepair
    | SwapFloor
    | SkipPhase
    | AddRound
    | HoldReply
    | Reopen
    | End
)
