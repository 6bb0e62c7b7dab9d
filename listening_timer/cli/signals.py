"""Signals of commands: on SIGTERM and SIGHUP a command cleans up and ends."""

from __future__ import annotations

import signal
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP")
"""Signals that end a command: the system shuts down, or the terminal closes (not on Windows)."""


class Stopped(BaseException):
    """A signal came; a BaseException like KeyboardInterrupt, so that nothing else catches it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number
        """The exit status that shells use for it."""


@contextmanager
def stoppable() -> Generator[None, None, None]:
    """In this context a signal raises `Stopped`; an ignored one, as under nohup, stays ignored."""
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    heard = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]
    for number in heard:
        signal.signal(number, _stop)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


def _stop(number: int, _frame: FrameType | None) -> None:
    raise Stopped(number)
