"""Claims about the timeline's stretches."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from listening_timer.exercise.commands import Act, CallBreak, ComeBack, Command
from listening_timer.exercise.formats import SECOND, Format, Kind, Role
from listening_timer.exercise.refusal import Refused
from listening_timer.exercise.session import Status
from listening_timer.exercise.stretches import stretches
from tests.helpers.play import Play, make_format
from tests.helpers.strategies import commands, made_formats


def test_stretches_tell_the_session() -> None:
    """A share with a break inside is three stretches: sharing, break, sharing."""
    play = Play(make_format("share A 10, handover 30, share B 10"))
    play.do(CallBreak(5), 60)
    play.do(ComeBack(), 400)
    play.do(Act(), 410)
    play.do(Act(), 500)
    found = [(s.kind, s.who, s.status, s.length // SECOND) for s in stretches(play.log)]
    assert found == [
        (Kind.SHARE, Role.A, Status.RUNNING, 60),
        (Kind.SHARE, Role.A, Status.BREAK, 340),
        (Kind.SHARE, Role.A, Status.PAUSED, 10),
        (Kind.SHARE, Role.A, Status.RUNNING, 90),
    ]


@given(made_formats(), st.lists(st.tuples(st.integers(0, 400), commands()), max_size=25))
def test_stretches_cover_all_time(fmt: Format, wishes: list[tuple[int, Command]]) -> None:
    """Stretches lie end to end from the start to the last event."""
    play = Play(fmt)
    at = 0
    for wait, command in wishes:
        at += wait
        try:
            play.do(command, at)
        except Refused:
            play.look(at)
    found = stretches(play.log)
    assert sum(stretch.length for stretch in found) == play.log[-1].at
    assert all(before.end == after.start for before, after in pairwise(found))
