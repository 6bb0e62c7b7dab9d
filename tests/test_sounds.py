"""Claims about the tones that ship: made by a script, soft at both ends, as loud as they should be.

How well they are told apart in noise is a claim of tests/journeys/test_by_ear.py.
"""

from __future__ import annotations

import math
import subprocess
import sys
from array import array
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from listening_timer.config.paths import resources
from listening_timer.desktop.audio import Tone, read
from tests.helpers.sound.loudness import loudness
from tests.helpers.sound.noise import loudness_of, through_a_small_speaker
from tests.helpers.sound.tone_detector import BANDS_AN_OCTAVE, resemblance, samples

SOUNDS = resources() / "sounds"
FULL = 32_768
EACH = pytest.mark.parametrize("tone", Tone)
SOFT = {Tone.SOON: 10.0}
"""How much softer (LU) a tone is than the others; 10 are heard as half as loud."""


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
    """By ITU-R BS.1770, to a tenth of a unit of loudness; *soon* is heard as half as loud."""
    measured = {tone: loudness_of(samples(tone)) + SOFT.get(tone, 0) for tone in Tone}
    assert max(measured.values()) - min(measured.values()) < 0.1, measured
    assert min(measured.values()) > -24


def test_a_small_speaker_leaves_them_alike() -> None:
    """Where nothing under 300 Hz is given and nothing over 4 kHz heard, none loses much."""
    lost = {
        tone: loudness_of(samples(tone)) - loudness_of(through_a_small_speaker(samples(tone)))
        for tone in Tone
    }
    assert max(lost.values()) < 3, lost


def test_no_two_resemble_each_other() -> None:
    """Neither as they are nor by rhythm and steps alone, moved in pitch by up to an octave.

    One stroke is in every tone: of a tone with two equal ones it is 0.71 by itself.
    """
    for one, other in combinations(Tone, 2):
        pair = samples(one), samples(other)
        assert resemblance(*pair, 0) < 0.5, (one, other)
        assert resemblance(*pair, BANDS_AN_OCTAVE) < 0.75, (one, other)


def test_the_measure_is_right() -> None:
    """A tone of 997 Hz at full scale is at -3.01 LUFS, as the recommendation has it."""
    rate = 48_000
    tone = [math.sin(math.tau * 997 * n / rate) for n in range(rate)]
    assert loudness(tone, rate) == pytest.approx(-3.01, abs=0.01)


@EACH
def test_each_has_its_length(tone: Tone) -> None:
    """Long enough to be heard out, and nobody waits for it; all together they are small."""
    samples, rate = sound(tone)
    assert 1 <= len(samples) / rate <= 3
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
