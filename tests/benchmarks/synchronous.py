"""What `synchronous=EXTRA` costs: a begun session, a checkpoint and an edit, beside FULL, in turn.

EXTRA syncs the directory once more at each commit. Both settings take turns on two histories of
the same disk; the folder for them can be given: `python -m tests.benchmarks.synchronous FOLDER`.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from statistics import median

from listening_timer.history.store import History
from listening_timer.model.records import NewSession
from tests.benchmarks._measured import ms
from tests.benchmarks._tools import load, say
from tests.helpers.history.sample_sessions import completed_log, session_id, word

ROUNDS = 200
LEVELS = {"FULL": 2, "EXTRA": 3}
SESSION = session_id(1)

Use = Callable[[History, int], object]


def _begin(history: History, number: int) -> None:
    log, session = completed_log(), session_id(number + 2)
    history.begin(NewSession(session, "Ann", "Bo"), log[:1])


USES: dict[str, Use] = {
    "beginning a session": _begin,
    "a checkpoint": lambda history, number: history.checkpoint(SESSION, number),
    "an edited text": lambda history, number: history.write_word(word(SESSION, f"note {number}")),
}


def measure(histories: dict[str, History], name: str, use: Use) -> None:
    """Do the same in each history, in turn, and say how long each took."""
    taken: dict[str, list[float]] = {level: [] for level in histories}
    for number in range(ROUNDS):
        for level, history in histories.items():
            taken[level].append(ms(lambda history=history, number=number: use(history, number)))
    full, extra = (median(taken[level]) for level in LEVELS)
    say(f"  {name}: EXTRA {extra:.2f} ms, FULL {full:.2f} ms, {extra / full:.2f} times")


def main(folder: str | None) -> None:
    """Measure all of it in a folder on the disk in question."""
    say(load())
    with tempfile.TemporaryDirectory(dir=folder) as made:
        histories: dict[str, History] = {}
        for level, number in LEVELS.items():
            history = histories[level] = History.open(Path(made) / f"{level}.db")
            history.database.rows(f"PRAGMA synchronous={number}")
            history.begin(NewSession(SESSION, "Ann", "Bo"), completed_log()[:1])
        for name, use in USES.items():
            measure(histories, name, use)
        for history in histories.values():
            history.close()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
