"""What a running turn costs: CPU time per second, over a bare window's.

The bare window has nothing but a label whose text changes once a second. Every run is its own
process, in turn, on the same platform: offscreen, and on an X server of our own where there is
Xvfb. The program goes through its command line, with a history on the disk, into the first share
of `share-fully`; counted is from when it has settled. Aims: 2 times the bare window, under 0.3 % of
a core, and 3 wake-ups a second. Those of the thread that writes the history are told by themselves:
the checkpoint that bounds what a power cut can lose is committed once a second, and each commit
waits for the disk several times.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import NamedTuple

from listening_timer.model.preferences import Digits
from tests.benchmarks._tools import load, say, spread
from tests.benchmarks.startup import home
from tests.helpers.x11.xserver import x_server

CHILD = Path(__file__).with_name("_running.py")
WINDOWS = ("program", "bare")
LONGEST = 60
"""Seconds that one run may take beyond what is measured."""


class Options(argparse.Namespace):
    """How long, how often, and how the time is shown."""

    seconds: float
    rounds: int
    digits: str


class Cost(NamedTuple):
    """Of one second: ms of CPU time, wake-ups of the window's thread, and of all others."""

    ms: float
    window: float
    others: float


def options() -> Options:
    """What was asked for."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--seconds", type=float, default=60.0)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--digits", choices=list(Digits), default=Digits.CLOCK)
    return asked.parse_args(namespace=Options())


@contextmanager
def platforms() -> Generator[Mapping[str, Mapping[str, str]], None, None]:
    """Where windows can be shown: the name of each platform, and what says so."""
    found: dict[str, Mapping[str, str]] = {"offscreen": {"QT_QPA_PLATFORM": "offscreen"}}
    if shutil.which("Xvfb") is None:
        yield found
        return
    with x_server() as display:
        yield found | {"Xvfb": {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}}


def cost(window: str, asked: Options, environ: Mapping[str, str]) -> Cost:
    """Run one window and ask what it took."""
    done = subprocess.run(
        [sys.executable, str(CHILD), window, str(asked.seconds), asked.digits],
        env=dict(environ),
        stdout=subprocess.PIPE,
        timeout=asked.seconds + LONGEST,
        check=True,
    )
    lasted, used, own, others = map(int, done.stdout.split())
    return Cost(used / lasted * 1000, own / lasted * 1e9, others / lasted * 1e9)


def compare(platform: str, asked: Options, where: Mapping[str, str]) -> None:
    """Run both windows in turn, and say what each takes."""
    found: dict[str, list[Cost]] = {window: [] for window in WINDOWS}
    for _round in range(asked.rounds):
        for window in WINDOWS:
            with tempfile.TemporaryDirectory() as folder:
                environ = {**home(Path(folder)), **where}
                found[window].append(cost(window, asked, environ))
    say(f"{platform}, {asked.rounds} times {asked.seconds:.0f} s, {load()}")
    middle: dict[str, float] = {}
    for window, costs in found.items():
        ms = [each.ms for each in costs]
        middle[window] = median(ms)
        own = median(each.window for each in costs)
        others = median(each.others for each in costs)
        share = f"{middle[window] / 10:.2f} % of a core"
        say(f"  {window}: {spread(ms, 'ms a second')}: {share}")
        say(f"    wake-ups a second: window {own:.1f}, other threads {others:.1f}; aim 3")
    say(f"  program / bare: {middle['program'] / middle['bare']:.2f}; aims 2, and 0.3 % of a core")


def main() -> None:
    """Compare on every platform there is."""
    asked = options()
    with platforms() as found:
        for platform, where in found.items():
            compare(platform, asked, where)


if __name__ == "__main__":
    main()
