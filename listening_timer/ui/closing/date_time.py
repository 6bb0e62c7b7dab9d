"""Date and time picker of the next meeting.

The chosen local time becomes a wall instant by the time zone's rules. A time that the day does not
have, because the clocks go forward, becomes the next one that it has.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime, QTimeZone, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import MINUTE
from listening_timer.model.wall_clock import WallClock
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.choices import Stepper
from listening_timer.ui.widgets.layouts import Column, Tiles
from listening_timer.ui.words.i18n import local_time, time_text, tr

MOST_DAYS = 60
"""How many days ahead a meeting can be at most."""
WEEK = 7
QUARTER_MS = 15 * MINUTE
QUARTERS = 24 * 4
"""Quarters of an hour in a day."""
LONGEST_DAY = 430
"""Width (design px, at 100 % text) that the longest day needs between its two buttons."""


class DateTimePicker(QWidget):
    """Picker of a day, from today on, and of a time in quarters of an hour."""

    changed = Signal()
    """Another day or time was chosen."""

    def __init__(
        self,
        theme: Theme,
        wall: WallClock,
        zone: QTimeZone | None = None,
        *,
        bare: bool = False,
    ) -> None:
        """`zone`: the time zone of the picker; by default this computer's. `bare`: one line."""
        super().__init__()
        self._wall, self._zone = wall, zone or QTimeZone(QTimeZone.Initialization.LocalTime)
        self._now = self._local(wall()[0])
        self._days, self._quarter = WEEK, 0
        self._day = Stepper(
            theme,
            tr("Day"),
            0,
            MOST_DAYS,
            1,
            tr("One day earlier"),
            tr("One day later"),
            format_value=lambda _days: self._day_words(),
            bare=bare,
        )
        self._time = Stepper(
            theme,
            tr("Time"),
            0,
            QUARTERS - 1,
            1,
            tr("A quarter of an hour earlier"),
            tr("A quarter of an hour later"),
            format_value=lambda _quarter: time_text(*self.chosen()),
            bare=bare,
        )

        both = Tiles(theme, 28 if bare else 12, columns=2, least=LONGEST_DAY)
        both.addWidget(self._day)
        both.addWidget(self._time)
        layout = Column(theme)
        layout.addLayout(both)
        self.setLayout(layout)
        self.reset()

        self._day.changed.connect(self._on_day_changed)
        self._time.changed.connect(self._on_time_changed)

    def reset(self) -> None:
        """Propose the same day of next week, at the present time of day."""
        self._now = self._local(self._wall()[0])
        self._propose(WEEK, self._now.time())

    def propose(self, day: date, minute: int) -> None:
        """Propose a local day and a minute of it, within the limits."""
        self._now = self._local(self._wall()[0])
        days = self._now.date().daysTo(QDate(day.year, day.month, day.day))
        self._propose(days, QTime(*divmod(minute, 60)))

    def choose(self, wall: int) -> None:
        """Select the quarter of an hour nearest to a wall instant (UTC ms), within the limits."""
        self._now, then = self._local(self._wall()[0]), self._local(wall)
        self._propose(self._now.date().daysTo(then.date()), then.time())

    def follow_wall(self) -> None:
        """Update to the present time: the chosen day and time stay, unless they are past."""
        before, self._now = self._now, self._local(self._wall()[0])
        passed = before.date().daysTo(self._now.date())
        if passed or (self._days == 0 and self._next_quarter() != self._time.low()):
            self._days = max(self._earliest_day(), min(MOST_DAYS, self._days - passed))
            self._limit()

    def chosen(self) -> tuple[int, int]:
        """The wall instant (UTC ms), and by how many minutes local time is ahead of UTC then."""
        found = next(time for time in self._times_from_here() if time is not None)
        return found.toMSecsSinceEpoch(), found.offsetFromUtc() // 60

    def words(self) -> str:
        """The day and the time as text."""
        return tr("{day}, {time}", "a day and a time of day").format(
            day=self._day_words(), time=time_text(*self.chosen())
        )

    def _local(self, wall: int) -> QDateTime:
        return QDateTime.fromMSecsSinceEpoch(wall, self._zone)

    def _propose(self, days: int, time: QTime) -> None:
        self._days = max(self._earliest_day(), min(MOST_DAYS, days))
        self._quarter = min(QUARTERS - 1, round(time.msecsSinceStartOfDay() / QUARTER_MS))
        self._limit()

    def _limit(self) -> None:
        """Update the steppers; a time of today that is past becomes the first one that is not."""
        earliest = self._next_quarter() if self._days == 0 else 0
        self._quarter = max(earliest, self._quarter)
        self._day.set_range(self._earliest_day(), MOST_DAYS)
        self._day.set_value(self._days)
        self._time.set_range(earliest, QUARTERS - 1)
        self._time.set_value(self._quarter)

    def _next_quarter(self) -> int:
        """Today's first quarter that is not past, as of the last clock reading."""
        return -(-self._now.time().msecsSinceStartOfDay() // QUARTER_MS)

    def _earliest_day(self) -> int:
        """0 for today; 1 for tomorrow, where no quarter of today is left."""
        return 1 if self._next_quarter() == QUARTERS else 0

    def _times_from_here(self) -> Iterator[QDateTime | None]:
        """The chosen quarter and those after it; None for each that the clock change skips."""
        for quarter in count(self._quarter):
            days, of_day = divmod(quarter, QUARTERS)
            date = self._now.date().addDays(self._days + days)
            time = QTime.fromMSecsSinceStartOfDay(of_day * QUARTER_MS)
            first = QDateTime.TransitionResolution.PreferBefore  # where the clock repeats a time
            found = QDateTime(date, time, self._zone, first)
            yield found if (found.date(), found.time()) == (date, time) else None

    def _day_words(self) -> str:
        local = local_time(*self.chosen())
        day = QDate(local.year, local.month, local.day)
        return tr("{day}, {date}", "as in Sunday, 29 November").format(
            day=QLocale().standaloneDayName(day.dayOfWeek()),
            date=QLocale().toString(day, tr("d MMMM", "day and month, as QDate.toString takes it")),
        )

    @Slot(int)
    def _on_day_changed(self, days: int) -> None:
        self._days = days
        self._limit()
        self.changed.emit()

    @Slot(int)
    def _on_time_changed(self, quarter: int) -> None:
        self._quarter = quarter
        self._limit()
        self.changed.emit()
