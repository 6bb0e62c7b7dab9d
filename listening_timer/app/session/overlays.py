"""Overlays of a session: ratings, the feelings of a bridge, the privacy page, break and gap.

Ratings and feelings lie over the stage while its time goes on; they close when the session moves
on.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.app.services.context import Context
from listening_timer.app.session.recorder import SessionRecorder
from listening_timer.exercise.commands import Answer, AnswerGap, CallBreak, ComeBack, End
from listening_timer.exercise.formats import Role
from listening_timer.exercise.state import State, Status
from listening_timer.model.annotations import Moment, Rating, Scale, Word, WordKind
from listening_timer.model.preferences import Digits
from listening_timer.text.cleaning import clean_text
from listening_timer.ui.session.actions import listener_of
from listening_timer.ui.session.break_page import USUAL_BREAK_MINUTES, BreakPage
from listening_timer.ui.session.conductor import Conductor
from listening_timer.ui.session.feelings import FeelingsPage
from listening_timer.ui.session.gap_page import GapPage
from listening_timer.ui.session.hidden_page import HiddenPage
from listening_timer.ui.session.ratings import RatingsPage
from listening_timer.ui.words.people import People

_NO_PHASE = -1
"""Index of the phase on the closing page of an earlier run's session."""


class OverlayArea(QObject):
    """Covered ratings and the bridge's feelings, over the page that opened them."""

    rated = Signal(object, object)
    """Both have given ratings: the `Moment`, and a mapping of those (`BothRatings`)."""

    def __init__(self, context: Context, conductor: Conductor) -> None:
        super().__init__()
        self._window, self._conductor = context.window, conductor
        self._catalogs, self._wall = context.catalogs, context.wall
        self._log: SessionRecorder | None = None
        self._people: People | None = None
        self._moment = Moment.ARRIVE
        self._listener = Role.A
        self._over: tuple[str, int] | None = None
        self.ratings = RatingsPage(context.theme)
        self.feelings = FeelingsPage(context.theme)

        self._window.add_page("ratings", self.ratings)
        self._window.add_page("feelings", self.feelings)

        self.ratings.finished.connect(self._on_ratings_finished)
        self.feelings.keep_requested.connect(self._on_feelings_keep_requested)
        self.feelings.closed.connect(self._close)

    def start(self, log: SessionRecorder, people: People) -> None:
        """Start with these people; their answers become annotations of this log's session."""
        self.leave()
        self._log, self._people = log, people

    def holds(self, state: State) -> bool:
        """Whether one of these pages is over the stage, in the phase it was opened in."""
        return self._over is not None and self._over[1] == state.index

    def leave(self) -> None:
        """Discard unfinished answers; the caller shows another page."""
        if self._over is not None:
            self._over = None
            self.ratings.forget()
            self.feelings.forget()

    @Slot()
    def ask_ratings(self) -> None:
        """Ask both for their ratings, as they arrive or on the closing page."""
        state = self._conductor.now
        if self._people is not None:
            runs = state is not None and state.status is not Status.ENDED
            self._moment = Moment.ARRIVE if runs else Moment.CLOSE
            self.ratings.ask(self._people, self._moment, kept=self._kept)
            self._open("ratings", state)

    @Slot()
    def ask_feeling(self) -> None:
        """Let the person who listened choose a feeling."""
        state = self._conductor.now
        if self._people is not None and state is not None:
            self._listener = listener_of(state)
            families = self._catalogs.families
            self.feelings.ask(self._listener, self._people, families, kept=self._kept)
            self._open("feelings", state)

    @property
    def _kept(self) -> bool:
        return self._log is not None and self._log.kept

    def _open(self, page: str, state: State | None) -> None:
        index = _NO_PHASE if state is None else state.index
        self._over = self._window.page_id(), index
        self._window.show_page(page)

    @Slot()
    def _close(self) -> None:
        if self._over is not None:
            back = self._over[0]
            self.leave()
            self._window.show_page(back)

    @Slot(object)
    def _on_ratings_finished(self, given: Mapping[tuple[Role, Scale], int]) -> None:
        if given and self._log is not None:
            identity, wall = self._log.session.id, self._wall()[0]
            ratings = [
                Rating(identity, self._moment, scale, who, value, wall)
                for (who, scale), value in given.items()
            ]
            self._log.add_annotation(lambda history: history.write_ratings(ratings))
            self.rated.emit(self._moment, given)
        self._close()

    @Slot(str, str)
    def _on_feelings_keep_requested(self, feeling: str, own: str) -> None:
        if self._log is not None:
            words = clean_text(own).strip()
            text = f"{feeling}: {words}" if words else feeling
            wall = self._wall()[0]
            word = Word(
                secrets.token_hex(16),
                self._log.session.id,
                WordKind.FEELING,
                self._listener,
                text,
                wall,
            )
            self._log.add_annotation(lambda history: history.write_word(word))
        self._close()


class Hiding(QObject):
    """The privacy page, which hides names and words, and the return from it."""

    def __init__(self, context: Context, settle: Callable[[], None]) -> None:
        """`settle`: keeps the press that shows everything again from doing anything else."""
        super().__init__()
        self._window, self._settle = context.window, settle
        self._time: tuple[State | None, Digits] = (None, Digits.CLOCK)
        self._hides = False
        self.page = HiddenPage(context.theme)

        self._window.add_page("hidden", self.page)

        self.page.back_requested.connect(self.show_again)

    def show_time(self, state: State | None, digits: Digits) -> None:
        """Update the time, which is all that the privacy page shows."""
        self._time = state, digits
        if self._hides:
            self.page.show_time(state, digits)

    @Slot()
    def hide(self) -> None:
        """Hide every name and word."""
        self._hides = True
        self.page.show_time(*self._time)
        self._window.cover("hidden")

    @Slot()
    def show_again(self) -> None:
        """Show again what the privacy page covers."""
        self._hides = False
        self._window.uncover()
        self._settle()


class PauseArea(QObject):
    """The break page and the gap page."""

    end_requested = Signal(object)
    """End the session by this command (`Command`), after a confirmation."""

    def __init__(self, context: Context, conductor: Conductor) -> None:
        super().__init__()
        self._conductor, self._wall = conductor, context.wall
        self._resting = False
        self.break_page = BreakPage(context.theme, lambda: context.wall()[1])
        self.gap_page = GapPage(context.theme)

        context.window.add_page("break", self.break_page)
        context.window.add_page("gap", self.gap_page)

        self.break_page.answered.connect(self._on_break_answered)
        self.break_page.break_requested.connect(self._on_break_requested)
        self.gap_page.answered.connect(self._on_gap_answered)

    def page_of(self, state: State) -> str:
        """Update the page this state needs; returns its id, empty where the session goes on."""
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
        """Show the return time of a break by the wall clock as it is now."""
        state = self._conductor.now
        if state is not None and state.on_break is not None:
            self.break_page.follow_wall(self._set_by(state))

    def _set_by(self, state: State) -> int:
        """How far (ms) the wall clock was set since the session began."""
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
            self._conductor.wish(CallBreak(USUAL_BREAK_MINUTES))
        elif (wish := AnswerGap(Answer(answer))).answer is Answer.END:
            self.end_requested.emit(wish)
        else:
            self._conductor.wish(wish)
