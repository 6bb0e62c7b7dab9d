"""What the benchmarks share: a window wherever there is one, busy cores, and figures in a line."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Generator, Sequence
from statistics import median

from listening_timer.desktop.clock import NANOSECONDS, session_clock
from listening_timer.desktop.display import OFFSCREEN, platform
from tests.helpers.process.child_process import Child

BUSY = "while True: pass"


def use_any_window() -> str:
    """Show windows on the display, offscreen where there is none; returns which."""
    if not platform():
        os.environ["QT_QPA_PLATFORM"] = OFFSCREEN
    return os.environ.get("QT_QPA_PLATFORM") or "the display"


def exact_ms() -> float:
    """Read the same clock as a session does, in ms, finer than whole ones where it can be read."""
    if sys.platform == "linux":
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME) / NANOSECONDS
    return float(session_clock()())


@contextlib.contextmanager
def busy_cores() -> Generator[int, None, None]:
    """Keep every core busy with a process that never rests; gives their number."""
    count = os.cpu_count() or 1
    with contextlib.ExitStack() as running:
        for _core in range(count):
            running.enter_context(Child(sys.executable, "-c", BUSY))
        yield count


def load() -> str:
    """How busy the machine was in the last minute, in words; empty where it does not tell."""
    if sys.platform == "win32":
        return ""
    return f"load of the last minute {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores"


def spread(values: Sequence[float], unit: str) -> str:
    """The smallest, the median and the largest of some values, and how many there are."""
    return (
        f"min {min(values):.1f}, median {median(values):.1f}, worst {max(values):.1f} {unit}"
        f" ({len(values)})"
    )


def say(line: str) -> None:
    """Print one line at once."""
    print(line, flush=True)  # noqa: T201 - figures are all that a benchmark is for
