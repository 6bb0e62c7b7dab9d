"""History: the sessions there were, newest first, and one of them in full."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Role, Side
from listening_timer.records import Outcome, SessionDetail, SessionRow
from listening_timer.ui.pages.history_detail import Detail
from listening_timer.ui.people import People
from listening_timer.ui.theme import Role as Type
from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.buttons import MainButton
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column
from listening_timer.ui.widgets.layouts import Row as Beside
from listening_timer.ui.widgets.rows import Row, RowList
from listening_timer.ui.widgets.spoken import Role as Spoken
from listening_timer.ui.widgets.spoken import Voice
from listening_timer.ui.widgets.stack import Stack
from listening_timer.ui.words import day_text, minutes_text, text_of, tr


def row_of(session: SessionRow) -> Row:
    """A session as a row of the list."""
    people = People(session.name_a, session.name_b, session.side_a)
    facts = [text_of(session.format_name), minutes_text(session.length)]
    if session.on_break:
        facts.append(tr("with a break"))
    if session.outcome is Outcome.EARLY:
        facts.append(tr("ended early"))
    shares = {Role.A: session.sharing_a, Role.B: session.sharing_b}
    order = [people.at(side) for side in Side]
    parts = tuple((float(shares[who]), people.tone(who)) for who in order if shares[who])
    title = day_text(session.started, session.offset)
    return Row(session.id, title, " · ".join(facts), parts)


class HistoryPage(QWidget):
    """What was shared: a list that grows as it is scrolled, and one session beside it."""

    chosen = Signal(str)
    """A session was chosen; its id."""
    more_requested = Signal()
    """The end of the list is near, and there are more sessions."""
    delete_requested = Signal(str)
    """Delete this session, after asking; its id."""
    begin_requested = Signal()
    """There is nothing yet: begin."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._heading = Text(theme, Type.HEADING, tr("What you have shared"))
        self._list = RowList(theme, tr("Talks, newest first"))
        self._detail = Detail(theme)
        self._empty = Text(
            theme,
            Type.CUE,
            tr("Your talks will stand here, with how long each of you shared."),
            soft=True,
            align=Qt.AlignmentFlag.AlignHCenter,
        )
        self._begin = MainButton(theme, tr("Begin the first one"))
        self._stack = Stack()

        self._talks = Column(theme, 16)
        beside = Beside(theme, 24)
        beside.addWidget(self._list, 4)
        beside.addWidget(self._detail, 6)
        self._talks.addLayout(beside, 1)
        nothing = Column(theme, 16)
        nothing.addStretch(1)
        nothing.addWidget(self._empty)
        nothing.addStretch(2)
        nothing.addWidget(self._begin, 0, Qt.AlignmentFlag.AlignTrailing)
        for layout in (self._talks, nothing):
            part = QWidget()
            part.setLayout(layout)
            self._stack.addWidget(part)
        whole = Column(theme, 16, (48, 34, 48, 34))
        whole.addWidget(self._heading)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)

        self._list.chosen.connect(self.chosen)
        self._list.more_requested.connect(self.more_requested)
        self._detail.delete_requested.connect(self.delete_requested)
        self._begin.clicked.connect(self.begin_requested)

    def voice(self) -> Voice:
        """A page, called by its heading."""
        return Voice(Spoken.Pane, name=self._heading.said())

    def add_card(self, card: QWidget) -> None:
        """Put a card below the sessions; without any there is none."""
        self._talks.addWidget(card)

    def show_sessions(self, sessions: Sequence[SessionRow], *, more: bool) -> None:
        """Show the newest sessions; the first of them is chosen."""
        self._stack.setCurrentIndex(0 if sessions else 1)
        self._detail.clear()
        self._list.show_rows([row_of(session) for session in sessions], more=more)

    def add_sessions(self, sessions: Sequence[SessionRow], *, more: bool) -> None:
        """Show older sessions behind those known."""
        self._list.add_rows([row_of(session) for session in sessions], more=more)

    @Slot(object)
    def show_detail(self, detail: SessionDetail) -> None:
        """Show one session whole."""
        self._detail.show_session(detail)

    def show_trouble(self, sentence: str, session_id: str = "") -> None:
        """Say why a session cannot be shown, or what else went wrong."""
        self._detail.show_trouble(sentence, session_id)

    def choose(self, session_id: str) -> None:
        """Choose a session of the list."""
        self._list.choose(session_id)
