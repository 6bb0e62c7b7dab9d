"""Which talks are shown: when, with whom, in which way, about what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from listening_timer.model.filters import Value, filter_of
from listening_timer.model.records import Filter, Used, UsedFormat
from listening_timer.model.wall_clock import WallClock
from listening_timer.model.weekly import Couple
from listening_timer.ui.pages.history_span import SpanChoice
from listening_timer.ui.theme import Role as Type
from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Row
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.widgets.steppers import ChoiceRow
from listening_timer.ui.words import text_of, tr

MOST = 12
"""So many people or tags can be chosen from, those of most talks; others can be searched for."""
ALL = ""
YES = "yes"


class Pick(ChoiceRow):
    """All of them, or one of a few; takes no room where there are none."""

    def __init__(self, theme: Theme, label: str, choices: Mapping[str, str]) -> None:
        """`choices`: the words of each, by its id."""
        super().__init__(theme, label, [])
        self._choices: Mapping[str, str] = {}
        self.offer(choices)

    def offer(self, choices: Mapping[str, str]) -> bool:
        """Offer these; returns whether what held is still among them, or was nothing."""
        held = self.current()
        self._choices = choices
        self.set_options([(ALL, tr("All")), *choices.items()])
        self.choose(held if held in choices else ALL)
        if self.parentWidget() is not None or not choices:  # else it would open a window
            self.setVisible(bool(choices))
        return held == self.current()

    def held(self) -> str | None:
        """The id of the one that holds, None where it is all of them."""
        return self.current() or None

    def words(self) -> str:
        """The words of the one that holds, empty where it is all of them."""
        return self._choices.get(self.current(), "")


class FilterPanel(Card):
    """All that a list can be narrowed down by, besides what is searched for."""

    changed = Signal()
    """Something else is wanted."""
    done = Signal()
    """Enough was chosen: back to the talks."""

    def __init__(self, theme: Theme, wall: WallClock) -> None:
        super().__init__(theme)
        self._couples: Mapping[str, Couple] = {}
        self._span = SpanChoice(theme, wall)
        self._topic = Field(theme, "", tr("Words of a topic"))
        self._done = QuietButton(theme, tr("Show the talks"))
        self._picks = {
            "person": Pick(theme, tr("Who was there"), {}),
            "couple": Pick(theme, tr("Which two"), {}),
            "format": Pick(theme, tr("How you talked"), {}),
            "tag": Pick(theme, tr("Tag"), {}),
            "words": Pick(theme, tr("What you wrote"), {YES: tr("With words")}),
            "early": Pick(theme, tr("How it ended"), {YES: tr("Ended early")}),
        }

        top = Row(theme, 16)
        top.addWidget(Text(theme, Type.TITLE, tr("Which talks?")), 1)
        top.addWidget(self._done)
        topic = Column(theme, 8)
        topic.addWidget(Text(theme, Type.LABEL, tr("Words of a topic"), soft=True))
        topic.addWidget(self._topic)
        inner, column = QWidget(), Column(theme, 22, (0, 0, 14, 0))
        column.addLayout(top)
        column.addWidget(self._span)
        for name, pick in self._picks.items():
            column.addWidget(pick)
            if name == "tag":
                column.addLayout(topic)
            pick.chosen.connect(self.changed)
        column.addStretch(1)
        inner.setLayout(column)
        self.body.addWidget(Scroll(theme, inner), 1)
        self.show_values([], [], [])

        self._span.changed.connect(self.changed)
        self._topic.textChanged.connect(self.changed)
        self._done.clicked.connect(self.done)

    def show_values(
        self,
        people: Sequence[Used],
        formats: Sequence[UsedFormat],
        tags: Sequence[Used],
        couples: Sequence[Couple] = (),
    ) -> None:
        """Offer these to choose from; what holds stays, if it is still there.

        Couples are offered where there is more than one, of whom neither was erased.
        """
        named = {f"{each.left}\n{each.right}": each for each in couples if each.left and each.right}
        self._couples = named if len(named) > 1 else {}
        both = tr("{one} and {other}")
        offers = {
            "couple": {
                key: both.format(one=each.left, other=each.right)
                for key, each in list(self._couples.items())[:MOST]
            },
            "person": {used.name: used.name for used in _most(people)},
            "format": {used.id: text_of(used.name) for used in formats},
            "tag": {used.name: used.name for used in _most(tags)},
        }
        stay = [self._picks[name].offer(choices) for name, choices in offers.items()]
        if not all(stay):
            self.changed.emit()

    def values(self) -> dict[str, Value]:
        """What is wanted, by the names of the criteria; what is searched for is elsewhere."""
        first, last = self._span.dates()
        couple = self._couples.get(self._picks["couple"].held() or "")
        return {
            "topic": self._topic.text().strip(),
            "person": self._picks["person"].held(),
            "couple": None if couple is None else (couple.left, couple.right),
            "format": self._picks["format"].held(),
            "since": first,
            "until": last,
            "words": self._picks["words"].held() is not None,
            "early": self._picks["early"].held() is not None,
            "tag": self._picks["tag"].held(),
        }

    def wanted(self) -> Filter:
        """What is to be shown, but for what is searched for."""
        return filter_of(self.values())

    def words(self) -> Iterator[tuple[str, str]]:
        """What holds now, each under its id, in a few words."""
        topic = self._topic.text().strip()
        held = {"span": self._span.words()}
        held |= {name: pick.words() for name, pick in self._picks.items()}
        held["topic"] = tr("Topic: {text}").format(text=topic) if topic else ""
        yield from ((name, words) for name, words in held.items() if words)

    def follow_day(self) -> None:
        """See the spans from today."""
        self._span.follow_day()

    def clear(self, name: str = "") -> None:
        """Let this hold no more, as `words` calls it; without a name none of all."""
        if name in ("", "span"):
            self._span.clear()
        if name in ("", "topic"):
            self._topic.clear()
        for each, pick in self._picks.items():
            if name in ("", each):
                pick.choose(ALL)
        self.changed.emit()


def _most(used: Sequence[Used]) -> Sequence[Used]:
    """Those of most sessions, in the order in which they came."""
    least = sorted(used, key=attrgetter("sessions"))[-MOST:][:1]
    return [each for each in used if least and each.sessions >= least[0].sessions][:MOST]
