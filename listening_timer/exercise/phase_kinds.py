"""Phase kinds: one row a kind, with all that the core asks about it.

A new kind is a row here, its texts in `ui/words/phase_kinds.py`, and its plain English in
`text/english.py`; `PhaseKind.X` elsewhere marks what one kind alone does.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, StrEnum, auto
from typing import NamedTuple, Self

MAX_SHARE_MINUTES = 60
"""The most minutes of one share."""
LEAST_SECONDS = 10
"""The fewest seconds of a phase whose length is set in seconds instead of minutes."""


class Floor(Enum):
    """Who may speak in a phase; where it is one person, the phase names them (`who`)."""

    NOBODY = auto()
    ONE = auto()
    BOTH = auto()


class Ending(Enum):
    """What happens at the end of a phase's allowed time."""

    WAITS = auto()
    RINGS = auto()
    RINGS_AND_PASSES = auto()
    PASSES = auto()


class Length(NamedTuple):
    """The lengths that a format file can set, in whole units; `needed`: it has to set one.

    `usual`: the one that a new phase has.
    """

    low: int
    high: int
    usual: int
    unit: str = "minutes"
    needed: bool = True

    @property
    def bounds(self) -> Mapping[str, tuple[int, int]]:
        """The least and the most, by unit; where it is minutes, seconds can be set instead."""
        if self.unit == "seconds":
            return {self.unit: (self.low, self.high)}
        return {self.unit: (self.low, self.high), "seconds": (LEAST_SECONDS, 60 * self.high)}


class KindFacts(NamedTuple):
    """What the core knows of a kind of phase.

    `part`: the part of the sums to which its time belongs; a share has one for each person.
    `length`: None where no time can be set. `ending`: what holds under any bell rule, unless
    `obeys_bell`: then `stop` ends it at its bell. `turn`: a share, whose length people choose,
    which may end early, and which begins with the replies held for it. `after_share`: it belongs
    to the share before it, to which the speaker can return with more to say.
    """

    floor: Floor
    part: str
    length: Length | None
    ending: Ending = Ending.RINGS
    obeys_bell: bool = False
    turn: bool = False
    after_share: bool = False

    @property
    def takes_more(self) -> bool:
        """Whether minutes can be added: wherever a bell rings, if a time is set."""
        return self.ending is Ending.RINGS


class PhaseKind(StrEnum):
    """The kind of a phase; its value is its name in files."""

    facts: KindFacts

    def __new__(cls, value: str, facts: KindFacts) -> Self:
        """A member with its facts."""
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.facts = facts
        return kind

    ARRIVE = (
        "arrive",
        KindFacts(Floor.NOBODY, "together", Length(1, 15, 1, needed=False), Ending.WAITS),
    )
    SHARE = (
        "share",
        KindFacts(
            Floor.ONE, "sharing", Length(1, MAX_SHARE_MINUTES, 10), obeys_bell=True, turn=True
        ),
    )
    HANDOVER = (
        "handover",
        KindFacts(
            Floor.NOBODY, "silence", Length(0, 90, 30, "seconds"), Ending.PASSES, after_share=True
        ),
    )
    REFLECT = (
        "reflect",
        KindFacts(Floor.ONE, "reflecting", Length(1, 15, 3), obeys_bell=True, after_share=True),
    )
    BRIDGE = "bridge", KindFacts(Floor.NOBODY, "together", Length(1, 15, 2), obeys_bell=True)
    TALK = "talk", KindFacts(Floor.BOTH, "together", Length(1, 60, 10), obeys_bell=True)
    QUIET = "quiet", KindFacts(Floor.NOBODY, "silence", Length(1, 30, 5), Ending.PASSES)
    APPRECIATE = (
        "appreciate",
        KindFacts(Floor.ONE, "appreciating", Length(1, 10, 1), obeys_bell=True),
    )
    CLOSE = "close", KindFacts(Floor.NOBODY, "together", None, Ending.WAITS)


ROUND = (PhaseKind.SHARE, PhaseKind.HANDOVER, PhaseKind.SHARE, PhaseKind.CLOSE)
"""The kinds of the phases that a round adds, in order."""
