"""Work for the history that fails before it is done."""

from __future__ import annotations

from collections.abc import Callable

from listening_timer.history.store import History


def failing(times: int, error: Exception, done: list[str], name: str) -> Callable[[History], None]:
    """Work that fails so often before it is done."""
    left = [times]

    def work(_history: History) -> None:
        if left[0]:
            left[0] -= 1
            raise error
        done.append(name)

    return work
