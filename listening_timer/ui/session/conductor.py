"""Session conductor: runs the state machine against an injected clock; nothing else holds one.

A wish becomes a command at an instant; the core answers with events; the new state is painted at
once and the events are emitted in order. While time runs, the clock is read on each shown second
and, with a precise timer, at the next instant at which something falls due. Two readings more than
three real seconds apart are a gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from listening_timer.exercise.commands import Command, MainAction, NoticeGap, Reopen
from listening_timer.exercise.decide import (
    State,
    Status,
    advanced,
    begun,
    decide,
    due,
    evolve,
    fold,
    next_due,
    started,
)
from listening_timer.exercise.events import Event, PhaseEnded, SessionStarted
from listening_timer.exercise.formats import SECOND, Refused
from listening_timer.model.wall_clock import Clock

GAP_THRESHOLD_MS = 3 * SECOND
"""A longer time (real ms) between two readings is a gap: the computer slept."""
BREAK_POLL_MS = SECOND
"""Interval (real ms) of clock readings while the return from a break is awaited."""
MAX_TIMER_MS = 24 * 60 * 60 * SECOND
"""Longest timer interval (ms), one day: a longer one would not fit into Qt's timer."""


class Conductor(QObject):
    """Runs one session at a time: commands in, states and events out."""

    state_changed = Signal(object)
    """The state to be painted now (`State`)."""
    happened = Signal(tuple)
    """New events, in order after those emitted before (`tuple[Event, ...]`)."""
    lived = Signal(int)
    """Time runs, and the session has reached this instant (ms since it began)."""
    refused = Signal(str)
    """A command was refused; the reason's code."""

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._speed = 1.0
        self._state: State | None = None
        self._base = (0, 0)
        self._read = (0, 0)

        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def state(self) -> State | None:
        """The state after the last event; None where there is no session."""
        return self._state

    @property
    def now(self) -> State | None:
        """The state advanced to the last clock reading."""
        return None if self._state is None else advanced(self._state, self._read[1])

    @property
    def running(self) -> bool:
        """Whether a session is under way."""
        return self._state is not None and self._state.status is not Status.ENDED

    def set_speed(self, speed: float) -> None:
        """Run session time this many times as fast as real time (for demonstrations)."""
        self._rebase()
        self._speed = speed

    def start(self, first: SessionStarted) -> None:
        """Start a session at this instant."""
        self._set_base(0)
        self._state = begun(first)
        events = started(first)
        self._take(events[1:])
        self.happened.emit(events)
        self._paint()

    def reopen(self, log: Sequence[Event], command: Reopen) -> None:
        """Reopen a session from its log; it stays stopped until a command makes it go on."""
        state = fold(log)
        events = decide(state, command, command.until)
        self._state = state
        self._take(events)
        self._set_base(self._state.at)
        self.happened.emit(events)
        self._paint()

    def jump(self, state: State, events: Sequence[Event] = ()) -> None:
        """Go on from another state of this session (for demonstrations); `events` led to it."""
        self._state = state
        self._set_base(state.at)
        self.happened.emit(tuple(events))
        self._paint()

    def leave(self) -> None:
        """Drop the session; its events have been emitted already."""
        self._timer.stop()
        self._state = None

    def wish(self, command: Command) -> bool:
        """Issue a command now; False where it was refused."""
        if self._state is None:
            return False
        if self._notice(self._reading()):
            return False  # the question about the gap was not on screen yet when the press came
        if isinstance(command, MainAction) and self._passed_by_itself():
            self.look()
            return False  # the press was meant for the phase that has just ended
        return self._decide(command, self._read[1])

    @Slot()
    def look(self) -> None:
        """Read the clock once: apply what fell due and paint the state."""
        if self._state is None:
            return
        self._notice(self._reading())
        events = due(self._state, self._read[1])
        self._take(events)
        if events:
            self.happened.emit(events)
        self._paint()

    def _decide(self, command: Command, at: int) -> bool:
        if self._state is None:
            return False
        try:
            events = decide(self._state, command, at)
        except Refused as refusal:
            self.refused.emit(refusal.code)
            self.look()
            return False
        self._take(events)
        self._read = (self._read[0], max(self._read[1], self._state.at))
        self.happened.emit(events)
        self._paint()
        return True

    def _passed_by_itself(self) -> bool:
        """Whether a phase has ended by itself since the last paint, so that nobody saw it end."""
        passed = () if self._state is None else due(self._state, self._read[1])
        return any(isinstance(event, PhaseEnded) for event in passed)

    def _take(self, events: Sequence[Event]) -> None:
        if self._state is not None:
            self._state = reduce(evolve, events, self._state)

    def _reading(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Read the clock: previous and new reading, each (real ms, session ms); never backwards."""
        before = self._read
        real = max(before[0], self._clock())
        at = self._base[1] + round((real - self._base[0]) * self._speed)
        self._read = (real, max(before[1], at))
        return before, self._read

    def _notice(self, readings: tuple[tuple[int, int], tuple[int, int]]) -> bool:
        """Detect a gap (computer asleep) between two readings and ask what becomes of it."""
        (real_before, since), (real, at) = readings
        slept = real - real_before > GAP_THRESHOLD_MS and self._ticking_at(since)
        return slept and self._decide(NoticeGap(since), at)

    def _ticking_at(self, at: int) -> bool:
        """Whether time ran at a past reading, after applying what fell due up to it."""
        if self._state is None or not self._state.ticking:
            return False
        return reduce(evolve, due(self._state, at), self._state).ticking

    def _set_base(self, at: int) -> None:
        self._base = self._read = (self._clock(), at)

    def _rebase(self) -> None:
        if self._state is not None:
            self._reading()
        self._base = self._read

    def _paint(self) -> None:
        state = self.now
        if state is None or self._state is None:
            return
        self._set_timer(state)  # before painting, whose duration must not delay a bell
        self.state_changed.emit(state)
        if state.ticking:
            self.lived.emit(state.at)

    def _set_timer(self, state: State) -> None:
        """Set the timer for the next shown second or the next due instant, whichever is sooner."""
        coming = next_due(state)
        waits = [MAX_TIMER_MS] if coming is None else [MAX_TIMER_MS, coming.at - state.at]
        if coming is not None and not state.ticking:
            waits.append(round(BREAK_POLL_MS * self._speed))  # timers stand still during sleep
        if state.ticking:
            waits.append(_to_next_second(state))
        if state.status is Status.ENDED or (coming is None and not state.ticking):
            self._timer.stop()
            return
        self._timer.start(max(0, -int(-min(waits) // self._speed)))


def _to_next_second(state: State) -> int:
    """Ms until the shown second changes: counted down to the end, then up."""
    record = state.record
    left = max(0, record.remaining - state.rested)
    if left:
        return left % SECOND or SECOND
    return SECOND - (record.used + state.rested - (record.allowed or 0)) % SECOND
