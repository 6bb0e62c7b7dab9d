"""Claims about the tones that ship: made by a script, soft at both ends, equally loud."""

from __future__ import annotations

import math
import subprocess
import sys
from array import array
from itertools import pairwise
from pathlib import Path

import pytest

from listening_timer.config.paths import resources
from listening_timer.desktop.audio import Tone, read
from tests.helpers.sound.loudness import loudness

SOUNDS = resources() / "sounds"
FULL = 32_768
EACH = pytest.mark.parametrize("tone", Tone)
SECONDS = {
    Tone.BEGIN: (3, 4.5),
    Tone.TURN: (3.5, 5),
    Tone.SWITCH: (3.5, 5),
    Tone.CLOSE: (6, 8),
}
"""How long each is: the close settles, the others do not keep anybody waiting."""


def sound(tone: Tone, folder: Path = SOUNDS) -> tuple[array[int], int]:
    """The samples of a tone, and how many are a second."""
    return read(folder / f"{tone}.wav")


def decibels(value: float) -> float:
    """So many dB under full scale."""
    return 20 * math.log10(value / FULL)


def test_the_script_makes_them(tmp_path: Path) -> None:
    """What lies in the resources is what the script makes, to the last bit of rounding."""
    script = Path(__file__).parents[1] / "scripts" / "make-sounds"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, timeout=60)
    assert {path.name for path in SOUNDS.iterdir()} == {f"{tone}.wav" for tone in Tone}
    for tone in Tone:
        (made, made_rate), (ships, rate) = sound(tone, tmp_path), sound(tone)
        assert (len(made), made_rate) == (len(ships), rate)
        assert max(abs(a - b) for a, b in zip(made, ships, strict=True)) <= 1


def test_they_are_equally_loud() -> None:
    """By ITU-R BS.1770 the loudest and the softest lie within half a unit of loudness."""
    measured = {
        tone: loudness([value / FULL for value in samples], rate)
        for tone, (samples, rate) in ((tone, sound(tone)) for tone in Tone)
    }
    assert max(measured.values()) - min(measured.values()) < 0.5, measured
    assert min(measured.values()) > -24


def test_the_measure_is_right() -> None:
    """A tone of 997 Hz at full scale is at -3.01 LUFS, as the recommendation has it."""
    rate = 48_000
    tone = [math.sin(math.tau * 997 * n / rate) for n in range(rate)]
    assert loudness(tone, rate) == pytest.approx(-3.01, abs=0.01)


@EACH
def test_each_has_its_length(tone: Tone) -> None:
    """Long enough to be heard out, and nobody waits for it; all together they are small."""
    samples, rate = sound(tone)
    least, most = SECONDS[tone]
    assert least <= len(samples) / rate <= most
    assert sum(path.stat().st_size for path in SOUNDS.iterdir()) < 1_000_000


@EACH
def test_each_begins_and_ends_in_silence(tone: Tone) -> None:
    """The first sample is 0, the last 20 ms are, and what comes before them is hardly heard."""
    samples, rate = sound(tone)
    assert samples[0] == 0
    assert not any(samples[-rate // 50 :])
    assert decibels(max(map(abs, samples[-rate // 4 :])) or 1) < -50


@EACH
def test_each_begins_softly(tone: Tone) -> None:
    """No click: after 5 ms it is far from its peak, and no step is larger than later ones."""
    samples, rate = sound(tone)
    peak = max(map(abs, samples))
    early = samples[: rate // 200]
    assert max(map(abs, early)) < peak / 8
    steps = [abs(after - before) for before, after in pairwise(samples)]
    assert max(steps[: rate // 200]) < max(steps) / 4


@EACH
def test_none_is_cut_off(tone: Tone) -> None:
    """Its peak stays 3 dB and more under full scale, so that no device distorts it."""
    samples, _rate = sound(tone)
    assert decibels(max(map(abs, samples))) < -3
