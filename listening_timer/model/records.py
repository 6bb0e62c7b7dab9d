"""Records that packages exchange: frozen values.

Wall instants are UTC ms, durations ms, offsets minutes ahead of UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from listening_timer.exercise.formats import Bell, Role, Side

if TYPE_CHECKING:  # records are needed before the types in them: faster start
    from datetime import date

    from listening_timer.exercise.events import Event
    from listening_timer.exercise.state import State
    from listening_timer.model.annotations import (
        Meeting,
        OpenPromise,
        Promise,
        PromiseKind,
        PromiseOutcome,
        Rating,
        Tally,
        Trim,
        Word,
    )


class Outcome(StrEnum):
    """How far a session came."""

    OPEN = "open"
    COMPLETED = "completed"
    EARLY = "early"


@dataclass(frozen=True, slots=True)
class NewSession:
    """The two people of a new session; `id` is 32 random hex digits."""

    id: str
    name_a: str
    name_b: str


@dataclass(frozen=True, slots=True)
class SessionRow:
    """One session in a list; the sums are derived from its log.

    `date` is the local ISO date on which it began.
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
    """What a word of a search stands for besides itself, in the current language.

    `months` count from 1; `kinds` are those of words (`WordKind`), "promise", and of sessions with
    a "break" or ended "early".
    """

    word: str
    months: tuple[int, ...] = ()
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which sessions a list shows: those that match all fields; the default matches all.

    Every word of `text` must be found in the session's words or promises, ignoring case and
    accents, or in a name of the two or of the format, or be the year, or match one of its
    `meanings`; every word of `topic` likewise, in topics only. `person` is one of the two, `couple`
    both of them in either order and `tag` one of its tags, in any case. The dates are local ISO
    dates, both included.
    """

    text: str = ""
    topic: str = ""
    person: str | None = None
    couple: tuple[str, str] | None = None
    format_id: str | None = None
    first_date: str | None = None
    last_date: str | None = None
    with_words: bool | None = None
    early: bool = False
    tag: str | None = None
    meanings: tuple[Meaning, ...] = ()


class WordList(StrEnum):
    """Which words a list shows: those of all sessions, by month."""

    THANKS = "thanks"
    PROMISES = "promises"
    NOTES = "notes"


@dataclass(frozen=True, slots=True)
class WordFilter:
    """Which words a list shows; `person`: their own only, without those of both.

    Every word of `text` must be found in the text, or as in `Filter`, but in the name of whose it
    is.
    """

    which: WordList
    person: str | None = None
    text: str = ""
    meanings: tuple[Meaning, ...] = ()


@dataclass(frozen=True, slots=True)
class WordRow:
    """One text in a list of words, with its session; cut to one line where it is long.

    `who` is None where it belongs to both. `kind` and `outcome` are those of a promise.
    """

    id: str
    session: str
    started: int
    offset: int
    date: str
    name_a: str
    name_b: str
    side_a: Side
    who: Role | None
    text: str
    kind: PromiseKind | None = None
    outcome: PromiseOutcome | None = None


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The words of a session that a list shows: its topic, and the sentence that matches.

    `said` is the first thanks in it, else its first note, and `who` whose that is (None: of both).
    """

    topic: str
    found: str
    said: str = ""
    who: Role | None = None


@dataclass(frozen=True, slots=True)
class Used:
    """A person or a tag to filter by, with the number of its ended sessions."""

    name: str
    sessions: int


@dataclass(frozen=True, slots=True)
class UsedFormat:
    """A format to filter by; `name` is that of the latest session with it."""

    id: str
    name: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class SessionDetail:
    """One whole session: its row, its log and its annotations.

    `state` is the folded log, computed once for all that show it. `prompts` are the keys of the
    cards that were shown, in order. `trims` are applied in `row` and `state`; `events` are the log
    as written.
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


Value: TypeAlias = int | float | str | bytes | None
"""A value in a row of a table."""


@dataclass(frozen=True, slots=True)
class DeletedSession:
    """A deleted session with its table rows: what an undo needs.

    `rows` are keyed by table name, without the people; they include invalid rows, and tombstones.
    """

    id: str
    name_a: str
    name_b: str
    rows: Mapping[str, tuple[tuple[Value, ...], ...]]


@dataclass(frozen=True, slots=True)
class ErasedPerson:
    """An erased person and everything erased with the name: what an undo needs.

    `seats` are the ids of their sessions, with their role in each.
    """

    name: str
    seats: tuple[tuple[str, Role], ...]
    words: tuple[Word, ...]
    ratings: tuple[Rating, ...]
    promises: tuple[Promise, ...]
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class Renamed:
    """Seats renamed to `name`, and their tallies: what an undo needs.

    `seats` are the ids of their sessions, the role, and the name before; `tallies` are the tallies
    as they were.
    """

    name: str
    seats: tuple[tuple[str, Role, str], ...]
    tallies: tuple[Tally, ...]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """The result of an import: how many sessions were added, changed, left unchanged, deleted.

    `stayed` counts those deleted here before, which stay deleted. Sessions that have not ended here
    count as unchanged. All are 0 where the import was cancelled. Tallies are imported uncounted.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    deleted: int = 0
    stayed: int = 0


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A session that was running when the program was closed or crashed.

    `lived` is the last instant (ms since it began) at which it is known to have run: its checkpoint
    or its last event, whichever is later. `starts` counts the attempts to resume it that did not
    succeed.
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
    """Defaults for the Begin page from the latest session: names, sides, format and settings.

    `completed`: that session was completed. `promises` are the open ones of the same two, oldest
    first; `meeting` is what they agreed on last, unless that is weekly; `standing` is their weekly
    appointment; `next_time` is what that session left for this one. When the meetings are held next
    says `appointments.coming`. `prompts` are the keys of all cards ever shown, least recently shown
    first.
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
    standing: Meeting | None = None
    next_time: Word | None = None


@dataclass(frozen=True, slots=True)
class NextTime:
    """What the end of a session proposes: a day and a minute of it, in local time.

    `standing` is the weekly appointment of the two; `coming` a single meeting of theirs, agreed on
    in an earlier session, that is still to come.
    """

    day: date
    minute: int
    standing: Meeting | None = None
    coming: Meeting | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault found by a check; `session` is empty where it concerns the whole file."""

    session: str
    code: str
    detail: str = ""
