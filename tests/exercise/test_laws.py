"""The laws of the core, over whole sessions of any format, by any sequence of wishes."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from listening_timer.exercise.commands import (
    AddRound,
    Back,
    Command,
    MainAction,
    NoticeGap,
    Reopen,
)
from listening_timer.exercise.decide import (
    Status,
    advanced,
    decide,
    due,
    evolve,
    fold,
    next_due,
)
from listening_timer.exercise.events import (
    BellRang,
    PhaseReopened,
    RoundAdded,
    SessionEnded,
    SoonRang,
)
from listening_timer.exercise.formats import (
    MAX_TOTAL_MS,
    MINUTE,
    MOST_PHASES,
    Bell,
    Format,
    Refused,
    Role,
)
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import State, UndoReturn
from listening_timer.exercise.timekeeping import lived_parts
from listening_timer.history.event_codec import decode, encode
from tests.helpers.exercise.play_session import Play
from tests.helpers.exercise.strategies import commands, formats

WAITS = st.one_of(st.integers(0, 2_000), st.integers(0, 90_000), st.integers(0, 1_200_000))


class Sessions(RuleBasedStateMachine):
    """Two people, a clock that is a number, and everything they might ask for."""

    play: Play
    now: int
    reached: State
    """The log folded as far as the laws followed it: its first `followed` events."""
    followed: int
    rung: set[tuple[int, int | None, type]]
    """What rang in the visit of its phase: phase, allowed time (ms), the kind of bell."""

    @initialize(fmt=formats())
    def sit_down(self, fmt: Format) -> None:
        """Begin a session of some format."""
        self.play = Play(fmt)
        self.now = 0
        self.reached, self.followed = fold(self.play.log[:1]), 1
        self.rung = set()

    @rule(ms=WAITS, command=commands())
    def ask(self, ms: int, command: Command) -> None:
        """Let time pass without a look, then ask for something."""
        self.now += ms
        before, length = self.play.state, len(self.play.log)
        try:
            events = decide(before, command, self.now)
        except Refused:
            assert self.play.state is before
            assert len(self.play.log) == length
            self.play.take(due(before, self.now))
        else:
            self._take_back_keeps_what_was_used(before, events[-1])
            self.play.take(events)
        self.now = max(self.now, self.play.at)

    @precondition(lambda self: self.play.state.status is not Status.ENDED)
    @rule(ms=st.integers(0, 30_000), rounds=st.integers(0, 2))
    def hurry(self, ms: int, rounds: int) -> None:
        """Press through to closing, where there is one, and ask for rounds there."""
        for _ in range(MOST_PHASES):
            state = self.play.state
            if state.status is Status.ENDED or state.phase.kind is PhaseKind.CLOSE:
                break
            self.ask(ms, MainAction())
        for _ in range(rounds if self.play.state.status is not Status.ENDED else 0):
            self.ask(ms, AddRound())
            self.ask(ms, MainAction() if rounds > 1 else Back())

    @rule(ms=WAITS, parts=st.integers(1, 4))
    def wait(self, ms: int, parts: int) -> None:
        """Looking often or once brings the same events at the same instants."""
        at_once = due(self.play.state, self.now + ms)
        for part in range(1, parts + 1):
            self.play.take(due(self.play.state, self.now + ms * part // parts))
        assert tuple(self.play.log[len(self.play.log) - len(at_once) :]) == at_once
        self.now += ms

    @rule(ms=st.integers(3_001, 9_000_000))
    def sleep(self, ms: int) -> None:
        """The computer sleeps; where time ran, the question is asked."""
        since, self.now = self.now, self.now + ms
        try:
            self.play.take(decide(self.play.state, NoticeGap(since), self.now))
        except Refused:
            self.play.take(due(self.play.state, self.now))

    @precondition(lambda self: self.play.state.status is not Status.ENDED)
    @rule(lived=st.integers(0, 2_000), away=st.integers(-10_000, 90_000_000))
    def die_and_restart(self, lived: int, away: int) -> None:
        """Kill -9: the log is folded anew, lived up to the checkpoint, and stands still."""
        state = fold(self.play.log)
        until = self.now + lived
        wall = state.wall_of(until) + away
        events = due(state, until)
        if events and isinstance(events[-1], SessionEnded):
            self.play.take(events)
            return
        self.play.take(decide(state, Reopen(until, wall, 60), until))
        assert not self.play.state.ticking
        self.now = self.play.at

    def teardown(self) -> None:
        """In the end the state is the log folded from its beginning."""
        if hasattr(self, "play"):
            assert fold(self.play.log) == self.play.state

    def _take_back_keeps_what_was_used(self, before: State, event: object) -> None:
        if isinstance(event, PhaseReopened) and isinstance(before.undo, UndoReturn):
            used = before.records[event.phase].used
            assert evolve(before, event).records[event.phase].used == used

    @invariant()
    def parts_add_up(self) -> None:
        """All parts together are the last event's `at`, and none is negative."""
        sums = self.play.state.sums
        assert sums.total == self.play.log[-1].at
        assert min(sums.sharing_a, sums.sharing_b, sums.silence, sums.gap, sums.away) >= 0
        assert min(sums.appreciating, sums.reflecting, sums.together, sums.paused) >= 0

    @invariant()
    def parts_are_the_phases(self) -> None:
        """What the phases took is what the parts say, kind by kind."""
        state = self.play.state
        took: Counter[PhaseKind] = Counter()
        for phase, record in zip(state.format.phases, state.records, strict=True):
            took[phase.kind] += record.actual
        together = (PhaseKind.ARRIVE, PhaseKind.BRIDGE, PhaseKind.TALK, PhaseKind.CLOSE)
        assert took[PhaseKind.SHARE] == state.sums.sharing_a + state.sums.sharing_b
        assert took[PhaseKind.REFLECT] == state.sums.reflecting
        assert took[PhaseKind.APPRECIATE] == state.sums.appreciating
        assert sum(took[kind] for kind in together) == state.sums.together

    @invariant()
    def each_has_the_time_of_their_stretches(self) -> None:
        """Whoever had the floor, as often as it was swapped: what is listed for each is theirs."""
        state = self.play.state
        took = dict.fromkeys(Role, 0)
        for phase, record in lived_parts(state):
            if phase.kind is PhaseKind.SHARE and phase.who is not None:
                took[phase.who] += record.actual
        assert took == {who: state.sums.sharing(who) for who in Role}

    @invariant()
    def rows_are_the_log(self) -> None:
        """Log to rows to log is the identity."""
        for event in self.play.log[-3:]:
            assert decode(*encode(event)) == event

    @invariant()
    def bells_ring_once_per_allowed(self) -> None:
        """Within one visit of a phase each allowed time is told of and rings once at most.

        After each event all parts of the time are its `at`, to the millisecond; none goes back.
        """
        for event in self.play.log[self.followed :]:
            state = self.reached
            if isinstance(event, BellRang | SoonRang):
                key = (state.index, state.record.allowed, type(event))
                assert key not in self.rung
                self._rings_in_time(advanced(state, event.at), event)
                self.rung.add(key)
            later = evolve(state, event)
            assert later.sums.total == event.at >= state.at
            if later.index != state.index:
                gone = range(later.index + 1, len(later.records))
                self.rung = {key for key in self.rung if key[0] not in gone}
            self.reached = later
        self.followed = len(self.play.log)

    def _rings_in_time(self, reached: State, event: BellRang | SoonRang) -> None:
        """The bell from the end of allowed on, what tells of it exactly at its time before."""
        used, allowed = reached.record.used, reached.record.allowed
        assert allowed is not None
        if isinstance(event, BellRang):
            assert used >= allowed
            return
        assert used == allowed - reached.format.soon < allowed
        assert allowed >= 5 * MINUTE
        assert reached.phase.kind is PhaseKind.SHARE
        assert reached.format.bell is not Bell.OPEN

    @invariant()
    def both_may_share_as_long(self) -> None:
        """Rounds or none: the same was planned for both, and no talk grows beyond all bounds."""
        state = self.play.state
        planned: dict[Role, list[int | None]] = {role: [] for role in Role}
        for phase, record in zip(state.format.phases, state.records, strict=True):
            assert record.planned == phase.planned
            if phase.who is not None and phase.kind is PhaseKind.SHARE:
                planned[phase.who].append(phase.planned)
        a, b = planned[Role.A], planned[Role.B]
        assert (None in a) == (None in b)
        assert sum(ms or 0 for ms in a) == sum(ms or 0 for ms in b)
        assert len(state.format.phases) <= MOST_PHASES
        assert state.format.total <= MAX_TOTAL_MS

    @invariant()
    def rounds_are_those_of_the_log(self) -> None:
        """Each round that was not taken away stands behind the format, and nothing else does."""
        state, started = self.play.state, self.play.state.started.format
        closings = [i for i, p in enumerate(state.format.phases) if p.kind is PhaseKind.CLOSE]
        added = sum(isinstance(event, RoundAdded) for event in self.play.log)
        undone = sum(
            isinstance(event, PhaseReopened) and event.phase in closings for event in self.play.log
        )
        assert state.format.phases[: len(started.phases)] == started.phases
        assert len(state.format.phases) == len(started.phases) + 4 * (added - undone)

    @invariant()
    def under_stop_all_passes(self) -> None:
        """Under `stop` nothing that runs waits for a press, once both are ready."""
        state = self.play.state
        if state.ticking and state.format.bell is Bell.STOP:
            assert state.phase.kind is PhaseKind.ARRIVE or next_due(state) is not None


@pytest.mark.parametrize(
    ("examples", "steps"),
    [(50, 30), pytest.param(500, 50, marks=[pytest.mark.slow, pytest.mark.timeout(300)])],
)
def test_laws_hold(examples: int, steps: int) -> None:
    """The laws hold in so many sessions of so many steps."""
    run_state_machine_as_test(
        Sessions,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
        ),
    )
