"""Fault injection for the history: work that fails, and methods that count calls or raise."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError


def failing_work(
    times: int, error: Exception, done: list[str], name: str
) -> Callable[[History], None]:
    """Work for the write queue that raises so many times, then succeeds and notes its name."""
    left = [times]

    def work(_history: History) -> None:
        if left[0]:
            left[0] -= 1
            raise error
        done.append(name)

    return work


class CountedCalls:
    """A method of the history that records its calls, and can be made to raise."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.shut = ""
        """The code of the error that a call raises; empty: none."""
        self.lets_in: tuple[object, ...] | None = None
        """Arguments, from the second on, of calls that do not raise."""
        real = getattr(History, name)

        def door(history: History, *values: object) -> object:
            self.calls.append(values)
            if self.shut and values[1:] != self.lets_in:
                raise HistoryError(self.shut, path="history.db")
            return real(history, *values)

        monkeypatch.setattr(History, name, door)
