"""Claims about tones: nobody ever waits for one, and none is played late."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from array import array
from collections.abc import Callable
from pathlib import Path

import pytest

from listening_timer.config.paths import resources
from listening_timer.desktop import audio
from listening_timer.desktop.audio import (
    CALL_TIMEOUT_S,
    DEADLINE_S,
    LEAD_IN_S,
    Chime,
    Flow,
    Opener,
    Tone,
    ToneRequest,
    flow,
    read,
)
from tests.helpers.process.program import ROOT, eventually

SOUNDS = resources() / "sounds"


class Device:
    """A device that takes all samples at once, as fast as it can."""

    def __init__(self, samples: Flow) -> None:
        self.heard = sum(len(part) for part in _taken(samples)) // 2
        self.closed = False

    def close(self) -> None:
        """Be given back."""
        self.closed = True


def _taken(samples: Flow, wanted: int = 4_800) -> list[bytes]:
    taken: list[bytes] = []
    try:
        while True:
            taken.append(samples.send(wanted))
    except StopIteration:
        return taken


class Studio:
    """Devices as they are asked for; it can have none, or keep whoever calls waiting."""

    def __init__(self) -> None:
        self.devices: list[Device] = []
        self.opened = 0
        self.missing = False
        self.free = threading.Event()
        self.free.set()
        self._before = threading.enumerate()

    def threads(self) -> list[threading.Thread]:
        """What plays tones here, and has not ended."""
        alive = [each for each in threading.enumerate() if each not in self._before]
        return [each for each in alive if each.name == "chime"]

    def open(self, rate: int, samples: Flow) -> Device:
        """One more; whoever calls waits until it is free."""
        self.opened += 1
        self.free.wait()
        if self.missing:
            raise OSError
        self.devices.append(Device(samples))
        return self.devices[-1]

    def keep_waiting(self, chime: Chime) -> ToneRequest:
        """Play a tone whose device does not come until it is set free."""
        self.free.clear()
        wish = chime.play(Tone.BEGIN, 60)
        eventually(lambda: self.opened == 1)
        return wish


@pytest.fixture
def studio(monkeypatch: pytest.MonkeyPatch) -> Studio:
    """Devices, and tones that are over at once."""
    monkeypatch.setattr(audio, "FADE_OUT_S", 0.0)

    def short(_file: Path) -> tuple[array[int], int]:
        return array("h", [1_000] * 2_400), 24_000

    monkeypatch.setattr(audio, "read", short)
    return Studio()


@pytest.fixture
def chime(studio: Studio) -> Chime:
    """Tones on those devices."""
    return Chime(SOUNDS, lambda: studio.open)


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[float], None]:
    """Lets so many seconds pass on the clock of the tones."""
    ahead = [0.0]
    real = time.monotonic

    def go(seconds: float) -> None:
        ahead[0] += seconds

    monkeypatch.setattr(audio.time, "monotonic", lambda: real() + ahead[0])
    return go


def begun(wish: ToneRequest) -> None:
    """Wait until a tone has begun."""
    eventually(lambda: wish.begun)


def test_a_tone_is_played_and_its_device_given_back(studio: Studio, chime: Chime) -> None:
    """Each tone has a device of its own, opened for it and closed after it."""
    for count, tone in enumerate(Tone, 1):
        wish = chime.play(tone, 100)
        begun(wish)
        assert len(studio.devices) == count
        eventually(lambda: studio.devices[-1].closed)
    led_in = round(24_000 * LEAD_IN_S)
    assert [device.heard for device in studio.devices] == [led_in + 2_400] * len(Tone)
    assert not chime.given_up


def test_the_thread_is_left_behind(studio: Studio, chime: Chime) -> None:
    """It is one daemon: the program ends without waiting for it."""
    for _count in range(2):
        begun(chime.play(Tone.TURN, 60))
    assert [each.daemon for each in studio.threads()] == [True]


@pytest.mark.parametrize("percent", [0, -5])
def test_off_is_silence(studio: Studio, chime: Chime, percent: int) -> None:
    """At 0 percent no device is asked for at all."""
    assert not chime.play(Tone.TURN, percent).begun
    assert studio.threads() == []
    assert studio.opened == 0


def test_without_a_device_the_next_tone_tries_again(studio: Studio, chime: Chime) -> None:
    """Nothing sounds and nothing is given up: a device that comes later is played on."""
    studio.missing = True
    silent = chime.play(Tone.BEGIN, 60)
    eventually(lambda: studio.opened == 1)
    studio.missing = False
    begun(chime.play(Tone.TURN, 60))
    assert not silent.begun
    assert not chime.given_up


def test_a_tone_is_never_played_late(
    studio: Studio, chime: Chime, later: Callable[[float], None]
) -> None:
    """A device that took longer than the deadline to open gets nothing of that tone."""
    wish = studio.keep_waiting(chime)
    later(DEADLINE_S + 0.1)
    studio.free.set()
    eventually(lambda: studio.devices and studio.devices[0].closed)
    assert (wish.begun, studio.devices[0].heard) == (False, 0)
    assert not chime.given_up
    begun(chime.play(Tone.TURN, 60))


@pytest.mark.parametrize("slow", [0.5, 1.5, DEADLINE_S - 0.5])
def test_a_slow_device_gets_the_whole_tone(
    studio: Studio, chime: Chime, later: Callable[[float], None], slow: float
) -> None:
    """A speaker that has to wake up first: the tone comes late and whole, led in by silence."""
    wish = studio.keep_waiting(chime)
    later(slow)
    studio.free.set()
    begun(wish)
    assert studio.devices[0].heard == round(24_000 * LEAD_IN_S) + 2_400
    assert not chime.given_up


@pytest.mark.parametrize("tone", Tone)
def test_each_tone_is_led_in_by_silence(monkeypatch: pytest.MonkeyPatch, tone: Tone) -> None:
    """What a speaker swallows as it wakes is silence; after it the tone is whole."""
    monkeypatch.setattr(audio, "FADE_OUT_S", 0.0)
    taken: list[bytes] = []

    def opener(_rate: int, samples: Flow) -> Device:
        taken.extend(_taken(samples))
        return Device(samples)

    def over(_wish: ToneRequest, _seconds: float) -> float:
        return 0.0

    monkeypatch.setattr(ToneRequest, "end", over)
    chime = Chime(SOUNDS, lambda: opener)
    begun(chime.play(tone, 100))
    whole, rate = read(SOUNDS / f"{tone}.wav")
    eventually(lambda: len(b"".join(taken)) // 2 == len(whole) + round(rate * LEAD_IN_S))
    heard = array("h", b"".join(taken))
    silent = round(rate * LEAD_IN_S)
    assert set(heard[:silent]) == {0}
    assert heard[silent:] == whole


def test_a_device_that_starts_late_keeps_its_time() -> None:
    """How long a tone is waited for counts from its first sample, not from when it was asked."""
    wish = ToneRequest(Tone.TURN, 1.0, asked=100.0)
    assert wish.end(4.0) == 100.0 + DEADLINE_S
    wish.began = 102.5
    assert wish.end(4.0) == 102.5 + 4.0 + audio.FADE_OUT_S


def test_a_call_that_does_not_come_back_ends_sound(
    studio: Studio, chime: Chime, later: Callable[[float], None]
) -> None:
    """Nothing more is asked of it in this run, and asking for tones still takes no time."""
    studio.keep_waiting(chime)
    later(CALL_TIMEOUT_S + 0.1)
    assert chime.given_up
    chime.play(Tone.TURN, 60)
    studio.free.set()
    eventually(lambda: not studio.threads())
    assert studio.opened == 1


def test_only_the_newest_of_several_sounds(studio: Studio, chime: Chime) -> None:
    """What was asked for while the device came up, and replaced, is past."""
    studio.keep_waiting(chime)
    passed, newest = chime.play(Tone.TURN, 60), chime.play(Tone.SWITCH, 60)
    studio.free.set()
    begun(newest)
    assert not passed.begun
    assert studio.opened == 2


def test_a_library_that_is_missing_means_silence() -> None:
    """Where it was built for another system, nothing sounds and nothing fails."""

    def load() -> Opener:
        raise ImportError

    chime = Chime(SOUNDS, load)
    chime.play(Tone.TURN, 60)
    eventually(lambda: chime.given_up)


def test_it_fades_where_another_replaces_it() -> None:
    """From the next samples on it falls evenly to nothing, and then gives no more."""
    wish = ToneRequest(Tone.TURN, gain=1.0, asked=time.monotonic())
    samples = flow(array("h", [10_000] * 100), wish)
    next(samples)
    assert array("h", samples.send(10)).tolist() == [10_000] * 10
    wish.replaced = True
    assert array("h", samples.send(10)).tolist() == list(range(10_000, 0, -1_000))
    with pytest.raises(StopIteration):
        samples.send(10)


def test_silence_ends_what_sounds(chime: Chime) -> None:
    """It goes as where another replaces it; without a tone there is nothing to do."""
    chime.silence()
    wish = chime.play(Tone.TURN, 100)
    begun(wish)
    chime.silence()
    assert wish.replaced
    begun(chime.play(Tone.CLOSE, 100))


def test_what_has_not_begun_is_silenced_whole(studio: Studio, chime: Chime) -> None:
    """Where a device still comes up, it gets nothing of the tone."""
    wish = studio.keep_waiting(chime)
    chime.silence()
    studio.free.set()
    eventually(lambda: studio.devices and studio.devices[0].closed)
    assert (wish.begun, studio.devices[0].heard) == (False, 0)


def test_volume_is_as_it_is_heard(chime: Chime) -> None:
    """All of it is the file as it is; half the percent is about 10 dB less, half as loud."""
    assert chime.play(Tone.TURN, 100).gain == 1
    assert chime.play(Tone.TURN, 50).gain == pytest.approx(10 ** (-10 / 20), rel=0.01)


def test_the_window_never_loads_the_library() -> None:
    """It is read on the thread that plays, once that is wanted."""
    code = (
        "import sys; from listening_timer.app import program; "
        "from listening_timer.desktop.audio import Chime; print('_miniaudio' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.strip() == "False"


def test_nothing_is_recorded() -> None:
    """Of the library only what plays is named: no device that listens."""
    source = Path(audio.__file__).with_name("audio_device.py").read_text("utf-8")
    assert "device_type_playback" in source
    assert not any(word in source for word in ("capture", "duplex", "loopback", "backend_null"))


@pytest.mark.parametrize("data", [b"", b"RIFF", b"no sound at all", b"RIFF\x24\0\0\0WAVEfmt \x10"])
def test_a_file_that_is_no_sound_is_silence(tmp_path: Path, data: bytes) -> None:
    """It is an error of the system to whoever plays, and nothing else."""
    file = tmp_path / "turn.wav"
    file.write_bytes(data)
    with pytest.raises(OSError):  # noqa: PT011 - no more is said
        read(file)
    with pytest.raises(FileNotFoundError):
        read(tmp_path / "begin.wav")
