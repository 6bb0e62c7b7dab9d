"""Tone detector: names the tones in a recording; it knows only the files in `resources/sounds`.

A recording is seen as an ear sees it: how strong it is in bands of a sixth of an octave from 250 to
4,500 Hz (less than that no small speaker gives, more than that no old ear takes), every 20 ms, and
how it rises, which is what an ear notes above all. What is there all the time is taken away. A tone
is found where this picture correlates with that of its file, best of all that would fit.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from listening_timer.config.paths import resources
from listening_timer.desktop.audio import Tone, read

RATE = 24_000
"""Samples a second of the files, and of what is listened to."""
WINDOW, STEP = 1_024, 480
"""Samples of one look, and from one to the next: 43 ms, 20 ms."""
LOWEST_HZ, HIGHEST_HZ, BANDS_AN_OCTAVE = 250, 4_500, 6
CONSTANT = 25
"""Percent of the time in which a band is hardly ever weaker: that much is the background."""
FAINT = 0.05
"""Energy of a picture under which nothing is told apart: a hundredth of the softest tone's."""
RISE_STEPS, RISE_WEIGHT = 5, 3
"""A rise is that of 100 ms; as weighted, rises and what sounds on count much the same."""
ALIKE = 0.54
"""The least correlation of a tone that is found; a clean one has 0.99, what is none at most 0.5."""
OVERLAP = 0.6
"""The share of a tone in which no other can begin: its own later strokes are no tones."""
FULL_SCALE = 32_768


@dataclass(frozen=True, slots=True)
class Heard:
    """A tone that was heard: when it began (s), and how well it fits (correlation)."""

    tone: Tone
    at: float
    likeness: float


def samples(tone: Tone, folder: Path | None = None) -> np.ndarray:
    """The samples of a tone's file; full scale is 1."""
    numbers, rate = read((folder or resources() / "sounds") / f"{tone}.wav")
    assert rate == RATE
    return np.array(numbers) / FULL_SCALE


def spectrogram(sound: np.ndarray) -> np.ndarray:
    """The strength of a sound (the root of its amplitude) by look and band."""
    count = 1 + max(0, (len(sound) - WINDOW) // STEP)
    places = np.arange(WINDOW)[None, :] + STEP * np.arange(count)[:, None]
    power = abs(np.fft.rfft(sound[places] * np.hanning(WINDOW), 2 * WINDOW)) ** 2
    return (power @ _BANDS.T) ** 0.25


def _bands() -> np.ndarray:
    """How much each frequency counts in each band: overlapping triangles."""
    octaves = np.log2(np.maximum(np.fft.rfftfreq(2 * WINDOW, 1 / RATE), 1))
    count = math.floor(math.log2(HIGHEST_HZ / LOWEST_HZ) * BANDS_AN_OCTAVE)
    middles = [math.log2(LOWEST_HZ) + (n + 0.5) / BANDS_AN_OCTAVE for n in range(count)]
    rows = [np.maximum(0, 1 - abs(octaves - middle) * BANDS_AN_OCTAVE) for middle in middles]
    return np.stack(rows) / (WINDOW / 4) ** 2


_BANDS = _bands()


def _picture(strengths: np.ndarray) -> np.ndarray:
    """What stands out of each look, and how it rose: loud and soft looks of noise are alike."""
    past = np.concatenate([np.zeros((RISE_STEPS, strengths.shape[1])), strengths[:-RISE_STEPS]])
    rises = np.maximum(strengths - past, 0) * RISE_WEIGHT
    return np.concatenate([_standing_out(strengths), _standing_out(rises)], 1)


def _standing_out(strengths: np.ndarray) -> np.ndarray:
    """How much stronger each band is than the mean of its look."""
    return strengths - strengths.mean(1, keepdims=True)


class ToneDetector:
    """Finds the tones of a folder."""

    def __init__(self, folder: Path | None = None) -> None:
        """`folder`: of the files; by default those that ship."""
        silence = np.zeros(WINDOW - STEP)  # the first look sees the very beginning
        self.shapes: Mapping[Tone, np.ndarray] = {
            tone: _picture(spectrogram(np.concatenate([silence, samples(tone, folder)])))
            for tone in Tone
        }
        """Each tone as a picture: looks by bands."""

    def likeness(self, sound: np.ndarray) -> Mapping[Tone, np.ndarray]:
        """For each tone and look, how well a tone that begins there would fit, at most 1."""
        strengths = spectrogram(sound)
        background = np.percentile(strengths, CONSTANT, 0)
        found = _picture(np.maximum(strengths - background, 0))
        size = _size(found, *self.shapes.values())
        spectrum = np.fft.rfft(found, size, 0)
        energy = np.concatenate([[0.0], np.cumsum((found**2).sum(1))])
        places = np.arange(len(found))
        likeness: dict[Tone, np.ndarray] = {}
        for tone, shape in self.shapes.items():
            products = _products(spectrum, shape, size)[: len(found)]
            within = energy[np.minimum(places + len(shape), len(found))] - energy[places]
            likeness[tone] = products / np.sqrt((within + FAINT) * (shape**2).sum())
        return likeness

    def nearest(self, sound: np.ndarray) -> Tone:
        """The tone that fits best, of a sound that holds one."""
        found = self.likeness(sound)
        return max(found, key=lambda tone: found[tone].max())

    def tones(self, sound: np.ndarray) -> list[Heard]:
        """All tones of a recording, in order."""
        found = self.likeness(sound)
        heard: list[Heard] = []
        while True:
            tone = max(found, key=lambda tone: found[tone].max())
            place, best = found[tone].argmax(), float(found[tone].max())
            if best < ALIKE:
                return sorted(heard, key=lambda each: each.at)
            heard.append(Heard(tone, (int(place) * STEP + WINDOW - STEP) / RATE, best))
            end = place + round(OVERLAP * len(self.shapes[tone]))
            for other, fits in found.items():
                fits[max(0, place - round(OVERLAP * len(self.shapes[other]))) : end] = 0


def resemblance(one: np.ndarray, other: np.ndarray, farthest: int) -> float:
    """How alike two sounds are at best, however they lie in time and in pitch.

    `farthest`: by so many bands the other one may be higher or lower. Who has no ear for how high a
    tone is hears it by rhythm and steps alone.
    """
    first, second = (_standing_out(spectrogram(sound)) for sound in (one, other))
    room = np.pad(first, [(len(second), len(second)), (farthest, farthest)])
    size, width = _size(room, second), second.shape[1]
    best = max(
        float(_products(np.fft.rfft(room[:, by : by + width], size, 0), second, size).max())
        for by in range(2 * farthest + 1)
    )
    return best / math.sqrt(float((first**2).sum()) * float((second**2).sum()))


def _size(*pictures: np.ndarray) -> int:
    """A length (a power of two) in which two of the pictures find room one after the other."""
    return 1 << sum(sorted(map(len, pictures))[-2:]).bit_length()


def _products(spectrum: np.ndarray, shape: np.ndarray, size: int) -> np.ndarray:
    """The product of a picture, by its spectrum over time, with another one at each place."""
    return np.fft.irfft((spectrum * np.fft.rfft(shape, size, 0).conj()).sum(1), size)
