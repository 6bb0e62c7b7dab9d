"""Tones, played so that nothing ever waits for them: no window, no bell, no way out.

One thread, which the program leaves behind when it ends, opens a device for each tone and closes
it after it: whatever the system plays on now is followed. A speaker that wakes up swallows what
comes first, so that each tone is led in by silence. A tone that could not begin within three
seconds is never played later. Where no device answers it stays quiet, and the next tone tries
again; where the sound system does not come back from a call (a mute server), sound is given up
for this run.
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
"""Seconds in which a tone begins, or does not sound at all."""
PATIENCE_S = 10.0
"""Seconds in which a call comes back, or never; a speaker far away may take longer than a tone."""
LEAD_IN_S = 0.3
"""Seconds of silence before a tone: what a speaker swallows as it wakes."""
FADES = 0.3
"""Seconds in which a tone goes that another one replaces: what is on its way to the device."""
LOUDNESS = 1.66
"""The power by which amplitude follows volume: half the percent is heard as half as loud."""


class Tone(StrEnum):
    """The tones, by the names of their files."""

    BEGIN = "begin"
    TURN = "turn"
    SWITCH = "switch"
    CLOSE = "close"


Flow = Generator[bytes, int, None]
"""Takes how many samples are wanted next, and gives as many or fewer."""


class Speaker(Protocol):
    """A device that plays."""

    def close(self) -> None:
        """Give it back; may take long, or never come back."""


Opener = Callable[[int, Flow], Speaker]
"""Plays so many samples a second on the device of the system's choice. Raises OSError.

May take long, or never come back; the samples are taken on a thread of its own.
"""


@dataclass(eq=False, slots=True)
class Wish:
    """One tone that was asked for; `began` when its first samples were taken.

    `replaced`: by another tone or by silence, so that it goes.
    """

    tone: Tone
    gain: float
    asked: float
    began: float | None = None
    replaced: bool = False

    @property
    def late(self) -> bool:
        """Whether it may not begin any more."""
        return time.monotonic() > self.asked + DEADLINE_S

    @property
    def begun(self) -> bool:
        """Whether it sounds, or has sounded."""
        return self.began is not None

    def end(self, seconds: float) -> float:
        """When it is over where it takes so long; it may still begin until it is late."""
        if self.began is None:
            return self.asked + DEADLINE_S
        return self.began + seconds + FADES


def _opener() -> Opener:
    """What opens devices; imported on the thread that plays."""
    from listening_timer.desktop.audio_device import SystemSpeaker, hush  # noqa: PLC0415 - there alone

    hush()
    return SystemSpeaker


class Chime:
    """Plays one tone at a time; a new one replaces one that still sounds."""

    def __init__(self, folder: Path, load: Callable[[], Opener] = _opener) -> None:
        """`folder` holds a WAV file for each tone: one channel of 16 bits."""
        self._folder, self._load = folder, load
        self._wishes: SimpleQueue[Wish] = SimpleQueue()
        self._last: Wish | None = None
        self._thread: threading.Thread | None = None
        self._called: float | None = None
        self._given_up = False

    @property
    def given_up(self) -> bool:
        """Whether a call did not come back, so that nothing sounds any more in this run."""
        called = self._called
        if called is not None and time.monotonic() > called + PATIENCE_S:
            self._given_up = True
        return self._given_up

    def prepare(self) -> None:
        """Let the thread load what plays, so that the first tone takes no longer than another."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="chime", daemon=True)
            self._thread.start()

    def play(self, tone: Tone, percent: int) -> Wish:
        """Ask for a tone now, at a volume in percent as it is heard; returns at once."""
        wish = Wish(tone, (max(percent, 0) / 100) ** LOUDNESS, time.monotonic())
        if percent <= 0 or self.given_up:
            return wish
        self._last = wish
        self._wishes.put(wish)
        self.prepare()
        return wish

    def silence(self) -> None:
        """Let what sounds go softly, and what has not begun yet not sound at all."""
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
            except OSError:  # nothing to play on now
                following = None

    def _newest(self, wish: Wish) -> Wish:
        """The last one asked for: what came before it is past."""
        while not self._wishes.empty():
            wish = self._wishes.get()
        return wish

    def _sound(self, opened: Opener, wish: Wish) -> Wish | None:
        """Let one tone sound to its end; the one that replaced it before, if there is one."""
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

    def _wait(self, wish: Wish, seconds: float) -> Wish | None:
        """Wait until a tone is over, or until another has been asked for and it has faded."""
        while (left := wish.end(seconds) - time.monotonic()) > 0:
            with contextlib.suppress(Empty):
                following = self._wishes.get(timeout=left)
                wish.replaced = True
                time.sleep(FADES)
                return following
        return None


def read(file: Path) -> tuple[array[int], int]:
    """The samples of a WAV file of 16 bits, and how many of them are a second. Raises OSError."""
    try:
        with wave.open(str(file), "rb") as sound:
            samples = array("h", sound.readframes(sound.getnframes()))
            return samples, sound.getframerate()
    except (EOFError, ValueError, wave.Error) as error:  # not such a file, or half of one
        raise OSError from error


def flow(samples: array[int], wish: Wish) -> Flow:
    """Give the samples of a tone as they are asked for; softly away where it is replaced."""
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
    """Bring a flow to where it can be asked."""
    next(samples)
    return samples
