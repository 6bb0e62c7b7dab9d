"""Last-time card: open promises to ask after, and the next meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import MINUTE
from listening_timer.model.annotations import Meeting, OpenPromise
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Flow
from listening_timer.ui.words.agreements import meeting_words, outcome_options, promise_words
from listening_timer.ui.words.i18n import local_time, number_text, tr

MOST = 3
"""Most promises shown at a time; others follow as these are answered."""
MEETING_SHOWN_MS = 12 * 60 * MINUTE
"""How long (ms) after its time an agreed meeting is still shown."""


class LastTimeCard(Card):
    """Promises with a choice of outcome, and the next meeting."""

    outcome_chosen = Signal(str, str)
    """The outcome of a promise: its id, and the outcome's value."""
    line_changed = Signal(str)
    """What is left from last time, in one line; empty where nothing is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, spacing=14)
        self._rows: list[QWidget] = []
        self._promises: Sequence[OpenPromise] = ()
        self._agreed: Meeting | None = None
        self._stands: Meeting | None = None
        self._asked: Sequence[OpenPromise] = ()
        self._meeting = Text(theme, TextStyle.BODY)
        self._title = Text(theme, TextStyle.LABEL, tr("From earlier talks"), soft=True)

        self.body.addWidget(self._title)
        self.body.addWidget(self._meeting)
        self.hide()

    def show_agreed(
        self,
        promises: Sequence[OpenPromise],
        meeting: Meeting | None,
        now: tuple[int, int],
    ) -> None:
        """Show what is open at a wall instant (UTC ms, and offset in minutes).

        A promise is asked after from the day after it was made; after the answer "not yet", from
        the day after that answer.
        """
        self._promises, self._agreed = promises, meeting
        self._ask(self._due_at(now))
        self._show_meeting(now)

    def follow_wall(self, now: tuple[int, int]) -> None:
        """Show what is open at another wall instant; rows that stay keep their selection."""
        due = self._due_at(now)
        if due != self._asked:
            self._ask(due)
        self._show_meeting(now)

    def _due_at(self, now: tuple[int, int]) -> Sequence[OpenPromise]:
        return self._all_due_at(now)[:MOST]

    def _all_due_at(self, now: tuple[int, int]) -> Sequence[OpenPromise]:
        today = local_time(*now).date()
        return [each for each in self._promises if _day(each) < today]

    def _ask(self, due: Sequence[OpenPromise]) -> None:
        for row in self._rows:
            self.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._asked = due
        self._rows = [self._row(each) for each in due]
        for row in self._rows:
            self.body.addWidget(row)

    def _show_meeting(self, now: tuple[int, int]) -> None:
        meeting = self._agreed
        stands = meeting is not None and meeting.wall + MEETING_SHOWN_MS > now[0]
        self._meeting.set_text(meeting_words(meeting) if stands and meeting else "")
        self._meeting.setVisible(stands)
        self.setVisible(stands or bool(self._asked))
        self._stands = meeting if stands else None
        self.line_changed.emit(self.line(now))

    def line(self, now: tuple[int, int]) -> str:
        """What is left from last time, in one line; empty where nothing is."""
        found = list[str]()
        if asked := len(self._all_due_at(now)):
            one, number = tr("one promise"), number_text(asked)
            found.append(one if asked == 1 else tr("{n} promises").format(n=number))
        if self._stands is not None:
            today = _day_of(self._stands.wall, self._stands.offset) == local_time(*now).date()
            found.append(tr("today’s talk") if today else tr("a planned talk"))
        return _left_over(found)

    def _row(self, open_promise: OpenPromise) -> QWidget:
        promise = open_promise.promise
        words = promise_words(open_promise)
        row, flow = QWidget(), Flow(self._theme, 16)
        choice = ChoiceRow(self._theme, "", outcome_options())
        choice.set_heard(words)
        flow.addWidget(Text(self._theme, TextStyle.BODY, words, folds=True))
        flow.addWidget(choice)
        row.setLayout(flow)

        def tell(outcome: str) -> None:
            self.outcome_chosen.emit(promise.id, outcome)

        choice.chosen.connect(tell)
        return row


def _day(open_promise: OpenPromise) -> date:
    """The local day on which the promise was made, or last answered."""
    last = max(open_promise.made, open_promise.promise.decided or 0)
    return _day_of(last, open_promise.offset)


def _day_of(wall: int, offset: int) -> date:
    return local_time(wall, offset).date()


def _left_over(found: Sequence[str]) -> str:
    """One line that names what is left from last time."""
    if len(found) <= 1:
        return tr("From last time: {only}").format(only=found[0]) if found else ""
    *first, last = found
    between = tr(", ", "between two of a list")
    return tr("From last time: {first}, and {last}").format(first=between.join(first), last=last)
