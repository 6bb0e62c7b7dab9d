"""Conductor driver: runs a session through the real conductor with a fake clock.

Instants are whole ms since the session began, as in its log. Between two commands the clock is
looked at seldom, and never on the second, so that nothing rests on a look at the right moment.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import astuple

from PySide6.QtWidgets import QApplication

from listening_timer.exercise.commands import Command
from listening_timer.exercise.decide import State
from listening_timer.exercise.events import (
    BellRang,
    Event,
    How,
    PhaseEnded,
    SessionEnded,
    SessionStarted,
)
from listening_timer.exercise.evolve import begun, evolve
from listening_timer.exercise.formats import Format, Side
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import Sums
from listening_timer.ui.session.conductor import Conductor
from tests.helpers.exercise.play_session import WALL

BEGAN = 123_456_789
"""What the clock shows as the session begins, in ms; it has been running for long."""
LOOK = 2_990
"""Ms of the session between two looks; more than 3 s of real time would be a gap."""

Lived = tuple[PhaseKind, str, int | None, int]
"""A phase as it was lived: its kind, who was seen with the floor, planned and actual (ms)."""


class ConductorDriver:
    """One session, at so many times the speed of real time."""

    def __init__(self, fmt: Format, speed: int = 1) -> None:
        self.log: list[Event] = []
        self.at = 0
        self._speed = speed
        self._real = BEGAN
        self._floors = defaultdict[int, list[str]](list)
        self._refusals: list[str] = []
        first = SessionStarted(0, fmt, Side.LEFT, WALL, 60)
        self._folded, self._added_up = begun(first), 1
        self.conductor = Conductor(lambda: self._real)

        self.conductor.happened.connect(self.log.extend)
        self.conductor.state_changed.connect(self._see)
        self.conductor.refused.connect(self._refusals.append)

        self.conductor.set_speed(speed)
        self.conductor.start(first)

    @property
    def state(self) -> State:
        """The session at the last reading of the clock."""
        state = self.conductor.now
        assert state is not None
        return state

    @property
    def bells(self) -> list[int]:
        """The instants at which bells rang."""
        return [event.at for event in self.log if isinstance(event, BellRang)]

    @property
    def lived(self) -> list[Lived]:
        """All phases of the format, in their order; `A, middle` where the floor changed."""
        rows = enumerate(zip(self.state.format.phases, self.state.records, strict=True))
        return [(p.kind, ", ".join(self._floors[i]), r.planned, r.actual) for i, (p, r) in rows]

    @property
    def actuals(self) -> list[int]:
        """What each phase took."""
        return [record.actual for record in self.state.records]

    def do(self, command: Command, at: int) -> list[Event]:
        """Wish for something at an instant; the events that came since the last look before it."""
        known = self._wait(at)
        assert self.conductor.wish(command), self._refusals[-1:]
        return self._after(known)

    def do_unseen(self, command: Command, at: int) -> list[Event]:
        """The same where the wish may be passed over, as what it was meant for is over."""
        known = self._wait(at)
        self.conductor.wish(command)
        return self._after(known)

    def refused(self, command: Command, at: int) -> str:
        """Wish for something that is refused and brings nothing; the code of the reason."""
        self.until(at)
        known, before = len(self.log), self.state
        assert not self.conductor.wish(command)
        assert (self.log[known:], self.state) == ([], before)
        return self._refusals.pop()

    def until(self, at: int) -> list[Event]:
        """Let time pass, with a look at its end; the events that it brought."""
        known = len(self.log)
        self._wait(at)
        self.conductor.look()
        return self._after(known)

    def sleep(self, since: int, at: int) -> list[Event]:
        """Let the computer sleep from one instant to another; the events found on waking."""
        self.until(since)
        known = len(self.log)
        self._set(at)
        self.conductor.look()
        return self._after(known)

    def assert_was(self, log: Sequence[Event], sums: Sums) -> None:
        """See that this is all that happened since the start, and where the time went."""
        assert self.log[1:] == list(log)
        assert self.state.sums == sums
        assert self.state.completed

    def _wait(self, at: int) -> int:
        """Let the clock reach an instant, which is not looked at; how long the log was."""
        assert at >= self.at, "people cannot press in the past"
        while self.at + LOOK < at:
            self._set(self.at + LOOK)
            self.conductor.look()
        self._set(at)
        return len(self.log)

    def _set(self, at: int) -> None:
        assert at % self._speed == 0, "the clock has whole ms"
        self.at, self._real = at, BEGAN + at // self._speed

    def _after(self, known: int) -> list[Event]:
        self._add_up()
        return self.log[known:]

    def _add_up(self) -> None:
        """See that at each event all parts of the time, none of them negative, are its `at`."""
        for event in self.log[self._added_up :]:
            self._folded = evolve(self._folded, event)
            assert self._folded.sums.total == event.at, event
            assert min(astuple(self._folded.sums)) >= 0, event
        self._added_up = len(self.log)

    def _see(self, state: State) -> None:
        if state.over:
            return
        floors, seen = self._floors[state.index], state.floor or "middle"
        if not floors or floors[-1] != seen:
            floors.append(str(seen))


def passed(at: int) -> PhaseEnded:
    """Somebody pressed, and the phase was over."""
    return PhaseEnded(at, How.PASSED)


def by_itself(at: int) -> PhaseEnded:
    """The phase was over without a press."""
    return PhaseEnded(at, How.BY_ITSELF)


def rang_and_passed(at: int) -> tuple[Event, Event]:
    """A bell that stops: it rings, and the phase is over at that instant."""
    return BellRang(at), by_itself(at)


def completed(at: int) -> SessionEnded:
    """The last phase ended, and the session with it."""
    return SessionEnded(at, completed=True, wall=WALL + at)


def ended_early(at: int) -> tuple[Event, Event]:
    """Somebody ended the session in the middle of a phase."""
    return PhaseEnded(at, How.ENDED), SessionEnded(at, completed=False, wall=WALL + at)


StartDriver = Callable[[Format], ConductorDriver]
"""Starts a session of a format under a conductor."""


def conductor_drivers(app: QApplication, speed: int = 1) -> Iterator[StartDriver]:
    """For a fixture: every session that was started with this is left afterwards."""
    assert app is not None
    sittings: list[ConductorDriver] = []

    def sit(fmt: Format) -> ConductorDriver:
        sittings.append(ConductorDriver(fmt, speed))
        return sittings[-1]

    yield sit
    for sitting in sittings:
        sitting.conductor.leave()
