"""What people, or the conductor for them, can ask of a session.

`decide` answers each with events or with `Refused`; a refusal changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias


class Answer(StrEnum):
    """What becomes of a gap: it stays one, its time is counted, or the session ends."""

    GO_ON = "go-on"
    COUNT = "count"
    END = "end"


@dataclass(frozen=True, slots=True)
class Act:
    """The main action: done, pass, start now, go on; whatever comes next here."""


@dataclass(frozen=True, slots=True)
class Back:
    """Undo the last pass, skip, pause, added time or swap; or clear a cue."""


@dataclass(frozen=True, slots=True)
class SayMore:
    """The speaker has more to say: from the handover, a silence or a reflection."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Let time stand still."""


@dataclass(frozen=True, slots=True)
class Resume:
    """Let time go on."""


@dataclass(frozen=True, slots=True)
class AddTime:
    """Allow 1, 2 or 5 minutes more."""

    minutes: int


@dataclass(frozen=True, slots=True)
class CallBreak:
    """Take an agreed time-out of so many minutes from now, or more of it."""

    minutes: int


@dataclass(frozen=True, slots=True)
class ComeBack:
    """Both are back from the break."""


@dataclass(frozen=True, slots=True)
class NoticeGap:
    """The clock was last looked at at `since`, in ms since the session began."""

    since: int


@dataclass(frozen=True, slots=True)
class AnswerGap:
    """Say what becomes of the gap."""

    answer: Answer


@dataclass(frozen=True, slots=True)
class AcceptRepair:
    """Take the overtime that is offered."""


@dataclass(frozen=True, slots=True)
class SwapFloor:
    """Give the rest of this share to the other one (the therapist's console)."""


@dataclass(frozen=True, slots=True)
class SkipPhase:
    """Leave this phase out; what it took is kept."""


@dataclass(frozen=True, slots=True)
class HoldReply:
    """The listener marks an urge to answer, and lets it wait."""


@dataclass(frozen=True, slots=True)
class Reopen:
    """Go on with a session that was lived up to `until`, at this wall instant (UTC ms)."""

    until: int
    wall: int
    offset: int


@dataclass(frozen=True, slots=True)
class End:
    """End the session here."""


Command: TypeAlias = (
    Act
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
    | HoldReply
    | Reopen
    | End
)
