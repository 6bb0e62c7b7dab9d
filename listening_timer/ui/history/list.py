"""Session list with its search field; or a message on why it is empty."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from listening_timer.insights.weeks import week_of
from listening_timer.model.records import Excerpt, Outcome, SessionRow
from listening_timer.text.cleaning import clean_line, isolated
from listening_timer.ui.history.search import SearchBar, marked
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import LinkButton, QuietButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Stack
from listening_timer.ui.widgets.list.model import Key, ListRow
from listening_timer.ui.widgets.list.view import RowList
from listening_timer.ui.words.annotations import by_text
from listening_timer.ui.words.i18n import about_text, day_text, text_of, tr, week_text
from listening_timer.ui.words.people import People

Excerpts = Mapping[str, Excerpt]
"""Excerpts of the sessions' words, by session id, as shown in the list."""
NO_EXCERPTS: Excerpts = MappingProxyType({})


class HistoryList(QWidget):
    """List of sessions to choose from."""

    all_requested = Signal()
    """Nothing fits the filter: show all sessions again."""
    more_requested = Signal()
    """Load the next sessions, or try again."""
    again_requested = Signal()
    """Reading the list has failed: try again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._sessions: dict[str, SessionRow] = {}
        self._excerpts: dict[str, Excerpt] = {}
        self._query = ""
        self.search = SearchBar(theme)
        self.rows = RowList(theme, tr("Talks, newest first"), self._made)
        self._why = Text(theme, TextStyle.BODY, soft=True)
        self._all = QuietButton(theme, tr("Show all talks"))
        self._again = QuietButton(theme, tr("Try again"))
        self._end = ListEnd(theme)
        self._stack = Stack()

        nothing = Column(theme, 18, (18, 26, 18, 0))
        nothing.addWidget(self._why)
        for button in (self._all, self._again):
            nothing.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        nothing.addStretch(1)
        part = QWidget()
        part.setLayout(nothing)
        self._stack.addWidget(self.rows)
        self._stack.addWidget(part)
        column = Column(theme, 10)
        column.addWidget(self.search)
        column.addWidget(self._stack, 1)
        column.addWidget(self._end)
        self.setLayout(column)

        self._all.clicked.connect(self.all_requested)
        self._again.clicked.connect(self.again_requested)
        self._end.again_requested.connect(self.more_requested)
        self.rows.more_requested.connect(self.more_requested)
        self.search.left.connect(self.take_keyboard)

    def show_sessions(
        self,
        sessions: Sequence[SessionRow],
        excerpts: Excerpts,
        today: str,
        query: str,
        *,
        more: bool,
    ) -> None:
        """Replace the rows, or say that none fits; the selection stays if it is still there.

        `today` is an ISO date; `query` is marked in the excerpts.
        """
        self._sessions, self._excerpts, self._query = {}, {}, query
        self._stack.setCurrentIndex(0 if sessions else 1)
        self._end_no_more()
        if not sessions:
            self._say(tr("Nothing found."), self._all)
        keep = self.rows.current()
        keys = self._keys(sessions, excerpts, today)
        self.rows.show_rows(keys, more=more, keep=keep)

    def add_sessions(
        self, sessions: Sequence[SessionRow], excerpts: Excerpts, today: str, *, more: bool
    ) -> None:
        """Append these sessions."""
        self._end_no_more()
        self.rows.add_rows(self._keys(sessions, excerpts, today), more=more)

    def has(self, session: str) -> bool:
        """Whether a session is in the list."""
        return session in self._sessions

    def renew_session(self, session: SessionRow, excerpts: Excerpts) -> None:
        """Update the row of a session, if it is in the list."""
        if self.has(session.id):
            self._keep([session], excerpts)
            self.rows.renew(session.id)

    def remove_session(self, session: str) -> None:
        """Remove a session from the list."""
        self.rows.remove(session)
        self._sessions.pop(session, None)

    def _keys(
        self, sessions: Sequence[SessionRow], excerpts: Excerpts, today: str
    ) -> Sequence[Key]:
        self._keep(sessions, excerpts)
        return keys_of(sessions, today)

    def _keep(self, sessions: Sequence[SessionRow], excerpts: Excerpts) -> None:
        for session in sessions:
            self._sessions[session.id] = session
            self._excerpts[session.id] = excerpts.get(session.id, NO_EXCERPT)

    def _made(self, session: str) -> ListRow:
        return row_of(self._sessions[session], self._excerpts[session], self._query)

    def show_trouble(self, sentence: str) -> None:
        """Say why the list could not be read."""
        self._stack.setCurrentIndex(1)
        self._end_no_more()
        self._say(sentence, self._again)

    def show_end_trouble(self, sentence: str) -> None:
        """Say why no further sessions could be read; those shown stay."""
        self._end.say(sentence)

    def _say(self, sentence: str, way_on: QuietButton) -> None:
        """Show why the list is empty, with one button."""
        for button in (self._all, self._again):
            button.setHidden(button is not way_on)
        self._why.say(sentence)

    def _end_no_more(self) -> None:
        """Hide the message at the end of the list; focus in it goes to the rows."""
        if self._end.has_keyboard():
            self.take_keyboard()
        self._end.hide()

    def take_keyboard(self) -> None:
        """Focus the rows, so that arrows move through the sessions."""
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)


NO_EXCERPT = Excerpt("", "")
MOST_TOPIC = 40
"""Longest topic in a row, in characters."""


def keys_of(sessions: Iterable[SessionRow], today: str) -> list[Key]:
    """Row keys of sessions in list order, with week headings as of `today` (ISO date)."""
    keys: list[Key] = []
    for _week, held in groupby(sessions, lambda session: week_of(session.date)):
        together = list(held)
        heading = week_text(together[0].date, today)
        keys += [(session.id, heading) for session in together]
    return keys


def row_of(session: SessionRow, excerpt: Excerpt = NO_EXCERPT, query: str = "") -> ListRow:
    """A session's row, with its first thanks or note, or what was found, `query` marked."""
    people = People(session.name_a, session.name_b, session.side_a)
    facts = [text_of(session.format_name), about_text(session.length)]
    if session.on_break:
        facts.append(tr("with a break"))
    if session.outcome is Outcome.EARLY:
        facts.append(tr("ended early"))
    if excerpt.topic and excerpt.found != excerpt.topic:
        facts.append(isolated(_short(excerpt.topic)))
    day, line = day_text(session.started, session.offset), " · ".join(facts)
    if excerpt.found or not excerpt.said:
        return ListRow(day, line, marked(excerpt.found, query))
    said = ((isolated(excerpt.said), False),)
    if excerpt.who is None:
        return ListRow(day, line, said)
    by, tone = by_text(people.name(excerpt.who)), people.tone(excerpt.who)
    return ListRow(day, line, said, by, tone)


def _short(topic: str) -> str:
    """A topic, cut after a whole word if it is too long."""
    short = clean_line(topic, MOST_TOPIC)
    if short == topic:
        return topic
    return (short.rpartition(" ")[0] or short) + "…"


class ListEnd(QWidget):
    """Message at the end of the list; hidden while there is none."""

    again_requested = Signal()
    """Try to read on again."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._why = Text(theme, TextStyle.LABEL, soft=True)
        self._again = LinkButton(theme, tr("Try again"))

        column = Column(theme, 2, (18, 4, 18, 0))
        column.addWidget(self._why)
        column.addWidget(self._again, 0, Qt.AlignmentFlag.AlignLeading)
        self.setLayout(column)
        self.hide()

        self._again.clicked.connect(self.again_requested)

    def say(self, sentence: str) -> None:
        """Show why the list ends here, even if it is the same message again."""
        self.show()
        self._why.say(sentence)

    def has_keyboard(self) -> bool:
        """Whether the focus is in here, and would be lost by hiding it."""
        return self._again.hasFocus()
