"""Claims about the clock of a session, and about asking whether a display answers."""

from __future__ import annotations

import subprocess
import sys
import time
from functools import partial

import pytest

from listening_timer.desktop.clock import session_clock, wall_now
from listening_timer.desktop.display import platform


def test_clock_counts_milliseconds_forward() -> None:
    """Whole milliseconds that never go back, in step with the system's own clock."""
    clock = session_clock()
    started, first = time.monotonic(), clock()
    last, begun = first, time.monotonic()
    while time.monotonic() < begun + 0.02:
        last, before = clock(), last
        assert last >= before
    assert 19 <= clock() - first <= (time.monotonic() - started) * 1_000 + 1


@pytest.mark.skipif(sys.platform != "linux", reason="names Linux's clocks")
def test_clock_counts_the_time_asleep() -> None:
    """It is the clock of the time since boot, sleep included, not the awake one."""
    clock, boot = session_clock(), partial(time.clock_gettime_ns, time.CLOCK_BOOTTIME)
    before, told, after = boot(), clock(), boot()
    assert before // 1_000_000 <= told <= after // 1_000_000


def test_clock_is_not_the_wall_clock() -> None:
    """Under a wall clock that stands in another year the session's clock is the same."""
    code = (
        "import time; time.time = lambda: 0.0\n"
        "from listening_timer.desktop.clock import session_clock; print(session_clock()())"
    )
    clock, words = session_clock(), [sys.executable, "-c", code]
    before = clock()
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    assert before <= int(done.stdout) <= clock()


@pytest.mark.skipif(sys.platform == "win32", reason="there is no time.tzset")
def test_wall_is_utc_and_its_offset(monkeypatch: pytest.MonkeyPatch) -> None:
    """UTC ms, and by how many minutes local time is ahead, also once who travels sets the zone."""
    with monkeypatch.context() as within:
        for zone, ahead in (("UTC-5", 300), ("UTC+3:30", -210), ("Asia/Kathmandu", 345)):
            within.setenv("TZ", zone)
            before, (wall, offset), after = time.time(), wall_now(), time.time()
            assert int(before * 1_000) <= wall <= after * 1_000
            assert offset == ahead
    time.tzset()


@pytest.mark.skipif(sys.platform != "linux", reason="asks for X and Wayland")
@pytest.mark.parametrize("display", ["", ":4711", "nonsense", ":"])
def test_a_display_that_does_not_answer(monkeypatch: pytest.MonkeyPatch, display: str) -> None:
    """Neither an empty DISPLAY nor one that nobody answers for is a screen."""
    for name in ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DISPLAY", display)
    assert platform() == ""
