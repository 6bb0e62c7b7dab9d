"""Fault reporting: each bug becomes one line on standard error and a sentence on the screen.

It imports no event loop, so that faults of the first page are reported too.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable
from types import TracebackType

Report = Callable[[BaseException], None]
"""Called with every unexpected exception: a bug."""


class Faults:
    """Reports each bug: one line on standard error, and a sentence on the screen."""

    def __init__(self) -> None:
        self.show: Callable[[], None] | None = None

    def __call__(self, error: BaseException) -> None:
        """Print its type and place, never its message."""
        with contextlib.suppress(OSError, ValueError):
            print(f"listening-timer: a fault of ours: {place_of(error)}", file=sys.stderr)  # noqa: T201 - the log
        if self.show is not None:
            self.show()


def place_of(error: BaseException) -> str:
    """Type and place of a bug, never its message: that may hold words people typed."""
    import traceback  # noqa: PLC0415 - only where there is a bug

    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].name}, line {frames[-1].lineno}" if frames else "unknown place"
    name = frames[-1].filename.rpartition("listening_timer")[2] if frames else ""
    return f"{type(error).__name__} in {name.lstrip('/')} ({place})"


def install_excepthook(report: Report) -> None:
    """Set `sys.excepthook`: exceptions in slots, which Qt only prints, are reported like others."""

    def hook(_kind: type[BaseException], error: BaseException, _tb: TracebackType | None) -> None:
        report(error)

    sys.excepthook = hook
