"""Claims about the conductor: time is right to the millisecond, whoever looks and whenever."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from listening_timer.exercise.commands import AddTime, CallBreak, MainAction, Pause, Reopen, Resume
from listening_timer.exercise.decide import Status
from listening_timer.exercise.events import (
    BellRang,
    Event,
    GapFound,
    PhaseEnded,
    ReturnCame,
    SessionStarted,
)
from listening_timer.exercise.formats import MINUTE, SECOND, Bell, Side
from listening_timer.exercise.state import State
from listening_timer.ui.session.conductor import Conductor
from tests.helpers.exercise.play_session import SHARES, WALL, make_format


class Stand:
    """A conductor with a fake clock (ms) that began long ago, and all that it said."""

    def __init__(self) -> None:
        self.now = 123_456_789
        self.conductor = Conductor(lambda: self.now)
        self.events: list[Event] = []
        self.painted: list[State] = []
        self.lived: list[int] = []
        self.refusals: list[str] = []

        self.conductor.happened.connect(self.events.extend)
        self.conductor.state_changed.connect(self.painted.append)
        self.conductor.lived.connect(self.lived.append)
        self.conductor.refused.connect(self.refusals.append)

    def begin(self, phases: str = SHARES, bell: Bell = Bell.FINISH) -> None:
        """Start a session."""
        first = SessionStarted(0, make_format(phases, bell), Side.LEFT, WALL, 60)
        self.conductor.start(first)

    def pass_time(self, ms: int) -> None:
        """Let real time pass, with a look each second."""
        for _second in range(ms // SECOND):
            self.look_after(SECOND)

    def look_after(self, ms: int) -> None:
        """Look once, so much later."""
        self.now += ms
        self.conductor.look()

    @property
    def state(self) -> State:
        """The session as painted last."""
        return self.painted[-1]

    @property
    def interval(self) -> int:
        """For how long the one timer was set, in ms; -1 where it is not running."""
        timer = self.conductor.findChildren(QTimer)[0]
        return timer.interval() if timer.isActive() else -1


@pytest.fixture
def stand(qapp: QApplication) -> Iterator[Stand]:
    """A conductor, taken down afterwards."""
    assert qapp is not None
    made = Stand()
    yield made
    made.conductor.leave()


def test_bell_carries_the_instant_it_was_due(stand: Stand) -> None:
    """A look that comes 2.9 s late finds the bell at its very instant."""
    stand.begin()
    stand.pass_time(599_000)
    stand.look_after(2_900)
    assert BellRang(600 * SECOND) in stand.events
    assert stand.state.record.used == 601_900


def test_timer_wakes_on_the_second_and_at_what_is_due(stand: Stand) -> None:
    """The next look is when the shown second changes, or sooner when something falls due."""
    stand.begin("share A 1, handover 1, share B 1", Bell.STOP)
    assert stand.interval == 1_000
    stand.look_after(1_300)
    assert stand.interval == 700
    stand.look_after(700)
    assert stand.interval == 1_000


def test_nothing_wakes_while_time_stands_still(stand: Stand) -> None:
    """In a pause there is nothing to look at, and no timer."""
    stand.begin()
    stand.conductor.wish(Pause())
    assert stand.interval == -1
    stand.now += 3_600_000
    stand.conductor.wish(Resume())
    assert stand.state.sums.paused == 3_600_000
    assert stand.interval == 1_000


def test_a_stall_under_three_seconds_is_talking_time(stand: Stand) -> None:
    """Up to 3 s between two readings the time counts."""
    stand.begin()
    stand.pass_time(10_000)
    stand.look_after(3_000)
    assert stand.state.status is Status.RUNNING
    assert stand.state.record.used == 13_000


def test_sleep_is_found_as_of_the_last_reading(stand: Stand) -> None:
    """More than 3 s between two readings: the session has stood still since the first."""
    stand.begin()
    stand.pass_time(10_000)
    stand.look_after(240_000)
    assert stand.state.status is Status.GAP_ASKED
    assert stand.state.record.used == 10_000
    assert stand.events[-1] == GapFound(250_000, since=10_000)


def test_the_key_that_wakes_answers_nothing_unseen(stand: Stand) -> None:
    """A press after a sleep brings the question; it does not answer it."""
    stand.begin()
    stand.pass_time(10_000)
    stand.now += 240_000
    assert not stand.conductor.wish(MainAction())
    assert stand.state.status is Status.GAP_ASKED
    assert not any(isinstance(event, PhaseEnded) for event in stand.events)


def test_speed_scales_after_the_rule_of_gaps(stand: Stand) -> None:
    """At 60 times the speed three real seconds are three minutes, and no gap."""
    stand.begin()
    stand.conductor.set_speed(60)
    stand.look_after(3_000)
    assert stand.state.record.used == 180_000
    stand.conductor.wish(AddTime(5))
    assert stand.interval == 17  # a shown second lasts 16.7 ms, and no look is early


def test_speed_changes_move_no_time(stand: Stand) -> None:
    """What has passed stays as it was when the speed changes."""
    stand.begin()
    stand.pass_time(5_000)
    stand.conductor.set_speed(10)
    stand.look_after(1_000)
    assert stand.state.record.used == 15_000


def test_a_clock_that_goes_back_is_not_followed(stand: Stand) -> None:
    """Should a clock ever go back, session time stands until it is reached again."""
    stand.begin()
    stand.pass_time(5_000)
    stand.look_after(-4_000)
    assert stand.state.record.used == 5_000


def test_break_is_called_back_by_the_timer(stand: Stand) -> None:
    """On a break the clock is looked at each second, and the return comes once.

    Timers stand still while a computer sleeps.
    """
    stand.begin()
    stand.pass_time(1_000)
    stand.conductor.wish(CallBreak(20))
    assert stand.interval == SECOND
    stand.look_after(20 * MINUTE - 400)
    assert stand.interval == 400
    stand.look_after(5 * MINUTE)
    assert stand.events[-1] == ReturnCame(1_000 + 20 * MINUTE)
    assert stand.interval == -1


def test_refusals_change_nothing_and_are_told(stand: Stand) -> None:
    """What is refused is said by its code, and time goes on."""
    stand.begin()
    stand.now += 500
    before = list(stand.events)
    assert not stand.conductor.wish(Resume())
    assert stand.refusals == ["not-paused"]
    assert stand.events == before
    assert stand.state.record.used == 500


def test_life_is_noted_while_time_runs_alone(stand: Stand) -> None:
    """While time runs each look says how far the session was lived; in a pause none does."""
    stand.begin()
    stand.pass_time(3_000)
    assert stand.lived[-3:] == [1_000, 2_000, 3_000]
    stand.conductor.wish(Pause())
    count = len(stand.lived)
    stand.look_after(9_000)
    assert len(stand.lived) == count


def test_a_session_is_taken_up_standing_still(stand: Stand) -> None:
    """A log from before goes on here, paused, with the time away counted as away."""
    stand.begin()
    stand.pass_time(30_000)
    log = list(stand.events)
    second = Stand()
    second.conductor.reopen(log, Reopen(until=30_500, wall=WALL + 90_000, offset=60))
    assert second.state.status is Status.PAUSED
    assert second.state.record.used == 30_500
    assert second.state.sums.away == 59_500
    second.now += 2_000
    second.conductor.wish(MainAction())
    second.pass_time(1_000)
    assert second.state.record.used == 31_500
    assert second.state.sums.paused == 2_000
    second.conductor.leave()


def test_jump_goes_on_from_another_state(stand: Stand) -> None:
    """Time goes on from there, whether it lies ahead or behind; the events to it are emitted."""
    stand.begin()
    early = stand.state
    stand.pass_time(2 * MINUTE)
    late = stand.state
    stand.conductor.jump(early)
    assert (stand.state, stand.conductor.now) == (early, early)
    stand.pass_time(3 * SECOND)
    assert stand.state.at == early.at + 3 * SECOND
    bell = BellRang(late.at)
    stand.conductor.jump(late, (bell,))
    assert stand.events[-1] == bell
    stand.pass_time(SECOND)
    assert stand.state.at == late.at + SECOND
