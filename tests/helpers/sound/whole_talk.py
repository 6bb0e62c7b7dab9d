"""Whole talks in the real program, recorded at a sound server: what was heard, and the log."""

from __future__ import annotations

import signal
import time
from array import array
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from listening_timer.exercise.events import Event
from listening_timer.exercise.formats import SECOND, Format, Phase
from listening_timer.history.store import History
from tests.helpers.process.program import program_environment, start_program, wait_for_exit
from tests.helpers.sound import pulseaudio
from tests.helpers.sound.pulseaudio import RATE

SPEED = 72
"""So many times as fast as real time: a turn that is long enough for *soon* takes 4 s."""
TURN_MS, SOON_MS, OTHER_MS = 300 * SECOND, 120 * SECOND, 205 * SECOND
"""Session ms of a share, from *soon* to its end, and of each other phase that has a length."""
HEARD_OUT_S = 2.8
"""Seconds between a tone and the next one, but for the bell that follows *soon*: 1.7."""
TAIL_S = 4.0
"""Seconds in which the last tone is heard out."""
MODULE = "tests.helpers.sound.whole_talk_child"


GAP_S = 0.01
"""Seconds of exact silence that are a gap where a sound breaks off and goes on."""
BREAKS_OFF = 30
"""A sample stronger than this is in the middle of a sound: all tones begin and end softly."""
EDGE = 24
"""Samples that are looked at on either side of a gap: one turn of the softest overtones."""


@dataclass(frozen=True, slots=True)
class WholeTalk:
    """What a sound server played, and the log in the history.

    A server that had to wait for a busy machine plays nothing for moments, and then goes on; these
    gaps are cut out, `cut` seconds in all.
    """

    heard: np.ndarray
    cut: float
    log: tuple[Event, ...]

    def real(self, at: int) -> float:
        """Seconds from the first event to this time (ms) of the session."""
        return at / SECOND / SPEED


def shortened(fmt: Format) -> Format:
    """The format with phases that go by quickly, but leave each tone the time to be heard."""

    def short(phase: Phase) -> Phase:
        length = TURN_MS if phase.kind.facts.turn else OTHER_MS
        return replace(phase, planned=None if phase.planned is None else length)

    return replace(fmt, soon=SOON_MS, phases=tuple(map(short, fmt.phases)))


def play_whole_talk(
    display: str, folder: Path, name: str, noise: array[int] | None = None
) -> WholeTalk:
    """Play a talk of this format in a window; `noise` is heard all the time."""
    history = folder / "history.db"
    with pulseaudio.real() as server:
        server.record()
        if noise is not None:
            server.play(noise)
        environ = {**program_environment(folder, display=display), **server.environ}
        process = start_program(name, str(history), environ=environ, module=MODULE)
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ended\n", process.communicate()
            time.sleep(TAIL_S)
            process.send_signal(signal.SIGTERM)
            left = wait_for_exit(process)
            assert left == (0, "")
        finally:
            process.kill()
        heard = server.recorded()
    whole = without_gaps(np.array(heard))
    with History.open(history, read_only=True) as opened:
        (row,) = opened.sessions()
        log = opened.session(row.id).events
    return WholeTalk(whole, (len(heard) - len(whole)) / RATE, log)


def without_gaps(heard: np.ndarray) -> np.ndarray:
    """The samples without those of gaps."""
    silent = np.concatenate([[0.0], heard == 0, [0.0]])
    edges = np.flatnonzero(np.diff(silent)).tolist()
    kept: list[np.ndarray] = []
    since = 0
    for begin, end in zip(edges[::2], edges[1::2], strict=True):
        around = (heard[max(0, begin - EDGE) : begin], heard[end : end + EDGE])
        breaks_off = all(len(side) and float(abs(side).max()) > BREAKS_OFF for side in around)
        if end - begin >= GAP_S * RATE and breaks_off:
            kept.append(heard[since:begin])
            since = end
    return np.concatenate([*kept, heard[since:]])
