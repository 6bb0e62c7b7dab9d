"""The door to the history: one worker thread, one connection, everything in order.

What is to be kept goes into a queue and out of it only when its commit has returned; until
then it is not acknowledged. A full or lost disk stops the queue, never the conversation: it is
tried again each second, and the screen says so after two.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from listening_timer.app.loop import Report, spawn
from listening_timer.exercise.events import Event
from listening_timer.history.store import History
from listening_timer.records import HistoryError, NewSession

Found = TypeVar("Found")
Work = Callable[[History], object]

RETRY = 1.0
"""Seconds between two tries to save."""
PATIENCE = 2_000
"""Ms after which the screen says that something is not yet saved."""
GONE = "unknown-session"
"""What was to be kept belongs to a session that is there no more: no room will ever help."""


class Keeper(QObject):
    """Keeps in order what it is given, and asks the history on the worker thread."""

    unsaved_changed = Signal(bool)
    """Something has been waiting for its commit longer than two seconds; or no longer."""
    trouble = Signal(object)
    """The environment refused to save (`HistoryError`); it will be tried again."""
    kept = Signal(int)
    """So many pieces of work in all have been committed."""

    def __init__(self, history: History, worker: ThreadPoolExecutor, report: Report) -> None:
        super().__init__()
        self._history = history
        self._worker = worker
        self._report = report
        self._queue: deque[tuple[float, Work]] = deque()
        self._pump: asyncio.Task[None] | None = None
        self._count = 0
        self._closing = False
        self._trouble: HistoryError | None = None

        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._on_patience_timeout)
        self._late = False

    @property
    def unsaved(self) -> bool:
        """Whether anything still waits for its commit."""
        return bool(self._queue)

    @property
    def trouble_now(self) -> HistoryError | None:
        """Why nothing can be saved now; None where saving works."""
        return self._trouble

    async def ask(self, work: Callable[[History], Found]) -> Found:
        """Run a question on the worker thread; what was to be kept before it, is kept first.

        Raises HistoryError, and CancelledError once the history is being closed.
        """
        while self._pump is not None and self._queue:
            await asyncio.shield(self._pump)
        if self._closing:
            raise asyncio.CancelledError
        return await self._run(work)

    def keep(self, work: Work) -> None:
        """Queue a piece of work that must not be lost."""
        self._queue.append((time.monotonic(), work))
        if not self._late and not self._patience.isActive():
            self._patience.start(PATIENCE)
        if self._pump is None:
            self._pump = spawn(self._drain(), self._report)

    async def settled(self, seconds: float) -> bool:
        """Wait until all is kept, at most so long; False where something is not."""
        if self._pump is not None:
            await asyncio.wait([self._pump], timeout=seconds)
        return not self._queue

    async def close(self) -> None:
        """Close the history; what could not be saved within 5 s is given up."""
        self._closing = True
        if not await self.settled(5) and self._pump is not None:
            self._pump.cancel()
        self._patience.stop()
        await self._run(History.close)

    async def _run(self, work: Callable[[History], Found]) -> Found:
        return await asyncio.get_running_loop().run_in_executor(self._worker, work, self._history)

    async def _drain(self) -> None:
        try:
            while self._queue:
                await self._save(self._queue[0][1])
                self._queue.popleft()
                self._wait_for_next()
                self._count += 1
                self.kept.emit(self._count)
        finally:
            self._pump = None

    def _wait_for_next(self) -> None:
        """Have patience with what is now the oldest piece; a busy queue is no stuck one."""
        self._patience.stop()
        waited = 0
        if self._queue:
            waited = round((time.monotonic() - self._queue[0][0]) * 1000)
            self._patience.start(max(0, PATIENCE - waited))
        if self._late and waited < PATIENCE:
            self._late = False
            self.unsaved_changed.emit(False)

    @Slot()
    def _on_patience_timeout(self) -> None:
        self._late = True
        self.unsaved_changed.emit(True)

    async def _save(self, work: Work) -> None:
        """Save one piece of work, however often it takes; a bug is reported once."""
        reported = False
        while True:
            try:
                await self._run(work)
            except HistoryError as error:
                if error.code == GONE:
                    self._report(error)
                    return
                self._trouble = error
                self.trouble.emit(error)
            except Exception as error:  # noqa: BLE001 - a bug of ours must not lose the session
                if not reported:
                    self._report(error)
                reported = True
            else:
                self._trouble = None
                return
            await asyncio.sleep(RETRY)


@dataclass(slots=True)
class Reached:
    """How far a session was lived (ms), for as long as that waits to be kept."""

    at: int
    waits: bool = True


class SessionLog:
    """The log of one session on its way to the history, with all that is said beside it.

    Nothing is written before the session exists, that is before Arrive is confirmed; and
    nothing ever of one that was begun with "keep nothing".
    """

    def __init__(
        self, keeper: Keeper, session: NewSession, *, known: int = 0, kept: bool = True
    ) -> None:
        """`known`: how many events the history has already (a session taken up again)."""
        self.session = session
        self.kept = kept
        self._keeper = keeper
        self._waiting: list[Event] = []
        self._beside: list[Work] = []
        self._written = known
        self._reached: Reached | None = None

    @property
    def exists(self) -> bool:
        """Whether both have arrived, so that leaving it is more than "not now"."""
        return self._written > 0

    def add(self, events: Sequence[Event], *, arrived: bool) -> None:
        """Keep events in order, or hold them back until both have arrived."""
        self._waiting.extend(events)
        if not self._waiting or not (arrived or self.exists):
            return
        self._reached = None  # what is lived from here on belongs behind these events
        batch, first = tuple(self._waiting), self._written
        self._waiting.clear()
        self._written += len(batch)
        identity = self.session.id
        if first == 0:
            self._keep(lambda history: history.begin(self.session, batch))
        else:
            self._keep(lambda history: history.append(identity, first, batch))
        for work in self._beside:
            self._keep(work)
        self._beside.clear()

    def beside(self, work: Work) -> None:
        """Keep what stands beside the log: a rating, a word, a promise; once it exists."""
        if self.exists:
            self._keep(work)
        else:
            self._beside.append(work)

    def lived(self, at: int) -> None:
        """Note how far the session has been lived (ms since it began).

        Where such a note still waits it is renewed: on a slow disk they would pile up.
        """
        if not self.exists:
            return
        if self._reached is not None and self._reached.waits:
            self._reached.at = at
            return
        reached = self._reached = Reached(at)
        identity = self.session.id

        def note(history: History) -> None:
            reached.waits = False
            history.checkpoint(identity, reached.at)

        self._keep(note)

    def erase(self) -> None:
        """Remove all of it again."""
        identity = self.session.id
        self._keep(lambda history: history.delete(identity))

    def _keep(self, work: Work) -> None:
        if self.kept:
            self._keeper.keep(work)
