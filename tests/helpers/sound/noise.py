"""Listening conditions: babble of many voices; what a small speaker and an old ear let through."""

from __future__ import annotations

import math

import numpy as np

from tests.helpers.sound.loudness import loudness
from tests.helpers.sound.tone_detector import RATE

VOICES = 8
HARMONICS = 20
VOWELS = (
    (730, 1090, 2440),
    (270, 2290, 3010),
    (300, 870, 2240),
    (530, 1840, 2480),
    (570, 840, 2410),
    (440, 1020, 2240),
)
"""The formants (Hz) of some vowels."""
FORMANTS = ((1.0, 90.0), (0.5, 110.0), (0.25, 160.0))
"""Strength and half width (Hz) of each formant."""
SILENT = 0.25
"""The share of syllables that are pauses."""
LOWEST_HZ, HIGHEST_HZ = 300, 4_000
MEASURED_S = 8
"""Seconds of noise whose loudness is measured: it is much the same everywhere."""


def babble(seconds: float, seed: int) -> np.ndarray:
    """A room full of people who talk: voices of all heights, each with syllables of its own.

    Its loudness is 0 LUFS; see `softened`.
    """
    count, random = round(seconds * RATE), np.random.default_rng(seed)
    voices = [_voice(count, random) for _voice_number in range(VOICES)]
    sound = np.stack(voices).sum(0)
    return softened(sound, -loudness_of(sound[: MEASURED_S * RATE]))


def _voice(count: int, random: np.random.Generator) -> np.ndarray:
    """One person who talks: a buzz whose formants, height and strength change by the syllable."""
    syllable = float(random.uniform(0.16, 0.24, 1)[0]) * RATE
    marks = math.ceil(count / syllable) + 2
    places, when = np.arange(marks), np.arange(count) / syllable
    heights = float(random.uniform(90, 240, 1)[0]) * 2 ** random.normal(0, 0.12, marks)
    strengths = random.random(marks) * (random.random(marks) > SILENT)
    vowels = [VOWELS[int(vowel)] for vowel in random.integers(0, len(VOWELS), marks).tolist()]
    turned = np.cumsum(np.interp(when, places, heights)) * (math.tau / RATE)
    sound = np.zeros(count)
    for harmonic in range(1, HARMONICS + 1):
        heard = np.zeros(marks)
        for which, (share, width) in enumerate(FORMANTS):
            middles = np.array([vowel[which] for vowel in vowels])
            heard = heard + share / (1 + ((heights * harmonic - middles) / width) ** 2)
        sound = sound + np.interp(when, places, heard * strengths) * np.sin(turned * harmonic)
    return sound


def loudness_of(sound: np.ndarray) -> float:
    """Its integrated loudness (LUFS)."""
    return loudness(sound.tolist(), RATE)


def softened(sound: np.ndarray, decibels: float) -> np.ndarray:
    """The sound, so many dB stronger, or weaker if below 0."""
    return sound * 10 ** (decibels / 20)


def through_a_small_speaker(sound: np.ndarray) -> np.ndarray:
    """What a laptop gives (little under 300 Hz) and an old ear takes (little over 4 kHz)."""
    size = 1 << len(sound).bit_length()  # of other sizes some take a hundred times as long
    ratio = np.maximum(np.fft.rfftfreq(size, 1 / RATE), 1) / LOWEST_HZ
    highs = 1 / (1 + (ratio * (LOWEST_HZ / HIGHEST_HZ)) ** 4)
    passed = ratio**2 / np.sqrt(1 + ratio**4) * highs
    return np.fft.irfft(np.fft.rfft(sound, size) * passed, size)[: len(sound)]
