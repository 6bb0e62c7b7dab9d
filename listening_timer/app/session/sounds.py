"""Session sounds: which tone plays when, and the light that comes with it, sound or not.

The exercise can be followed by ear: each change of phase sounds one tone, and so does each bell.

| what happens | tone |
| --- | --- |
| the first phase begins: Arrive is confirmed, or there is none | begin |
| a person gets the token who did not hold it just before; the floor is swapped | switch |
| any other phase begins, or goes on (there is more to share) | turn |
| the allowed time of a phase is used up | turn |
| an early end: the rest of the turn is silence | turn |
| a long share is near its end (`soon` of the format), unless switched off | soon, half as loud |
| the closing phase begins; without one, the last phase ends | close |
| the return time of a break | begin |

Of what happens at one instant the upper row sounds that tells what comes next: under `stop` a bell
passes the phase on, and the next one is heard. Silent are the end of the closing phase, a session
that ends early, a step back, a pause, and all that is past by the time it is known: what fell into
a sleep of the computer, and a session that is resumed.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from listening_timer.desktop.audio import Chime, Tone, ToneRequest
from listening_timer.exercise.events import (
    BellRang,
    Event,
    FloorSwapped,
    GapAnswered,
    GapFound,
    PhaseReopened,
    ReturnCame,
    SessionEnded,
    SessionReopened,
    SessionStarted,
    SilenceBegan,
    SoonRang,
)
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import State, Status
from listening_timer.model.wall_clock import Clock
from listening_timer.ui.session.conductor import GAP_THRESHOLD_MS, Conductor
from listening_timer.ui.session.page import Stage

PAST = (GapFound, GapAnswered, SessionReopened)
"""Events that come with others which are already past."""
LOOK_MS = 250
"""Interval (ms) between two checks whether the tone that was tried has begun."""


class SoundArea(QObject):
    """Plays tones and shows the light for events; plays a tone to try."""

    tried = Signal(bool)
    """Whether the tone that was tried could be played."""

    def __init__(
        self, conductor: Conductor, stage: Stage, chime: Chime | None, clock: Clock
    ) -> None:
        """Without a `chime` everything is the same, but silent; `clock`: real time in ms."""
        super().__init__()
        self._conductor, self._stage, self._chime = conductor, stage, chime
        self._clock, self._least_gap = clock, 0
        self._last: int | None = None
        self._volume = 0
        self._soon = True
        self._before: State | None = None
        self._tried: ToneRequest | None = None
        self._waiting = QTimer(self)
        self._waiting.setInterval(LOOK_MS)

        if chime is not None:
            chime.prepare()

        conductor.happened.connect(self._on_conductor_happened)
        self._waiting.timeout.connect(self._tell)

    def set_volume(self, percent: int) -> None:
        """Set the volume (percent) of the next tone; 0 silences at once."""
        self._volume = percent
        if percent == 0 and self._chime is not None:
            self._chime.silence()

    def set_soon(self, on: bool) -> None:  # noqa: FBT001 - the setting itself
        """Set whether a tone and its light tell that a share is near its end."""
        self._soon = on

    def set_least_gap(self, ms: int) -> None:
        """Leave out a tone that would follow another one within so long (real ms)."""
        self._least_gap = ms

    @Slot()
    def try_one(self) -> None:
        """Play the tone that ends a turn, and emit `tried` once it is known whether it played."""
        self._tried = self._play(Tone.TURN)
        self._waiting.start()

    def _play(self, tone: Tone) -> ToneRequest | None:
        return None if self._chime is None else self._chime.play(tone, self._volume)

    @Slot(tuple)
    def _on_conductor_happened(self, events: tuple[Event, ...]) -> None:
        before, now = self._before, self._conductor.now
        self._before = self._conductor.state
        if now is None:
            return
        tone = tone_of(before, events, now)
        if tone is Tone.SOON and not self._soon:
            return
        shown = now.status not in (Status.ENDED, Status.BREAK)  # there the page itself changes
        if BellRang in map(type, events) or (tone is not None and shown):
            # before the stage shows the next state: the light goes along
            self._stage.ring_bell(soft=tone is Tone.SOON)
        if tone is not None and not self._is_too_soon():
            self._play(tone)

    def _is_too_soon(self) -> bool:
        """Whether another tone was played just before; if not, this one is."""
        now, last = self._clock(), self._last
        if last is not None and now - last < self._least_gap:
            return True
        self._last = now
        return False

    @Slot()
    def _tell(self) -> None:
        tried = self._tried
        if tried is None or tried.begun or tried.late:
            self._waiting.stop()
            self.tried.emit(tried is not None and tried.begun)


def tone_of(before: State | None, events: Sequence[Event], now: State) -> Tone | None:
    """The one tone for the events that led from `before` to `now`; None for silence."""
    if any(isinstance(event, PAST) for event in events):
        return None
    kinds = {type(event) for event in events}
    if SessionStarted in kinds or before is None:
        return Tone.BEGIN if now.phase.kind is not PhaseKind.ARRIVE else None
    if SessionEnded in kinds:
        return Tone.CLOSE if now.completed and not now.format.closes else None
    if now.index > before.index:
        return _of_phase(before, now)
    if FloorSwapped in kinds:
        return Tone.SWITCH
    if not kinds.isdisjoint((BellRang, SilenceBegan)) or _goes_on(events):
        return Tone.TURN
    if SoonRang in kinds:
        return Tone.SOON
    return Tone.BEGIN if _back_in_time(events, now) else None


def _of_phase(before: State, now: State) -> Tone:
    """The tone for the phase that began."""
    if now.phase.kind is PhaseKind.CLOSE:
        return Tone.CLOSE
    if before.phase.kind is PhaseKind.ARRIVE:
        return Tone.BEGIN
    return Tone.SWITCH if now.floor not in (None, before.floor) else Tone.TURN


def _goes_on(events: Sequence[Event]) -> bool:
    """Whether a share goes on after it was reflected: nobody took a step back."""
    return any(isinstance(event, PhaseReopened) and not event.undone for event in events)


def _back_in_time(events: Sequence[Event], now: State) -> bool:
    """Whether the return time of a break has just come, not during a sleep of the computer."""
    returned = any(isinstance(event, ReturnCame) for event in events)
    rest = now.on_break
    return returned and rest is not None and now.at - rest.back_at <= GAP_THRESHOLD_MS
