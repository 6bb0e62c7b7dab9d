"""A command that is told to end takes away what it has half made, and then ends."""

from __future__ import annotations

import signal
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType

_NAMES = ("SIGTERM", "SIGHUP")
"""What else ends a command: the system closes, or the terminal is closed (not on Windows)."""


class Stopped(BaseException):
    """A signal came; like KeyboardInterrupt it is nobody's fault, so nothing else catches it."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.status = 128 + number
        """The exit status that shells know."""


@contextmanager
def stoppable() -> Generator[None, None, None]:
    """Within this a signal raises `Stopped`; one that is ignored, as under nohup, stays so."""
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
