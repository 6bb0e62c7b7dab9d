"""Closing: saves or deletes what is on the page after a session (annotations, next meeting)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import blake2b

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.app.services.context import Context
from listening_timer.app.services.dialogs import ask
from listening_timer.app.services.drafts import Drafts
from listening_timer.app.services.event_loop import spawn
from listening_timer.app.services.meeting_files import local_zone, save_calendar_file
from listening_timer.app.services.write_queue import Work
from listening_timer.app.session.recorder import SessionRecorder
from listening_timer.exercise.formats import Role
from listening_timer.exercise.state import State
from listening_timer.model.annotations import Meeting, Moment, Promise, Word, WordKind
from listening_timer.model.appointments import proposed, proposed_by
from listening_timer.model.errors import HistoryError
from listening_timer.model.records import NextTime, SessionDetail
from listening_timer.transfer.ical_format import USUAL_MINUTES, minutes_of
from listening_timer.ui.closing.page import CLOSING, ClosingPage
from listening_timer.ui.closing.values import Closing
from listening_timer.ui.words.i18n import tr
from listening_timer.ui.words.people import People


class CloseArea(QObject):
    """The page after a session: saves what was typed on it, or deletes the session."""

    left = Signal()
    """The session is left."""

    def __init__(self, context: Context, drafts: Drafts) -> None:
        super().__init__()
        self._context, self._drafts = context, drafts
        self._queue = context.write_queue
        self._window, self._wall = context.window, context.wall
        self._log: SessionRecorder | None = None
        self._minutes = USUAL_MINUTES
        self._stands: Meeting | None = None
        self._saved_meeting = False
        self.planned: Meeting | None = None
        """The weekly appointment of a plan, until the two agree on one of their own."""
        self.page = ClosingPage(context.theme, context.wall)

        self._window.add_page("after", self.page)

        self.page.keep_requested.connect(self._on_page_keep_requested)
        self.page.forget_requested.connect(self._on_page_forget_requested)
        self.page.calendar_requested.connect(self._on_page_calendar_requested)
        self.page.plan_changed.connect(self._watch)

    def show(
        self,
        log: SessionRecorder,
        state: State,
        people: People,
        *,
        saved: bool = True,
    ) -> None:
        """Show the page after this session; `saved`: all of it has been committed."""
        self._log, self._minutes = log, minutes_of(state.started.format)
        self._stands, self._saved_meeting = None, False
        self.page.show_ended(state, people, kept=log.kept, saved=saved)
        self._propose(state, log)
        self._offer_drafts(log)
        self._window.show_page("after")

    def _propose(self, state: State, log: SessionRecorder) -> None:
        """Propose a week after this talk; what the history knows of these two replaces it.

        The time of a plan gives way only to what the two have agreed on.
        """
        started = state.started.wall, state.started.offset
        planned = self.planned
        begun = proposed(started, ()) if planned is None else proposed_by(planned, started)
        self.page.propose(NextTime(*begun), usual=planned is not None)
        if log.kept:
            spawn(self._load_next_time(log, begun), self._context.report)

    async def _load_next_time(self, log: SessionRecorder, begun: tuple[date, int]) -> None:
        identity = log.session.id
        try:
            found = await self._queue.query(lambda history: history.next_time(identity))
        except HistoryError:  # told by what could not be saved; the week after stays proposed
            return
        if self._log is log:
            self._stands = found.standing or found.coming
            if self.planned is not None and self._stands is None:
                return
            self.page.propose(found, usual=(found.day, found.minute) != begun)

    def put_back(self, detail: SessionDetail) -> None:
        """Fill in what was saved of this page before; what was typed since has precedence."""
        words = {word.id: word.text for word in detail.words}
        promises = {each.id: each for each in detail.promises}
        written = self.page.closing()
        note = words.get(self._id(f"{WordKind.NOTE}-"), "")
        thanks = {who: words.get(self._id(f"{WordKind.APPRECIATION}-{who}"), "") for who in Role}
        kept, plan = promises.get(self._id("promise")), written.promise
        if plan is None and kept is not None and kept.text:
            plan = kept.kind, kept.who, kept.text
        self._saved_meeting = detail.meeting is not None
        for who, line in written.thanks.items():
            thanks[who] = line or thanks[who]
        later = written.next_time or words.get(self._id(f"{WordKind.NEXT_TIME}-"), "")
        self.page.write(Closing(written.note or note, thanks, plan, detail.meeting, later))
        rated = [rating for rating in detail.ratings if rating.moment is Moment.CLOSE]
        self.page.show_ratings({(each.who, each.scale): each.value for each in rated})
        self.page.open_written()

    def _offer_drafts(self, log: SessionRecorder) -> None:
        """Fill in the drafts of this session that were left when the program stopped."""
        if not log.kept:
            return
        session = log.session.id
        for field in self._drafts.found_of(session):
            self.page.take_plan(field)
        if self._drafts.watch(session, self.page.text_fields()):
            self.page.say_restored()

    @Slot()
    def _watch(self) -> None:
        if self._log is not None and self._log.kept:
            self._drafts.watch(self._log.session.id, self.page.text_fields())

    def save_typed(self) -> None:
        """Save what was typed, in place of what was saved of this page before."""
        if self._log is None or not self._log.exists:
            return
        for work in self._works(self._log.session.id, self.page.closing()):
            self._log.add_annotation(work)
        self._drafts.drop(self._log.session.id, CLOSING)

    def follow_wall(self) -> None:
        """Follow the wall clock."""
        self.page.follow_wall()

    def leave(self) -> None:
        """Leave this session and clear the page."""
        if self._log is not None:
            self._drafts.unwatch(self._log.session.id, CLOSING)
        self._log = None
        self.page.write(Closing())

    def _works(self, session: str, closing: Closing) -> Iterator[Work]:
        wall = self._wall()[0]
        yield self._word(session, WordKind.NOTE, None, closing.note, wall)
        for who in Role:
            text = closing.thanks.get(who, "")
            yield self._word(session, WordKind.APPRECIATION, who, text, wall)
        yield self._promise(session, closing, wall)
        yield self._word(session, WordKind.NEXT_TIME, None, closing.next_time, wall)
        yield from self._meeting_works(session, closing.meeting, wall)

    def _meeting_works(self, session: str, meeting: Meeting | None, wall: int) -> Iterator[Work]:
        """Agree on a meeting, or move or end what stands; what stands unchanged is left alone."""
        stands = self._stands
        if meeting is not None and meeting != stands:
            agreed = self._agreed(session, meeting)
            self._saved_meeting = True
            yield lambda history: history.write_meeting(agreed)
            return
        if self._saved_meeting:
            self._saved_meeting = False
            yield lambda history: history.erase_meeting(session)
        if meeting is None and stands is not None:
            series, other = stands.series, stands.session
            if stands.weekly:
                yield lambda history: history.end_appointment(series, wall)
            else:
                yield lambda history: history.erase_meeting(other)

    def _agreed(self, session: str, meeting: Meeting) -> Meeting:
        """A meeting of the page as it is written: of this session, as of now."""
        return replace(
            meeting,
            session=session,
            edited=self._wall()[0],
            appointment="" if meeting.appointment == session else meeting.appointment,
            zone=local_zone() if meeting.weekly else "",
        )

    def _word(self, session: str, kind: WordKind, who: Role | None, text: str, wall: int) -> Work:
        word = Word(self._id(f"{kind}-{who or ''}"), session, kind, who, text, wall)
        if text:
            return lambda history: history.write_word(word)
        return lambda history: history.erase_word(word.id)

    def _promise(self, session: str, closing: Closing, wall: int) -> Work:
        identity = self._id("promise")
        if closing.promise is None:
            return lambda history: history.erase_promise(identity)
        kind, who, text = closing.promise
        promise = Promise(identity, session, kind, who, text, wall)
        return lambda history: history.write_promise(promise)

    def _id(self, place: str) -> str:
        """The id of the annotation in a field of this page, the same each time.

        Also after a restart: what is saved then replaces what was saved before.
        """
        session = "" if self._log is None else self._log.session.id
        return blake2b(f"{session} {place}".encode(), digest_size=16).hexdigest()

    @Slot(object)
    def _on_page_calendar_requested(self, meeting: Meeting) -> None:
        if self._log is not None:
            agreed = self._agreed(self._log.session.id, meeting)
            save_calendar_file(self._context, agreed, self._minutes, self.page.say)

    @Slot()
    def _on_page_keep_requested(self) -> None:
        self.save_typed()
        self.left.emit()

    @Slot()
    def _on_page_forget_requested(self) -> None:
        spawn(self._forget(), self._context.report)

    async def _forget(self) -> None:
        chosen = await ask(
            self._window.sheet,
            tr("Don’t keep this talk?"),
            tr("The talk and everything written in it will be deleted. You can’t undo this."),
            [("keep", tr("Keep it"), False), ("erase", tr("Delete it"), True)],
        )
        if chosen == "erase" and self._log is not None:
            self._log.erase()
            self.left.emit()
