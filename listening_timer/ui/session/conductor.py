"""The conductor: it alone holds a clock, and it is handed in.

A wish becomes a command at an instant; the core answers; the new state is painted at once and
the events go out, in order. While time runs the clock is looked at on each shown second, and
once more, precisely, at the next instant at which something falls due. Two readings more than
three real seconds apart are a gap.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from listening_timer.exercise.commands import Act, Command, NoticeGap, Reopen
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

Clock = Callable[[], int]

LONGEST_LOOK = 3 * SECOND
"""Real ms between two readings beyond which nobody was there to look."""
LOOK = SECOND
"""Real ms between two looks at the clock while a return is awaited."""
FAR = 24 * 60 * 60 * SECOND
"""No timer is set further ahead than a day: its milliseconds would not fit."""


class Conductor(QObject):
    """Runs one session at a time: wishes in, states and events out."""

    state_changed = Signal(object)
    """The state as it is to be painted now (`State`)."""
    happened = Signal(tuple)
    """Events that follow on those before (`tuple[Event, ...]`)."""
    lived = Signal(int)
    """Time runs, and the session has been lived up to here (ms since it began)."""
    refused = Signal(str)
    """A wish had no place; the code of the reason."""

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
        """The session as it was at its last event, or None where there is none."""
        return self._state

    @property
    def now(self) -> State | None:
        """The session as it is at the last reading of the clock."""
        return None if self._state is None else advanced(self._state, self._read[1])

    @property
    def running(self) -> bool:
        """Whether a session is under way."""
        return self._state is not None and self._state.status is not Status.ENDED

    def set_speed(self, speed: float) -> None:
        """Run session time so many times as fast as real time (for demonstrations)."""
        self._rebase()
        self._speed = speed

    def start(self, first: SessionStarted) -> None:
        """Begin a session; its start is at this very moment."""
        self._set_base(0)
        self._state = begun(first)
        events = started(first)
        self._take(events[1:])
        self.happened.emit(events)
        self._paint()

    def take_up(self, log: Sequence[Event], command: Reopen) -> None:
        """Go on with a session from its log; it stands still until somebody wishes otherwise."""
        state = fold(log)
        events = decide(state, command, command.until)
        self._state = state
        self._take(events)
        self._set_base(self._state.at)
        self.happened.emit(events)
        self._paint()

    def leave(self) -> None:
        """Forget the session; what happened has been said."""
        self._timer.stop()
        self._state = None

    def wish(self, command: Command) -> bool:
        """Ask for something now; False where it was refused."""
        if self._state is None:
            return False
        if self._notice(self._reading()):
            return False  # whoever pressed has not seen the question yet
        if isinstance(command, Act) and self._passed_by_itself():
            self.look()
            return False  # the press was meant for the phase that has just ended
        return self._decide(command, self._read[1])

    @Slot()
    def look(self) -> None:
        """Look at the clock once: what fell due happens, the rest is painted."""
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
        """Whether a phase has ended by itself that nobody has seen end."""
        passed = () if self._state is None else due(self._state, self._read[1])
        return any(isinstance(event, PhaseEnded) for event in passed)

    def _take(self, events: Sequence[Event]) -> None:
        if self._state is not None:
            self._state = reduce(evolve, events, self._state)

    def _reading(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The reading before, and this one: real ms and ms of the session; never backwards."""
        before = self._read
        real = max(before[0], self._clock())
        at = self._base[1] + round((real - self._base[0]) * self._speed)
        self._read = (real, max(before[1], at))
        return before, self._read

    def _notice(self, readings: tuple[tuple[int, int], tuple[int, int]]) -> bool:
        """Tell whether the computer slept between two readings, and ask about it if so."""
        (real_before, since), (real, at) = readings
        slept = real - real_before > LONGEST_LOOK and self._ticking_at(since)
        return slept and self._decide(NoticeGap(since), at)

    def _ticking_at(self, at: int) -> bool:
        """Whether time ran at a past reading, what fell due up to it included."""
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
        self._set_timer(state)  # before the painting: what that takes must not make a bell late
        self.state_changed.emit(state)
        if state.ticking:
            self.lived.emit(state.at)

    def _set_timer(self, state: State) -> None:
        """Wake at the next shown second or the next due instant, whichever is sooner."""
        coming = next_due(state)
        waits = [FAR] if coming is None else [FAR, coming.at - state.at]
        if coming is not None and not state.ticking:
            waits.append(round(LOOK * self._speed))  # timers stand still while a computer sleeps
        if state.ticking:
            waits.append(_to_next_second(state))
        if state.status is Status.ENDED or (coming is None and not state.ticking):
            self._timer.stop()
            return
        self._timer.start(max(0, -int(-min(waits) // self._speed)))


def _to_next_second(state: State) -> int:
    """How long until the shown second changes: counted down to the end, then up."""
    record = state.record
    left = max(0, record.remaining - state.rested)
    if left:
        return left % SECOND or SECOND
    return SECOND - (record.used + state.rested - (record.allowed or 0)) % SECOND
