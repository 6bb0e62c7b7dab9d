"""Rendered talks: what a speaker gives while a talk goes by, made in no time.

The tones are those that the program asks for, at the times at which it does; they pass the
program's own way from file and volume to samples, one replacing another as they do there.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from functools import cache
from random import Random

import numpy as np

from listening_timer.app.session.sounds import tone_of
from listening_timer.config.paths import resources
from listening_timer.desktop.audio import LEAD_IN_S, LOUDNESS, Tone, ToneRequest, flow, read
from listening_timer.exercise.commands import MainAction
from listening_timer.exercise.decide import advanced, decide, due, next_due
from listening_timer.exercise.events import Event
from listening_timer.exercise.formats import SECOND, Format
from listening_timer.exercise.state import Status
from tests.helpers.exercise.play_session import Play
from tests.helpers.sound.tone_detector import FULL_SCALE, RATE
from tests.helpers.sound.whole_talk import HEARD_OUT_S, SPEED

PERIOD = round(0.08 * RATE)
"""Samples for which a device asks at a time."""
VOLUME = 60
"""Percent; the usual setting."""
GAIN = (VOLUME / 100) ** LOUDNESS
LONGEST_WAIT_S = 5.0
Asked = tuple[Tone, float]
"""A tone, and when it was asked for (s)."""


def asked_tones(fmt: Format, random: Random) -> list[Asked]:
    """What a talk asks for where people press some time after each phase waits for them."""
    play, asked = Play(fmt), list[Asked]()
    take(play, [], asked, None)
    while play.state.status is not Status.ENDED:
        before, event = play.state, next_due(play.state)
        if event is None:
            at = before.at + round(random.uniform(HEARD_OUT_S, LONGEST_WAIT_S) * SPEED * SECOND)
            take(play, decide(before, MainAction(), at), asked, at)
        else:
            take(play, due(before, event.at), asked, event.at)
    return asked


def take(play: Play, events: Sequence[Event], asked: list[Asked], at: int | None) -> None:
    """Let events happen, and note the tone that comes with them; without a time, the first ones."""
    before = None if at is None else play.state
    play.take(events)
    now = play.state if at is None or play.state.over else advanced(play.state, at)
    tone = tone_of(before, events or play.log, now)
    if tone is not None:
        asked.append((tone, now.at / SECOND / SPEED))


def rendered(asked: Sequence[Asked], seconds: float) -> np.ndarray:
    """What a speaker gives, full scale being 1; one tone replaces another."""
    sound = np.zeros(round(seconds * RATE))
    ends = [when for _tone, when in asked[1:]] + [seconds]
    for (tone, when), end in zip(asked, ends, strict=True):
        part = played(tone, int((end - when) * RATE / PERIOD))[: round(seconds * RATE)]
        begin = round(when * RATE)
        sound[begin : begin + len(part)] = sound[begin : begin + len(part)] + part
    return sound


@cache
def played(tone: Tone, periods: int) -> np.ndarray:
    """A tone as the program plays it, replaced after so many periods."""
    samples, rate = read(resources() / "sounds" / f"{tone}.wav")
    request = ToneRequest(tone, GAIN, asked=float("inf"))
    way = flow(array("h", [0] * round(rate * LEAD_IN_S)) + samples, request)
    next(way)
    parts: list[np.ndarray] = []
    try:
        while True:
            request.replaced = len(parts) >= periods
            parts.append(np.array(array("h", way.send(PERIOD))) / FULL_SCALE)
    except StopIteration:
        return np.concatenate(parts)
