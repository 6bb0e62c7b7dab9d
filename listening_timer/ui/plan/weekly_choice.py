"""Weekly choice: a weekday or none, its time, and the day on which it is held otherwise."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtWidgets import QWidget

from listening_timer.exercise.formats import MINUTE
from listening_timer.library.plan import Weekly
from listening_timer.ui.closing.meeting_parts import SubstituteDay
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.choices import ChoiceRow, Stepper
from listening_timer.ui.widgets.layouts import Column, Row
from listening_timer.ui.widgets.scroll import bring_into_view
from listening_timer.ui.words.agreements import weekday_text
from listening_timer.ui.words.i18n import time_text, tr

NEVER = "never"
QUARTER = 15
USUAL_MINUTE = 20 * 60
_DAY = 24 * 60


class WeeklyChoice(QWidget):
    """The appointment of a plan; a day is one press, and without it there is none."""

    changed = Signal()
    """A day, a time or another day was chosen."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._days = ChoiceRow(theme, tr("A talk every week"), [])
        self._time = Stepper(
            theme,
            tr("Time"),
            0,
            _DAY - QUARTER,
            QUARTER,
            tr("A quarter of an hour earlier"),
            tr("A quarter of an hour later"),
            format_value=lambda minute: time_text(minute * MINUTE, 0),
            bare=True,
        )
        self._other = SubstituteDay(theme)

        whole, line = Column(theme, 12), Row(theme)
        line.addWidget(self._time)
        line.addStretch(1)
        whole.addWidget(self._days)
        whole.addLayout(line)
        whole.addWidget(self._other)
        self.setLayout(whole)
        short = QLocale.FormatType.ShortFormat
        names = [(str(day), QLocale().standaloneDayName(day + 1, short)) for day in range(7)]
        self._days.set_options([(NEVER, tr("No day")), *names])
        for day, name in names:
            self._days.rename(day, name, weekday_text(int(day)))
        self.choose(None)

        self._days.chosen.connect(self._on_days_chosen)
        self._time.changed.connect(self.changed)
        self._other.chosen.connect(self.changed)

    def weekly(self) -> Weekly | None:
        """What is chosen; None without a day."""
        day = self._days.current()
        if day == NEVER:
            return None
        return Weekly(int(day), self._time.value(), self._other.current())

    def choose(self, weekly: Weekly | None) -> None:
        """Choose an appointment or none, without emitting `changed`."""
        self._days.choose(NEVER if weekly is None else str(weekly.day))
        self._time.set_value(USUAL_MINUTE if weekly is None else weekly.minute)
        self._show()
        self._other.choose(None if weekly is None else weekly.other_day)

    def _show(self) -> None:
        day = self._days.current()
        for part in (self._time, self._other):
            part.setVisible(day != NEVER)
        if day != NEVER:
            self._other.leave_out(int(day))

    @Slot()
    def _on_days_chosen(self) -> None:
        self._show()
        self.changed.emit()
        bring_into_view(self)
