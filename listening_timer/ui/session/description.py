"""Accessible description of the stage: whose turn it is, the time, and what the other one does.

Pure functions of the state. The description is read when the stage gets the focus, or when somebody
asks for it; what changes meanwhile is announced (`session_announcements.py`).
"""

from __future__ import annotations

from listening_timer.exercise.state import State, Status
from listening_timer.model.preferences import Digits
from listening_timer.ui.session.scenes import (
    NOTHING,
    Besides,
    cue_of,
    heard_time,
    notice_of,
    scene_of,
    time_words,
)
from listening_timer.ui.widgets.token.scene import Aside
from listening_timer.ui.words.i18n import tr
from listening_timer.ui.words.people import People
from listening_timer.ui.words.phase_kinds import words_of


def stage_description(state: State, people: People, besides: Besides = NOTHING) -> str:
    """All that the stage shows at this moment, in sentences."""
    scene = scene_of(state, people, Digits.CLOCK, besides)
    holder = state.floor
    if holder is None:
        line = "" if state.status is Status.PAUSED else scene.line
        words = [scene.heading, line, _sentence(time_words(state))]
    else:
        both = people.spoken_of(holder), people.spoken_of(holder.other)
        words = [_turn_now(state, *both), _cue(state)]
    paused = notice_of(state, people) if state.status is Status.PAUSED else ""
    words += [paused, aside_words(scene.aside)]
    return " ".join(word for word in words if word)


def aside_words(aside: Aside) -> str:
    """The text beside names and lines, with its title; empty where there is none."""
    return ": ".join(part for part in (aside.title, aside.text) if part)


def opening_words(state: State, people: People) -> list[str]:
    """The announcement of a phase's start: whose turn, how long, what the other one does."""
    holder = state.floor
    if holder is None:
        scene = scene_of(state, people, Digits.CLOCK)
        return [scene.heading, scene.line, _sentence(time_words(state))]
    return [_turn(state, people.spoken_of(holder), people.spoken_of(holder.other)), _cue(state)]


def _cue(state: State) -> str:
    """What a share is about; empty elsewhere."""
    return cue_of(state) if state.phase.kind.facts.turn else ""


def _sentence(time: str) -> str:
    return f"{time}." if time else ""


def _turn_now(state: State, name: str, other: str) -> str:
    """Whose turn it is and how much time is left."""
    time, turn = time_words(state), _turn(state, name, other)
    if not time:
        return turn
    if not state.phase.kind.facts.turn:
        return f"{turn} {_sentence(time)}"
    said = tr("{name}’s turn, {time}. {other} just listens.")
    return said.format(name=name, time=time, other=other)


def _turn(state: State, name: str, other: str) -> str:
    """Whose turn begins, as a sentence."""
    said = words_of(state.phase.kind).turn
    if state.phase.kind.facts.turn and state.record.allowed is None:
        said = tr("{name}’s turn, with no set end. {other} just listens.")
    elif state.phase.kind.facts.turn and state.record.remaining > 0:
        said = tr("{name}’s turn for {time}. {other} just listens.")
    return said.format(name=name, other=other, time=heard_time(state.record.remaining))
