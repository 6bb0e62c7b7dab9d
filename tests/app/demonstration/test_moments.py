"""Claims about stepping through a demonstration: forward to each moment, and back again."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings

from listening_timer.app.demonstration.moments import Moments, next_moment, paused
from listening_timer.exercise.decide import fold
from listening_timer.exercise.events import BellRang, Event, RepairGranted
from listening_timer.exercise.formats import Format
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import State, Status
from tests.helpers.exercise.demonstration_play import begin
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.strategies import formats

MOST = 300
"""Steps after which a walk is held to have no end."""


def walk(fmt: Format, speed: float = 10) -> tuple[list[State], tuple[Event, ...]]:
    """All moments of a format, and the events between them."""
    state, events = begin(fmt)
    seen = [paused(state)[0]]
    events += paused(state)[1]
    while seen[-1].status is not Status.ENDED and len(seen) < MOST:
        state, more = next_moment(seen[-1], speed)
        seen.append(state)
        events += more
    return seen, events


@pytest.mark.parametrize("identity", SHIPPED)
def test_steps_come_to_every_phase_and_to_the_end(identity: str) -> None:
    """Each phase is seen at its beginning, standing still where that is possible."""
    fmt = SHIPPED[identity]
    seen, _events = walk(fmt)
    assert seen[-1].completed
    begun = {state.index for state in seen if not state.record.used}
    lasting = {n for n, phase in enumerate(fmt.phases) if phase.planned != 0}
    assert lasting <= begun
    going = [state for state in seen[:-1] if state.status is not Status.PAUSED]
    assert {state.phase.kind for state in going} <= {PhaseKind.CLOSE}


@given(fmt=formats())
@settings(max_examples=60)
def test_steps_through_any_format_are_a_sound_log(fmt: Format) -> None:
    """What a step leaves is what its events lead to, and each step leads on."""
    seen, events = walk(fmt)
    assert fold(events) == seen[-1]
    assert all(one.at < two.at or one.index < two.index for one, two in pairwise(seen[:-1]))


def test_the_bell_the_overtime_and_repair_are_moments() -> None:
    """Of the usual exercise all three can be looked at while the time stands still."""
    seen, events = walk(SHIPPED["share-fully"])
    assert {BellRang, RepairGranted} <= set(map(type, events))
    in_first = [state.record for state in seen if state.index == 1]
    assert any(record.rung and not record.overtime for record in in_first)
    assert any(record.overtime for record in in_first)


def test_steps_back_lead_to_the_beginning() -> None:
    """Each moment that was seen comes again, in reverse, and stands still."""
    seen, _events = walk(SHIPPED["first-try"])
    moments = Moments()
    for state in seen:
        moments.note(state)
    here, back = seen[-1], list[State]()
    while (before := moments.before(here)) is not None:
        back.append(before)
        here = before
    assert back[-1] == seen[0]
    assert [state.at for state in back] == sorted({s.at for s in seen[:-1]}, reverse=True)
    assert moments.before(here) is None


def test_a_phase_seen_while_time_ran_is_a_moment_too() -> None:
    """A step back from the middle of a phase leads to its beginning."""
    state, _events = begin(SHIPPED["first-try"])
    moments = Moments()
    moments.note(state)
    later, _more = next_moment(paused(state)[0], 1)
    moments.note(later)
    before = moments.before(later)
    assert before is not None
    assert (before.at, before.status) == (state.at, Status.PAUSED)
