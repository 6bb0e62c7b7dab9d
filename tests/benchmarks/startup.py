"""How long the program takes to its first painted page, and its peak memory then.

Each over an empty PySide6 window, and beside one whose loop is asyncio's. Every start is its own
process, in turn; time counts from just before it is started until the whole window is painted.
The program goes through its command line, with a home that holds a history of some sessions, so
that Begin is its first page, and finds compiled files as an installed one does. Aims over an empty
window: 1.8 times the time, and 1.5 times the memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from listening_timer.config import settings
from listening_timer.config.paths import HOME
from listening_timer.config.settings import Settings
from listening_timer.demo.samples import fill
from listening_timer.history.store import History
from tests.benchmarks._tools import load, say, spread, use_any_window
from tests.helpers.exercise.format_files import SHIPPED

ROOT = Path(__file__).parents[2]
CHILD = Path(__file__).with_name("_painted.py")
WINDOWS = ("program", "empty", "empty-async")
WARM_UPS, ROUNDS = 2, 15
LONGEST = 120
"""Seconds that one start may take at all."""

Figures = tuple[float, float]
"""Ms, and MiB."""


def home(folder: Path) -> Mapping[str, str]:
    """The environment of every start: a home with a history, and a place for compiled files."""
    data = folder / "home"
    data.mkdir(mode=0o700)
    with History.open(data / "history.db") as history:
        fill(history, dict(SHIPPED), ("Maya", "Sam"))
    settings.save(data / "settings.toml", Settings(welcomed=True))
    environ = {name: value for name, value in os.environ.items() if not _hinders(name)}
    environ[HOME] = str(data)
    environ["PYTHONPATH"] = str(ROOT)
    environ["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")
    return environ


def _hinders(name: str) -> bool:
    return name in {"PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"}


def start(window: str, environ: Mapping[str, str]) -> Figures:
    """Start one window and wait until it is painted."""
    now = str(time.monotonic_ns())
    done = subprocess.run(
        [sys.executable, str(CHILD), window, now],
        env=dict(environ),
        stdout=subprocess.PIPE,
        timeout=LONGEST,
        check=True,
    )
    taken, peak = done.stdout.split()
    return int(taken) / 1e6, int(peak) / 2**20


def main() -> None:
    """Start all windows in turn and compare them."""
    say(f"windows on {use_any_window()}, {load()}")
    found: dict[str, list[Figures]] = {window: [] for window in WINDOWS}
    with tempfile.TemporaryDirectory() as folder:
        environ = home(Path(folder))
        for number in range(WARM_UPS + ROUNDS):
            for window in WINDOWS:
                figures = start(window, environ)
                if number >= WARM_UPS:
                    found[window].append(figures)
    for index, (unit, aim) in enumerate((("ms", 1.8), ("MiB", 1.5))):
        values = {window: [each[index] for each in found[window]] for window in WINDOWS}
        for window in WINDOWS:
            say(f"{window}: {spread(values[window], unit)}")
        for other in WINDOWS[1:]:
            ratio = median(values["program"]) / median(values[other])
            say(f"  program / {other}: {ratio:.2f}{f'; aim {aim}' if other == 'empty' else ''}")


if __name__ == "__main__":
    main()
