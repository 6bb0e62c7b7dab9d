"""What the steps of a talk are called, at the top of the stage."""

from __future__ import annotations

from listening_timer.exercise.formats import Kind
from listening_timer.exercise.state import State
from listening_timer.ui.people import People
from listening_timer.ui.words import tr


def step_words(state: State, people: People) -> str:
    """What the present step is, in two words."""
    name = people.name(state.speaker) if state.speaker else ""
    match state.phase.kind:
        case Kind.ARRIVE:
            return tr("Arriving")
        case Kind.SHARE:
            return tr("Silence") if state.floor is None else tr("{name} shares").format(name=name)
        case Kind.HANDOVER:
            return tr("Handover")
        case Kind.REFLECT:
            return tr("Saying it back")
        case Kind.APPRECIATE:
            return tr("{name} says thank you").format(name=name)
        case Kind.BRIDGE:
            return tr("The same feeling")
        case Kind.TALK:
            return tr("Talk")
        case Kind.QUIET:
            return tr("Quiet")
        case Kind.CLOSE:
            return tr("Closing")
