"""What two people answer beside the exercise: how they are, and the feeling of a bridge.

These pages lie over the stage while its time goes on; they go when the session moves on.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from listening_timer.app.session_log import SessionLog
from listening_timer.exercise.formats import Kind, Role
from listening_timer.exercise.state import State, Status
from listening_timer.library.feelings import Family
from listening_timer.model.annotations import Moment, Rating, Scale, Word, WordKind
from listening_timer.model.wall_clock import WallClock
from listening_timer.text.cleaning import clean_text
from listening_timer.ui.conductor import Conductor
from listening_timer.ui.main_window import MainWindow
from listening_timer.ui.pages.actions import listener_of
from listening_timer.ui.pages.feelings import FeelingsPage
from listening_timer.ui.pages.ratings import RatingsPage
from listening_timer.ui.people import People
from listening_timer.ui.theme import Theme


class AsideArea(QObject):
    """Covered ratings and the bridge's feelings, over the page that asked for them."""

    rated = Signal(object)
    """Both have said how they are (`Moment`)."""

    def __init__(
        self,
        theme: Theme,
        window: MainWindow,
        conductor: Conductor,
        families: Callable[[], Sequence[Family]],
        wall: WallClock,
    ) -> None:
        super().__init__()
        self._window, self._conductor = window, conductor
        self._families, self._wall = families, wall
        self._log: SessionLog | None = None
        self._people: People | None = None
        self._moment = Moment.ARRIVE
        self._listener = Role.A
        self._over: tuple[str, int] | None = None
        self.ratings = RatingsPage(theme)
        self.feelings = FeelingsPage(theme)

        window.add_page("ratings", self.ratings)
        window.add_page("feelings", self.feelings)

        self.ratings.finished.connect(self._on_ratings_finished)
        self.feelings.keep_requested.connect(self._on_feelings_keep_requested)
        self.feelings.closed.connect(self._close)

    def seat(self, log: SessionLog, people: People) -> None:
        """Let two people sit down; what they answer goes beside this log."""
        self.leave()
        self._log, self._people = log, people

    def holds(self, state: State) -> bool:
        """Whether one of these pages lies over the stage, in the phase it was opened in."""
        return self._over is not None and self._over[1] == state.index

    def leave(self) -> None:
        """Drop what was being answered; whoever calls this shows another page."""
        if self._over is not None:
            self._over = None
            self.ratings.forget()
            self.feelings.forget()

    @Slot()
    def ask_ratings(self) -> None:
        """Ask both how they are, as they arrive, as they close, or on the page after."""
        state = self._conductor.now
        if self._people is not None and state is not None:
            arrives = state.phase.kind is Kind.ARRIVE and state.status is not Status.ENDED
            self._moment = Moment.ARRIVE if arrives else Moment.CLOSE
            self.ratings.ask(self._people, self._moment, kept=self._kept)
            self._open("ratings", state)

    @Slot()
    def ask_feeling(self) -> None:
        """Let who listened look for a feeling."""
        state = self._conductor.now
        if self._people is not None and state is not None:
            self._listener = listener_of(state)
            self.feelings.ask(self._listener, self._people, self._families(), kept=self._kept)
            self._open("feelings", state)

    @property
    def _kept(self) -> bool:
        return self._log is not None and self._log.kept

    def _open(self, page: str, state: State) -> None:
        self._over = self._window.page_id(), state.index
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
            self._log.beside(lambda history: history.write_ratings(ratings))
            self.rated.emit(self._moment)
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
            self._log.beside(lambda history: history.write_word(word))
        self._close()
