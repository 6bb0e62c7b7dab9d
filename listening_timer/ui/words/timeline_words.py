"""Timeline parts of a session's stretches or a format's phases, and their texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QTextBoundaryFinder

from listening_timer.exercise.events import Event, How, ReplyHeld
from listening_timer.exercise.formats import MINUTE, SECOND, Format, Phase, Role
from listening_timer.exercise.state import PhaseRecord, State, Status
from listening_timer.exercise.timekeeping import running_part, told_overtime
from listening_timer.exercise.timeline import Stretch
from listening_timer.text.cleaning import isolated
from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.widgets.accessibility import without_format_characters
from listening_timer.ui.widgets.timeline_painter import TimelinePart
from listening_timer.ui.words.i18n import duration_text, length_text, tr
from listening_timer.ui.words.people import People
from listening_timer.ui.words.phase_kinds import words_of

OPEN_TURN_MS = 10 * MINUTE
"""Width (ms) of a share without an end in a timeline."""
WAITING = 1 / 30
"""Width of a phase that waits for a press, as a share of all others."""
_LETTER = QTextBoundaryFinder.BoundaryType.Grapheme


def timeline_parts(stretches: Iterable[Stretch], people: People) -> tuple[TimelinePart, ...]:
    """One part per stretch: to scale, in its person's tone, faint where nobody shared."""
    return tuple(_part(stretch, people) for stretch in _seen(stretches))


def held_marks(events: Iterable[Event], stretches: Iterable[Stretch]) -> tuple[float, ...]:
    """Positions (ms) of held replies on the timeline of these stretches."""
    seen, marks = _seen(stretches), list[float]()
    for event in events:
        if isinstance(event, ReplyHeld):
            spans = ((max(0, min(event.at, each.end) - each.start)) for each in seen)
            marks.append(float(sum(spans)))
    return tuple(marks)


def _seen(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches long enough (1 s) to be painted."""
    return [stretch for stretch in stretches if stretch.length >= SECOND]


def spoken(stretches: Sequence[Stretch], people: People) -> str:
    """Accessible description of a session's timeline."""
    said: list[str] = []
    for stretch in stretches:
        name = people.name(stretch.who) + " " if stretch.who and _lived(stretch) else ""
        if stretch.over:
            beyond = tr("beyond the plan", "timeline")
            said.append(f"{name}{duration_text(stretch.length)} {beyond}")
        else:
            said.append(f"{name}{_label(stretch)} {duration_text(stretch.length)}")
    return ", ".join(said)


def unplanned(state: State) -> list[tuple[str, int]]:
    """Time outside a session's phases, as text and ms; without empty ones.

    Together with the time of the phases it is all of the session's time, to a second each.
    """
    pairs = zip(state.format.phases, state.records, strict=True)
    quiet = (r.actual for p, r in pairs if running_part(p.kind, p.who) == "silence")
    sums = state.sums
    found = (
        (_standing(Status.HELD_SILENCE), sums.silence - sum(quiet)),
        (_standing(Status.PAUSED), sums.paused),
        (_standing(Status.BREAK), sums.on_break),
        (_standing(Status.GAP_ASKED), sums.gap),
        (_closed(), sums.away),
    )
    return [(word, ms) for word, ms in found if ms >= SECOND]


def planned_parts(fmt: Format, people: People) -> tuple[TimelinePart, ...]:
    """One part per phase: to scale, in its person's tone, striped where no time is set."""
    shares = [_planned(phase) for phase in fmt.phases]
    waiting = sum(shares) * WAITING
    return tuple(
        _planned_part(phase, people, width or (waiting if phase.planned is None else 0.0))
        for phase, width in zip(fmt.phases, shares, strict=True)
    )


def planned_spoken(fmt: Format, people: People) -> str:
    """Accessible description of a format's timeline."""
    said: list[str] = []
    for phase in fmt.phases:
        name = people.name(phase.who) + " " if phase.who else ""
        said.append(f"{name}{words_of(phase.kind).word} {phase_time(phase)}")
    return ", ".join(said)


def phase_words(phase: Phase, people: People) -> str:
    """Text of a phase: whose it is, and its kind."""
    word = words_of(phase.kind).word
    return f"{people.name(phase.who)} · {word}" if phase.who else word


def phase_time(phase: Phase) -> str:
    """Text of a phase's planned time."""
    if phase.planned is None:
        return tr("no set end") if phase.kind.facts.turn else tr("waits for you")
    return length_text(phase.planned)


def phase_note(fmt: Format, phase: Phase, record: PhaseRecord) -> str:
    """What stands beside a phase's times: overtime, or that it did not end by itself."""
    if over := told_overtime(fmt, phase, record):
        return f"+{duration_text(over)}"
    match record.how:
        case How.SKIPPED:
            return tr("skipped")
        case How.ENDED:
            return tr("ended here")
        case _:
            return ""


def _planned(phase: Phase) -> float:
    if phase.planned is None and phase.kind.facts.turn:
        return float(OPEN_TURN_MS)
    return float(phase.planned or 0)


def _planned_part(phase: Phase, people: People, width: float) -> TimelinePart:
    return TimelinePart(
        width,
        people.tone(phase.who) if phase.who else Tone.MOSS,
        faint=not phase.kind.facts.turn,
        text=phase_time(phase),
        label=words_of(phase.kind).word,
        striped=phase.planned is None,
    )


def _part(stretch: Stretch, people: People) -> TimelinePart:
    who = stretch.who if _lived(stretch) else None
    length, time, label = float(stretch.length), duration_text(stretch.length), _label(stretch)
    tone = people.tone(who) if who else Tone.MOSS
    faint = who is None or not stretch.kind.facts.turn
    if stretch.over:
        return TimelinePart(length, tone, faint, label=f"+{time}", over=True)
    if who is None:
        return TimelinePart(length, tone, faint, label=label)
    name, letters = people.name(who), first_letters(people, who)
    if faint:
        return TimelinePart(length, tone, faint, name, label, shorter=(letters,))
    return TimelinePart(
        length, tone, faint, f"{name} {time}", label, (name, f"{letters} {time}", letters)
    )


def first_letters(people: People, who: Role) -> str:
    """Shortest prefix of a name that tells it from the other's, where there is room for no more."""
    own, other = (without_format_characters(people.name(each)) for each in (who, who.other))
    finder, units = QTextBoundaryFinder(_LETTER, own), own.encode("utf-16-le")
    while (end := finder.toNextBoundary()) > 0:
        first = units[: 2 * end].decode("utf-16-le")
        if not other.casefold().startswith(first.casefold()):
            return isolated(first)
    return people.name(who)


def _lived(stretch: Stretch) -> bool:
    return stretch.status is Status.RUNNING and not stretch.away


def _label(stretch: Stretch) -> str:
    if stretch.away:
        return _closed()
    return _standing(stretch.status) or words_of(stretch.kind).word


def _closed() -> str:
    return tr("program closed", "timeline")


def _standing(status: Status) -> str:
    """What was going on while a phase stood still; empty where it went on."""
    match status:
        case Status.PAUSED:
            return tr("pause", "timeline")
        case Status.BREAK:
            return tr("break", "timeline")
        case Status.GAP_ASKED:
            return tr("computer asleep", "timeline")
        case Status.HELD_SILENCE:
            return tr("silence", "timeline")
        case _:
            return ""
