"""The screen stays awake while that is wanted.

One thread, which the program leaves behind when it ends, asks the system and takes it back: no
window waits for a bus. Where nobody answers the screen sleeps when it likes, and the next wish
asks anew. What is held by a program that ends, however it ends, is let go by the system.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from queue import SimpleQueue

LEAVES = 0.5
"""Seconds that a program on its way out gives the system to take back what it held."""

Hold = Callable[[str], AbstractContextManager[object]]
"""Makes what holds the screen awake, for a reason; entering or leaving it may take long."""


def _hold() -> Hold:
    """What the system has; imported on the thread that holds, at the first wish."""
    from listening_timer.desktop.wakelock import hold  # noqa: PLC0415 - on that thread

    return hold


class KeepAwake:
    """Holds the screen awake, or lets it sleep, as was last wanted."""

    def __init__(self, reason: str, load: Callable[[], Hold] = _hold) -> None:
        """`reason`: what the desktop may show as why."""
        self._reason, self._load = reason, load
        self._wishes: SimpleQueue[bool | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def want(self, awake: bool) -> None:  # noqa: FBT001 - the wish itself
        """Want it awake from now on, or no longer; returns at once."""
        if self._thread is None:
            if not awake:
                return
            self._thread = threading.Thread(target=self._work, name="keep-awake", daemon=True)
            self._thread.start()
        self._wishes.put(awake)

    def close(self) -> None:
        """Let it sleep; waits for the system for `LEAVES` at most."""
        if self._thread is not None:
            self._wishes.put(None)
            self._thread.join(LEAVES)

    def _work(self) -> None:
        try:
            hold = self._load()
        except (ImportError, OSError):  # built for another system
            return
        self._wanted: bool | None = False
        while self._wanted is not None:
            self._wanted = self._newest()
            if self._wanted:
                with contextlib.suppress(Exception):  # whatever a bus can do: the talk goes on
                    self._while_wanted(hold(self._reason))

    def _while_wanted(self, held: AbstractContextManager[object]) -> None:
        with held:
            while self._wanted:
                self._wanted = self._newest()

    def _newest(self) -> bool | None:
        """The last wish: what came before it is past."""
        wish = self._wishes.get()
        while wish is not None and not self._wishes.empty():
            wish = self._wishes.get()
        return wish
