"""Write queue: writes to the history in order, on one worker thread with one connection.

Work leaves the queue only when its commit has returned; until then it is not acknowledged. A full
or lost disk stops the queue, never the session: saving is retried each second, and the screen says
so after 2 s. A history whose file went away is reopened as soon as its folder exists again, or at
another path; what was committed of a session that is not in that file is written there first.
"""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from listening_timer.app.services.event_loop import spawn
from listening_timer.app.services.faults import Report
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError

Found = TypeVar("Found")
Work = Callable[[History], object]
Opening = Callable[[], History]
"""Reopens the history, on the worker thread. Raises HistoryError."""

CLOSE_TIMEOUT_S = 5.0
"""Timeout (s) of closing while something is unsaved."""
RETRY_S = 1.0
"""Interval (s) between two tries to save."""
UNSAVED_NOTICE_MS = 2_000
"""Time (ms) after which the screen says that something is not yet saved."""
UNKNOWN_SESSION = "unknown-session"
"""Error code of work whose session no longer exists: it is dropped, since a retry cannot help."""


REOPEN_CODES = frozenset({"gone", "io", "missing", "missing-folder", "unreadable"})
"""Error codes after which the history's file is reopened."""


class WriteQueue(QObject):
    """Queues writes to the history in order, and runs queries on the same worker thread."""

    unsaved_changed = Signal(bool)
    """Something has been waiting for its commit longer than 2 s; or no longer."""
    save_failed = Signal(object)
    """The environment refused to save (`HistoryError`); it will be retried."""
    committed = Signal(int)
    """Number of pieces of work committed so far."""

    def __init__(
        self,
        history: History,
        worker: ThreadPoolExecutor,
        report: Report,
        opening: Opening | None = None,
    ) -> None:
        """`opening` reopens the history where its file went away; without it that is not tried."""
        super().__init__()
        self._opening = opening
        self._reopens = False
        self._on_reopened: list[Callable[[History], None]] = []
        self._history = history
        self.read_only = history.read_only
        """Nothing can be written: `enqueue` ignores changes, a `query` that makes one raises."""
        self._worker = worker
        self._report = report
        self._queue: deque[tuple[float, Work]] = deque()
        self._pump: asyncio.Task[None] | None = None
        self._checkpointing: Future[None] | None = None
        self._count = 0
        self._closing = self._loopless = False
        self._save_error: HistoryError | None = None

        self._notice_timer = QTimer(self)
        self._notice_timer.setSingleShot(True)
        self._notice_timer.timeout.connect(self._on_patience_timeout)
        self._late = False

    @property
    def path(self) -> Path | None:
        """The file of the history; None in memory."""
        return self._history.database.path

    @property
    def unsaved(self) -> bool:
        """Whether anything still waits for its commit."""
        return bool(self._queue)

    @property
    def save_error(self) -> HistoryError | None:
        """Why nothing can be saved now; None where saving works."""
        return self._save_error

    async def query(self, work: Callable[[History], Found]) -> Found:
        """Run a query on the worker thread, after what was queued before it.

        Raises HistoryError, also where saving has been failing longer than 2 s; and CancelledError
        once the history is being closed.
        """
        while self._pump is not None and self._queue:
            if self._late and self._save_error is not None:
                raise self._save_error
            await asyncio.wait([self._pump], timeout=RETRY_S)
        if self._closing:
            raise asyncio.CancelledError
        return await self._run(work)

    def on_reopened(self, write: Callable[[History], None]) -> None:
        """Call this with each file that is reopened, before the queue is written to it."""
        self._on_reopened.append(write)

    def move_to(self, opening: Opening) -> None:
        """Continue in a history at another path, from the next try on."""
        self._opening, self._reopens = opening, True

    def enqueue(self, work: Work) -> None:
        """Queue work that must not be lost; ignored where the history is read-only."""
        if self.read_only:
            return
        self._queue.append((time.monotonic(), work))
        if self._loopless:
            return
        if not self._late and not self._notice_timer.isActive():
            self._notice_timer.start(UNSAVED_NOTICE_MS)
        if self._pump is None:
            self._pump = spawn(self._drain(), self._report)

    def checkpoint(self, work: Work) -> None:
        """Run work that the next checkpoint overwrites at once; success wakes no event loop."""
        if (
            self._loopless
            or self._queue
            or (self._checkpointing is not None and not self._checkpointing.done())
        ):
            self.enqueue(work)  # queued behind what hangs or fails, which is reported
        elif not self._closing:
            loop = asyncio.get_running_loop()
            self._checkpointing = self._worker.submit(self._try, work, loop)

    def _try(self, work: Work, loop: asyncio.AbstractEventLoop) -> None:
        """On the worker thread: work that fails is queued like any other."""
        try:
            self._do(work)
        except Exception:  # noqa: BLE001 - the retry reports it
            loop.call_soon_threadsafe(self.enqueue, work)

    async def wait_until_saved(self, seconds: float) -> bool:
        """Wait until all is saved, at most `seconds`; False where something is not."""
        noting = self._checkpointing
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                if noting is not None:
                    await asyncio.wait([asyncio.wrap_future(noting)])
                if self._pump is not None:
                    await asyncio.wait([self._pump])
        return not self._queue and (noting is None or noting.done())

    async def close(self) -> bool:
        """Close the history; False where something could not be saved in time, and is lost."""
        self._closing = True
        if not await self.wait_until_saved(CLOSE_TIMEOUT_S) and self._pump is not None:
            self._pump.cancel()
        self._notice_timer.stop()
        await asyncio.get_running_loop().run_in_executor(self._worker, self._close)
        return not self._queue

    def _close(self) -> None:
        self._history.close()

    def _do(self, work: Callable[[History], Found]) -> Found:
        """On the worker thread: run work in the history, reopened first where it was lost."""
        if self._reopens:
            self._reopen()
        try:
            return work(self._history)
        except HistoryError as error:
            ours = error.values.get("path") == self._history.database.path
            if self._opening is not None and ours and error.code in REOPEN_CODES:
                self._reopens = True
            raise

    def _reopen(self) -> None:
        """Reopen the history; the old one is closed first, since it holds the lock."""
        opening, self._reopens = self._opening, False  # `move_to` may set both again meanwhile
        if opening is None:
            return
        try:
            self._history.close()
            self._history = opening()
            for write in tuple(self._on_reopened):
                write(self._history)
        except BaseException:
            self._reopens = True
            raise

    def stop_awaiting(self) -> None:
        """Only queue from now on: no event loop runs any more. `close_blocking` follows."""
        self._loopless = True
        self._notice_timer.stop()

    def close_blocking(self, seconds: float = 5.0) -> bool:
        """Save the queue and close the history without an event loop, in at most `seconds`.

        Returns whether all was saved. Work in progress is done again, which is harmless.
        """
        queue = [work for _, work in self._queue]

        def keep_all() -> bool:
            try:
                return [self._done(work) for work in queue].count(False) == 0
            finally:
                self._history.close()

        try:
            return self._worker.submit(keep_all).result(seconds)
        except (TimeoutError, HistoryError):
            return False

    def _done(self, work: Work) -> bool:
        """Run work once; returns whether it is saved, or belongs to a session that is gone."""
        try:
            self._do(work)
        except HistoryError as error:
            return error.code == UNKNOWN_SESSION
        except Exception:  # noqa: BLE001 - one piece that fails must not lose the others
            return False
        return True

    async def _run(self, work: Callable[[History], Found]) -> Found:
        return await asyncio.get_running_loop().run_in_executor(self._worker, self._do, work)

    async def _drain(self) -> None:
        try:
            while self._queue:
                await self._save(self._queue[0][1])
                self._queue.popleft()
                self._wait_for_next()
                self._count += 1
                self.committed.emit(self._count)
        finally:
            self._pump = None

    def _wait_for_next(self) -> None:
        """Restart the timer for what is now the oldest work; a busy queue is not a stuck one."""
        self._notice_timer.stop()
        waited = 0
        if self._queue:
            waited = round((time.monotonic() - self._queue[0][0]) * 1000)
            self._notice_timer.start(max(0, UNSAVED_NOTICE_MS - waited))
        if self._late and waited < UNSAVED_NOTICE_MS:
            self._late = False
            self.unsaved_changed.emit(False)

    @Slot()
    def _on_patience_timeout(self) -> None:
        if not self._late:  # once, however many pieces of work wait that long
            self._late = True
            self.unsaved_changed.emit(True)

    async def _save(self, work: Work) -> None:
        """Save one piece of work, retrying until it succeeds; a bug is reported once."""
        reported = False
        while True:
            try:
                await self._run(work)
            except HistoryError as error:
                if error.code == UNKNOWN_SESSION:
                    self._save_error = (
                        None  # the file answers; only what was written to is not there
                    )
                    self._report(error)
                    return
                self._save_error = error
                self.save_failed.emit(error)
            except Exception as error:  # noqa: BLE001 - a bug of ours must not lose the session
                if not reported:
                    self._report(error)
                reported = True
            else:
                self._save_error = None
                return
            await asyncio.sleep(RETRY_S)
