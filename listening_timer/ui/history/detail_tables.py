"""Tables of one session's detail: sharing times, ratings, planned and actual times."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Phase, Role, Side
from listening_timer.exercise.state import PhaseRecord, State
from listening_timer.exercise.timekeeping import lived_parts
from listening_timer.exercise.timeline import replies_held
from listening_timer.model.annotations import Moment, Scale
from listening_timer.model.records import SessionDetail
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Grid, Tiles
from listening_timer.ui.widgets.painting import LEADING, TRAILING, breakable_name
from listening_timer.ui.words.i18n import NOTHING, duration_text, tr
from listening_timer.ui.words.people import People
from listening_timer.ui.words.timeline_words import phase_note, phase_words, unplanned

MOST_BESIDE = 150
"""Text size (%) up to which times stand beside their phase; above it, below the phase."""


def figures(theme: Theme, detail: SessionDetail, state: State, people: People) -> QWidget:
    """Cards with each person's sharing time, in seat order, and the number of held replies."""
    shared = {Role.A: state.sums.sharing_a, Role.B: state.sums.sharing_b}
    waited = sum(replies_held(detail.events).values())
    cards, tiles = QWidget(), Tiles(theme, 12, columns=3 if waited else 2, least=130)
    for who in (people.at(side) for side in Side):
        words = tr("{name} shared").format(name=people.name(who))
        words = words[:1].upper() + words[1:]  # "Someone"; a name is isolated and stays as it is
        tiles.addWidget(_figure(theme, duration_text(shared[who]), words, people.tone(who)))
    if waited:
        words = tr("reply that waited") if waited == 1 else tr("replies that waited")
        tiles.addWidget(_figure(theme, str(waited), words, None))
    cards.setLayout(tiles)
    return cards


def _figure(theme: Theme, figure: str, words: str, tone: Tone | None) -> Card:
    card = Card(theme, pad=14, spacing=0)
    card.body.addWidget(Text(theme, TextStyle.TITLE, figure, names=True, tone=tone))
    card.body.addWidget(Text(theme, TextStyle.LABEL, words, soft=True))
    card.body.addStretch(1)
    return card


def rating_table(theme: Theme, detail: SessionDetail, people: People) -> QWidget:
    """Ratings of both on arrival and at the close."""
    order = [people.at(side) for side in Side]
    lines: list[tuple[str, list[str]]] = []
    given = {(r.who, r.scale, r.moment): r.value for r in detail.ratings}
    for scale, word in (
        (Scale.CALM, tr("calm")),
        (Scale.CLOSENESS, tr("close")),
        (Scale.HEARD, tr("felt heard")),
    ):
        found = [[given.get((who, scale, moment)) for moment in Moment] for who in order]
        if any(value is not None for pair in found for value in pair):
            lines.append((word, [_rated(*pair) for pair in found]))
    table = _Table(theme, beside=True)
    names = [breakable_name(people.name(who)) for who in order]
    table.head(["", *names], [None, *map(people.tone, order)])
    for word, values in lines:
        table.line([word, *values])
    return table


def _rated(before: int | None, after: int | None) -> str:
    """One person's ratings on a scale (0 to 10), on arrival and at the close, as a cell."""
    if before is not None and after is not None:
        return tr("{n}, then {m}", "two ratings").format(n=before, m=after)
    value = after if before is None else before
    return NOTHING if value is None else str(value)


def planned_table(theme: Theme, state: State, people: People) -> QWidget:
    """One line a phase: planned, actual, overtime, and an end that was none of its own.

    Below them the times outside any phase; together they are the whole time of the session.
    """
    table = _Table(theme, beside=theme.text_percent <= MOST_BESIDE)
    table.head(["", tr("planned"), tr("actual"), ""], [None] * 4)
    for phase, record in lived_parts(state):
        tone = people.tone(phase.who) if phase.who else None
        table.line(_cells(state, phase, record, people), tone)
    for word, ms in unplanned(state):
        table.line([word, NOTHING, duration_text(ms)])
    return table


def _cells(state: State, phase: Phase, record: PhaseRecord, people: People) -> list[str]:
    planned = NOTHING if record.planned is None else duration_text(record.planned)
    lived = record.how is not None or record.actual
    actual = duration_text(record.actual) if lived else NOTHING
    return [phase_words(phase, people), planned, actual, phase_note(state.format, phase, record)]


class _Table(QWidget):
    """Table of a word and its figures on each line, the figures beside or below the word."""

    def __init__(self, theme: Theme, *, beside: bool) -> None:
        super().__init__()
        self._theme = theme
        self._beside = beside
        self._lines = 0
        self._grid = Grid(theme, 8)

        self._grid.setHorizontalSpacing(theme.px(24))
        self._grid.setColumnStretch(0, 1)
        self.setLayout(self._grid)

    def head(self, words: Sequence[str], tones: Sequence[Tone | None]) -> None:
        """Add the header line."""
        for column, (word, tone) in enumerate(zip(words, tones, strict=True)):
            if word:
                soft = tone is None
                text = Text(
                    self._theme, TextStyle.LABEL, word, soft=soft, tone=tone, align=TRAILING
                )
                self._grid.addWidget(text, 0, column)
        self._lines = 1

    def line(self, words: Sequence[str], tone: Tone | None = None) -> None:
        """Add a line: a word, in a person's colour if `tone` is given, and figures."""
        for column, word in enumerate(words):
            if not word:
                continue
            align = TRAILING if column else LEADING
            own = None if column else tone
            text = Text(self._theme, TextStyle.LABEL, word, tone=own, align=align)
            if self._beside:
                self._grid.addWidget(text, self._lines, column)
            else:
                row = 2 * self._lines + bool(column)
                self._grid.addWidget(text, row, column, 1, 1 if column else len(words))
        self._lines += 1
