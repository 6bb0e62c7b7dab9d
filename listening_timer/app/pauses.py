"""Breaks and gaps, wired: the pages on which a session stands still, and what they answer."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.exercise.commands import Answer, AnswerGap, CallBreak, ComeBack, End
from listening_timer.exercise.state import State, Status
from listening_timer.model.wall_clock import WallClock
from listening_timer.ui.conductor import Conductor
from listening_timer.ui.main_window import MainWindow
from listening_timer.ui.pages.pauses import USUAL_BREAK, BreakPage, GapPage
from listening_timer.ui.theme import Theme


class PauseArea(QObject):
    """The break page and the gap page."""

    end_requested = Signal(object)
    """End here, by this command (`Command`), once it was confirmed."""

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        conductor: Conductor,
        wall: WallClock,
    ) -> None:
        super().__init__()
        self._conductor, self._wall = conductor, wall
        self._resting = False
        self.break_page = BreakPage(theme, lambda: wall()[1])
        self.gap_page = GapPage(theme)

        window.add_page("break", self.break_page)
        window.add_page("gap", self.gap_page)

        self.break_page.answered.connect(self._on_break_answered)
        self.break_page.break_requested.connect(self._on_break_requested)
        self.gap_page.answered.connect(self._on_gap_answered)

    def page_of(self, state: State) -> str:
        """Fill the page that this state asks for; its id, empty where the session goes on."""
        rested, self._resting = self._resting, state.status is Status.BREAK
        if state.status is Status.BREAK:
            if not rested:
                self.break_page.start_over()
                self.break_page.follow_wall(self._set_by(state))
            self.break_page.show_break(state)
            return "break"
        if state.status is Status.GAP_ASKED:
            self.gap_page.show_gap(state)
            return "gap"
        return ""

    def follow_wall(self) -> None:
        """Show the return of a break as the wall clock has it now."""
        state = self._conductor.now
        if state is not None and state.on_break is not None:
            self.break_page.follow_wall(self._set_by(state))

    def _set_by(self, state: State) -> int:
        """By how many ms the wall clock was set since the session began."""
        return self._wall()[0] - state.wall_of(state.at)

    @Slot(str)
    def _on_break_answered(self, answer: str) -> None:
        if answer == "back":
            self._conductor.wish(ComeBack())
        else:
            self.end_requested.emit(End())

    @Slot(int)
    def _on_break_requested(self, minutes: int) -> None:
        self._conductor.wish(CallBreak(minutes))

    @Slot(str)
    def _on_gap_answered(self, answer: str) -> None:
        if answer == "break":
            self._conductor.wish(CallBreak(USUAL_BREAK))
        elif (wish := AnswerGap(Answer(answer))).answer is Answer.END:
            self.end_requested.emit(wish)
        else:
            self._conductor.wish(wish)
