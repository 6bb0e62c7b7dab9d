"""Recovery: offers a session that was running when the program stopped; never resumes it itself."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import ask
from listening_timer.app.services.event_loop import spawn
from listening_timer.exercise.commands import End
from listening_timer.exercise.decide import decide, fold
from listening_timer.exercise.state import State, Status
from listening_timer.history.store import History
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import Unfinished
from listening_timer.ui.session.break_page import HOUR_MS
from listening_timer.ui.session.recovery_page import RecoveryPage
from listening_timer.ui.words.i18n import tr
from listening_timer.ui.words.people import People

MOST_STARTS = 2
"""Number of failed starts after which a session is set aside."""


def find_unfinished(history: History) -> Unfinished | None:
    """The unfinished session to offer, counting one more start; None where there is none.

    A session over which two starts have failed is set aside, and so is one that cannot be read: it
    must not block all others. Raises HistoryError.
    """
    try:
        found = history.unfinished()
    except HistoryError as error:
        history.set_aside(_damaged(error))
        return find_unfinished(history)
    if found is None:
        return None
    if found.starts >= MOST_STARTS:
        history.set_aside(found.id)
        return find_unfinished(history)
    history.count_start(found.id)
    return found


def _damaged(error: HistoryError) -> str:
    """Id of the session that cannot be read; raises the error again where it names none."""
    session = error.values.get("session")
    if not isinstance(session, str):
        raise error
    return session


def time_away(state: State, lived: int, wall: int) -> int:
    """Time (ms) since it was last lived; since the return time of its break, if later."""
    left = state.wall_of(lived)
    if state.on_break is not None:
        left = max(left, state.on_break.back_wall)
    return max(0, wall - left)


class RecoveryArea(QObject):
    """Offers to resume, to keep as ended early, or to delete an unfinished session."""

    resume_requested = Signal(object)
    """Resume this session (`Unfinished`)."""
    done = Signal()
    """The session was kept or deleted."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._window, self._queue = context.window, context.write_queue
        self._wall, self._report = context.wall, context.report
        self._found: Unfinished | None = None
        self._hidden = False
        self.page = RecoveryPage(context.theme)

        self._window.add_page("found", self.page)

        self.page.answered.connect(self._on_page_answered)

    def set_names_hidden(self, *, hidden: bool) -> None:
        """Set whether others may sit here: a session is offered unnamed, and never opened."""
        self._hidden = hidden

    def offer(self, found: Unfinished) -> None:
        """Show the session found; a break not over for more than an hour is resumed at once."""
        self._found = found
        state = fold(found.events)
        gone = time_away(state, found.lived, self._wall()[0])
        if state.status is Status.BREAK and gone <= HOUR_MS and not self._hidden:
            self._go_on(found)
            return
        self.show(found, self._wall()[0])
        self._queue.enqueue(lambda history: history.reset_starts(found.id))

    def show(self, found: Unfinished, wall: int) -> None:
        """Show the page that offers a session, as of a wall instant (UTC ms)."""
        state = fold(found.events)
        people = People(found.name_a, found.name_b, state.started.side_a)
        away = time_away(state, found.lived, wall)
        self.page.show_found(state, None if self._hidden else people, away)
        self._window.show_page("found")

    @Slot()
    def follow_wall(self) -> None:
        """Update the page to how long ago the session was lived."""
        if self._found is not None and self._window.page is self.page:
            self.show(self._found, self._wall()[0])

    def _go_on(self, found: Unfinished) -> None:
        self.resume_requested.emit(found)
        self._queue.enqueue(lambda history: history.reset_starts(found.id))

    @Slot(str)
    def _on_page_answered(self, answer: str) -> None:
        found = self._found
        if found is None:
            return
        match answer:
            case "go-on":
                self._go_on(found)
            case "keep":
                self._keep(found)
            case _:
                spawn(self._discard(found), self._report)

    def _keep(self, found: Unfinished) -> None:
        """End it at the last instant it was lived."""
        events = decide(fold(found.events), End(), found.lived)
        first = len(found.events)
        self._queue.enqueue(lambda history: history.append(found.id, first, events))
        self.done.emit()

    async def _discard(self, found: Unfinished) -> None:
        chosen = await ask(
            self._window.sheet,
            tr("Delete this talk?"),
            tr("The talk and everything written in it will be deleted. You can’t undo this."),
            [("keep", tr("Go back"), False), ("erase", tr("Delete it"), True)],
        )
        if chosen == "erase":
            self._queue.enqueue(lambda history: history.delete(found.id))
            self.done.emit()
