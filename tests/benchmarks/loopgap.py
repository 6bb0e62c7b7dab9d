"""The longest time in which the event loop of a whole demonstration did nothing else, in ms.

A timer of 5 ms ticks in the process from just before the window is shown to the end; whatever a
tick comes later than that is a gap, in which no key and no bell would have been answered.
Aim: 50 ms.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer

from listening_timer.demo import run
from listening_timer.model.options import DemoOptions
from listening_timer.ui.window import MainWindow
from tests.benchmarks._tools import load, say, use_any_window

TICK = 5.0
AIM = 50.0
SPEED = 60


class Gaps(QObject):
    """Ticks, and notes how late each tick came."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[tuple[float, float, float, str]] = []
        """Each gap, its beginning (s since the start), its work (ms of this thread), the page."""
        self._began = self._last = self._worked = 0.0
        self._page: str = ""
        self._window: MainWindow | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    def start(self, window: MainWindow) -> None:
        """Tick from now on."""
        self._window = window
        self._began = self._last = _ms()
        self._worked = time.thread_time() * 1000
        self._timer.start(round(TICK))

    def tick(self) -> None:
        """Note how long nothing else was answered."""
        now, before = _ms(), self._last
        worked = time.thread_time() * 1000
        page = self._window.page_id() if self._window else ""
        turned = page if page == self._page else f"{self._page or 'nothing'} → {page}"
        self.gaps.append(
            (now - before - TICK, (before - self._began) / 1000, worked - self._worked, turned)
        )
        self._last, self._page, self._worked = now, page, worked


def _ms() -> float:
    return time.monotonic_ns() / 1e6


def main() -> None:
    """Play the demonstration and say where it stood still."""
    say(f"the demonstration at speed {SPEED} on {use_any_window()}, {load()}")
    gaps, show = Gaps(), run.show

    def watched(window: MainWindow, *, full_screen: bool) -> None:
        gaps.start(window)
        show(window, full_screen=full_screen)

    run.show = watched
    status = run.run_demo(DemoOptions(speed=SPEED))
    longest = sorted(gaps.gaps, reverse=True)
    say(f"ended with status {status} after {gaps.gaps[-1][1]:.1f} s")
    say(f"longest gap: {longest[0][0]:.1f} ms; aim {AIM:.0f}")
    beyond = [gap for gap in gaps.gaps if gap[0] > AIM]
    say(f"gaps over {AIM:.0f} ms: {len(beyond)} of {len(gaps.gaps)} ticks")
    for gap, at, worked, page in beyond or longest[:5]:
        say(f"  {gap:.1f} ms at {at:.2f} s, {worked:.1f} ms of it our work ({page})")


if __name__ == "__main__":
    main()
