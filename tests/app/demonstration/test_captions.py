"""Claims about captions: each can be read, the most telling ones first, and none where none fit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from listening_timer.app.demonstration.captions import (
    LEAST_ROOM_MS,
    Subtitles,
    chosen,
    lines_by_phase,
    reading_time,
    spread,
)
from listening_timer.app.demonstration.player import next_step
from listening_timer.exercise.commands import Pause
from listening_timer.exercise.decide import advanced, decide, due, evolve, fold
from listening_timer.exercise.formats import SECOND, Format, Role
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import State, Status
from listening_timer.library.captions import CaptionLine, Conversation, conversations
from tests.helpers.exercise.demonstration_play import begin
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.exercise.play_session import make_format
from tests.helpers.process.program import ROOT

CONVERSATIONS = {each.id: each for each in conversations(ROOT / "resources")}
LOOK_MS = 100
"""Interval (real ms) between two looks."""
Shown = list[tuple[int, CaptionLine | None]]


def line(words: str, telling: int = 2, *, who: Role = Role.A, good: bool = False) -> CaptionLine:
    """A line of a share of A."""
    return CaptionLine(PhaseKind.SHARE, Role.A, who, telling, good, {"en": words})


def watch(fmt: Format, conversation: Conversation, speed: float) -> Shown:
    """Watch a whole demonstration; each change of what is shown, with its real time (ms)."""
    subtitles, (state, _events) = Subtitles(lines_by_phase(conversation.lines, fmt)), begin(fmt)
    shown: Shown = [(0, None)]
    now = 0
    while state.status is not Status.ENDED:
        now += LOOK_MS
        state = _lived(state, round(now * speed), speed)
        if state.status is not Status.ENDED:
            found = subtitles.look(state, speed, now)
            if found is not shown[-1][1]:
                shown.append((now, found))
    return [*shown, (now, None)]


def _lived(state: State, until: int, speed: float) -> State:
    """The state at an instant, after what time and the couple have brought by then."""
    while state.status is not Status.ENDED:
        step = next_step(state, speed)
        end = until if step is None else min(until, max(step.at, state.at))
        for event in due(state, end):
            state = evolve(state, event)
        if state.status is Status.ENDED or next_step(state, speed) != step:
            continue
        state = advanced(state, max(state.at, end))
        if step is None or step.at > until:
            return state
        for event in decide(state, step.command, state.at):
            state = evolve(state, event)
    return state


@pytest.mark.parametrize("speed", [10, 60])
@pytest.mark.parametrize("topic", CONVERSATIONS)
@pytest.mark.parametrize("identity", ["share-fully", "short-turns", "weekly-hour"])
def test_a_line_stands_as_long_as_reading_it_takes(identity: str, topic: str, speed: float) -> None:
    """In real time, at any speed; only the end of the demonstration cuts one short."""
    shown = watch(SHIPPED[identity], CONVERSATIONS[topic], speed)
    lines = [each for each in shown if each[1] is not None]
    assert len(lines) > 1
    for (begun, found), (ended, _after) in pairwise(shown[:-1]):
        assert found is None or ended - begun >= reading_time(found) - LOOK_MS


@pytest.mark.parametrize("topic", CONVERSATIONS)
def test_fewer_lines_are_shown_at_a_higher_speed(topic: str) -> None:
    """And those are the more telling ones, of both people."""
    shown = {
        speed: [each for _at, each in watch(SHIPPED["share-fully"], CONVERSATIONS[topic], speed)]
        for speed in (10, 60)
    }
    slow, fast = ([each for each in shown[speed] if each is not None] for speed in (10, 60))
    assert 2 <= len(fast) < len(slow)
    assert {each.who for each in fast} == set(Role)
    usual = sum(each.telling for each in slow) / len(slow)
    assert sum(each.telling for each in fast) / len(fast) > usual


@pytest.mark.parametrize("topic", CONVERSATIONS)
@pytest.mark.parametrize("identity", SHIPPED)
def test_no_line_comes_twice(identity: str, topic: str) -> None:
    """Each phase has lines of its own, those of its kind and its person."""
    fmt = SHIPPED[identity]
    found = lines_by_phase(CONVERSATIONS[topic].lines, fmt)
    every = [each for lines in found for each in lines]
    assert len(every) == len(set(map(id, every)))
    for phase, lines in zip(fmt.phases, found, strict=True):
        assert all((each.kind, each.of) == (phase.kind, phase.who) for each in lines)
        assert lines or not phase.kind.facts.turn


def test_a_good_share_has_good_lines() -> None:
    """Where the format asks for something good, they say something good; else what is usual."""
    fmt = SHIPPED["hard-and-good"]
    for topic in CONVERSATIONS.values():
        found = lines_by_phase(topic.lines, fmt)
        good = [any(each.good for each in lines) for lines in found]
        assert good[:2] == [False, False]
        assert good[2:4] == [True, True] or not any(each.good for each in topic.lines)


def test_without_lines_there_are_no_captions() -> None:
    """A phase for which nobody wrote any is shown without."""
    fmt = make_format("share A 2, quiet 1, share B 2, talk 5")
    bare = Conversation("bare", {}, {}, (line("I was there."),))
    assert lines_by_phase(bare.lines, fmt) == ((line("I was there."),), (), (), ())
    assert [each for _at, each in watch(fmt, bare, 10) if each] == [line("I was there.")]


def test_the_most_telling_lines_come_first() -> None:
    """As many as fit, in their order; one where not even that fits, none in a blink."""
    lines = [line("a" * 20, 1), line("b" * 20, 3), line("c" * 20, 2), line("d" * 20, 3)]
    each = reading_time(lines[0])
    assert chosen(lines, 2 * each) == (lines[1], lines[3])
    assert chosen(lines, 3 * each) == tuple(lines[1:])
    assert chosen(lines, LEAST_ROOM_MS) == (lines[1],)
    assert chosen(lines, LEAST_ROOM_MS - 1) == ()
    assert chosen([], 1_000_000) == ()


@given(
    words=st.lists(st.integers(1, 100), max_size=12, unique=True),
    room=st.integers(0, 900_000),
    speed=st.sampled_from([0.1, 1, 10, 60, 1000]),
)
@settings(max_examples=200)
def test_lines_are_spread_so_that_each_can_be_read(
    words: Sequence[int], room: int, speed: float
) -> None:
    """They come in order, each after the one before has been read, as far as more than one fits."""
    lines = [line("x" * count) for count in words]
    planned = spread(lines, 1_000, 1_000 + room, speed)
    order = [lines.index(each) for _at, each in planned]
    assert order == sorted(set(order))
    for (at, found), (later, _next) in pairwise(planned):
        assert (later - at) / speed >= reading_time(found) - 1
    if len(planned) > 1:
        last, found = planned[-1]
        assert last + reading_time(found) * speed <= 1_000 + room + speed


def test_a_pause_holds_the_line() -> None:
    """It stands as long as the time does, and its reading time goes on afterwards."""
    found = line("I was there.")
    subtitles = Subtitles([[found]])
    state = advanced(begin(make_format("share A 5, share B 5"))[0], 100 * SECOND)
    subtitles.jump(state, 1)
    assert subtitles.look(state, 1, 0) is found
    still = fold((state.started, *decide(state, Pause(), state.at)))
    assert subtitles.look(still, 1, 500) is found
    assert subtitles.look(still, 1, 900_000) is found
    assert subtitles.look(state, 1, 900_100) is found
    assert subtitles.look(state, 1, 900_100 + reading_time(found)) is None


def test_a_step_shows_what_belongs_there() -> None:
    """At the beginning of a share its first line; later, what was said last by then."""
    lines = [line("One."), line("Two."), line("Three.")]
    subtitles = Subtitles([lines])
    state = begin(make_format("share A 5, share B 5"))[0]
    assert subtitles.jump(state, 10) is lines[0]
    assert subtitles.jump(advanced(state, 299 * SECOND), 10) is lines[2]
    assert subtitles.jump(state, 10) is lines[0]


def test_a_new_speed_repeats_nothing() -> None:
    """What was said stays said; the rest is spread over the rest of the time."""
    lines = [line(f"Number {n}.") for n in range(6)]
    subtitles, seen = Subtitles([lines]), list[CaptionLine]()
    state = begin(make_format("share A 10, share B 10"))[0]
    for now in range(0, 55_000, LOOK_MS):
        speed = 1 if now < 20_000 else 10
        at = now if now < 20_000 else 20_000 + (now - 20_000) * 10
        found = subtitles.look(advanced(state, at), speed, now)
        if found is not None and found not in seen[-1:]:
            seen.append(found)
    assert len(seen) == len(set(map(id, seen)))
    assert len(seen) > 3
