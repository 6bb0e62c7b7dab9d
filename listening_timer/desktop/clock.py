"""Clocks: the monotonic clock of a session, which counts the time asleep, and the wall clock.

A session never uses the wall clock: setting that, or changing the time zone, changes nothing in a
session. Which clock counts sleep differs by system: Linux has CLOCK_BOOTTIME; on macOS it is the C
library's CLOCK_MONOTONIC (Python's own monotonic stops there in sleep); on Windows `time.monotonic`
counts it up to Python 3.12, and `GetTickCount64` does always.
"""

from __future__ import annotations

import sys
import time

from listening_timer.model.wall_clock import Clock

"""Milliseconds since some fixed instant; counts sleep, never goes back."""

NANOSECONDS = 1_000_000


def session_clock() -> Clock:
    """The clock of this system that counts the time asleep (ms)."""
    if sys.platform == "linux":
        return lambda: time.clock_gettime_ns(time.CLOCK_BOOTTIME) // NANOSECONDS
    if sys.platform == "darwin":
        return lambda: time.clock_gettime_ns(time.CLOCK_MONOTONIC) // NANOSECONDS
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only on this system

        ticks = ctypes.windll.kernel32.GetTickCount64
        ticks.restype = ctypes.c_uint64
        return lambda: int(ticks())
    return lambda: time.monotonic_ns() // NANOSECONDS


def wall_now() -> tuple[int, int]:
    """Wall-clock time (UTC ms), and the minutes by which local time is ahead of UTC now."""
    if sys.platform != "win32":
        time.tzset()  # else a zone chosen while the program runs is never noticed
    now = time.time()
    return int(now * 1000), time.localtime(now).tm_gmtoff // 60
