"""Run after the first page: one history after another, until a window is closed for good."""

from __future__ import annotations

import asyncio
import gc
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent

from listening_timer.app.desktop import DesktopWishes
from listening_timer.app.history_run import HistoryRun, Machine, Place
from listening_timer.app.history_switch import start_worker
from listening_timer.app.lifecycle import run_main, signal_future
from listening_timer.app.next_window import FollowWindow
from listening_timer.app.opened import open_and_read
from listening_timer.app.services.faults import Faults
from listening_timer.app.services.first_window import Application, FirstWindow
from listening_timer.app.services.history_file import open_history, with_folder
from listening_timer.app.services.settings_store import SettingsStore
from listening_timer.config.paths import Paths
from listening_timer.config.settings import Settings, Unread
from listening_timer.library.formats import Library
from listening_timer.model.options import WindowOptions


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the window; `follow` is called with each window that comes after the first."""

    app: Application
    first: FirstWindow
    options: WindowOptions
    paths: Paths
    library: Library
    settings: Settings
    unread: Unread | None
    faults: Faults
    follow: FollowWindow

    def run_until_closed(self) -> int:
        """Run on asyncio's loop until the window is closed; returns the exit status."""

        async def run() -> int:
            return await self.run(signal_future(self.first.window.closed))

        return run_main(self.app, self.faults, run())

    async def run(self, leaving: asyncio.Future[None]) -> int:
        """Run until the window is closed (`leaving`); returns the exit status."""
        status = 0
        here: HistoryRun | None = HistoryRun(self._machine(), self._place(leaving))
        while here is not None:
            status = max(status, await here.run())
            here = here.following
            if here is not None:
                forget_closed()
        return status

    def _machine(self) -> Machine:
        store = SettingsStore(self.paths.settings, self.settings, self.unread)
        return Machine(
            self.app, self.paths, self.library, store, self.faults, DesktopWishes(), self.follow
        )

    def _place(self, leaving: asyncio.Future[None]) -> Place:
        """The history of the command line, or the default one; it is being opened."""
        options, worker = self.options, start_worker()
        named = options.history
        path = named or self.paths.history
        opening = open_history if named else with_folder(self.paths, open_history)
        opened = worker.submit(open_and_read, path, opening)
        return Place(
            path,
            worker,
            opened,
            self.first,
            leaving,
            options.format,
            named=bool(named),
            plan=options.plan,
        )


def forget_closed() -> None:
    """Destroy a closed window and its program, which garbage collection has frozen."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.unfreeze()
    gc.collect()
