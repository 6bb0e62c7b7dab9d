"""Undo: a stack of what was changed or deleted since the program started, the last one first.

It is kept in memory only: when the program closes, what was deleted is gone for good.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from listening_timer.app.services.context import Context
from listening_timer.app.services.event_loop import spawn
from listening_timer.app.services.write_queue import UNKNOWN_SESSION
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.ui.history.undo_bar import UndoBar
from listening_timer.ui.words.i18n import error_text, tr

Found = TypeVar("Found")

NOT_UNDOABLE = frozenset({UNKNOWN_SESSION, "unknown-person", "name-taken"})
"""Error codes after which a step can never be undone: what it refers to has changed since."""


@dataclass(frozen=True, slots=True)
class UndoStep:
    """A step that can be undone: its text, its session, and the function that undoes it.

    `session` and `day` (the session's date, in words) are empty where more than one is concerned.
    `back` gets the wall instant (UTC ms) at which it is called.
    """

    words: str
    session: str
    back: Callable[[History, int], object]
    day: str = ""


class UndoStack(QObject):
    """Carries out edits one after the other, and undoes the last one."""

    changed = Signal(str)
    """A session was changed, or an edit of it undone; its id, empty for more than one."""

    def __init__(self, context: Context, looked_at: Callable[[], str]) -> None:
        """`looked_at`: the id of the session that is shown in full, empty where none is."""
        super().__init__()
        self._queue, self._wall = context.write_queue, context.wall
        self._report = context.report
        self._looked_at = looked_at
        self._bars: list[UndoBar] = []
        self._steps: list[UndoStep] = []
        self._turn = asyncio.Lock()

    def serve(self, page: QWidget, bar: UndoBar) -> None:
        """Let the undo bar of a page, and Ctrl+Z while the page shows, undo the last step."""
        self._bars.append(bar)
        bar.undo_requested.connect(self.undo)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), page)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(self.undo)

    async def do(
        self,
        work: Callable[[History, int], Found],
        step: Callable[[Found], UndoStep | None],
    ) -> None:
        """Carry out an edit, and offer to undo it; where `step` returns None, nothing was changed.

        Raises HistoryError; then nothing was done.
        """
        async with self._turn:
            wall = self._wall()[0]
            done = step(await self._queue.query(lambda history: work(history, wall)))
        if done is not None:
            self._steps.append(done)
            self._offer(done.words)
            self.changed.emit(done.session)

    @Slot()
    def undo(self) -> None:
        """Undo the last step."""
        spawn(self._undo(), self._report)

    async def _undo(self) -> None:
        async with self._turn:
            if not self._steps:
                return
            step, wall = self._steps[-1], self._wall()[0]
            try:
                await self._queue.query(lambda history: step.back(history, wall))
            except HistoryError as error:
                if error.code in NOT_UNDOABLE:  # else the steps before it could never be undone
                    self._steps.pop()
                    self._tell(tr("This can’t be undone any more."))
                else:
                    self._offer(error_text(error))
                return
            self._steps.pop()
        self._tell(tr("Undone."))
        self.changed.emit(step.session)

    def _tell(self, outcome: str) -> None:
        """Show the result of an undo, and which step could be undone next."""
        if not self._steps:
            self._each(lambda bar: bar.say(outcome))
            return
        step = self._steps[-1]
        before = tr("Before that: {what}").format(what=step.words)
        if step.day and step.session != self._looked_at():  # that session is not shown
            before = tr("Before that, {day}: {what}").format(day=step.day, what=step.words)
        self._offer(f"{outcome} {before}", step.words)

    async def wait_for_edits(self, seconds: float) -> None:
        """Wait until every edit and undo in progress is done, at most `seconds`."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds), self._turn:
                pass

    def say(self, sentence: str) -> None:
        """Show why something could not be done."""
        if self._steps:
            self._offer(sentence)
        else:
            self._each(lambda bar: bar.say(sentence))

    def _offer(self, sentence: str, later: str = "") -> None:
        self._each(lambda bar: bar.offer(sentence, later))

    def _each(self, tell: Callable[[UndoBar], None]) -> None:
        for bar in self._bars:
            tell(bar)
