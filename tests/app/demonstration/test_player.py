"""Claims about the sample couple: they play any format to its end, as two people would."""

from __future__ import annotations

from dataclasses import replace
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listening_timer.app.demonstration.player import next_step
from listening_timer.exercise.commands import Back, Command, MainAction, Pause
from listening_timer.exercise.decide import advanced, decide, evolve
from listening_timer.exercise.events import (
    BellRang,
    Event,
    MoreAsked,
    PhaseEnded,
    RepairGranted,
    ReplyHeld,
    SilenceBegan,
)
from listening_timer.exercise.formats import (
    SECOND,
    Bell,
    Early,
    Format,
    Refused,
    bell_choices,
    tailored,
)
from listening_timer.exercise.state import State, Status
from tests.helpers.exercise.demonstration_play import begin, play, play_on
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.strategies import commands, formats

SPEEDS = (0.1, 1, 10, 60, 1000)
RULED = [
    pytest.param(replace(tailored(fmt, bell=bell), early=early), id=f"{fmt.id}-{bell}-{early}")
    for fmt in SHIPPED.values()
    for bell in bell_choices(fmt) or (fmt.bell,)
    for early in Early
    if (bell, early) != (Bell.OPEN, Early.SILENCE)
]


def kinds(events: tuple[Event, ...]) -> set[type[Event]]:
    """The kinds of events there are."""
    return set(map(type, events))


@pytest.mark.parametrize("speed", SPEEDS)
@pytest.mark.parametrize("fmt", RULED)
def test_every_format_that_ships_is_played_to_its_end(fmt: Format, speed: float) -> None:
    """Under each rule for its bell and for an early end, every phase ends once, in order."""
    state, events = play(fmt, speed)
    assert state.completed
    assert sum(isinstance(event, PhaseEnded) for event in events) == len(fmt.phases)


@given(fmt=formats(), speed=st.sampled_from(SPEEDS))
@settings(max_examples=150)
def test_any_format_is_played_to_its_end(fmt: Format, speed: float) -> None:
    """One of somebody's own too, at any speed; nothing they do is refused."""
    assert play(fmt, speed)[0].completed


@given(
    fmt=formats(),
    speed=st.sampled_from((1, 10, 60)),
    presses=st.lists(st.tuples(st.integers(0, 40), commands()), max_size=8),
)
@settings(max_examples=150)
def test_they_follow_a_therapist(
    fmt: Format, speed: float, presses: list[tuple[int, Command]]
) -> None:
    """Whatever is pressed in between: they go on from there, and come to the end.

    Where the therapist has stopped the time, they wait for it to be let go on.
    """
    state, _events = begin(fmt)
    for steps, command in presses:
        for _ in range(steps):
            state = reduce(evolve, play_on(state, speed), state)
        try:
            state = reduce(evolve, decide(state, command, state.at), state)
        except Refused:
            continue
    for _ in range(3_000):
        if state.status is Status.ENDED:
            break
        more = play_on(state, speed)
        if not more:
            assert state.status in (Status.PAUSED, Status.BREAK, Status.GAP_ASKED)
            more = decide(state, MainAction(), state.at)
        state = reduce(evolve, more, state)
    assert state.status is Status.ENDED


def test_the_usual_exercise_shows_what_there_is_to_see() -> None:
    """A reply that waits, the bell, overtime, and the same for the other one: repair."""
    state, events = play(SHIPPED["share-fully"])
    assert {ReplyHeld, BellRang, RepairGranted} <= kinds(events)
    first, second = state.records[1], state.records[3]
    assert first.overtime >= 30 * SECOND
    assert second.granted > 0
    assert second.waited == 1
    assert sum(isinstance(event, ReplyHeld) for event in events) == 1


def test_an_early_end_is_shown_as_the_rule_has_it() -> None:
    """Once asked for more, once silent until the bell; under `hand-over` they just pass."""
    fmt = SHIPPED["share-fully"]
    shown = {early: kinds(play(replace(fmt, early=early))[1]) for early in Early}
    assert MoreAsked in shown[Early.ASK_MORE]
    assert SilenceBegan in shown[Early.SILENCE]
    assert not {MoreAsked, SilenceBegan} & shown[Early.HAND_OVER]


def test_under_stop_hands_stay_in_laps() -> None:
    """Nobody presses anything between arriving and closing."""
    fmt = tailored(SHIPPED["share-fully"], bell=Bell.STOP)
    _state, events = play(fmt)
    how = [event.how for event in events if isinstance(event, PhaseEnded)]
    assert [str(each) for each in how[1:-1]] == ["by-itself"] * (len(how) - 2)


def test_a_pause_is_the_therapists() -> None:
    """As long as it lasts, they do nothing."""
    state, _events = begin(SHIPPED["share-fully"])
    state = reduce(evolve, play_on(state, 1), state)
    state = reduce(evolve, decide(state, Pause(), state.at + SECOND), state)
    assert next_step(advanced(state, state.at + 10_000 * SECOND), 1) is None


def test_what_was_led_back_is_not_passed_on_at_once() -> None:
    """After a step back there is time to look: two seconds at least at any speed."""
    for speed in (1, 10, 60):
        state = _in_the_handover(speed)
        state = reduce(evolve, decide(state, Back(), state.at), state)
        step = next_step(state, speed)
        assert step is not None
        assert step.at - state.at >= 2_000 * speed


def _in_the_handover(speed: float) -> State:
    state, _events = begin(SHIPPED["share-fully"])
    while state.index < 2:
        state = reduce(evolve, play_on(state, speed), state)
    return state
