"""English text of a session, for the command line and exported files; pure.

Screen and PDF have texts of their own, which are translated.
"""

from __future__ import annotations

from collections.abc import Mapping

from listening_timer.exercise.events import How
from listening_timer.exercise.formats import MINUTE, SECOND, Format, Phase, Role
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import PhaseRecord
from listening_timer.exercise.timekeeping import told_overtime
from listening_timer.model.annotations import (
    Meeting,
    Moment,
    PromiseKind,
    PromiseOutcome,
    Scale,
    WordKind,
)
from listening_timer.model.records import Outcome, SessionRow
from listening_timer.text.cleaning import clean_line

SOMEONE = "someone"
"""The name of an erased person."""
OPEN = "open"
"""Stands for a time that is not set."""
OUTCOMES = {
    Outcome.COMPLETED: "completed",
    Outcome.EARLY: "ended early",
    Outcome.OPEN: "not ended",
}
HOWS = {How.SKIPPED: "skipped", How.ENDED: "ended here"}
KINDS = {
    PhaseKind.ARRIVE: "arrive",
    PhaseKind.SHARE: "{who} shares",
    PhaseKind.HANDOVER: "a quiet moment",
    PhaseKind.REFLECT: "saying back what {who} said",
    PhaseKind.BRIDGE: "look for the feeling",
    PhaseKind.TALK: "talk together",
    PhaseKind.QUIET: "quiet together",
    PhaseKind.APPRECIATE: "{who} says thank you",
    PhaseKind.CLOSE: "close",
}
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
"""The parts of `Sums` other than sharing, with their names."""
WORDS = {
    WordKind.TOPIC: "Topic",
    WordKind.NOTE: "Note",
    WordKind.APPRECIATION: "Thanks",
    WordKind.FEELING: "Feeling",
    WordKind.TAG: "Tag",
    WordKind.NEXT_TIME: "For next time",
}
SCALES = {Scale.CALM: "calm", Scale.CLOSENESS: "close", Scale.HEARD: "heard"}
MOMENTS = {Moment.ARRIVE: "before", Moment.CLOSE: "after"}
PROMISES = {
    PromiseKind.PROMISE: "Promise",
    PromiseKind.ROUTINE: "Time together",
    PromiseKind.NEW: "Something new together",
}
BECAME = {
    PromiseOutcome.KEPT: "kept",
    PromiseOutcome.PARTLY: "partly kept",
    PromiseOutcome.NOT_YET: "not yet",
    PromiseOutcome.DROPPED: "dropped",
}
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
DAY = 24 * 60
MOST_SAID = 300


def name(of: SessionRow, who: Role) -> str:
    """The name of one of the two, as one clean line; `SOMEONE` where it was erased."""
    return clean_line(of.name(who)) or SOMEONE


def both(of: SessionRow) -> str:
    """The names of the two, whoever shared first before the other."""
    return f"{name(of, Role.A)} and {name(of, Role.B)}"


def english(texts: Mapping[str, str]) -> str:
    """The English text of a format, or any other one; one clean line."""
    return clean_line(texts.get("en") or next(iter(texts.values()), ""), MOST_SAID)


def duration(ms: int | None) -> str:
    """A duration (ms) as 0:30, 10:20 or 1:48:00; `OPEN` for None."""
    if ms is None:
        return OPEN
    minutes, seconds = divmod(ms // SECOND, 60)
    if minutes < 60:  # noqa: PLR2004 - minutes of an hour
        return f"{minutes}:{seconds:02}"
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def count(number: int, what: str) -> str:
    """A number of things, as in 1 talk or 2 talks."""
    return f"1 {what}" if number == 1 else f"{number} {what}s"


def time_of_day(wall: int, offset: int) -> str:
    """The time of day at a wall instant (UTC ms), `offset` minutes ahead of UTC."""
    hours, minutes = divmod((wall // MINUTE + offset) % DAY, 60)
    return f"{hours:02}:{minutes:02}"


def weekly(meeting: Meeting) -> str:
    """What is added to the time of a weekly meeting; empty for a single one."""
    if not meeting.weekly:
        return ""
    if meeting.substitute is None:
        return ", every week"
    return f", every week (if that day doesn’t work: {WEEKDAYS[meeting.substitute]})"


def step(phase: Phase, who: str) -> str:
    """What happens in a phase, with the name of its person."""
    return KINDS[phase.kind].format(who=who)


def note(fmt: Format, phase: Phase, record: PhaseRecord) -> str:
    """What stands beside a phase's times: overtime, or that it did not end by itself."""
    if over := told_overtime(fmt, phase, record):
        return f"+{duration(over)}"
    return HOWS.get(record.how, "") if record.how else ""


def planned(phase: Phase) -> str:
    """The planned time of a phase; empty where it waits for a press."""
    waits = phase.planned is None and not phase.kind.facts.turn
    return "" if waits else duration(phase.planned)
