"""One session in full: its timeline to scale, planned beside actual, and its words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Phase
from listening_timer.exercise.session import fold
from listening_timer.exercise.state import Record, State
from listening_timer.exercise.stretches import stretches
from listening_timer.records import Outcome, SessionDetail
from listening_timer.ui.pages.said_beside import lines_of
from listening_timer.ui.pages.timelines import kind_word, spoken, timeline_parts
from listening_timer.ui.people import People
from listening_timer.ui.theme import Role as Type
from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.buttons import LinkButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Grid
from listening_timer.ui.widgets.page import Scroll
from listening_timer.ui.widgets.timeline import Timeline
from listening_timer.ui.words import clock_text, day_text, text_of, time_text, tr

MOST_BESIDE = 150
"""Percent of the text's size up to which times stand beside their phase; above it, below it."""
END = Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter


class Detail(Card):
    """What there is to see of one session."""

    delete_requested = Signal(str)
    """Delete this session; its id."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._theme = theme
        self._id = ""
        self._day = Text(theme, Type.TITLE)
        self._facts = Text(theme, Type.LABEL, soft=True)
        self._timeline = Timeline(theme)
        self._timeline.setAccessibleName(tr("Picture of the talk"))
        self._table = QWidget()
        self._words = Text(theme, Type.BODY)
        self._delete = LinkButton(theme, tr("Delete this talk"))
        self._inner = QWidget()

        self._column = Column(theme, 14, (0, 0, 14, 0))
        for widget in (self._day, self._facts, self._timeline, self._words, self._table):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._column.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignLeading)
        self._inner.setLayout(self._column)
        self.body.addWidget(Scroll(theme, self._inner), 1)
        self.clear()

        self._delete.clicked.connect(lambda: self.delete_requested.emit(self._id))

    def clear(self) -> None:
        """Show nothing."""
        self._inner.setVisible(False)

    def show_trouble(self, sentence: str, session_id: str) -> None:
        """Say why this session cannot be shown; it can be deleted all the same."""
        self._id = session_id
        self._day.set_text(tr("This talk cannot be shown."))
        for widget in (self._timeline, self._table, self._words):
            widget.setVisible(False)
        self._delete.setVisible(bool(session_id))
        self._inner.setVisible(True)
        self._facts.say(sentence)

    def show_session(self, detail: SessionDetail) -> None:
        """Show a session."""
        row = detail.row
        self._id = row.id
        self._inner.setVisible(True)  # first: what is hidden gets no room in a scroll area
        people = People(row.name_a, row.name_b, row.side_a)
        parts = stretches(detail.events)
        state = fold(detail.events)
        begin, end = (time_text(row.started + ms, row.offset) for ms in (0, row.length))
        facts = [f"{begin} – {end}", text_of(row.format_name)]
        if row.outcome is Outcome.EARLY:
            facts.append(tr("ended early"))
        self._day.set_text(day_text(row.started, row.offset))
        self._facts.set_text(" · ".join(facts))
        self._timeline.set(timeline_parts(parts, people), begin, end, spoken(parts, people))
        self._show_table(state, people)
        said = lines_of(detail, people)
        self._words.set_text("\n\n".join(said))
        for widget in (self._timeline, self._table, self._delete):
            widget.setVisible(True)
        self._words.setVisible(bool(said))

    def _show_table(self, state: State, people: People) -> None:
        """Planned beside actual, a line a phase."""
        table = QWidget()
        grid = Grid(self._theme, 8)
        beside = self._theme.text_percent <= MOST_BESIDE
        grid.setHorizontalSpacing(self._theme.px(28))
        for column, title in enumerate((tr("planned"), tr("actual")), 1):
            grid.addWidget(Text(self._theme, Type.HINT, title, soft=True, align=END), 0, column)
        pairs = zip(state.format.phases, state.records, strict=True)
        for line, (phase, record) in enumerate(pairs, 1):
            for column, text in enumerate(_cells(phase, record, people)):
                tone = people.tone(phase.who) if phase.who and column == 0 else None
                align = END if column else Qt.AlignmentFlag.AlignLeading
                label = Text(self._theme, Type.LABEL, text, tone=tone, align=align)
                if beside:
                    grid.addWidget(label, line, column)
                else:
                    grid.addWidget(label, 2 * line + bool(column), column, 1, 1 if column else 3)
        grid.setColumnStretch(0, 1)
        table.setLayout(grid)
        self._column.replaceWidget(self._table, table)
        self._table.deleteLater()
        self._table = table


def _cells(phase: Phase, record: Record, people: People) -> tuple[str, str, str]:
    kind = kind_word(phase.kind)
    name = f"{people.name(phase.who)} · {kind}" if phase.who else kind
    planned = "–" if record.planned is None else clock_text(record.planned)
    lived = record.how is not None or record.actual
    return name, planned, clock_text(record.actual) if lived else "–"
