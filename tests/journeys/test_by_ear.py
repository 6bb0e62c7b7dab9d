"""Claims about following a talk by ear: the window covered, in noise, from a small speaker."""

from __future__ import annotations

import math
import subprocess
import sys
from array import array
from collections import Counter
from collections.abc import Callable, Generator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from random import Random

import numpy as np
import pytest

from listening_timer import NAME
from listening_timer.desktop.audio import DEADLINE_S, Tone
from listening_timer.exercise.events import BellRang, Event, PhaseEnded, SessionEnded, SoonRang
from listening_timer.exercise.evolve import evolve, fold
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.exercise.state import State
from tests.helpers.exercise.format_files import SHIPPED
from tests.helpers.process.child_process import Child
from tests.helpers.process.program import eventually, program_environment
from tests.helpers.sound.noise import babble, loudness_of, softened, through_a_small_speaker
from tests.helpers.sound.rendered_talk import GAIN, asked_tones, rendered
from tests.helpers.sound.tone_detector import FULL_SCALE, RATE, ToneDetector, samples
from tests.helpers.sound.whole_talk import TAIL_S, WholeTalk, play_whole_talk, shortened

pytestmark = [pytest.mark.slow, pytest.mark.timeout(600), pytest.mark.xdist_group("by-ear")]
LANES = 8
"""So many talks are played side by side: most of the time each waits."""
NOISY = ("first-try", "five-and-five")
"""The formats of the talks that are played in noise as well."""
TALKS = 100
BABBLE_DB = 10
"""How much softer than the tones the babble is."""
BABBLE_S = 20.0
TRIES = 20
"""Rounds of noise in which each tone is told."""
IN_NOISE = " in babble"
TALKS_PLAYED = (*(name + IN_NOISE for name in NOISY), *SHIPPED)
PlayTalk = Callable[[str], WholeTalk]


@pytest.fixture(scope="module")
def detector() -> ToneDetector:
    """Knows the tones by their files alone."""
    return ToneDetector()


@pytest.fixture(scope="module")
def noise() -> np.ndarray:
    """A room full of people who talk."""
    return babble(BABBLE_S, seed=1)


@pytest.fixture(scope="module")
def cover(display: str) -> Generator[str]:
    """The id of a window that covers everything on the display."""
    environ = program_environment(Path(), display=display)
    command = (sys.executable, "-m", "tests.helpers.x11.covering_window")
    with Child(*command, environ=environ, stdout=subprocess.PIPE) as window:
        yield window.line().strip()


@pytest.fixture(scope="module")
def play(
    display: str, cover: str, noise: np.ndarray, tmp_path_factory: pytest.TempPathFactory
) -> PlayTalk:
    """Plays a whole talk in the real program, by its format; one cover for all."""
    assert cover
    loud = softened(noise, loudness_of(samples(Tone.TURN)) - BABBLE_DB) * FULL_SCALE
    around = array("h", map(round, np.resize(loud, 120 * RATE).tolist()))

    def whole_talk(key: str) -> WholeTalk:
        name = key.removesuffix(IN_NOISE)
        folder = tmp_path_factory.mktemp(name)
        return play_whole_talk(display, folder, name, None if key == name else around)

    return whole_talk


@pytest.fixture(scope="module")
def talks(play: PlayTalk) -> Generator[Mapping[str, Future[WholeTalk]]]:
    """Whole talks, a few side by side."""
    with ThreadPoolExecutor(LANES) as lanes:
        yield {key: lanes.submit(play, key) for key in TALKS_PLAYED}


def told_by(log: Sequence[Event]) -> Mapping[int, Tone]:
    """What is to be heard, by the time (ms) of the session: of an instant, what comes next."""
    state = fold(log[:1])
    told = {} if state.phase.kind is PhaseKind.ARRIVE else {0: Tone.BEGIN}
    for event in log[1:]:
        before, state = state, evolve(state, event)
        match event:
            case SoonRang():
                told[event.at] = Tone.SOON
            case BellRang():
                told[event.at] = Tone.TURN
            case PhaseEnded() if not state.over:
                told[event.at] = _told_by_step(before, state)
            case SessionEnded() if not state.format.closes:
                told[event.at] = Tone.CLOSE
            case _:
                pass
    return told


def _told_by_step(before: State, now: State) -> Tone:
    if now.phase.kind is PhaseKind.CLOSE:
        return Tone.CLOSE
    if before.phase.kind is PhaseKind.ARRIVE:
        return Tone.BEGIN
    return Tone.TURN if now.phase.who in (None, before.phase.who) else Tone.SWITCH


def test_windows_are_covered(
    display: str, cover: str, talks: Mapping[str, Future[WholeTalk]]
) -> None:
    """While talks go by, what lies under the pointer is another window."""

    def tell(*words: str) -> str:
        environ = program_environment(Path(), display=display)
        done = subprocess.run(
            ["xdotool", *words], env=environ, capture_output=True, text=True, check=False
        )
        return done.stdout

    assert talks
    eventually(lambda: tell("search", "--onlyvisible", "--name", NAME))
    place = ("mousemove", "640", "400", "getmouselocation", "--shell")
    eventually(lambda: f"WINDOW={cover}\n" in tell(*place))


def test_a_hundred_talks_are_followed_in_babble(detector: ToneDetector, noise: np.ndarray) -> None:
    """Ten talks of each format, in people's own time, 10 dB over babble, half of them from afar."""
    loud = loudness_of(samples(Tone.TURN)) + 20 * math.log10(GAIN)
    weakest, count = 1.0, 0
    for number in range(TALKS):
        random = Random(number)  # noqa: S311 - the same each time
        fmt = shortened(list(SHIPPED.values())[number % len(SHIPPED)])
        asked = asked_tones(fmt, random)
        seconds = asked[-1][1] + TAIL_S
        around = np.resize(np.roll(noise, random.randrange(len(noise))), round(seconds * RATE))
        sound = rendered(asked, seconds) + softened(around, loud - BABBLE_DB)
        heard = detector.tones(through_a_small_speaker(sound) if number % 2 else sound)
        assert [each.tone for each in heard] == [tone for tone, _when in asked], number
        weakest = min(weakest, *(each.likeness for each in heard))
        count += len(heard)
    print(f"{count} tones of {TALKS} talks, the least like its own by {weakest:.2f}")  # noqa: T201 - the figures


@pytest.mark.parametrize("small", [False, True], ids=["plain", "small speaker, old ear"])
def test_the_tones_are_told_apart_at_0_db(
    detector: ToneDetector, noise: np.ndarray, *, small: bool
) -> None:
    """In babble as loud as the tone itself none is taken for another; the matrix is printed."""
    told = {tone: Counter[Tone]() for tone in Tone}
    random = Random(0)  # noqa: S311 - the same each time
    for tone in Tone:
        own = samples(tone)
        for _try in range(TRIES):
            sound = softened(np.roll(noise, random.randrange(len(noise))), loudness_of(own))
            sound = sound[: 8 * RATE]
            begin = random.randrange(4 * RATE)
            sound[begin : begin + len(own)] = sound[begin : begin + len(own)] + own
            told[tone][detector.nearest(through_a_small_speaker(sound) if small else sound)] += 1
    print("\n" + "".join(f"{tone:>8}" for tone in ("", *Tone)))  # noqa: T201 - the matrix
    for tone, found in told.items():
        print(f"{tone:>8}" + "".join(f"{found[other]:8}" for other in Tone))  # noqa: T201 - the matrix
    assert {tone: found[tone] for tone, found in told.items()} == dict.fromkeys(Tone, TRIES)


@pytest.mark.parametrize("key", TALKS_PLAYED)
def test_a_talk_is_followed_by_ear(
    key: str, talks: Mapping[str, Future[WholeTalk]], play: PlayTalk, detector: ToneDetector
) -> None:
    """With the window covered each step is named, in order and in time; nothing else is heard.

    On a machine that has far too much else to do, *soon* is replaced by the bell before it is
    heard, 72 times as fast as this goes: such a talk is played once more, alone.
    """
    talk = talks[key].result()
    heard = detector.tones(talk.heard / FULL_SCALE)
    if [each.tone for each in heard] != list(told_by(talk.log).values()):
        talk = play(key)
        heard = detector.tones(talk.heard / FULL_SCALE)
    told = told_by(talk.log)
    assert sum(isinstance(event, PhaseEnded) for event in talk.log) == len(
        fold(talk.log).format.phases
    )
    assert [each.tone for each in heard] == list(told.values())
    since_start = [each.at - talk.real(at) for each, at in zip(heard, told, strict=True)]
    assert max(since_start) - min(since_start) < DEADLINE_S + talk.cut  # the start is not heard
    weakest = min(each.likeness for each in heard)
    print(f"{key}: {len(heard)} tones, the least like its own by {weakest:.2f}")  # noqa: T201 - the figures
