"""What failing sound costs: the longest gap of the event loop, and how long leaving takes, in ms.

Each round is the real program in its own process, in which four bells ring; the gap is the
longest from the first bell on. "Off" is the same without any sound: what is longer than there,
the sound has done. Aims: 50 ms, and leaving within 1 s.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks._tools import load, say, spread
from tests.helpers.sound import pulseaudio
from tests.helpers.sound.bell_latency import Left, Ringing
from tests.helpers.sound.pulseaudio import Server

ROUNDS = 5
BELLS = 4
MIDDLE = 0.4
"""Seconds after a bell, in the middle of its tone."""
Round = tuple[Left, list[float]]


@contextmanager
def ringing(sound: dict[str, str], volume: int) -> Generator[Ringing]:
    """The program in a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        program = Ringing(Path(home), BELLS, sound, volume)
        try:
            yield program
        finally:
            program.end()


def off() -> Round:
    """No sound is wanted."""
    with pulseaudio.nothing() as sound, ringing(dict(sound), 0) as program:
        return program.leave(), program.late


def no_device() -> Round:
    """There is neither a server nor a card."""
    with pulseaudio.nothing() as sound, ringing(dict(sound), 100) as program:
        return program.leave(), program.late


def mute() -> Round:
    """A server takes connections, and never answers."""
    with pulseaudio.mute() as sound, ringing(dict(sound), 100) as program:
        return program.leave(), program.late


def playing(befalls: Callable[[Server], None] | None) -> Round:
    """A real server plays, until something befalls it in the middle of a tone."""
    with pulseaudio.real() as server, ringing(dict(server.environ), 100) as program:
        if befalls is not None:
            program.bell()
            time.sleep(MIDDLE)
            befalls(server)
        return program.leave(), program.late


FAULTS: dict[str, Callable[[], Round]] = {
    "off": off,
    "plays": lambda: playing(None),
    "no device": no_device,
    "mute server": mute,
    "server killed": lambda: playing(Server.kill),
    "server stopped": lambda: playing(Server.stop),
}


def main() -> None:
    """Let each befall it in turn, and say what it cost."""
    say(f"{BELLS} bells a round, {load()}")
    rounds: dict[str, list[Round]] = {name: [] for name in FAULTS}
    for _round in range(ROUNDS):
        for name, play in FAULTS.items():
            rounds[name].append(play())
    for name, played in rounds.items():
        gaps = [left.gap for left, _late in played]
        late = [each for _left, lates in played for each in lates]
        begun = sum(left.begun for left, _late in played)
        say(f"{name}: {begun} of {BELLS * ROUNDS} tones began")
        say(f"  longest gap {spread(gaps, 'ms')}; aim 50")
        say(f"  light late by {spread(late, 'ms')}")
        say(f"  left in {spread([left.took for left, _late in played], 'ms')}; aim 1000")


if __name__ == "__main__":
    main()
