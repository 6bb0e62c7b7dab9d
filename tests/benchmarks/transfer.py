"""Taking sessions out and bringing them in, while an event loop runs beside.

At 1,000, 10,000 and 100,000 sessions with logs and words: how many a second, the longest time in
which the loop answered nothing, and how much memory the process ever had. Then an import is
stopped in several places, and it is measured how long it took to stop. Aims: gaps of 50 ms at
most, stopped within 200 ms, 300 MB.

Sizes can be given: `python -m tests.benchmarks.transfer 1000`.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Signal

from listening_timer.history.store import History
from listening_timer.transfer.import_file import merge_file
from tests.benchmarks._tools import load, say
from tests.helpers.exercise.play_session import WALL
from tests.helpers.history.json_export import export
from tests.helpers.history.sample_sessions import add_annotations, add_session, session_id

SIZES = (1_000, 10_000, 100_000)
TICK = 5
LONGEST_GAP = 50.0
LONGEST_STOP = 200.0
MOST_MEMORY = 300
COUNTING = 5_000.0
"""Ms."""
STOPS = (0.01, 0.3, 0.6, 0.95)
"""How far an import is when it is stopped, of the whole."""
PERIOD = 6 * 60 * 60 * 1_000
"""Ms from one session to the one before."""
Result = TypeVar("Result")


class Loop(QObject):
    """An event loop that ticks, and notes its longest gap, while a thread works."""

    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.worked = 0.0
        """The longest gap, and the most that the thread worked from one tick to the next, in ms."""
        self._last = self._before = 0.0
        self._thread: threading.Thread | None = None
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self.done.connect(QCoreApplication.quit)

    def beside(self, work: Callable[[], Result]) -> Result:
        """Run the loop until the work, in a thread, is done."""
        results: list[Result] = []

        def run() -> None:
            try:
                results.append(work())
            finally:
                self.done.emit()

        self.longest, self.worked, self._last, self._before = 0.0, 0.0, _now(), 0.0
        self._thread = thread = threading.Thread(target=run)
        self._timer.start(TICK)
        QTimer.singleShot(0, self, thread.start)
        QCoreApplication.exec()
        thread.join()
        self._timer.stop()
        return results[0]

    def _tick(self) -> None:
        now = _now()
        self.longest = max(self.longest, now - self._last - TICK)
        self._last = now
        if self._thread is not None and self._thread.is_alive():
            worked = _worked(self._thread)
            self.worked = max(self.worked, worked - self._before)
            self._before = worked


def _now() -> float:
    return time.monotonic_ns() / 1e6


def _worked(thread: threading.Thread) -> float:
    """How long a thread has worked, in ms; 0 where the system does not tell."""
    if sys.platform != "linux" or thread.ident is None:
        return 0.0
    return time.clock_gettime_ns(time.pthread_getcpuclockid(thread.ident)) / 1e6


def _count() -> None:
    """What any thread does that only works: how long the loop waits beside that is no fault."""
    until = _now() + COUNTING
    while _now() < until:
        pass


def written(path: Path, size: int) -> None:
    """An export of so many sessions: one that was kept, told again and again, further back."""
    with History.memory() as history:
        add_annotations(history, add_session(history))
        export(history, path)
    line = path.read_bytes()
    identity, wall = session_id(1).encode(), str(WALL).encode()
    with path.open("wb") as file:
        for number in range(size):
            other = session_id(number + 1).encode()
            told = line.replace(identity, other)
            for kind in (b'"word-', b'"promise-'):
                told = told.replace(kind + identity[:8], kind + other[:16])
            file.write(told.replace(wall, str(WALL - number * PERIOD).encode()))


def measured(loop: Loop, name: str, size: int, work: Callable[[], object]) -> None:
    """Do it beside the loop, and say how that went."""
    began = _now()
    loop.beside(work)
    took = (_now() - began) / 1000
    missed = "" if loop.longest <= LONGEST_GAP else ", MISSED"
    say(
        f"  {name}: {size / took:,.0f} a second ({took:.1f} s);"
        f" longest gap {loop.longest:.1f} ms{missed},"
        f" at most {loop.worked:.1f} ms of work in one"
    )


def stopped(loop: Loop, target: Path, source: Path) -> None:
    """Stop an import in several places, and say how long it took to stop."""
    longest = 0.0
    for part in STOPS:
        asked = [0.0]

        def go_on(done: int, total: int, part: float = part, asked: list[float] = asked) -> bool:
            """Wish it to stop; the wish is heard when it is asked for the next time."""
            if asked[0]:
                return False
            if done >= part * total:
                asked[0] = _now()
            return True

        with History.open(target) as history:
            loop.beside(lambda: merge_file(history, source, go_on))
        longest = max(longest, _now() - asked[0])
    missed = "" if longest <= LONGEST_STOP else ", MISSED"
    say(f"  an import is stopped, and taken back, within {longest:.0f} ms{missed}")


def main() -> None:
    """Measure all sizes."""
    app = QCoreApplication(sys.argv)
    loop = Loop()
    loop.beside(_count)
    say(f"{app.applicationName()}, {load()}; beside a thread that only counts,")
    say(f"the longest gap is {loop.longest:.1f} ms; aim {LONGEST_GAP:.0f} ms")
    for size in [int(each) for each in sys.argv[1:]] or SIZES:
        say(f"{size:,} sessions:")
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            source, there = folder / "source.json", folder / "there.json"
            written(source, size)
            with History.open(folder / "history.db") as history:
                measured(loop, "brought in", size, lambda: merge_file(history, source))  # noqa: B023 - it is run at once
                measured(loop, "brought in again", size, lambda: merge_file(history, source))  # noqa: B023 - the same
                measured(loop, "taken out", size, lambda: export(history, there))  # noqa: B023 - the same
            with History.open(folder / "other.db") as history:
                other = folder / "history.db"
                measured(loop, "from a history", size, lambda: merge_file(history, other))  # noqa: B023 - the same
            stopped(loop, folder / "third.db", source)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    say(f"most memory: {most} MiB{'' if most < MOST_MEMORY else ', MISSED'}")


if __name__ == "__main__":
    main()
