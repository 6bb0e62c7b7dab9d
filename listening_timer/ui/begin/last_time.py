"""Last-time card: open promises to ask after, what was left for this time, the next meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import MINUTE
from listening_timer.model.annotations import Meeting, OpenPromise, Word
from listening_timer.model.appointments import coming
from listening_timer.text.cleaning import isolated
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.choices import ChoiceRow
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Flow
from listening_timer.ui.words.agreements import (
    meeting_words,
    outcome_options,
    promise_words,
    standing_text,
)
from listening_timer.ui.words.i18n import local_time, number_text, tr

MOST = 3
"""Most promises shown at a time; others follow as these are answered."""
MEETING_SHOWN_MS = 12 * 60 * MINUTE
"""How long (ms) after its time an agreed meeting is still shown."""


class LastTimeCard(Card):
    """Promises with a choice of outcome, what was left to talk about, and the next meeting."""

    outcome_chosen = Signal(str, str)
    """The outcome of a promise: its id, and the outcome's value."""
    topic_chosen = Signal(str)
    """What was left for this time becomes the topic: its text."""
    let_go = Signal(str)
    """What was left for this time is let go: the id of the word."""
    line_changed = Signal(str)
    """What is left from last time, in one line; empty where nothing is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, spacing=14, flat=True)
        self._rows: list[QWidget] = []
        self._promises: Sequence[OpenPromise] = ()
        self._meetings: Sequence[Meeting | None] = ()
        self._left: Word | None = None
        self._now = 0, 0
        self._asked: Sequence[OpenPromise] = ()
        self._meeting = Text(theme, TextStyle.BODY, folds=True)
        self._left_text = Text(theme, TextStyle.BODY)
        self._talk = LinkButton(theme, tr("Talk about it"))
        self._let_go = LinkButton(theme, tr("Let it go"))
        self._left_row = QWidget()

        left = Flow(theme, 16)
        for part in (self._left_text, self._talk, self._let_go):
            left.addWidget(part)
        self._left_row.setLayout(left)
        self.body.addWidget(self._meeting)
        self.body.addWidget(self._left_row)
        self._left_row.hide()
        self.hide()

        self._talk.clicked.connect(self._on_talk_clicked)
        self._let_go.clicked.connect(self._on_let_go_clicked)

    def show_agreed(
        self,
        promises: Sequence[OpenPromise],
        meetings: Sequence[Meeting | None],
        now: tuple[int, int],
        left: Word | None = None,
    ) -> None:
        """Show what is open at a wall instant (UTC ms, and offset in minutes).

        A promise is asked after from the day after it was made; after the answer "not yet", from
        the day after that answer. Of the meetings the one that comes first is shown; `left` is what
        the last session left for this one.
        """
        self._promises, self._meetings, self._left = promises, meetings, left
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
        self._now = now
        found = self._coming()
        self._meeting.set_text(meeting_words(found[0]) if found else "")
        if self._left is not None:
            words = tr("For this time: {text}").format(text=isolated(self._left.text))
            self._left_text.set_text(words)
            for button in (self._talk, self._let_go):
                button.setAccessibleDescription(words)
        self._left_row.setVisible(self._left is not None)
        self.setVisible(bool(found or self._asked or self._left))
        self.line_changed.emit(self.line())

    def _coming(self) -> tuple[Meeting, date] | None:
        """The meeting that comes next, or came a short while ago, and its local day."""
        found = coming(self._meetings, self._now[0] - MEETING_SHOWN_MS + 1)
        return None if found is None else (found[0], _day_of(*found[1:]))

    def line(self) -> str:
        """What is left from last time, in one line; empty where nothing is."""
        found, standing = list[str](), ""
        if asked := len(self._all_due_at(self._now)):
            one, number = tr("one promise"), number_text(asked)
            found.append(one if asked == 1 else tr("{n} promises").format(n=number))
        if self._left is not None:
            found.append(tr("something to talk about"))
        if (held := self._coming()) is not None:
            meeting, day = held
            if day == local_time(*self._now).date():
                found.append(tr("today’s talk"))
            elif meeting.weekly:
                standing = standing_text(meeting)
            else:
                found.append(tr("a planned talk"))
        return " · ".join(filter(None, (_left_over(found), standing)))

    @Slot()
    def _on_talk_clicked(self) -> None:
        if self._left is not None:
            self.topic_chosen.emit(self._left.text)
            self._answer_left()

    @Slot()
    def _on_let_go_clicked(self) -> None:
        if self._left is not None:
            self.let_go.emit(self._left.id)
            self._answer_left()

    def _answer_left(self) -> None:
        self._left = None
        self._show_meeting(self._now)

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
