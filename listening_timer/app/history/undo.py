"""What was changed or deleted in this visit, and the way back from each, the last one first.

It is kept in memory alone: when the program closes, what was deleted is gone for good.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from listening_timer.app.services.event_loop import Report, spawn
from listening_timer.app.services.write_queue import GONE, Keeper
from listening_timer.history.store import History
from listening_timer.model.records import HistoryError
from listening_timer.model.wall_clock import WallClock
from listening_timer.ui.history.undo_bar import UndoBar
from listening_timer.ui.words.i18n import said, tr

Found = TypeVar("Found")

LOST = frozenset({GONE, "unknown-person", "name-taken"})
"""Why something can never be taken back any more: what it is about has gone another way."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that was done: what it is called, in which session, and how it is taken back.

    `session` is empty where more than one is concerned, and so is the `day` of it, in words.
    `back` is told the wall instant (UTC ms) at which it is done.
    """

    words: str
    session: str
    back: Callable[[History, int], object]
    day: str = ""


class Undoing(QObject):
    """Does one thing after the other, and takes back the last one that was done."""

    changed = Signal(str)
    """Something in this session was changed or changed back; its id, empty for more than one."""

    def __init__(
        self,
        keeper: Keeper,
        wall: WallClock,
        looked_at: Callable[[], str],
        report: Report,
    ) -> None:
        """`looked_at`: the id of the session that is seen whole, empty where none is."""
        super().__init__()
        self._keeper, self._wall, self._report = keeper, wall, report
        self._looked_at = looked_at
        self._bars: list[UndoBar] = []
        self._steps: list[Step] = []
        self._turn = asyncio.Lock()

    def serve(self, page: QWidget, bar: UndoBar) -> None:
        """Let the bar of a page, and Ctrl+Z while it shows, take back what was done last."""
        self._bars.append(bar)
        bar.undo_requested.connect(self.undo)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), page)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.undo)

    async def do(
        self,
        work: Callable[[History, int], Found],
        step: Callable[[Found], Step | None],
    ) -> None:
        """Do something in the history, and offer the way back from it; None where nothing was.

        Raises HistoryError; then nothing was done.
        """
        async with self._turn:
            wall = self._wall()[0]
            done = step(await self._keeper.ask(lambda history: work(history, wall)))
        if done is not None:
            self._steps.append(done)
            self._offer(done.words)
            self.changed.emit(done.session)

    @Slot()
    def undo(self) -> None:
        """Take back what was done last."""
        spawn(self._undo(), self._report)

    async def _undo(self) -> None:
        async with self._turn:
            if not self._steps:
                return
            step, wall = self._steps[-1], self._wall()[0]
            try:
                await self._keeper.ask(lambda history: step.back(history, wall))
            except HistoryError as error:
                if error.code in LOST:  # else nobody would ever get at what was done before it
                    self._steps.pop()
                    self._tell(tr("This cannot be undone any more."))
                else:
                    self._offer(said(error))
                return
            self._steps.pop()
        self._tell(tr("Undone."))
        self.changed.emit(step.session)

    def _tell(self, outcome: str) -> None:
        """Tell what became of an undo, and what could be taken back next."""
        if not self._steps:
            self._each(lambda bar: bar.say(outcome))
            return
        step = self._steps[-1]
        before = tr("Before that: {what}").format(what=step.words)
        if step.day and step.session != self._looked_at():  # nobody sees what happens there
            before = tr("Before that, {day}: {what}").format(day=step.day, what=step.words)
        self._offer(f"{outcome} {before}")

    async def settled(self, seconds: float) -> None:
        """Wait until all that was wished for has had its turn, at most so long."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds), self._turn:
                pass

    def say(self, sentence: str) -> None:
        """Say why something could not be done."""
        if self._steps:
            self._offer(sentence)
        else:
            self._each(lambda bar: bar.say(sentence))

    def _offer(self, sentence: str) -> None:
        self._each(lambda bar: bar.offer(sentence))

    def _each(self, tell: Callable[[UndoBar], None]) -> None:
        bars: Sequence[UndoBar] = self._bars
        for bar in bars:
            tell(bar)
