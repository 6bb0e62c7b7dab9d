"""Accessible description of the stage: whose turn it is, the time, and what the other one does.

Pure functions of the state. The description is read when the stage gets the focus, or when somebody
asks for it; what changes meanwhile is announced (`announcer.py`).
"""

from __future__ import annotations

from listening_timer.exercise.formats import PhaseKind
from listening_timer.exercise.state import State
from listening_timer.model.records import Digits
from listening_timer.ui.session.prompter import DealtCard
from listening_timer.ui.session.scenes import heard_time, scene_of, time_words
from listening_timer.ui.words.i18n import tr
from listening_timer.ui.words.people import People


def stage_description(state: State, people: People, dealt: DealtCard | None = None) -> str:
    """All that the stage shows at this moment, in sentences."""
    scene = scene_of(state, people, Digits.CLOCK, dealt)
    holder = state.floor
    if holder is None:
        words = [scene.heading, scene.line, _sentence(time_words(state))]
    else:
        words = [_turn_now(state, people.name(holder), people.name(holder.other))]
    words += [scene.notice, card_words(scene.card)]
    return " ".join(word for word in words if word)


def card_words(card: tuple[str, str] | None) -> str:
    """The title and text of a prompt card; empty where there is none."""
    return ": ".join(part for part in card or () if part)


def opening_words(state: State, people: People) -> list[str]:
    """The announcement of a phase's start: whose turn, how long, what the other one does."""
    holder = state.floor
    if holder is None:
        scene = scene_of(state, people, Digits.CLOCK)
        return [scene.heading, scene.line, _sentence(time_words(state))]
    return [_turn(state, people.name(holder), people.name(holder.other))]


def _sentence(time: str) -> str:
    return f"{time}." if time else ""


def _turn_now(state: State, name: str, other: str) -> str:
    """Whose turn it is and how much time is left."""
    time = time_words(state)
    match state.phase.kind:
        case PhaseKind.REFLECT | PhaseKind.APPRECIATE:
            turn = _turn(state, name, other)
            return f"{turn} {_sentence(time)}" if time else turn
        case _ if time:
            return tr("{name} has the floor, {time}. {other} only listens.").format(
                name=name, time=time, other=other
            )
        case _:
            return _turn(state, name, other)


def _turn(state: State, name: str, other: str) -> str:
    """Whose turn begins, as a sentence."""
    match state.phase.kind:
        case PhaseKind.REFLECT:
            said = tr("{other} says back what was heard. {name} tells if it fits.")
        case PhaseKind.APPRECIATE:
            said = tr("{name} says thank you. {other} only listens.")
        case _ if state.record.allowed is None:
            said = tr("{name} has the floor, with no set end. {other} only listens.")
        case _ if state.record.remaining > 0:
            said = tr("{name} has the floor for {time}. {other} only listens.")
        case _:
            said = tr("{name} has the floor. {other} only listens.")
    return said.format(name=name, other=other, time=heard_time(state.record.remaining))
