"""Claims about phases that were left running by mistake, and count for their right length."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from listening_timer.exercise.commands import Command, End, MainAction, NoticeGap, Pause, Resume
from listening_timer.exercise.decide import Status, fold
from listening_timer.exercise.formats import MINUTE, SECOND, Format, Refused
from listening_timer.exercise.timeline import stretches
from tests.helpers.exercise.play_session import Play, begin_play
from tests.helpers.exercise.strategies import commands, formats

STEPS = st.lists(st.tuples(st.integers(0, 900_000), commands()), max_size=25)


def lived(fmt: Format, steps: list[tuple[int, Command]]) -> Play:
    """A session in which this was asked for, as far as it could be; every gap is noticed."""
    play, now = Play(fmt), 0
    for ms, command in steps:
        since, now = now, now + ms
        for each in (NoticeGap(since), command) if ms > 800_000 else (command,):
            if play.state.status is not Status.ENDED:
                try:
                    play.do(each, now / SECOND)
                except (Refused, AssertionError):
                    continue
    return play


@settings(max_examples=150)
@given(formats(), STEPS, st.dictionaries(st.integers(0, 12), st.integers(0, 1_200_000), max_size=4))
def test_only_what_ran_too_long_becomes_a_pause(
    fmt: Format, steps: list[tuple[int, Command]], limits: dict[int, int]
) -> None:
    """Each trimmed phase took its right length at most, the rest of it is paused, and no more.

    What was no running time stays to the millisecond; all parts still add up.
    """
    log = lived(fmt, steps).log
    before, after = fold(log), fold(log, limits)
    for index, (old, new) in enumerate(zip(before.records, after.records, strict=True)):
        assert new.actual == min(old.actual, limits.get(index, old.actual))
    assert after.sums.total == before.sums.total == log[-1].at
    for part in ("on_break", "gap", "away"):
        assert getattr(after.sums, part) == getattr(before.sums, part)
    for part in ("sharing_a", "sharing_b", "appreciating", "reflecting", "together"):
        assert getattr(after.sums, part) <= getattr(before.sums, part)
    plain = replace(after, records=before.records, sums=before.sums)
    plain = replace(plain, at=before.at, undo=None, limits=before.limits)
    assert plain == replace(before, undo=None)


@settings(max_examples=80)
@given(formats(), STEPS, st.dictionaries(st.integers(0, 12), st.integers(0, 1_200_000), max_size=4))
def test_a_timeline_shows_the_right_lengths(
    fmt: Format, steps: list[tuple[int, Command]], limits: dict[int, int]
) -> None:
    """Its stretches lie end to end over the same time, and none is longer than the right length."""
    log = lived(fmt, steps).log
    found = stretches(log, limits)
    assert sum(stretch.length for stretch in found) == log[-1].at
    assert all(one.end == following.start for one, following in pairwise(found))
    for index, limit in limits.items():
        ran = [s.length for s in found if s.phase == index and s.status is Status.RUNNING]
        assert all(length <= limit for length in ran)


def test_a_share_left_running_for_eleven_minutes() -> None:
    """Trimmed to four, those four are shared, and seven are a pause where the mistake was."""
    play = begin_play("share A 3, share B 3")
    play.do(MainAction(), 11 * 60)
    play.do(End(), 12 * 60)
    state = fold(play.log, {0: 4 * MINUTE})
    assert (state.sums.sharing_a, state.sums.paused) == (4 * MINUTE, 7 * MINUTE)
    assert state.sums.sharing_b == MINUTE
    assert state.records[0].overtime == MINUTE
    first, over, pause, *_ = stretches(play.log, {0: 4 * MINUTE})
    assert [(s.length // MINUTE, s.over) for s in (first, over, pause)] == [
        (3, False),
        (1, True),
        (7, False),
    ]
    assert pause.status is Status.PAUSED


def test_a_pause_before_the_mistake_stays_one() -> None:
    """The right length is counted without the pauses that were made."""
    play = begin_play("share A 3, share B 3")
    play.do(Pause(), 60)
    play.do(Resume(), 120)
    play.do(MainAction(), 600)
    play.do(End(), 660)
    state = fold(play.log, {0: 2 * MINUTE})
    assert (state.sums.sharing_a, state.sums.paused) == (2 * MINUTE, 8 * MINUTE)
