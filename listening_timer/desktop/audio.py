"""Audio: plays tones on a daemon thread; no caller ever waits for it, nor does the exit.

The thread opens a device for each tone and closes it afterwards, so that a change of the system's
output is followed. Silence leads in each tone, since a speaker that wakes up swallows the first
samples. A tone that could not begin within 3 s is never played later. Where no device answers it
stays quiet, and the next tone tries again; where a call to the sound system does not return (a mute
server), sound is given up for this run.
"""

from __future__ import annotations

import contextlib
import threading
import time
import wave
from array import array
from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Protocol

DEADLINE_S = 3.0
"""Time (s) within which a tone begins, or is not played at all."""
CALL_TIMEOUT_S = 10.0
"""Timeout (s) of a call to the sound system; a distant speaker may take longer than a tone."""
LEAD_IN_S = 0.3
"""Silence (s) before a tone: what a speaker swallows as it wakes."""
FADE_OUT_S = 0.3
"""Fade-out (s) when a tone is replaced; covers samples already queued at the device."""
LOUDNESS = 1.66
"""Exponent from volume to amplitude: half the percent is heard as half as loud."""


class Tone(StrEnum):
    """The tones; each value is the name of its file."""

    BEGIN = "begin"
    SOON = "soon"
    TURN = "turn"
    SWITCH = "switch"
    CLOSE = "close"


Flow = Generator[bytes, int, None]
"""Generator: is sent the number of samples wanted next, yields as many or fewer (bytes)."""


class Speaker(Protocol):
    """An open playback device."""

    def close(self) -> None:
        """Close the device; may take long, or never return."""


Opener = Callable[[int, Flow], Speaker]
"""Opens the system's default device, at a sample rate (Hz). Raises OSError.

May take long, or never return; the samples are requested on a thread of its own.
"""


@dataclass(eq=False, slots=True)
class ToneRequest:
    """A tone that was requested; `began`: when its first samples were taken (monotonic s).

    `replaced`: by another tone or by silence, so that it fades out.
    """

    tone: Tone
    gain: float
    asked: float
    began: float | None = None
    replaced: bool = False

    @property
    def late(self) -> bool:
        """Whether it is too late for it to begin."""
        return time.monotonic() > self.asked + DEADLINE_S

    @property
    def begun(self) -> bool:
        """Whether it is playing, or has been played."""
        return self.began is not None

    def end(self, seconds: float) -> float:
        """When a tone of so many `seconds` is over; it may still begin until it is late."""
        if self.began is None:
            return self.asked + DEADLINE_S
        return self.began + seconds + FADE_OUT_S


def _opener() -> Opener:
    """The function that opens devices; imported on the audio thread."""
    from listening_timer.desktop.audio_device import SystemSpeaker, silence_library_logs  # noqa: PLC0415 - only on this thread

    silence_library_logs()
    return SystemSpeaker


class Chime:
    """Plays one tone at a time; a new one replaces one that is still playing."""

    def __init__(self, folder: Path, load: Callable[[], Opener] = _opener) -> None:
        """`folder` holds a WAV file for each tone: mono, 16 bits."""
        self._folder, self._load = folder, load
        self._wishes: SimpleQueue[ToneRequest] = SimpleQueue()
        self._last: ToneRequest | None = None
        self._thread: threading.Thread | None = None
        self._called: float | None = None
        self._given_up = False

    @property
    def given_up(self) -> bool:
        """Whether a call did not return, so that nothing is played any more in this run."""
        called = self._called
        if called is not None and time.monotonic() > called + CALL_TIMEOUT_S:
            self._given_up = True
        return self._given_up

    def prepare(self) -> None:
        """Start the thread, which loads the library: the first tone then takes no longer."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="chime", daemon=True)
            self._thread.start()

    def play(self, tone: Tone, percent: int) -> ToneRequest:
        """Request a tone now, at a perceived volume in percent; returns at once."""
        wish = ToneRequest(tone, (max(percent, 0) / 100) ** LOUDNESS, time.monotonic())
        if percent <= 0 or self.given_up:
            return wish
        self._last = wish
        self._wishes.put(wish)
        self.prepare()
        return wish

    def silence(self) -> None:
        """Fade out the tone that is playing, and do not start one that has not begun."""
        if self._last is not None:
            self._last.replaced = True

    def _work(self) -> None:
        try:
            opened = self._load()
        except (ImportError, OSError):  # built for another system: silence
            self._given_up = True
            return
        following = None
        while not self._given_up:
            wish = self._newest(following or self._wishes.get())
            try:
                following = self._sound(opened, wish)
            except OSError:  # no device to play on now
                following = None

    def _newest(self, wish: ToneRequest) -> ToneRequest:
        """The last tone requested; earlier ones are dropped."""
        while not self._wishes.empty():
            wish = self._wishes.get()
        return wish

    def _sound(self, opened: Opener, wish: ToneRequest) -> ToneRequest | None:
        """Play one tone to its end; returns the one that replaced it before, if there is one."""
        if wish.late:
            return None
        samples, rate = read(self._folder / f"{wish.tone}.wav")
        samples = array("h", [0] * round(rate * LEAD_IN_S)) + samples
        self._called = time.monotonic()
        speaker = None
        try:
            speaker = opened(rate, _started(flow(samples, wish)))
            self._called = None
            return self._wait(wish, len(samples) / rate)
        finally:
            self._called = time.monotonic()
            if speaker is not None:
                speaker.close()
            self._called = None

    def _wait(self, wish: ToneRequest, seconds: float) -> ToneRequest | None:
        """Wait until a tone is over, or until another was requested and it has faded out."""
        while (left := wish.end(seconds) - time.monotonic()) > 0:
            with contextlib.suppress(Empty):
                following = self._wishes.get(timeout=left)
                wish.replaced = True
                time.sleep(FADE_OUT_S)
                return following
        return None


def read(file: Path) -> tuple[array[int], int]:
    """The samples of a 16-bit WAV file, and its sample rate (Hz). Raises OSError."""
    try:
        with wave.open(str(file), "rb") as sound:
            samples = array("h", sound.readframes(sound.getnframes()))
            return samples, sound.getframerate()
    except (EOFError, ValueError, wave.Error) as error:  # not a WAV file, or a truncated one
        raise OSError from error


def flow(samples: array[int], wish: ToneRequest) -> Flow:
    """Yield the samples of a tone as they are requested; fades out where it is replaced."""
    wanted = yield b""
    if wish.late or wish.replaced:
        return
    wish.began = time.monotonic()
    place = 0
    while place < len(samples):
        part = samples[place : place + wanted]
        place += wanted
        fades = wish.replaced
        fall = 1 / len(part) if fades else 0.0
        loud = (round(value * wish.gain * (1 - n * fall)) for n, value in enumerate(part))
        wanted = yield array("h", loud).tobytes()
        if fades:
            return


def _started(samples: Flow) -> Flow:
    """Advance a generator to its first `yield`, so that it can be sent to."""
    next(samples)
    return samples
