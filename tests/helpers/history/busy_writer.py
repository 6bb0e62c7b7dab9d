"""Writer that tests kill, or let the disk refuse: keeps sessions with all that belongs to them.

Run as `python -m tests.helpers.history.busy_writer FILE FIRST LAST`: for each event that was
acknowledged it prints the numbers of its session and of the event.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import NewSession
from tests.helpers.history.sample_sessions import (
    add_annotations,
    completed_log,
    session_id,
    tally,
    word,
)

T = TypeVar("T")
DELETED = 3
"""Each third session is deleted at once."""


def keep_sessions(
    path: Path, numbers: Iterable[int], acknowledged: Callable[[int, int], object], tries: int = 1
) -> None:
    """Keep these sessions; `tries`: how often each call is made before its HistoryError counts."""

    def tried(call: Callable[[], T]) -> T:
        for _try in range(tries - 1):
            with contextlib.suppress(HistoryError):
                return call()
        return call()

    with tried(partial(History.open, path)) as history:
        for number in numbers:
            log, session = completed_log(number), session_id(number)
            tried(partial(history.begin, NewSession(session, "Ann", "Bo"), log[:1]))
            for seq, event in enumerate(log):
                tried(partial(history.append, session, seq, [event]))
                acknowledged(number, seq)
                tried(partial(history.checkpoint, session, event.at + 1))
            tried(partial(add_annotations, history, session))
            tried(partial(history.write_tally, tally("Ann", number)))
            tried(partial(history.write_word, word(session, "canary " * 200)))
            tried(partial(history.erase_word, word(session, "").id))
            if number % DELETED == 0:
                tried(partial(_delete, history, session))


def _delete(history: History, session: str) -> None:
    """Delete a session, or find that an earlier try did."""
    try:
        history.delete(session)
    except HistoryError as error:
        if error.code != "unknown-session":
            raise


def main(path: str, first: str, last: str) -> None:
    """Keep sessions until killed."""

    def tell(number: int, seq: int) -> None:
        print(number, seq, flush=True)  # noqa: T201 - read by the test

    keep_sessions(Path(path), range(int(first), int(last) + 1), tell)


if __name__ == "__main__":
    main(*sys.argv[1:])
