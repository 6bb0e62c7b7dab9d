"""Claims about coming back from a break, from any place of any session, over any power cut."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from listening_timer.exercise.commands import (
    AddTime,
    Answer,
    AnswerGap,
    Back,
    CallBreak,
    ComeBack,
    Command,
    HoldReply,
    MainAction,
    NoticeGap,
    Pause,
    Reopen,
    Resume,
    SayMore,
    SwapFloor,
)
from listening_timer.exercise.decide import Status, decide
from listening_timer.exercise.events import ReturnCame
from listening_timer.exercise.formats import MINUTE, SECOND, Early, Format, Refused
from listening_timer.exercise.state import State
from tests.helpers.exercise.play_session import Play, refusal_code
from tests.helpers.exercise.strategies import formats

DAY = 24 * 60 * MINUTE
SLEEP = NoticeGap(0)
"""Stands for a nap of the time that passes before it."""
WISHES: tuple[Command, ...] = (
    *(*[MainAction()] * 3, Back(), SayMore(), Pause(), Resume(), SwapFloor(), AddTime(2)),
    *(HoldReply(), SLEEP, SLEEP, AnswerGap(Answer.COUNT), CallBreak(5), ComeBack()),
)
STEPS = st.lists(st.tuples(st.integers(0, 90_000), st.sampled_from(WISHES)), max_size=8)


@st.composite
def any_format(draw: st.DrawFn) -> Format:
    """A format in which an early end is often something else than handing over."""
    fmt = draw(formats())
    return fmt if fmt.open_ended else replace(fmt, early=draw(st.sampled_from(Early)))


def somewhere(fmt: Format, steps: list[tuple[int, Command]]) -> Play:
    """A session in which so much was wished for, after so many ms each."""
    play, now = Play(fmt), 0
    for ms, command in steps:
        since, now = now, now + ms
        wish = NoticeGap(since) if command is SLEEP else command
        try:
            play.take(decide(play.state, wish, now))
        except Refused:
            play.look(now / SECOND)
    play.state = play.look(now / SECOND)
    return play


def place(state: State) -> State:
    """What a break must leave as it is.

    All but the time, where it went, the last press, and what is undone.
    """
    sums = replace(state.sums, on_break=0, away=0)
    return replace(state, at=0, pressed=0, sums=sums, wall=0, wall_at=0, undo=None, on_break=None)


def interrupted(state: State) -> Status:
    """The status that a break here comes back to."""
    inside = state.status if state.on_break is None else state.on_break.interrupted
    return Status.GAP_ASKED if inside is Status.GAP_ASKED else Status.PAUSED


@settings(
    max_examples=80, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)
@given(
    fmt=any_format(),
    steps=STEPS,
    minutes=st.integers(5, 24 * 60),
    gone=st.integers(-DAY, 3 * DAY),
    more=st.none() | st.integers(5, 24 * 60),
)
def test_a_break_leads_back_to_the_very_same_place(
    fmt: Format, steps: list[tuple[int, Command]], minutes: int, gone: int, more: int | None
) -> None:
    """Whatever was interrupted, however long the program was gone: the same place, then onward."""
    play = somewhere(fmt, steps)
    assume(play.state.status is not Status.ENDED)
    there = play.state
    under = there.status if there.ticking else there.under
    play.do(CallBreak(minutes), there.at / SECOND)
    wall = play.state.wall_of(play.at) + gone
    play.take(decide(play.state, Reopen(play.at, wall, 0), play.at))
    assert play.state.status is Status.BREAK
    assert play.state.sums.away - there.sums.away == max(0, gone)
    if more is not None:
        play.do(CallBreak(more), play.at / SECOND)
        rest = play.state.on_break
        assert rest is not None
        assert (rest.back_at, rest.came) == (play.at + more * MINUTE, False)
        assert rest.back_wall == play.state.wall_of(rest.back_at)
    play.do(ComeBack(), play.at / SECOND + 1)

    back = interrupted(there)
    stood = {"status": back, "under": under, "after_break": back is Status.PAUSED}
    assert place(play.state) == replace(place(there), **stood)
    assert (play.state.undo, play.state.on_break) == (None, None)
    play.do(MainAction(), play.at / SECOND)
    assert play.state.status is under
    assert play.state.records == there.records


def test_a_return_that_came_in_between_comes_once() -> None:
    """Gone past the return time: it has come when the program is there again, and not once more."""
    play = Play()
    play.do(CallBreak(20), 100)
    wall = play.state.wall_of(play.at) + 25 * MINUTE
    play.take(decide(play.state, Reopen(play.at, wall, 0), play.at))
    play.look(play.at / SECOND + 3600)
    assert [event for event in play.log if isinstance(event, ReturnCame)] == [play.log[-1]]
    assert play.log[-1].at == 100 * SECOND + 25 * MINUTE


def test_a_wall_clock_set_back_keeps_the_length_of_a_break() -> None:
    """Gone by a clock that was set back: the return comes after as long as was agreed."""
    play = Play()
    play.do(CallBreak(20), 100)
    wall = play.state.wall_of(play.at) - 60 * MINUTE
    play.take(decide(play.state, Reopen(play.at, wall, 0), play.at))
    play.look(play.at / SECOND + 19 * 60)
    assert play.state.on_break is not None
    assert not play.state.on_break.came
    play.look(play.at / SECOND + 21 * 60)
    assert play.log[-1] == ReturnCame(100 * SECOND + 20 * MINUTE)
    assert refusal_code(play, CallBreak(4), play.at / SECOND + 1) == "break-length"
