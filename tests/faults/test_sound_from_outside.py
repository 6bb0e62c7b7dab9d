"""Claims about sound that fails: the light comes in time, nothing is said, nobody waits."""

from __future__ import annotations

import math
import os
import time
from array import array
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack
from pathlib import Path

import pytest

from listening_timer.config.paths import resources
from listening_timer.desktop.audio import Tone, read
from tests.helpers.process.program import eventually
from tests.helpers.sound import pulseaudio
from tests.helpers.sound.bell_latency import Left, Ringing
from tests.helpers.sound.pulseaudio import RATE, Server

HELD_UP_MS = 30_000.0
"""So late is what waits for a sound: a server that says nothing never does. Less is the machine."""
HEARD = 30
"""A sample louder than this is no rounding."""
SOMEBODY = 65_534
Ring = Callable[..., Ringing]


@pytest.fixture
def ring(tmp_path: Path) -> Generator[Ring]:
    """Begins a talk with bells under such sound; it is over after the test."""
    with ExitStack() as stack:

        def begin(bells: int, sound: Mapping[str, str]) -> Ringing:
            ringing = Ringing(tmp_path, bells, sound)
            stack.callback(ringing.end)
            return ringing

        yield begin


@pytest.fixture
def server() -> Generator[Server]:
    """A sound server of our own."""
    with pulseaudio.real() as server:
        yield server


def assert_calm(ringing: Ringing) -> Left:
    """No light, no answer of the window and no leaving was held up."""
    left = ringing.leave()
    print(f"lights late by {ringing.late} ms, gap {left.gap} ms, left in {left.took:.0f} ms")  # noqa: T201 - the figures
    assert max(*ringing.late, left.gap, left.took) < HELD_UP_MS
    assert (left.status, left.complaint) == (0, "")
    return left


@pytest.mark.slow
def test_without_a_device(ring: Ring) -> None:
    """No server, no card: nothing sounds, and ALSA's lines are nowhere to be read."""
    with pulseaudio.nothing() as sound:
        assert assert_calm(ring(3, sound)).begun == 0


def test_a_mute_server_holds_nothing_up(ring: Ring) -> None:
    """A server that takes the connection and never answers stops neither window nor leaving."""
    with pulseaudio.mute() as sound:
        assert assert_calm(ring(2, sound)).begun == 0


@pytest.mark.slow
def test_a_folder_of_somebody_else_is_no_matter(
    ring: Ring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where libpulse complains about its folders, it does so in the system's log."""
    place = Path("/usr")
    if os.geteuid() == 0:
        place = tmp_path / "of-somebody"
        place.mkdir()
        os.chown(place, SOMEBODY, SOMEBODY)
    sound = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(place)}
    monkeypatch.delenv("PULSE_SERVER", raising=False)
    assert assert_calm(ring(1, sound)).begun == 0


@pytest.mark.slow
def test_the_bell_is_really_heard(ring: Ring, server: Server) -> None:
    """What comes out of a sound server is the tone, once, with the bell, and nothing else."""
    server.record()
    ringing = ring(1, server.environ)
    before = len(eventually(server.so_far))
    assert max(map(abs, server.so_far())) <= HEARD
    ringing.bell()
    time.sleep(5)  # the tone is 4.4 s long
    assert assert_calm(ringing).begun == 1
    heard = server.recorded()
    loud = [n for n in range(0, len(heard), RATE // 10) if _peak(heard[n : n + RATE // 10]) > HEARD]
    assert loud[0] > before - RATE // 10
    assert len(loud) == pytest.approx((loud[-1] - loud[0]) / (RATE // 10) + 1)
    assert 3 < len(loud) / 10 < 5
    told = {tone: _likeness(heard[loud[0] :], tone) for tone in Tone}
    assert max(told, key=lambda tone: told[tone]) is Tone.TURN, told


def _peak(samples: array[int]) -> int:
    return max(map(abs, samples), default=0)


def _likeness(heard: array[int], tone: Tone) -> float:
    """How much the strength of three pitches in its first second is as in a tone, 0 to 1."""
    samples, rate = read(resources() / "sounds" / f"{tone}.wav")
    one, other = (_pitches(sound, rate) for sound in (heard, samples))
    product = sum(a * b for a, b in zip(one, other, strict=True))
    return product / math.hypot(*one) / math.hypot(*other)


def _pitches(samples: array[int], rate: int) -> list[float]:
    """How strong the bowls' own pitches are, early on and later."""
    parts = [samples[at * rate // 2 : (at + 1) * rate // 2] for at in range(2)]
    return [_strength(part, pitch, rate) for part in parts for pitch in (196, 294, 392)]


def _strength(samples: array[int], pitch: float, rate: int) -> float:
    angle = math.tau * pitch / rate
    real = sum(value * math.cos(angle * n) for n, value in enumerate(samples))
    imaginary = sum(value * math.sin(angle * n) for n, value in enumerate(samples))
    return math.hypot(real, imaginary)


@pytest.mark.slow
@pytest.mark.parametrize("fault", [Server.kill, Server.stop], ids=["killed", "stopped"])
def test_a_server_that_goes_while_a_tone_sounds(
    ring: Ring, server: Server, fault: Callable[[Server], None]
) -> None:
    """The tone ends with it; all later lights come as if nothing had been, and so does the end."""
    ringing = ring(4, server.environ)
    ringing.bell()
    time.sleep(0.4)  # in the middle of the tone
    fault(server)
    assert assert_calm(ringing).begun == 1
