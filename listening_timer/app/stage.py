"""The stage, wired: states become pages, events go to the history, from Begin to what is kept."""

from __future__ import annotations

import secrets
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.app.acts import Acts
from listening_timer.app.ask import ask
from listening_timer.app.keeper import Keeper, SessionLog
from listening_timer.app.loop import Report, spawn
from listening_timer.exercise.commands import Answer, AnswerGap, CallBreak, ComeBack, End, Reopen
from listening_timer.exercise.events import BellRang, Event, How, PhaseEnded, SessionStarted
from listening_timer.exercise.refusal import Refused
from listening_timer.exercise.state import State, Status
from listening_timer.exercise.stretches import stretches
from listening_timer.records import NewSession, Unfinished, Word, WordKind
from listening_timer.text import clean_text
from listening_timer.ui.conductor import Conductor
from listening_timer.ui.main_window import MainWindow
from listening_timer.ui.pages.after import After
from listening_timer.ui.pages.pauses import BreakPage, GapPage
from listening_timer.ui.pages.stage import Stage
from listening_timer.ui.people import People
from listening_timer.ui.setup import Setup
from listening_timer.ui.theme import Theme
from listening_timer.ui.words import said, tr

Wall = Callable[[], tuple[int, int]]
"""The wall instant (UTC ms) and the offset of local time (minutes)."""


class StageArea(QObject):
    """One session from its start to the page after it."""

    left = Signal()
    """The session is done with, or was not begun after all."""
    seated = Signal(str)
    """Two people sit here (their names, for the title), or nobody does (empty)."""

    def __init__(  # noqa: PLR0913 - what the area joins
        self,
        theme: Theme,
        window: MainWindow,
        conductor: Conductor,
        keeper: Keeper,
        wall: Wall,
        clock: Callable[[], int],
        report: Report,
    ) -> None:
        super().__init__()
        self._window, self._conductor, self._keeper = window, conductor, keeper
        self._wall, self._report = wall, report
        self._log: SessionLog | None = None
        self._events: list[Event] = []
        self._people: People | None = None
        self.stage = Stage(theme)
        self.break_page = BreakPage(theme, lambda: wall()[1])
        self.gap_page = GapPage(theme)
        self.after = After(theme)
        self.acts = Acts(window, self.stage, conductor, clock, report)

        window.add_page("stage", self.stage)
        window.add_page("break", self.break_page)
        window.add_page("gap", self.gap_page)
        window.add_page("after", self.after)

        conductor.state_changed.connect(self._show)
        conductor.happened.connect(self._keep)
        conductor.lived.connect(self._on_conductor_lived)
        conductor.refused.connect(self._on_conductor_refused)
        keeper.unsaved_changed.connect(self._on_keeper_unsaved_changed)
        self.acts.not_now_requested.connect(self.leave)
        self.break_page.answered.connect(self._on_break_answered)
        self.break_page.break_requested.connect(self._on_break_requested)
        self.gap_page.answered.connect(self._on_gap_answered)
        self.after.keep_requested.connect(self._on_keep_requested)
        self.after.forget_requested.connect(self._on_forget_requested)

    @property
    def in_the_middle(self) -> bool:
        """Whether a session runs that exists, so that leaving it is a question."""
        return self._conductor.running and self._log is not None and self._log.exists

    def begin(self, setup: Setup) -> None:
        """Begin a session; it exists once Arrive is confirmed."""
        session = NewSession(secrets.token_hex(16), setup.name_a, setup.name_b)
        wall, offset = self._wall()
        self._sit(session, SessionLog(self._keeper, session), setup)
        self._conductor.start(SessionStarted(0, setup.format, setup.first, wall, offset))

    def take_up(self, found: Unfinished) -> None:
        """Go on with a session that was found, standing still."""
        first = found.events[0]
        if not isinstance(first, SessionStarted):
            raise ValueError("a log begins with its session's start")  # noqa: TRY004 - a wrong value
        session = NewSession(found.id, found.name_a, found.name_b)
        log = SessionLog(self._keeper, session, known=len(found.events))
        self._sit(session, log, People(found.name_a, found.name_b, first.side_a))
        self._events = list(found.events)
        wall, offset = self._wall()
        self._conductor.take_up(found.events, Reopen(found.lived, wall, offset))

    def leave(self) -> None:
        """Go back to where sessions begin; what exists is kept."""
        self._conductor.leave()
        self._log, self._people = None, None
        self._events.clear()
        self.seated.emit("")
        self.left.emit()

    def keep_note(self) -> None:
        """Keep what was written on the page after a session; nothing where nothing was."""
        text = clean_text(self.after.note()).strip()
        if self._log is None or not self._log.exists or not text:
            return
        wall, _offset = self._wall()
        note = Word(secrets.token_hex(16), self._log.session.id, WordKind.NOTE, None, text, wall)
        self._keeper.keep(lambda history: history.write_word(note))

    def _sit(self, session: NewSession, log: SessionLog, who: Setup | People) -> None:
        side = who.first if isinstance(who, Setup) else who.side_a
        self._people = People(session.name_a, session.name_b, side)
        self._log = log
        self._events.clear()
        self.stage.seat(self._people)
        self.stage.set_aside("")
        self.seated.emit(f"{session.name_a} · {session.name_b}")

    @Slot(object)
    def _show(self, state: State) -> None:
        if self._people is None:
            return
        match state.status:
            case Status.BREAK:
                self.break_page.show_break(state)
                self._turn_to("break")
            case Status.GAP_ASKED:
                self.gap_page.show_gap(state)
                self._turn_to("gap")
            case Status.ENDED:
                self._show_after(state)
            case _:
                self.stage.show_state(state)
                self._turn_to("stage")

    def _turn_to(self, page: str) -> None:
        """Show a page; a press meant for the one before it does nothing here."""
        if self._window.page_id() != page:
            self._window.show_page(page)
            self.acts.keys.settle()

    def _show_after(self, state: State) -> None:
        if self._log is None or self._people is None or self._window.page_id() == "after":
            return
        if not self._log.exists:
            self.leave()
            return
        self.after.show_ended(state, stretches(self._events), self._people)
        self._on_keeper_unsaved_changed(self._keeper.trouble_now is not None)
        self._window.show_page("after")

    @Slot(tuple)
    def _keep(self, events: tuple[Event, ...]) -> None:
        state = self._conductor.state
        if self._log is None or state is None:
            return
        self._events.extend(events)
        self._log.add(events, arrived=state.arrived)
        if any(isinstance(event, BellRang) for event in events):
            self.stage.ring_bell()
        if any(isinstance(e, PhaseEnded) and e.how is How.BY_ITSELF for e in events):
            self.acts.keys.settle()

    @Slot(int)
    def _on_conductor_lived(self, at: int) -> None:
        if self._log is not None:
            self._log.lived(at)

    @Slot(str)
    def _on_conductor_refused(self, code: str) -> None:
        self.stage.say(said(Refused(code)))

    @Slot(bool)
    def _on_keeper_unsaved_changed(self, unsaved: bool) -> None:  # noqa: FBT001 - as the signal has it
        self.stage.set_aside(tr("Not yet saved") if unsaved else "")
        trouble = self._keeper.trouble_now
        self.after.show_trouble(said(trouble) if unsaved and trouble else "")

    @Slot(str)
    def _on_break_answered(self, answer: str) -> None:
        self._conductor.wish(ComeBack() if answer == "back" else End())

    @Slot(int)
    def _on_break_requested(self, minutes: int) -> None:
        self._conductor.wish(CallBreak(minutes))

    @Slot(str)
    def _on_gap_answered(self, answer: str) -> None:
        self._conductor.wish(AnswerGap(Answer(answer)))

    @Slot()
    def _on_keep_requested(self) -> None:
        self.keep_note()
        self.leave()

    @Slot()
    def _on_forget_requested(self) -> None:
        spawn(self._forget(), self._report)

    async def _forget(self) -> None:
        chosen = await ask(
            self._window.sheet,
            tr("Keep nothing of it?"),
            tr("This talk is erased from this computer. That cannot be undone."),
            [("keep", tr("Keep it after all"), False), ("erase", tr("Erase it"), True)],
        )
        if chosen == "erase" and self._log is not None:
            identity = self._log.session.id
            self._keeper.keep(lambda history: history.delete(identity))
            self.leave()
