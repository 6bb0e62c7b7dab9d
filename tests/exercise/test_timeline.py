"""Claims about the timeline's stretches."""

from __future__ import annotations

from listening_timer.exercise.commands import (
    AddTime,
    CallBreak,
    ComeBack,
    HoldReply,
    MainAction,
    SwapFloor,
)
from listening_timer.exercise.decide import Status
from listening_timer.exercise.formats import SECOND, Role
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.timeline import replies_held, stretches
from tests.helpers.exercise.play_session import Play, make_format


def test_stretches_tell_the_session() -> None:
    """A share with a break inside is three stretches: sharing, break, sharing."""
    play = Play(make_format("share A 10, handover 30, share B 10"))
    play.do(CallBreak(5), 60)
    play.do(ComeBack(), 400)
    play.do(MainAction(), 410)
    play.do(MainAction(), 500)
    found = [(s.kind, s.who, s.status, s.length // SECOND) for s in stretches(play.log)]
    assert found == [
        (PhaseKind.SHARE, Role.A, Status.RUNNING, 60),
        (PhaseKind.SHARE, Role.A, Status.BREAK, 340),
        (PhaseKind.SHARE, Role.A, Status.PAUSED, 10),
        (PhaseKind.SHARE, Role.A, Status.RUNNING, 90),
    ]


def test_what_goes_beyond_the_allowed_time_is_a_stretch_of_its_own() -> None:
    """Cut where the bell rang; time added then belongs to the turn again, until it is used too."""
    play = Play(make_format("share A 10, handover 30, share B 10"))
    play.look(660)
    play.do(AddTime(2), 660)
    play.do(MainAction(), 780)
    found = [(s.over, s.length // SECOND) for s in stretches(play.log) if s.kind is PhaseKind.SHARE]
    assert found == [(False, 600), (True, 60), (False, 60), (True, 60)]


def test_what_waits_for_a_press_is_never_beyond() -> None:
    """Arriving and closing have no bell: however long they take, they are one stretch."""
    play = Play(make_format("arrive 1, share A 10, handover 30, share B 10, close"))
    play.do(MainAction(), 300)
    assert [(s.over, s.length // SECOND) for s in stretches(play.log)] == [(False, 300)]


def test_replies_are_counted_for_who_let_them_wait() -> None:
    """That is whoever listens at that moment, also after the floor was swapped."""
    play = Play(make_format("share A 10, handover 30, share B 10"))
    play.do(HoldReply(), 60)
    play.do(HoldReply(), 70)
    play.do(SwapFloor(), 80)
    play.do(HoldReply(), 90)
    assert replies_held(play.log) == {Role.A: 1, Role.B: 2}
    assert replies_held(play.log[:1]) == {Role.A: 0, Role.B: 0}
