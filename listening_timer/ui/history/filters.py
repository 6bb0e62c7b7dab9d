"""Filters of the session list: time span, people, format, tag, topic, ending."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QDate, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.model.filters import Value, filter_of
from listening_timer.model.records import Filter, Used, UsedFormat
from listening_timer.model.wall_clock import WallClock
from listening_timer.model.weekly import Couple
from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.buttons import QuietButton
from listening_timer.ui.widgets.cards import Card
from listening_timer.ui.widgets.choices import ChoiceRow, Stepper
from listening_timer.ui.widgets.fields import Field
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.layouts import Column, Row, Tiles
from listening_timer.ui.widgets.scroll import Scroll
from listening_timer.ui.words.i18n import local_time, text_of, tr

MOST = 12
"""At most so many people or tags are offered, those of most sessions; search finds others."""
ALL = ""
YES = "yes"


class FilterChoice(ChoiceRow):
    """Choice of all or one of a few; hidden where there are none to choose from."""

    def __init__(self, theme: Theme, label: str, choices: Mapping[str, str]) -> None:
        """`choices`: the label of each, by id."""
        super().__init__(theme, label, [])
        self._choices: Mapping[str, str] = {}
        self.offer(choices)

    def offer(self, choices: Mapping[str, str]) -> bool:
        """Replace the choices; True if the selection was kept, or nothing was selected."""
        held = self.current()
        self._choices = choices
        self.set_options([(ALL, tr("All")), *choices.items()])
        self.choose(held if held in choices else ALL)
        if self.parentWidget() is not None or not choices:  # else it would open a window
            self.setVisible(bool(choices))
        return held == self.current()

    def held(self) -> str | None:
        """The id of the selected choice; None for all."""
        return self.current() or None

    def words(self) -> str:
        """The label of the selected choice; empty for all."""
        return self._choices.get(self.current(), "")


class FilterPanel(Card):
    """Filter panel: all criteria but the search text."""

    changed = Signal()
    """A criterion has changed."""
    done = Signal()
    """Close the panel: back to the sessions."""

    def __init__(self, theme: Theme, wall: WallClock) -> None:
        super().__init__(theme)
        self._couples: Mapping[str, Couple] = {}
        self._span = SpanChoice(theme, wall)
        self._topic = Field(theme, "", tr("Topic contains"))
        self._done = QuietButton(theme, tr("Show the talks"))
        self._picks = {
            "person": FilterChoice(theme, tr("Who was there"), {}),
            "couple": FilterChoice(theme, tr("Which two"), {}),
            "format": FilterChoice(theme, tr("How you talked"), {}),
            "tag": FilterChoice(theme, tr("Tag"), {}),
            "words": FilterChoice(
                theme, tr("What you wrote"), {YES: tr("Only talks with something written")}
            ),
            "early": FilterChoice(theme, tr("How it ended"), {YES: tr("Ended early")}),
        }

        top = Row(theme, 16)
        top.addWidget(Text(theme, TextStyle.TITLE, tr("Which talks?")), 1)
        top.addWidget(self._done)
        topic = Column(theme, 8)
        topic.addWidget(Text(theme, TextStyle.LABEL, tr("Topic contains"), soft=True))
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
        self.body.addWidget(Scroll(theme, inner, on_card=True), 1)
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
        """Set the choices; a selection stays if it is still among them.

        Couples are offered where there is more than one of which nobody was erased.
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
        """The selected values by the names of the criteria, without the search text."""
        first, last = self._span.dates()
        couple = self._couples.get(self._picks["couple"].held() or "")
        return {
            "topic": self._topic.text().strip(),
            "couple": None if couple is None else (couple.left, couple.right),
            "since": first,
            "until": last,
            **{name: self._picks[name].held() for name in ("person", "format", "tag")},
            **{name: self._picks[name].held() is not None for name in ("words", "early")},
        }

    def wanted(self) -> Filter:
        """The filter, without the search text."""
        return filter_of(self.values())

    def words(self) -> Iterator[tuple[str, str]]:
        """The active criteria: id and a short text each."""
        topic = self._topic.text().strip()
        held = {"span": self._span.words()}
        held |= {name: pick.words() for name, pick in self._picks.items()}
        held["topic"] = tr("Topic: {text}").format(text=topic) if topic else ""
        yield from ((name, words) for name, words in held.items() if words)

    def follow_day(self) -> None:
        """Compute the spans from today."""
        self._span.follow_day()

    def clear(self, name: str = "") -> None:
        """Reset one criterion, by its id in `words`; without a name, all of them."""
        if name in ("", "span"):
            self._span.clear()
        if name in ("", "topic"):
            self._topic.clear()
        for each, pick in self._picks.items():
            if name in ("", each):
                pick.choose(ALL)
        self.changed.emit()


def _most(used: Sequence[Used]) -> Sequence[Used]:
    """The most used, by number of sessions, in the given order."""
    most = sorted(range(len(used)), key=lambda place: -used[place].sessions)[:MOST]
    return [used[place] for place in sorted(most)]


Dates = tuple[str | None, str | None]
"""First and last ISO date, both included; None where there is no such bound."""

MOST_YEARS = 30
"""How many years back the month steppers go."""
MONTH_WIDTH_PX = 300
"""Width (design px, at 100 % text) that the longest month needs between its two buttons."""
_YEAR = 12
_HALF_YEAR = 6


class FilterSpan(StrEnum):
    """A time span up to today; the first is all time."""

    ALL = ""
    MONTH = "month"
    HALF_YEAR = "half-year"
    YEAR = "year"
    BETWEEN = "between"


class SpanChoice(QWidget):
    """Choice of a span; two month steppers for the span "from … to …"."""

    changed = Signal()

    def __init__(self, theme: Theme, wall: WallClock) -> None:
        super().__init__()
        self._wall = wall
        self._span = ChoiceRow(theme, tr("When"), _spans())
        self._first = self._stepper(theme, tr("From"))
        self._last = self._stepper(theme, tr("To"))
        self._months = QWidget()

        both = Tiles(theme, 12, columns=2, least=MONTH_WIDTH_PX)
        both.addWidget(self._first)
        both.addWidget(self._last)
        self._months.setLayout(both)
        column = Column(theme, 10)
        column.addWidget(self._span)
        column.addWidget(self._months)
        self.setLayout(column)
        self.clear()

        self._span.chosen.connect(self._on_chosen)
        self._first.changed.connect(self._on_month_changed)
        self._last.changed.connect(self._on_month_changed)

    def clear(self) -> None:
        """Reset to all time."""
        self.follow_day()
        this = _month(self._today())
        self._first.set_value(this - _HALF_YEAR)
        self._last.set_value(this)
        self._span.choose(FilterSpan.ALL)
        self._months.hide()

    def follow_day(self) -> None:
        """Extend the steppers up to the present month."""
        this = _month(self._today())
        for stepper in (self._first, self._last):
            stepper.set_range(this - MOST_YEARS * _YEAR, this)

    def dates(self) -> Dates:
        """First and last date of the span, as of today."""
        today = self._today()
        match self._span.current():
            case FilterSpan.MONTH:
                return _iso(QDate(today.year(), today.month(), 1)), None
            case FilterSpan.HALF_YEAR:
                return _iso(today.addMonths(-_HALF_YEAR)), None
            case FilterSpan.YEAR:
                return _iso(today.addMonths(-_YEAR)), None
            case FilterSpan.BETWEEN:
                last = _first_of(self._last.value())
                end = QDate(last.year(), last.month(), last.daysInMonth())
                return _iso(_first_of(self._first.value())), _iso(end)
            case _:
                return None, None

    def words(self) -> str:
        """The span in a few words; empty for all time."""
        span = self._span.current()
        if span == FilterSpan.BETWEEN:
            first, last = _words(self._first.value()), _words(self._last.value())
            if first == last:
                return first
            return tr("{first} to {last}", "two months").format(first=first, last=last)
        return "" if span == FilterSpan.ALL else dict(_spans())[span]

    def _today(self) -> QDate:
        local = local_time(*self._wall())
        return QDate(local.year, local.month, local.day)

    def _stepper(self, theme: Theme, label: str) -> Stepper:
        names = tr("One month earlier"), tr("One month later")
        return Stepper(theme, label, 0, 0, 1, *names, format_value=_words)

    @Slot()
    def _on_chosen(self) -> None:
        self._months.setVisible(self._span.current() == FilterSpan.BETWEEN)
        self.changed.emit()

    @Slot()
    def _on_month_changed(self) -> None:
        """Keep the first month before the last one: the stepper that was not moved follows."""
        first, last = self._first.value(), self._last.value()
        if first > last and self.sender() is self._first:
            self._last.set_value(first)
        elif first > last:
            self._first.set_value(last)
        self.changed.emit()


def _spans() -> list[tuple[str, str]]:
    return [
        (FilterSpan.ALL, tr("Any time")),
        (FilterSpan.MONTH, tr("This month")),
        (FilterSpan.HALF_YEAR, tr("The last six months")),
        (FilterSpan.YEAR, tr("The last year")),
        (FilterSpan.BETWEEN, tr("From … to …")),
    ]


def _month(day: QDate) -> int:
    """A month as a number, counted through the years."""
    return day.year() * _YEAR + day.month() - 1


def _first_of(month: int) -> QDate:
    return QDate(month // _YEAR, month % _YEAR + 1, 1)


def _words(month: int) -> str:
    form = tr("MMMM yyyy", "month and year, as QDate.toString takes it")
    return QLocale().toString(_first_of(month), form)


def _iso(day: QDate) -> str:
    return day.toString(Qt.DateFormat.ISODate)
