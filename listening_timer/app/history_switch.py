"""History switch: opens another history; until that has succeeded the present one stays open."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from listening_timer.app.opened import Opened, open_and_read
from listening_timer.app.services.history_file import (
    Opening,
    is_same_file,
    make_history,
    open_existing,
    with_folder,
)
from listening_timer.app.services.write_queue import CLOSE_TIMEOUT_S, WriteQueue
from listening_timer.config.paths import Paths
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError

GiveWay = Callable[[Path, ThreadPoolExecutor, Future[Opened]], Awaitable[None]]
"""Lets a history that is open on a worker thread take the place of the present one."""


def start_worker() -> ThreadPoolExecutor:
    """The one thread on which a history is used."""
    return ThreadPoolExecutor(1, thread_name_prefix="history")


class HistorySwitch:
    """Implements `Histories` for the history behind a write queue."""

    def __init__(
        self, paths: Paths, queue: WriteQueue, save_typed: Callable[[], None], give_way: GiveWay
    ) -> None:
        self._paths, self._queue = paths, queue
        self._save_typed, self._give_way = save_typed, give_way

    @property
    def is_default(self) -> bool:
        """Whether the history that is open is the default one, or in memory."""
        path = self._queue.path
        return path is None or is_same_file(path, self._paths.history)

    async def open_other(self, path: Path) -> None:
        """Open a history that exists. Raises HistoryError."""
        await self._open(path, open_existing)

    async def make(self, path: Path) -> None:
        """Create a history, and open it. Raises HistoryError."""
        await self._open(path, make_history)

    async def open_default(self) -> None:
        """Open the default history. Raises HistoryError."""
        await self._open(self._paths.history, with_folder(self._paths, History.open))

    async def _open(self, path: Path, opening: Opening) -> None:
        if is_same_file(self._queue.path, path):
            raise HistoryError("same-history", path=path)
        self._save_typed()
        if not await self._queue.wait_until_saved(CLOSE_TIMEOUT_S):
            raise self._queue.save_error or HistoryError("not-saved-yet", path=self._queue.path)
        worker = start_worker()
        opened = worker.submit(open_and_read, path, opening)
        try:
            await asyncio.wrap_future(opened)
        except (HistoryError, asyncio.CancelledError):
            worker.submit(_close, opened)
            worker.shutdown(wait=False)
            raise
        await self._give_way(path, worker, opened)


def _close(opened: Future[Opened]) -> None:
    """On the worker thread: close a history that nobody waits for any more."""
    if not opened.cancelled() and opened.exception() is None:
        opened.result().history.close()
