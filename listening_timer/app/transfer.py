"""Talks that leave in a file, and talks that come in one: what the rest of the window calls.

A file appears whole or not at all; what is brought in is there wholly or not at all. One thing
is done at a time, under a sheet that lies over everything.
"""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.app.bringing_in import BringingIn
from listening_timer.app.file_dialogs import FileDialogs
from listening_timer.app.keeper import Keeper
from listening_timer.app.loop import Report, spawn
from listening_timer.app.taking_out import TakingOut
from listening_timer.app.under_way import UnderWay
from listening_timer.model.records import Filter
from listening_timer.model.wall_clock import WallClock
from listening_timer.model.weekly import Couple
from listening_timer.ui.main_window import MainWindow
from listening_timer.ui.pages.taking_out import Which, Wish
from listening_timer.ui.theme import Theme


class TransferArea(QObject):
    """Taking out and bringing in."""

    brought = Signal()
    """A file was brought into the history."""

    def __init__(  # noqa: PLR0913 - what it works with
        self,
        theme: Theme,
        window: MainWindow,
        keeper: Keeper,
        documents: Path,
        wall: WallClock,
        report: Report,
    ) -> None:
        """`documents`: the folder that the dialogs begin in."""
        super().__init__()
        self._window, self._report = window, report
        self._task: asyncio.Task[None] | None = None
        self._under_way, files = UnderWay(theme, window), FileDialogs(theme, window, documents)
        self.taking_out = TakingOut(theme, window, keeper, files, self._under_way, wall)
        self.bringing_in = BringingIn(window, keeper, files, self._under_way)

        self.taking_out.save_requested.connect(self._on_save_requested)
        window.closed.connect(self.leave)
        self.bringing_in.brought.connect(self.brought)

    def take_out(self, only: Filter, session: str = "", couple: Couple | None = None) -> None:
        """Offer to take out what a filter shows now, all, or the session that is open.

        A letter is to `couple` unless another is chosen; without, to that of the latest talk.
        """
        self._offer(only, session, Which.SHOWN, couple)

    def take_one_out(self, only: Filter, session: str, couple: Couple | None = None) -> None:
        """Offer to take out the session that is open, or what a filter shows, or all."""
        self._offer(only, session, Which.THIS, couple)

    def _offer(self, only: Filter, session: str, first: Which, couple: Couple | None) -> None:
        asked_on = self._window.page_id()
        self._alone(self.taking_out.offer(only, session, asked_on, first, couple))

    def bring_in(self) -> None:
        """Ask for a file and bring in what is in it."""
        self._alone(self.bringing_in.bring_in())

    @Slot()
    def leave(self) -> None:
        """Stop what is being done; nothing of it is left."""
        self._under_way.stop()
        if self._task is not None:
            self._task.cancel()

    @Slot(object)
    def _on_save_requested(self, wish: Wish) -> None:
        self._alone(self.taking_out.save(wish))

    def _alone(self, work: Coroutine[object, object, None]) -> None:
        """Do this, unless something is being done: a second press means the first."""
        if self._task is None or self._task.done():
            self._task = spawn(work, self._report)
        else:
            work.close()
