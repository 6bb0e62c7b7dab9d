"""Loudness meter: integrated loudness (LUFS) by ITU-R BS.1770, for one channel."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

BLOCK, STEP = 0.4, 0.1
"""Seconds of a gating block, and from one to the next."""
SILENT, BELOW = -70.0, -10.0
"""Blocks under the first are left out, then those so far under the mean of the rest."""


class Biquad(NamedTuple):
    """A filter of second order, its leading coefficient 1."""

    b: tuple[float, float, float]
    a: tuple[float, float]


def shelf(rate: float) -> Biquad:
    """What the head does to a sound: high pitches are 4 dB stronger."""
    k = math.tan(math.pi * 1681.974450955533 / rate)
    q, high = 0.7071752369554196, 10 ** (3.999843853973347 / 20)
    band = high**0.4996667741545416
    a0 = 1 + k / q + k * k
    b = (high + band * k / q + k * k, 2 * (k * k - high), high - band * k / q + k * k)
    return Biquad(
        (b[0] / a0, b[1] / a0, b[2] / a0), (2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0)
    )


def high_pass(rate: float) -> Biquad:
    """What lies too low to be heard as loud is left out."""
    k = math.tan(math.pi * 38.13547087602444 / rate)
    q = 0.5003270373238773
    a0 = 1 + k / q + k * k
    return Biquad((1.0, -2.0, 1.0), (2 * (k * k - 1) / a0, (1 - k / q + k * k) / a0))


def filtered(sound: Sequence[float], by: Biquad) -> list[float]:
    """A sound after a filter."""
    (b0, b1, b2), (a1, a2) = by
    first = second = 0.0
    out: list[float] = []
    for value in sound:
        new = b0 * value + first
        first = b1 * value - a1 * new + second
        second = b2 * value - a2 * new
        out.append(new)
    return out


def loudness(sound: Sequence[float], rate: int) -> float:
    """The integrated loudness (LUFS) of a sound whose full scale is 1."""
    weighted = filtered(filtered(sound, shelf(rate)), high_pass(rate))
    sums = [0.0, *accumulate(value * value for value in weighted)]
    size, step = round(BLOCK * rate), round(STEP * rate)
    powers = [(sums[at + size] - sums[at]) / size for at in range(0, len(sound) - size, step)]
    heard = [power for power in powers if power > 0 and _lufs(power) > SILENT]
    gate = _lufs(sum(heard) / len(heard)) + BELOW
    loud = [power for power in heard if _lufs(power) > gate]
    return _lufs(sum(loud) / len(loud))


def _lufs(power: float) -> float:
    return -0.691 + 10 * math.log10(power)
