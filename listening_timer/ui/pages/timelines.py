"""A session's stretches, or a format's phases, as parts of a painted timeline; and in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from listening_timer.exercise.events import Event, ReplyHeld
from listening_timer.exercise.formats import MINUTE, SECOND, Format, Kind, Phase
from listening_timer.exercise.state import Status
from listening_timer.exercise.stretches import Stretch
from listening_timer.ui.people import People
from listening_timer.ui.theme import Tone
from listening_timer.ui.widgets.timeline import Part
from listening_timer.ui.words import about_text, clock_text, minutes_text, tr

OPEN_TURN = 10 * MINUTE
"""The room that a share without an end has in a picture."""
WAITING = 1 / 30
"""The room of a phase that waits for a press, as a part of all others."""


def timeline_parts(stretches: Iterable[Stretch], people: People) -> tuple[Part, ...]:
    """One part a stretch: to scale, in its person's colour, faint where nobody shared."""
    seen = _seen(stretches)
    return tuple(
        _part(stretch, people, after)
        for stretch, after in zip_longest(seen, seen[1:])
        if stretch is not None
    )


def held_marks(events: Iterable[Event], stretches: Iterable[Stretch]) -> tuple[float, ...]:
    """Where on the timeline of these stretches a reply was held."""
    seen, marks = _seen(stretches), list[float]()
    for event in events:
        if isinstance(event, ReplyHeld):
            spans = ((max(0, min(event.at, each.end) - each.start)) for each in seen)
            marks.append(float(sum(spans)))
    return tuple(marks)


def _seen(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Those that are long enough to have a place in a picture."""
    return [stretch for stretch in stretches if stretch.length >= SECOND]


def spoken(stretches: Sequence[Stretch], people: People) -> str:
    """The timeline in words."""
    said: list[str] = []
    for stretch in stretches:
        name = people.name(stretch.who) + " " if stretch.who and _lived(stretch) else ""
        if stretch.over:
            beyond = tr("beyond the plan", "timeline")
            said.append(f"{name}{clock_text(stretch.length)} {beyond}")
        else:
            said.append(f"{name}{_label(stretch)} {clock_text(stretch.length)}")
    return ", ".join(said)


def planned_parts(fmt: Format, people: People) -> tuple[Part, ...]:
    """One part a phase: to scale, in its person's colour, striped where no time is set."""
    shares = [_planned(phase) for phase in fmt.phases]
    waiting = sum(shares) * WAITING
    return tuple(
        _planned_part(phase, people, width or (waiting if phase.planned is None else 0.0))
        for phase, width in zip(fmt.phases, shares, strict=True)
    )


def planned_spoken(fmt: Format, people: People) -> str:
    """A format's picture in words."""
    said: list[str] = []
    for phase in fmt.phases:
        name = people.name(phase.who) + " " if phase.who else ""
        said.append(f"{name}{kind_word(phase.kind)} {phase_time(phase)}")
    return ", ".join(said)


def phase_words(phase: Phase, people: People) -> str:
    """Whose phase it is, and its kind."""
    kind = kind_word(phase.kind)
    return f"{people.name(phase.who)} · {kind}" if phase.who else kind


def phase_time(phase: Phase) -> str:
    """How long a phase is meant to take, in words."""
    if phase.planned is None:
        return tr("no set end") if phase.kind is Kind.SHARE else tr("waits for you")
    return length_text(phase.planned)


def length_text(ms: int) -> str:
    """A planned time: whole minutes as such, what is less in seconds."""
    return about_text(ms) if ms % MINUTE else minutes_text(ms)


def _planned(phase: Phase) -> float:
    if phase.planned is None and phase.kind is Kind.SHARE:
        return float(OPEN_TURN)
    return float(phase.planned or 0)


def _planned_part(phase: Phase, people: People, width: float) -> Part:
    return Part(
        width,
        people.tone(phase.who) if phase.who else Tone.MOSS,
        faint=phase.kind is not Kind.SHARE,
        text=phase_time(phase),
        label=kind_word(phase.kind),
        striped=phase.planned is None,
    )


def _part(stretch: Stretch, people: People, after: Stretch | None) -> Part:
    lived = _lived(stretch) and stretch.who is not None
    tone = people.tone(stretch.who) if lived and stretch.who else Tone.MOSS
    sharing = lived and stretch.kind is Kind.SHARE
    text, label = "", _label(stretch)
    if stretch.over:
        label = f"+{clock_text(stretch.length)}"
    elif sharing and stretch.who is not None:
        goes_on = after is not None and after.over and after.phase == stretch.phase
        length = stretch.length + (after.length if after is not None and goes_on else 0)
        text = f"{people.name(stretch.who)} {clock_text(length)}"
    return Part(float(stretch.length), tone, not sharing, text, label, over=stretch.over)


def _lived(stretch: Stretch) -> bool:
    return stretch.status is Status.RUNNING and not stretch.away


def _label(stretch: Stretch) -> str:
    if stretch.away:
        return tr("program closed", "timeline")
    match stretch.status:
        case Status.PAUSED:
            return tr("pause", "timeline")
        case Status.BREAK:
            return tr("break", "timeline")
        case Status.GAP_ASKED:
            return tr("computer asleep", "timeline")
        case Status.HELD_SILENCE:
            return tr("silence", "timeline")
        case _:
            return kind_word(stretch.kind)


def kind_word(kind: Kind) -> str:
    """A phase's kind in one word, lower case."""
    match kind:
        case Kind.ARRIVE:
            return tr("arriving", "timeline")
        case Kind.SHARE:
            return tr("sharing", "timeline")
        case Kind.HANDOVER:
            return tr("handover", "timeline")
        case Kind.REFLECT:
            return tr("saying back", "timeline")
        case Kind.BRIDGE:
            return tr("same feeling", "timeline")
        case Kind.TALK:
            return tr("talking", "timeline")
        case Kind.QUIET:
            return tr("quiet", "timeline")
        case Kind.APPRECIATE:
            return tr("thanks", "timeline")
        case Kind.CLOSE:
            return tr("closing", "timeline")
