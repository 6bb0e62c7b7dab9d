"""What the rooms hand each other: plain frozen values, and the error of the environment.

Wall instants are UTC milliseconds, durations milliseconds, offsets minutes ahead of UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from listening_timer.exercise.formats import Bell, Role, Side

if TYPE_CHECKING:  # the first page needs the records, and not yet what they hold
    from listening_timer.exercise.events import Event
    from listening_timer.exercise.state import State
    from listening_timer.model.annotations import (
        Meeting,
        OpenPromise,
        Promise,
        Rating,
        Tally,
        Trim,
        Word,
    )


class HistoryError(Exception):
    """The environment refused: full, read-only, locked, damaged, newer, missing and the like.

    `code` names the sentence, `values` fill it. Never a bug of ours, never with any content.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values: Mapping[str, object] = values


class Outcome(StrEnum):
    """How far a session came."""

    OPEN = "open"
    COMPLETED = "completed"
    EARLY = "early"


class Prompting(StrEnum):
    """How much help with words there is: none unless asked for, a hint of it, or cards."""

    OFF = "off"
    LIGHT = "light"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class NewSession:
    """Who sits down for a session; `id` is 32 random hex digits."""

    id: str
    name_a: str
    name_b: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session in a list; the sums are derived from its log.

    `date` is the ISO date on which it began where it was held.
    """

    id: str
    started: int
    offset: int
    date: str
    name_a: str
    name_b: str
    side_a: Side
    format_id: str
    format_name: Mapping[str, str]
    outcome: Outcome
    length: int
    sharing_a: int
    sharing_b: int
    on_break: int
    has_words: bool

    def name(self, who: Role) -> str:
        """The name of one of the two."""
        return self.name_a if who is Role.A else self.name_b


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a word of a search stands for besides itself, in the language that is spoken.

    `months` count from 1; `kinds` are those of words (`WordKind`), and "promise".
    """

    word: str
    months: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which sessions a list shows: those to which all of this applies; the usual is all.

    Every word of `text` must be found in what was said, ignoring case and accents, or in a name
    of the two or of the format, or be the year, or what `meanings` tell of it; every word
    of `topic` likewise, in topics alone. `person` is one of the two, `couple` both of them in
    either order and `tag` one of its tags, spelt in any case. The dates are ISO dates, both
    included, where a session was held.
    """

    text: str = ""
    topic: str = ""
    person: str | None = None
    couple: tuple[str, str] | None = None
    format_id: str | None = None
    first_date: str | None = None
    last_date: str | None = None
    with_topic: bool | None = None
    with_words: bool | None = None
    early: bool = False
    tag: str | None = None
    meanings: tuple[Meaning, ...] = ()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What a list shows of the words of a session: its topic, and the sentence looked for."""

    topic: str
    found: str


@dataclass(frozen=True, slots=True)
class Used:
    """A person or a tag to filter by, and how many ended sessions it is in."""

    name: str
    sessions: int


@dataclass(frozen=True, slots=True)
class UsedFormat:
    """A format to filter by; `name` as it was called in the latest session held by it."""

    id: str
    name: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SessionDetail:
    """One session whole: its row, its log and all that was said beside it.

    `state` is what its log folds to, once for all that show it. `prompts` are the keys of the
    cards that were shown, in their order. `trims` are heeded in `row` and `state`; `events` are
    the log as it was written.
    """

    row: SessionRow
    events: tuple[Event, ...]
    state: State
    words: tuple[Word, ...]
    ratings: tuple[Rating, ...] = ()
    promises: tuple[Promise, ...] = ()
    meeting: Meeting | None = None
    prompts: tuple[str, ...] = ()
    trims: tuple[Trim, ...] = ()


Cell: TypeAlias = int | float | str | bytes | None
"""What may stand in a row of a file."""


@dataclass(frozen=True, slots=True)
class DeletedSession:
    """A session that was deleted, as it stood in the file: what it takes to undo it.

    `rows` are those of each table but for who sat down, by the names of the tables; also what
    could not be read any more, and what had been erased (without its words).
    """

    id: str
    name_a: str
    name_b: str
    rows: Mapping[str, tuple[tuple[Cell, ...], ...]]


@dataclass(frozen=True, slots=True)
class ErasedPerson:
    """Who was erased, and all that went with the name: what it takes to undo it.

    `seats` are the ids of their sessions, and which of the two they were there.
    """

    name: str
    seats: tuple[tuple[str, Role], ...]
    words: tuple[Word, ...]
    ratings: tuple[Rating, ...]
    promises: tuple[Promise, ...]
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Renamed:
    """Seats that are called `name` now, and marks: what it takes to undo it.

    `seats` are the ids of their sessions, which of the two they are, and how each was spelt
    before; `tallies` are the marks as they were.
    """

    name: str
    seats: tuple[tuple[str, Role, str], ...]
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did: how many sessions are new, changed, as they were, deleted.

    `stayed`: how many had been deleted here, and stayed so. Those that have not ended here stay
    as they were. Nothing at all where it was stopped. What was noted between sessions comes
    along uncounted.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    deleted: int = 0
    stayed: int = 0


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that was running when the program went away.

    `lived` is the last instant (ms since it began) known to have been lived: its checkpoint or
    its last event, whichever is later. `starts` counts how often the program began to take it
    up without getting there.
    """

    id: str
    name_a: str
    name_b: str
    events: tuple[Event, ...]
    lived: int
    starts: int
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LastTime:
    """What Begin proposes again: who sat where, who began, which format and how.

    `completed`: that session came to its end. `promises` are those of the same two that are
    still open, the oldest first; `meeting` is what they agreed last; `prompts` are the keys of
    all cards ever shown, the longest ago first.
    """

    name_left: str
    name_right: str
    began: Side
    format_id: str
    minutes: int | None
    bell: Bell
    completed: bool = False
    promises: tuple[OpenPromise, ...] = ()
    meeting: Meeting | None = None
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a check found wrong; `session` is empty where it concerns the whole file."""

    session: str
    code: str
    detail: str = ""


class Digits(StrEnum):
    """How the time of a turn is shown."""

    RING = "ring"
    MINUTES = "minutes"
    CLOCK = "mm:ss"
