"""Work for the history that fails before it is done."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from listening_timer.history.store import History
from listening_timer.model.records import HistoryError


def failing_work(
    times: int, error: Exception, done: list[str], name: str
) -> Callable[[History], None]:
    """Work that fails so often before it is done."""
    left = [times]

    def work(_history: History) -> None:
        if left[0]:
            left[0] -= 1
            raise error
        done.append(name)

    return work


class CountedCalls:
    """A door of the history that counts who comes, and can be shut."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.calls: list[tuple[object, ...]] = []
        self.shut = ""
        """The code of the error that whoever comes is told."""
        self.lets_in: tuple[object, ...] | None = None
        """The values of those who may come all the same, from the second on."""
        real = getattr(History, name)

        def door(history: History, *values: object) -> object:
            self.calls.append(values)
            if self.shut and values[1:] != self.lets_in:
                raise HistoryError(self.shut, path="history.db")
            return real(history, *values)

        monkeypatch.setattr(History, name, door)
