"""A session's stretches as the parts of a painted timeline, and the same in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from listening_timer.exercise.formats import SECOND, Kind
from listening_timer.exercise.state import Status
from listening_timer.exercise.stretches import Stretch
from listening_timer.ui.people import People
from listening_timer.ui.theme import Tone
from listening_timer.ui.widgets.strips import Part
from listening_timer.ui.words import clock_text, tr


def timeline_parts(stretches: Iterable[Stretch], people: People) -> tuple[Part, ...]:
    """One part a stretch: to scale, in its person's colour, faint where nobody shared."""
    return tuple(_part(stretch, people) for stretch in stretches if stretch.length >= SECOND)


def spoken(stretches: Sequence[Stretch], people: People) -> str:
    """The timeline in words."""
    said: list[str] = []
    for stretch in stretches:
        name = people.name(stretch.who) + " " if stretch.who and _lived(stretch) else ""
        said.append(f"{name}{_label(stretch)} {clock_text(stretch.length)}")
    return ", ".join(said)


def _part(stretch: Stretch, people: People) -> Part:
    lived = _lived(stretch) and stretch.who is not None
    tone = people.tone(stretch.who) if lived and stretch.who else Tone.MOSS
    sharing = lived and stretch.kind is Kind.SHARE
    text = ""
    if sharing and stretch.who is not None:
        text = f"{people.name(stretch.who)} {clock_text(stretch.length)}"
    return Part(float(stretch.length), tone, not sharing, text, _label(stretch))


def _lived(stretch: Stretch) -> bool:
    return stretch.status is Status.RUNNING and not stretch.away


def _label(stretch: Stretch) -> str:
    if stretch.away:
        return tr("away", "timeline")
    match stretch.status:
        case Status.PAUSED:
            return tr("pause", "timeline")
        case Status.BREAK:
            return tr("break", "timeline")
        case Status.GAP_ASKED:
            return tr("gap", "timeline")
        case Status.HELD_SILENCE:
            return tr("silence", "timeline")
        case _:
            return kind_word(stretch.kind)


def kind_word(kind: Kind) -> str:
    """A phase's kind in one word, lower case."""
    match kind:
        case Kind.ARRIVE:
            return tr("arrive", "timeline")
        case Kind.SHARE:
            return tr("share", "timeline")
        case Kind.HANDOVER:
            return tr("handover", "timeline")
        case Kind.REFLECT:
            return tr("reflect", "timeline")
        case Kind.BRIDGE:
            return tr("bridge", "timeline")
        case Kind.TALK:
            return tr("talk", "timeline")
        case Kind.QUIET:
            return tr("quiet", "timeline")
        case Kind.APPRECIATE:
            return tr("appreciate", "timeline")
        case Kind.CLOSE:
            return tr("close", "timeline")
