"""Format detail: timeline to scale, rules in words, and all phases."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import Early, Format, Phase, Role
from listening_timer.exercise.phase_kinds import PhaseKind
from listening_timer.ui.begin.options import bell_words, length_words
from listening_timer.ui.theme.theme import TextStyle, Theme, Tone
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.labels import Disc, Text
from listening_timer.ui.widgets.layouts import Column, Flow, Grid, Row, Tiles
from listening_timer.ui.widgets.painting import TRAILING
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.widgets.timeline import Timeline
from listening_timer.ui.widgets.timeline_painter import TimelinePart
from listening_timer.ui.words.i18n import length_text, text_of, tr
from listening_timer.ui.words.people import People, somebody
from listening_timer.ui.words.timeline_words import (
    phase_time,
    phase_words,
    planned_parts,
    planned_spoken,
)

SHORT = 1 / 8
"""A part narrower than this share of the timeline is labelled at its end, if it lies there."""


def facts_of(fmt: Format) -> str:
    """The total length, and how long each person shares."""
    if fmt.open_ended:
        return length_words(fmt)
    facts = [tr("{total} in all").format(total=length_words(fmt))]
    if each := sum(turn.planned or 0 for turn in fmt.turns if turn.who is Role.A):
        facts.append(tr("{time} each").format(time=length_text(each)))
    return " · ".join(facts)


def told(fmt: Format, facts: str = "") -> str:
    """Accessible description of a format's timeline, as one sentence; `facts` begin it."""
    return f"{facts or facts_of(fmt)}: {planned_spoken(fmt, somebody())}"


def rules_of(fmt: Format) -> list[tuple[str, str]]:
    """Titles and texts of the rules; the topic last, where there is one."""
    rules: list[tuple[str, str]] = []
    if fmt.turns:
        early = tr("When done") if fmt.open_ended else tr("When done early")
        rules.append((tr("When time is up"), bell_words(fmt.bell)))
        rules.append((early, early_words(fmt.early)))
        rules.append((tr("Between the turns"), between_words(fmt)))
    if fmt.cue:
        rules.append((tr("What it is about"), text_of(fmt.cue)))
    return rules


def early_words(early: Early) -> str:
    """What happens when somebody has shared everything before the bell."""
    match early:
        case Early.HAND_OVER:
            return tr("The other one’s turn begins")
        case Early.ASK_MORE:
            return tr("The listener asks if there is more")
        case Early.SILENCE:
            return tr("The rest of the turn is silence")


def between_words(fmt: Format) -> str:
    """How the floor passes from turn to turn."""
    quiet = sorted({phase.planned or 0 for phase in fmt.phases if phase.kind is PhaseKind.HANDOVER})
    if not any(quiet):
        return tr("No quiet between")
    if len(quiet) == 1:
        return tr("{time} of quiet").format(time=length_text(quiet[0]))
    return tr("{least} to {most} of quiet").format(
        least=length_text(quiet[0]), most=length_text(quiet[-1])
    )


class FormatDetail(Card):
    """Shows one format; scrolls by itself unless it is unfolded."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._head = QWidget()
        self._name = Text(theme, TextStyle.TITLE)
        self._facts = Text(theme, TextStyle.LABEL, soft=True)
        self._about = Text(theme, TextStyle.BODY)
        self._timeline = Timeline(theme)
        self._legend = Legend(theme)
        self._rules = QWidget()
        self._table = QWidget()
        self._whole = QWidget()
        self._holder = QWidget()
        self.area = Scroll(theme, self._holder, on_card=True)

        head = Column(theme, 2)
        head.addWidget(self._name)
        head.addWidget(self._facts)
        self._head.setLayout(head)
        picture = Column(theme, 8)
        picture.addWidget(self._timeline)
        picture.addWidget(self._legend)
        self._inner = Column(theme, 16)
        self._inner.addWidget(self._head)
        self._inner.addWidget(self._about)
        self._inner.addLayout(picture)
        self._inner.addWidget(self._rules)
        self._inner.addWidget(self._table)
        self._inner.addStretch(1)
        self._whole.setLayout(self._inner)
        self._held = Column(theme, 0, (0, 0, 14, 0))
        self._held.addWidget(self._whole)
        self._holder.setLayout(self._held)
        self.body.addWidget(self.area, 1)
        self._timeline.setAccessibleName(tr("Picture of the phases"))

    def unfold(self, *, unfolded: bool) -> None:
        """Show it whole, without its name, below its card; or let it scroll beside the list."""
        (self.body if unfolded else self._held).addWidget(self._whole)
        self._head.setVisible(not unfolded)
        self.area.setVisible(not unfolded)

    def show_format(self, fmt: Format) -> None:
        """Show a format."""
        people = somebody()
        parts = planned_parts(fmt, people)
        self._name.set_text(text_of(fmt.name))
        self.area.setAccessibleName(text_of(fmt.name))
        self._facts.set_text(facts_of(fmt))
        self._about.set_text(text_of(fmt.about))
        self._timeline.set(parts, *ends_of(parts), told(fmt))
        self._legend.show_parts(parts, people)
        self._rules = self._instead(self._rules, _rules(self._theme, rules_of(fmt)))
        self._table = self._instead(self._table, _table(self._theme, fmt.phases, people))
        self.area.verticalScrollBar().setValue(0)

    def _instead(self, old: QWidget, new: QWidget) -> QWidget:
        self._inner.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        return new


class Legend(QWidget):
    """Legend of the timeline: whose colour is whose, and what stripes mean."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._words: dict[Tone, Text] = {}
        self._entries: dict[Tone, QWidget] = {}
        self._striped = Text(theme, TextStyle.LABEL, tr("Striped: no set time"), soft=True)

        flow = Flow(theme, 14)
        for tone in (Tone.LAKE, Tone.CLAY, Tone.MOSS):
            self._words[tone] = Text(theme, TextStyle.LABEL, soft=True, wrap=False)
            self._entries[tone] = entry = QWidget()
            row = Row(theme, 8)
            row.addWidget(Disc(theme, tone, size=14))
            row.addWidget(self._words[tone])
            entry.setLayout(row)
            flow.addWidget(entry)
        flow.addWidget(self._striped)
        self.setLayout(flow)

    def show_parts(self, parts: Iterable[TimelinePart], people: People) -> None:
        """Show the entries that these parts need."""
        shown = tuple(parts)
        for who in Role:
            self._words[people.tone(who)].set_text(people.name(who))
        self._words[Tone.MOSS].set_text(tr("Both of you"))
        tones = {part.tone for part in shown}
        for tone, entry in self._entries.items():
            entry.setVisible(tone in tones)
        self._striped.setVisible(any(part.striped for part in shown))


def ends_of(parts: Sequence[TimelinePart]) -> tuple[str, str]:
    """The labels of the first and last part, where these are too narrow for them."""
    whole = sum(part.width for part in parts)
    first, last = (p.label if p.width < whole * SHORT else "" for p in (parts[0], parts[-1]))
    return first, last


def _rules(theme: Theme, rules: Sequence[tuple[str, str]]) -> QWidget:
    made = QWidget()
    tiles = Tiles(theme, 14, columns=3, least=140)
    for title, words in rules:
        tile = QWidget()
        lines = Column(theme, 2)
        lines.addWidget(Text(theme, TextStyle.HINT, title, soft=True))
        lines.addWidget(Text(theme, TextStyle.LABEL, words, bold=True))
        lines.addStretch(1)
        tile.setLayout(lines)
        tiles.addWidget(tile)
    made.setLayout(tiles)
    return made


def _table(theme: Theme, phases: Sequence[Phase], people: People) -> QWidget:
    """One line a phase: who and what, a cue below it if there is one, and how long."""
    made = QWidget()
    grid = Grid(theme, 8)
    for line, phase in enumerate(phases):
        words = Column(theme, 0)
        tone = people.tone(phase.who) if phase.who else None
        words.addWidget(Text(theme, TextStyle.LABEL, phase_words(phase, people), tone=tone))
        if phase.cue:
            words.addWidget(Text(theme, TextStyle.LABEL, text_of(phase.cue), soft=True))
        grid.addLayout(words, line, 0)
        grid.addWidget(Text(theme, TextStyle.LABEL, phase_time(phase), align=TRAILING), line, 1)
    grid.setColumnStretch(0, 1)
    made.setLayout(grid)
    return made
