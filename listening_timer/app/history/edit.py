"""Edit the history, with undo: annotations, tags, promises, corrections, deletion of sessions."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.app.history.people import PeopleArea
from listening_timer.app.history.undo import UndoStack, UndoStep
from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import ask
from listening_timer.app.services.event_loop import spawn
from listening_timer.app.services.write_queue import UNKNOWN_SESSION
from listening_timer.exercise.formats import Role
from listening_timer.history.store import History
from listening_timer.model.annotations import Promise, PromiseOutcome, Trim, Word, WordKind
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import DeletedSession, Renamed
from listening_timer.text.cleaning import isolated
from listening_timer.ui.history.correction_form import Corrections
from listening_timer.ui.history.page import HistoryPage
from listening_timer.ui.words.i18n import error_text, tr


class EditingArea(QObject):
    """Every edit and deletion since the program started, each of which can be undone."""

    changed = Signal(str)
    """A session was changed, deleted or restored; its id, empty for all."""
    corrected = Signal(str)
    """All corrections of a session are saved; its id."""

    def __init__(self, context: Context, page: HistoryPage) -> None:
        super().__init__()
        self._window, self._queue = context.window, context.write_queue
        self._wall, self._report = context.wall, context.report
        self._page = page
        self._closing = False
        self.undoing = UndoStack(context, self._looked_at)
        self.people = PeopleArea(context, self.undoing)

        self.undoing.serve(page, page.undo_bar)

        self.undoing.changed.connect(self.changed)
        page.people_requested.connect(self.people.open)
        page.detail.form.edited.connect(self._on_detail_edited)
        page.detail.outcome_chosen.connect(self._on_detail_outcome_chosen)
        page.detail.correcting.corrected.connect(self._on_correcting_corrected)
        page.detail.delete_requested.connect(self._on_detail_delete_requested)
        page.detail.writing_began.connect(lambda: spawn(self._offer_tags(), self._report))

    def save_typed(self) -> None:
        """Save what is being typed, and what is being saved, before the program closes."""
        self._closing = True
        self._page.detail.keep(again=True)
        self._closing = False

    def _looked_at(self) -> str:
        """Id of the session that is shown in full, empty where none is."""
        return self._page.detail.session if self._page.detail.isVisible() else ""

    @Slot(object)
    def _on_detail_edited(self, text: Word | Promise) -> None:
        if self._closing:
            self._keep(text)
        else:
            spawn(self._edit(text, self._page.detail.day), self._report)

    def _keep(self, text: Word | Promise) -> None:
        """Queue a text that no field shows any more, however many tries saving takes."""
        wall = self._wall()[0]
        self._queue.enqueue(lambda history: _written(history, text, wall))

    async def _edit(self, text: Word | Promise, day: str) -> None:
        """Save a text of the session of this day, or erase it where it is empty."""

        def step(before: Word | Promise | None) -> UndoStep | None:
            if _same(before, text):
                return None
            return UndoStep(
                _told(text),
                text.session,
                lambda history, wall: _back(history, before, text, wall),
                day,
            )

        try:
            await self.undoing.do(lambda history, wall: _written(history, text, wall), step)
        except HistoryError as error:
            shown = self._page.detail.say_trouble(text.session, error_text(error))
            if not shown and error.code != UNKNOWN_SESSION:
                self._keep(text)
                self.undoing.say(error_text(error))

    @Slot(str, str)
    def _on_detail_outcome_chosen(self, promise: str, outcome: str) -> None:
        day = self._page.detail.day
        spawn(self._decide(promise, PromiseOutcome(outcome), day), self._report)

    async def _decide(self, promise: str, outcome: PromiseOutcome, day: str) -> None:
        """Set the outcome of a promise in the session of this day."""

        def step(before: Promise | None) -> UndoStep | None:
            if before is None or before.outcome is outcome:
                return None
            return UndoStep(
                tr("How it went is saved."),
                before.session,
                lambda history, wall: history.write_promise(replace(before, edited=wall)),
                day,
            )

        try:
            await self.undoing.do(
                lambda history, wall: history.set_outcome(promise, outcome, wall), step
            )
        except HistoryError as error:
            self.undoing.say(error_text(error))
            self.changed.emit(self._page.detail.session)

    @Slot(object)
    def _on_correcting_corrected(self, right: Corrections) -> None:
        spawn(self._correct(right, self._page.detail.day), self._report)

    async def _correct(self, right: Corrections, day: str) -> None:
        """Save the corrections of the session of this day; on failure the form shows them again.

        All of them are started at once, so that closing the window waits for all.
        """
        session = right.session
        try:
            await asyncio.gather(
                *(self._correct_name(session, who, name) for who, name in right.names.items()),
                *(
                    self._set_length(Trim(session, phase, length or 0, 0), length, day)
                    for phase, length in right.lengths.items()
                ),
            )
        except HistoryError as error:
            if not self._page.detail.correct_again(session, error_text(error)):
                self.undoing.say(error_text(error))
        else:
            self.corrected.emit(session)

    async def _correct_name(self, session: str, who: Role, name: str) -> None:
        """Rename a person in this session only. Raises HistoryError."""

        def step(renamed: Renamed) -> UndoStep:
            words = tr("That talk is with {name} now.").format(name=isolated(name))
            return UndoStep(words, "", lambda history, wall: history.undo_names(renamed, wall))

        await self.undoing.do(
            lambda history, wall: history.rename_seat(session, who, name, wall), step
        )

    async def _set_length(self, place: Trim, length: int | None, day: str) -> None:
        """Correct the length of a phase, or reset it to that of the log.

        Raises HistoryError.
        """
        new = None if length is None else place

        def step(before: Trim | None) -> UndoStep:
            return UndoStep(
                tr("The length is corrected."),
                place.session,
                lambda history, wall: _trimmed(history, before, place, wall),
                day,
            )

        await self.undoing.do(lambda history, wall: _trimmed(history, new, place, wall), step)

    @Slot(str)
    def _on_detail_delete_requested(self, session: str) -> None:
        spawn(self._delete(session, self._page.detail.day), self._report)

    async def _delete(self, session: str, day: str) -> None:
        chosen = await ask(
            self._window.sheet,
            tr("Delete this talk?"),
            tr(
                "The talk and everything written in it will be deleted. You can undo this "
                "until you close the program."
            ),
            [("keep", tr("Keep it"), False), ("delete", tr("Delete it"), True)],
        )
        if chosen != "delete":
            return
        self._page.detail.keep()
        self._page.detail.correcting.leave()

        def step(deleted: DeletedSession) -> UndoStep:
            words = tr("The talk is deleted.")
            return UndoStep(words, session, lambda history, _wall: history.restore(deleted), day)

        try:
            await self.undoing.do(lambda history, _wall: history.delete(session), step)
        except HistoryError as error:
            self.undoing.say(error_text(error))

    async def _offer_tags(self) -> None:
        try:
            used = await self._queue.query(lambda history: history.tags())
        except HistoryError:
            return  # then no tags are suggested; one can be typed
        used.sort(key=lambda tag: -tag.sessions)
        self._page.detail.form.set_known_tags([tag.name for tag in used])


def _written(history: History, text: Word | Promise, wall: int) -> Word | Promise | None:
    """Write or erase a text at a wall instant (UTC ms); returns what it was before."""
    if isinstance(text, Word):
        if text.text:
            return history.write_word(replace(text, edited=wall))
        return history.erase_word(text.id, wall)
    if text.text:
        return history.write_promise(replace(text, edited=wall))
    return history.erase_promise(text.id, wall)


def _trimmed(history: History, trim: Trim | None, place: Trim, wall: int) -> Trim | None:
    """Write a phase's trim at a wall instant (UTC ms), or erase it; returns the previous one."""
    if trim is None:
        return history.erase_trim(place.session, place.phase, wall)
    return history.write_trim(replace(trim, edited=wall))


def _back(history: History, before: Word | Promise | None, text: Word | Promise, wall: int) -> None:
    """Undo the writing or erasing of a text."""
    _written(history, replace(text, text="") if before is None else before, wall)


def _same(before: Word | Promise | None, text: Word | Promise) -> bool:
    """Whether nothing visible has changed."""
    if before is None:
        return not text.text
    return (before.text, before.who) == (text.text, text.who)


def _told(text: Word | Promise) -> str:
    """The undo text of an edit: what was done, in a sentence."""
    erased = not text.text
    if isinstance(text, Promise):
        return tr("The promise is erased.") if erased else tr("The promise is saved.")
    match text.kind:
        case WordKind.TAG:
            return tr("The tag is removed.") if erased else tr("The tag is added.")
        case WordKind.TOPIC:
            return tr("The topic is erased.") if erased else tr("The topic is saved.")
        case WordKind.APPRECIATION:
            return tr("The thank-you is erased.") if erased else tr("The thank-you is saved.")
        case WordKind.FEELING:
            return tr("The feeling is erased.") if erased else tr("The feeling is saved.")
        case WordKind.NOTE:
            return tr("The note is erased.") if erased else tr("The note is saved.")
        case WordKind.NEXT_TIME:
            return tr("The line is erased.") if erased else tr("The line is saved.")
