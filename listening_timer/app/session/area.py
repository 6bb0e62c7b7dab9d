"""Session area: shows each state as a page and queues its events to the history."""

from __future__ import annotations

import secrets

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.app.services.context import Context
from listening_timer.app.services.drafts import NO_SESSION, Drafts
from listening_timer.app.session.audience import AudienceArea
from listening_timer.app.session.closing import CloseArea
from listening_timer.app.session.input import SessionInput
from listening_timer.app.session.overlays import Hiding, OverlayArea, PauseArea
from listening_timer.app.session.quiet import QuietArea
from listening_timer.app.session.recorder import SessionRecorder
from listening_timer.exercise.commands import Reopen
from listening_timer.exercise.events import Event, How, PhaseEnded, SessionStarted
from listening_timer.exercise.formats import Refused
from listening_timer.exercise.state import State, Status
from listening_timer.model.annotations import Moment, Word, WordKind
from listening_timer.model.errors import HistoryError
from listening_timer.model.preferences import Prompting
from listening_timer.model.records import NewSession, SessionDetail, Unfinished
from listening_timer.model.run_kind import RunKind
from listening_timer.transfer.ical_format import USUAL_MINUTES, minutes_of
from listening_timer.ui.begin.options import Setup
from listening_timer.ui.begin.page import BEGIN
from listening_timer.ui.session.conductor import Conductor
from listening_timer.ui.session.page import Stage
from listening_timer.ui.session.prompter import Prompter
from listening_timer.ui.session.ratings import BothRatings
from listening_timer.ui.words.i18n import error_text, tr
from listening_timer.ui.words.people import People


class StageArea(QObject):
    """One session from its start to the page after it."""

    left = Signal()
    """The session is left: go back to Begin."""
    not_now = Signal(str, int)
    """The session was not begun after all: its id, and the length (minutes) of its format."""
    run_ended = Signal(object)
    """A run that is not recorded has ended: its `RunKind`."""
    people_changed = Signal(str)
    """Names of the two people in a talk, for the window title; empty when it is left."""

    def __init__(self, context: Context, conductor: Conductor, drafts: Drafts) -> None:
        super().__init__()
        self._window, self._conductor = context.window, conductor
        self._queue, self._wall, self._drafts = context.write_queue, context.wall, drafts
        self._log: SessionRecorder | None = None
        self._people: People | None = None
        self._seen: tuple[str, ...] = ()
        self._is_unsaved = False
        self.kind = RunKind.TALK
        """What the session is held for, or the last one was."""
        self._records = context.records_sessions
        self.prompting = Prompting.LIGHT
        self.stage = Stage(context.theme)
        self.pauses = PauseArea(context, conductor)
        self.prompter = Prompter(context.catalogs.cards, self._note_prompt)
        self.overlays = OverlayArea(context, conductor)
        self.closing = CloseArea(context, drafts)
        self.input = SessionInput(context, conductor, self.stage)
        self.quiet = QuietArea(context, conductor, self.stage)
        self.hiding = Hiding(context, self.input.keys.debounce.restart)
        self.audience = AudienceArea(
            context, self.stage, self.quiet.watch, self.pauses.break_page.line
        )

        self._window.add_page("stage", self.stage)

        conductor.state_changed.connect(self._show)
        conductor.happened.connect(self._keep)
        conductor.lived.connect(self._on_conductor_lived)
        conductor.refused.connect(self._on_conductor_refused)
        self._queue.unsaved_changed.connect(self._on_queue_unsaved_changed)
        self.pauses.end_requested.connect(self.input.end)
        self._queue.save_failed.connect(self._on_queue_save_failed)
        self._queue.committed.connect(self._on_queue_committed)
        self.input.not_now_requested.connect(self._on_input_not_now_requested)
        self.input.prompt_requested.connect(self._on_input_prompt_requested)
        self.input.ratings_requested.connect(self.overlays.ask_ratings)
        self.input.feelings_requested.connect(self.overlays.ask_feeling)
        self.input.hide_requested.connect(self.hiding.hide)
        self.input.second_window_requested.connect(self.audience.toggle)
        self.input.names_there_requested.connect(self.audience.toggle_names)
        self.overlays.rated.connect(self._on_overlays_rated)
        self.closing.page.rate_requested.connect(self.overlays.ask_ratings)
        self.closing.left.connect(self.leave)

    @property
    def in_the_middle(self) -> bool:
        """Whether a talk that exists is running, so that closing asks first."""
        exists = self._log is not None and self._log.exists
        return self._conductor.running and exists and self.kind.is_recorded

    @property
    def kept(self) -> bool:
        """Whether anything of the session is recorded."""
        return self._log is None or self._log.kept

    def set_seen_prompts(self, seen: tuple[str, ...]) -> None:
        """Set the keys of all cards that were ever shown, the oldest first."""
        self._seen = seen

    def set_motion(self, motion: bool) -> None:  # noqa: FBT001 - the setting itself
        """Animate the tokens, or not."""
        for each in (self.stage, self.overlays.ratings, self.overlays.feelings, self.audience):
            each.set_motion(motion)

    def begin(self, setup: Setup, kind: RunKind = RunKind.TALK) -> None:
        """Begin a session; it exists once Arrive is confirmed."""
        session = NewSession(secrets.token_hex(16), setup.name_a, setup.name_b)
        wall, offset = self._wall()
        kept = setup.keep and self._records and kind.is_recorded
        log = SessionRecorder(self._queue, session, kept=kept)
        self.prompter.begin(setup.prompting, seen=self._seen)
        self._start(log, People(session.name_a, session.name_b, setup.first), setup.topic, kind)
        if setup.topic:
            topic = Word(secrets.token_hex(16), session.id, WordKind.TOPIC, None, setup.topic, wall)
            log.add_annotation(lambda history: history.write_word(topic))
        drop = self._drafts.dropping(NO_SESSION, BEGIN) if kind.is_recorded else None
        if drop is not None:
            log.add_annotation(drop)
        self._conductor.start(SessionStarted(0, setup.format, setup.first, wall, offset))

    def resume(self, found: Unfinished) -> None:
        """Resume a session that was found unfinished; its time does not run yet."""
        first = found.events[0]
        if not isinstance(first, SessionStarted):
            raise ValueError("a log begins with its session's start")  # noqa: TRY004 - a wrong value
        session = NewSession(found.id, found.name_a, found.name_b)
        log = SessionRecorder(self._queue, session, known=found.events)
        self.prompter.begin(self.prompting, used=found.prompts, seen=self._seen)
        self._start(log, People(found.name_a, found.name_b, first.side_a))
        wall, offset = self._wall()
        self._conductor.reopen(found.events, Reopen(found.lived, wall, offset))

    def show_closing(self, detail: SessionDetail) -> None:
        """Show the page after a session that has ended, with what was typed on it."""
        row = detail.row
        session = NewSession(row.id, row.name_a, row.name_b)
        log = SessionRecorder(self._queue, session, known=detail.events)
        people = People(row.name_a, row.name_b, row.side_a)
        self._start(log, people)
        self.closing.show(log, detail.state, people)
        self.closing.put_back(detail)

    @Slot()
    def leave_run(self) -> None:
        """Leave a run that is not recorded, without a word to anybody."""
        if not self.kind.is_recorded and self._log is not None:
            self._stop()

    @Slot()
    def leave(self) -> None:
        """Return to Begin; what exists is saved."""
        self._stop()
        self.left.emit()

    @Slot()
    def follow_wall(self) -> None:
        """Follow the wall clock on every page that shows a time of day."""
        self.pauses.follow_wall()
        self.closing.follow_wall()
        self.audience.follow()

    def save_typed(self) -> None:
        """Save what was typed on the page after a session."""
        self.closing.save_typed()

    def _stop(self) -> None:
        self._conductor.leave()
        self.overlays.leave()
        self.closing.leave()
        if self._log is not None:
            self._log.leave()
        self._log, self._people = None, None
        self._set_banner("")
        self.people_changed.emit("")

    def _start(
        self,
        log: SessionRecorder,
        people: People,
        topic: str = "",
        kind: RunKind = RunKind.TALK,
    ) -> None:
        self._people, self._log, self.kind = people, log, kind
        hint = self.prompter.level is Prompting.LIGHT
        self.stage.seat(people, topic=topic, kept=log.kept, hint=hint, kind=kind)
        self.overlays.start(log, people)
        self._set_banner(_banner_words(kind))
        names = f"{log.session.name_a} · {log.session.name_b}"
        self.people_changed.emit(names if kind.is_recorded else "")

    @Slot(object)
    def _show(self, state: State) -> None:
        if self._people is None:
            return
        self.hiding.show_time(state, self.stage.digits)
        if state.status is Status.ENDED:
            self._show_after(state)
        elif page := self.pauses.page_of(state):
            self._show_page(page)
            self.audience.follow()
        else:
            self.stage.show_state(state, self.prompter.look(state), self._conductor.state)
            if not self.overlays.holds(state):
                self._show_page("stage")

    def _set_banner(self, words: str) -> None:
        """Set what stays on screen, in both windows."""
        self._window.set_banner(words)
        self.audience.set_banner(words)

    def _show_page(self, page: str) -> None:
        """Show a page; a key press meant for the one before it does nothing here."""
        if self._window.page_id() != page:
            self.overlays.leave()
            self._window.show_page(page)
            self.input.keys.debounce.restart()

    def _show_after(self, state: State) -> None:
        if self._log is None or self._people is None or self._window.page_id() == "after":
            return
        if not self.kind.is_recorded:
            self._end_run()
            return
        if not self._log.exists:
            self.leave()
            return
        self.overlays.leave()
        self.closing.show(self._log, state, self._people, saved=not self._queue.unsaved)
        self.input.keys.debounce.restart()
        self._on_queue_unsaved_changed(self._is_unsaved or self._queue.save_error is not None)

    def _end_run(self) -> None:
        """Leave a run that is not recorded; whoever began it shows what follows."""
        self._stop()
        self.run_ended.emit(self.kind)

    @Slot(tuple)
    def _keep(self, events: tuple[Event, ...]) -> None:
        state = self._conductor.state
        if self._log is None or state is None:
            return
        self._log.add(events, arrived=state.arrived)
        if any(isinstance(e, PhaseEnded) and e.how is How.BY_ITSELF for e in events):
            self.input.keys.debounce.restart()

    @Slot(int)
    def _on_conductor_lived(self, at: int) -> None:
        if self._log is not None:
            self._log.write_checkpoint(at)

    @Slot(str)
    def _on_conductor_refused(self, code: str) -> None:
        self.stage.say(error_text(Refused(code)))

    @Slot(bool)
    def _on_queue_unsaved_changed(self, unsaved: bool) -> None:  # noqa: FBT001 - as the signal has it
        self._is_unsaved = unsaved
        unsaved = unsaved and self.kept
        self.stage.set_saving_note(tr("Not yet saved") if unsaved else "")
        trouble = self._queue.save_error
        self.closing.page.show_trouble(error_text(trouble) if unsaved and trouble else "")
        if unsaved:
            self.closing.page.show_saved(saved=False)

    @Slot(object)
    def _on_queue_save_failed(self, _error: HistoryError) -> None:
        if self._is_unsaved:  # the reason may be known later than the delay
            self._on_queue_unsaved_changed(True)

    @Slot(int)
    def _on_queue_committed(self, _count: int) -> None:
        if not self._queue.unsaved and self.kept:
            self.closing.page.show_saved(saved=True)

    def _note_prompt(self, card: str) -> None:
        if self._log is not None:
            identity = self._log.session.id
            self._log.add_annotation(lambda history: history.note_prompt(identity, card))

    @Slot()
    def _on_input_not_now_requested(self) -> None:
        if not self.kind.is_recorded:
            self._end_run()
            return
        session = "" if self._log is None else self._log.session.id
        state = self._conductor.state
        minutes = USUAL_MINUTES if state is None else minutes_of(state.started.format)
        self._stop()
        self.not_now.emit(session, minutes)

    @Slot()
    def _on_input_prompt_requested(self) -> None:
        state = self._conductor.now
        if state is None:
            return
        if self.prompter.ask(state):
            self._show(state)
        else:
            self.stage.say(tr("There are no prompts for this step."))

    @Slot(object, object)
    def _on_overlays_rated(self, moment: Moment, given: BothRatings) -> None:
        if moment is Moment.ARRIVE:
            self.stage.set_rated(True)
        else:
            self.closing.page.show_ratings(given)


def _banner_words(kind: RunKind) -> str:
    """What stays on screen as long as a run of this kind lasts."""
    match kind:
        case RunKind.TALK:
            return ""
        case RunKind.DEMONSTRATION:
            return tr("Demonstration, nothing is kept")
        case RunKind.NOW_YOU:
            return tr("Nothing is kept")
