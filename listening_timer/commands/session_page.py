"""A session as lines of text: a row of a list, and the page about one. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from listening_timer.commands.formats import planned, step
from listening_timer.commands.printing import duration, english, short, table
from listening_timer.exercise.events import How
from listening_timer.exercise.folding import fold
from listening_timer.exercise.formats import MINUTE, Phase, Role
from listening_timer.exercise.state import Record, State
from listening_timer.records import Outcome, SessionDetail, SessionRow, Word
from listening_timer.text import clean_line, clean_text

HEAD = ("id", "when", "who", "format", "length", "outcome")
OUTCOMES = {
    Outcome.COMPLETED: "completed",
    Outcome.EARLY: "ended early",
    Outcome.OPEN: "not ended",
}
HOWS = {How.SKIPPED: "skipped", How.ENDED: "the session was ended here"}
SUMS = (
    ("appreciating", "appreciating"),
    ("reflecting", "saying it back"),
    ("together", "together"),
    ("silence", "silence"),
    ("paused", "paused"),
    ("on_break", "on a break"),
    ("gap", "while the computer slept"),
    ("away", "while the program was closed"),
)
DAY = 24 * 60


def row(of: SessionRow) -> tuple[str, ...]:
    """One session for the list, in the order of HEAD."""
    return (
        short(of.id),
        f"{of.date} {_time(of)}",
        _both(of),
        english(of.format_name),
        duration(of.length),
        OUTCOMES[of.outcome],
    )


def page(detail: SessionDetail) -> Iterator[str]:
    """The page about one session."""
    of = detail.row
    state = fold(detail.events)
    yield english(of.format_name)
    yield f"{_both(of)}, {of.date} at {_time(of)}, {duration(of.length)}, {OUTCOMES[of.outcome]}"
    yield f"id {of.id}"
    yield ""
    yield from table(_phases(of, state), right=frozenset({0, 1}))
    yield ""
    yield from table(_sums(of, state), right=frozenset({0}))
    for word in detail.words:
        yield from _word(of, word)


def _time(of: SessionRow) -> str:
    """The time of day at which it began, where it was held."""
    hours, minutes = divmod((of.started // MINUTE + of.offset) % DAY, 60)
    return f"{hours:02}:{minutes:02}"


def _name(of: SessionRow, who: Role) -> str:
    return clean_line(of.name(who))


def _both(of: SessionRow) -> str:
    return f"{_name(of, Role.A)} and {_name(of, Role.B)}"


def _phases(of: SessionRow, state: State) -> list[tuple[str, str, str, str]]:
    pairs = zip(state.format.phases, state.records, strict=True)
    lived = [_phase(of, phase, record) for phase, record in pairs]
    return [("planned", "actual", "", ""), *lived]


def _phase(of: SessionRow, phase: Phase, record: Record) -> tuple[str, str, str, str]:
    who = "" if phase.who is None else _name(of, phase.who)
    reached = record.how is not None or record.actual > 0
    note = HOWS.get(record.how, "") if record.how else ""
    return (
        planned(phase),
        duration(record.actual) if reached else "",
        step(phase, who),
        note if reached else "not reached",
    )


def _sums(of: SessionRow, state: State) -> list[tuple[str, str]]:
    sums = state.sums
    rows = [(duration(sums.sharing(who)), f"{_name(of, who)} shared") for who in Role]
    for part, said in SUMS:
        ms: int = getattr(sums, part)
        if ms:
            rows.append((duration(ms), said))
    return [*rows, (duration(sums.total), "in all")]


def _word(of: SessionRow, word: Word) -> Iterator[str]:
    whose = "" if word.who is None else f" of {_name(of, word.who)}"
    yield ""
    yield f"{word.kind.capitalize()}{whose}:"
    yield from (f"  {line}".rstrip() for line in clean_text(word.text).split("\n"))
