"""Weeks of a chart: the places along its axis.

A chart has few bars however long the span; where a bar covers several weeks, a note says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale

from listening_timer.insights.overview import Overview, WeekSums, summed
from listening_timer.insights.weeks import LENGTHS, Span, bars
from listening_timer.ui.widgets.charts.model import AxisLabel, Columns, Series
from listening_timer.ui.words.i18n import span_text, tr

MAX_BARS = 52
"""Most bars of a chart: a year of weeks."""


class ChartWeeks:
    """The weeks of a chart, from the first that holds anything, added up to `bars`.

    There are at least as many as in a month, even if most are empty.
    """

    def __init__(self, found: Overview) -> None:
        held = (at for at, week in enumerate(found.weeks) if week.holds_anything)
        last = max(0, len(found.weeks) - LENGTHS[Span.MONTH])
        self._weeks = found.weeks[min(next(held, last), last) :]
        self.bars = self.gathered(MAX_BARS)

    @property
    def count(self) -> int:
        """The number of weeks."""
        return len(self._weeks)

    def gathered(self, most: int) -> tuple[WeekSums, ...]:
        """The sums of at most `most` groups of weeks."""
        return tuple(summed(self._weeks[bar.start : bar.stop]) for bar in bars(self.count, most))

    def note(self, most: int = MAX_BARS) -> str:
        """A note on how many weeks each of at most `most` groups covers; empty for one."""
        each = -(-self.count // most)
        return tr("Each column is %n weeks.", None, each) if each > 1 else ""

    @property
    def span(self) -> str:
        """The first and last day, in words."""
        first, last = self._weeks[0].week.monday, self._weeks[-1].week.sunday
        return tr("Weeks from {days}.", "the days as in 1 to 28 June 2026").format(
            days=span_text(first, last)
        )

    @property
    def marks(self) -> tuple[AxisLabel, ...]:
        """Axis labels: days for few bars, months for up to a year, else years."""
        if self.count <= LENGTHS[Span.MONTH]:
            form = _day_form()
        elif self.count <= MAX_BARS:
            form = tr("MMM", "month, as QDate.toString takes it")
        else:
            form = "yyyy"
        labels = [_written(bar.week.monday, form) for bar in self.bars]
        firsts = zip(labels, ["", *labels], strict=False)
        return tuple(AxisLabel(at, now) for at, (now, before) in enumerate(firsts) if now != before)

    def day(self, bar: WeekSums) -> str:
        """The first day of a group; with the year if there is more than a year of weeks."""
        day = bar.week.monday
        return dated(day) if self.count > MAX_BARS else _written(day, _day_form())

    def columns(  # noqa: PLR0913 - two series and their scale
        self,
        ups: Callable[[WeekSums], float],
        above: Series,
        downs: Callable[[WeekSums], float],
        below: Series,
        steps: Sequence[int],
        label: Callable[[int], str],
        *,
        even: bool = True,
    ) -> Columns:
        """A column chart of two figures; its scale ends at one of these steps, or a multiple.

        `even`: at the same one in both directions, for figures of two people.
        """
        up, down = (tuple(float(of(bar)) for bar in self.bars) for of in (ups, downs))
        most = max(*up, *down)
        top = _end(most if even else max(up), steps)
        bottom = top if even else _end(max(down), steps)
        low = bottom, label(bottom)
        return Columns(up, down, above, below, top, label(top), self.marks, self.note(), low)


def _end(most: float, steps: Sequence[int]) -> int:
    """The first step that is not below `most`, or a multiple of the last one."""
    return next((step for step in steps if step >= most), round(-(-most // steps[-1]) * steps[-1]))


def dated(day: date) -> str:
    """A day with its year, shortened."""
    return _written(day, tr("d MMM yyyy", "a date, as QDate.toString takes it"))


def _day_form() -> str:
    return tr("d MMM", "day and month, as QDate.toString takes it")


def _written(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form)
