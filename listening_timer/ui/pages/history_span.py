"""How far back the list goes: a month, half a year, a year, all of it, or from month to month."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QDate, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.model.wall_clock import WallClock
from listening_timer.ui.theme import Theme
from listening_timer.ui.widgets.layouts import Column, Tiles
from listening_timer.ui.widgets.steppers import ChoiceRow, Stepper
from listening_timer.ui.words import there, tr

Dates = tuple[str | None, str | None]
"""The first and the last ISO date, both included; None where there is no such bound."""

MOST_YEARS = 30
"""So far back one can go month by month."""
LONGEST_MONTH = 300
"""Design pixels, at 100 % text, in which the longest month is written between its two buttons."""
_YEAR = 12
_HALF_YEAR = 6


class Span(StrEnum):
    """A span of time up to today; the first is all of it."""

    ALL = ""
    MONTH = "month"
    HALF_YEAR = "half-year"
    YEAR = "year"
    BETWEEN = "between"


class SpanChoice(QWidget):
    """One of the spans, with two months to choose where it is from one to the other."""

    changed = Signal()

    def __init__(self, theme: Theme, wall: WallClock) -> None:
        super().__init__()
        self._wall = wall
        self._span = ChoiceRow(theme, tr("When it was"), _spans())
        self._first = self._stepper(theme, tr("From"))
        self._last = self._stepper(theme, tr("To"))
        self._months = QWidget()

        both = Tiles(theme, 12, columns=2, least=LONGEST_MONTH)
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
        """Go back as far as there is anything."""
        this = _month(self._today())
        for stepper, value in ((self._first, this - _HALF_YEAR), (self._last, this)):
            stepper.set_range(this - MOST_YEARS * _YEAR, this)
            stepper.set_value(value)
        self._span.choose(Span.ALL)
        self._months.hide()

    def follow_day(self) -> None:
        """Let the months reach up to this one."""
        this = _month(self._today())
        for stepper in (self._first, self._last):
            stepper.set_range(this - MOST_YEARS * _YEAR, this)

    def dates(self) -> Dates:
        """Between which dates a talk was, seen from today."""
        today = self._today()
        match self._span.current():
            case Span.MONTH:
                return _iso(QDate(today.year(), today.month(), 1)), None
            case Span.HALF_YEAR:
                return _iso(today.addMonths(-_HALF_YEAR)), None
            case Span.YEAR:
                return _iso(today.addMonths(-_YEAR)), None
            case Span.BETWEEN:
                last = _first_of(self._last.value())
                end = QDate(last.year(), last.month(), last.daysInMonth())
                return _iso(_first_of(self._first.value())), _iso(end)
            case _:
                return None, None

    def words(self) -> str:
        """The span in a few words; empty where it is all of time."""
        if self._span.current() == Span.BETWEEN:
            first, last = _words(self._first.value()), _words(self._last.value())
            if first == last:
                return first
            return tr("{first} to {last}", "two months").format(first=first, last=last)
        return "" if self._span.current() == Span.ALL else dict(_spans())[self._span.current()]

    def _today(self) -> QDate:
        local = there(*self._wall())
        return QDate(local.year, local.month, local.day)

    def _stepper(self, theme: Theme, label: str) -> Stepper:
        names = tr("One month earlier"), tr("One month later")
        return Stepper(theme, label, 0, 0, 1, *names, format_value=_words)

    @Slot()
    def _on_chosen(self) -> None:
        self._months.setVisible(self._span.current() == Span.BETWEEN)
        self.changed.emit()

    @Slot()
    def _on_month_changed(self) -> None:
        """The first month is never after the last one: whichever was not moved follows."""
        first, last = self._first.value(), self._last.value()
        if first > last:
            follower = self._last if self.sender() is self._first else self._first
            follower.set_value(first if follower is self._last else last)
        self.changed.emit()


def _spans() -> list[tuple[str, str]]:
    return [
        (Span.ALL, tr("Any time")),
        (Span.MONTH, tr("This month")),
        (Span.HALF_YEAR, tr("The last half year")),
        (Span.YEAR, tr("The last year")),
        (Span.BETWEEN, tr("From … to …")),
    ]


def _month(day: QDate) -> int:
    """A month as a number that counts on over the years."""
    return day.year() * _YEAR + day.month() - 1


def _first_of(month: int) -> QDate:
    return QDate(month // _YEAR, month % _YEAR + 1, 1)


def _words(month: int) -> str:
    form = tr("MMMM yyyy", "month and year, as QDate.toString takes it")
    return QLocale().toString(_first_of(month), form)


def _iso(day: QDate) -> str:
    return day.toString(Qt.DateFormat.ISODate)
