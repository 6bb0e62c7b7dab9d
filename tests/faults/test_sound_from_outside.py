"""Claims about sound that fails: the light comes in time, nothing is said, nobody waits."""

from __future__ import annotations

import os
import time
from array import array
from collections.abc import Callable, Generator, Mapping
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest

from listening_timer.desktop.audio import Tone
from tests.helpers.process.program import eventually
from tests.helpers.sound import pulseaudio
from tests.helpers.sound.bell_latency import Left, Ringing
from tests.helpers.sound.pulseaudio import RATE, Server
from tests.helpers.sound.tone_detector import FULL_SCALE, ToneDetector

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
    time.sleep(4)  # the tone is 3 s long
    assert assert_calm(ringing).begun == 1
    heard = server.recorded()
    loud = [n for n in range(0, len(heard), RATE // 10) if _peak(heard[n : n + RATE // 10]) > HEARD]
    assert loud[0] > before - RATE // 10
    assert len(loud) == pytest.approx((loud[-1] - loud[0]) / (RATE // 10) + 1)
    assert 2 < len(loud) / 10 < 3.2
    told = ToneDetector().tones(np.array(heard) / FULL_SCALE)
    assert [each.tone for each in told] == [Tone.TURN], told


def _peak(samples: array[int]) -> int:
    return max(map(abs, samples), default=0)


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
