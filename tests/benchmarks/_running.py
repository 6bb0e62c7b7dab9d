"""A window that runs for a while and says what that took: a child of `cpu.py`.

Called with what to show, how long (seconds) and how time is shown; prints how long it
was, what CPU time it took (ns both; user and system, all threads), how often the window's thread
woke up, and how often the other ones did (each wait for the disk is one).
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget

SETTLES = 13_000
"""Ms until what comes after a start is done, the token rests, and the stage has grown quiet."""
SECOND = 1_000


def measured() -> None:
    """Wait until all is quiet, let it run, tell what that took, and be gone."""
    QTimer.singleShot(SETTLES, _begin)


def _begin() -> None:
    before, woken = _times(), _woken()
    QTimer.singleShot(round(float(sys.argv[2]) * SECOND), lambda: _end(before, woken))


def _end(before: tuple[int, int], woken: Mapping[int, int]) -> None:
    taken = [after - earlier for after, earlier in zip(_times(), before, strict=True)]
    since = {thread: count - woken.get(thread, 0) for thread, count in _woken().items()}
    window = since.pop(os.getpid())
    os.write(1, " ".join(map(str, (*taken, window, sum(since.values())))).encode())
    os._exit(0)


def _times() -> tuple[int, int]:
    """When it is, and the CPU time so far (ns both)."""
    return time.monotonic_ns(), time.process_time_ns()


def _woken() -> Mapping[int, int]:
    """How often each thread that lives has woken up so far."""
    return {int(each.name): _wake_ups(each) for each in Path("/proc/self/task").iterdir()}


def _wake_ups(thread: Path) -> int:
    """How often a thread has waited for something, and was woken up."""
    lines = (thread / "status").read_text("ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("voluntary"))


def program() -> int:
    """Start the program as its command line does, and let one person share."""
    from listening_timer.app.program import Program  # noqa: PLC0415 - the same
    from listening_timer.cli import main  # noqa: PLC0415 - none of it in the other window
    from listening_timer.config.paths import resources  # noqa: PLC0415 - the same
    from listening_timer.exercise.commands import MainAction  # noqa: PLC0415 - the same
    from listening_timer.exercise.formats import Side  # noqa: PLC0415 - the same
    from listening_timer.library.formats import Library  # noqa: PLC0415 - the same
    from listening_timer.model.preferences import Digits  # noqa: PLC0415 - the same
    from listening_timer.model.records import LastTime, Unfinished  # noqa: PLC0415 - the same
    from listening_timer.ui.begin.options import Setup  # noqa: PLC0415 - the same

    chosen = Library(resources(), resources() / "no-such-folder").get("share-fully")
    original = Program.open

    def begin(
        self: Program,
        last: LastTime | None,
        found: Unfinished | None,
        format_id: str | None = None,
    ) -> None:
        original(self, last, found, format_id)
        self.stage.stage.set_digits(Digits(sys.argv[3]))
        self.stage.begin(Setup("Maya", "Sam", Side.LEFT, chosen))
        self.conductor.wish(MainAction())  # both are ready
        measured()

    Program.open = begin
    return main.main([])


def bare() -> int:
    """Show a window in which nothing but the text of a label changes, once a second."""
    app = QApplication(sys.argv[:1])
    window = QWidget()
    label = QLabel("10:00", window)
    label.move(300, 300)
    label.resize(300, 120)
    window.resize(1280, 800)
    left = iter(range(599, 0, -1))

    def tick() -> None:
        minutes, seconds = divmod(next(left), 60)
        label.setText(f"{minutes}:{seconds:02}")

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(SECOND)
    window.show()
    measured()
    return app.exec()


WINDOWS: dict[str, Callable[[], int]] = {"program": program, "bare": bare}

if __name__ == "__main__":
    sys.exit(WINDOWS[sys.argv[1]]())
