"""Chart data of the insights.

A chart has few bars however long the span; where a bar covers several weeks, a note says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QDate, QLocale

from listening_timer.exercise.formats import MINUTE
from listening_timer.insights.model import Mean, TalksOfWeek
from listening_timer.insights.overview import Insights
from listening_timer.insights.ratings import pooled
from listening_timer.insights.weeks import LENGTHS, Span, Week, bars
from listening_timer.model.annotations import PromiseOutcome
from listening_timer.ui.theme.theme import Tone
from listening_timer.ui.widgets.charts.model import (
    AxisLabel,
    Columns,
    Fill,
    Length,
    Lengths,
    Levels,
    Panel,
    Series,
    Stones,
)
from listening_timer.ui.words.agreements import outcome_options
from listening_timer.ui.words.i18n import minutes_text, span_text, tr
from listening_timer.ui.words.people import display_name

MAX_BARS = 52
"""Most bars of a chart: a year of weeks."""
ROWS = ((13, 8), (26, 8), (52, 12))
"""Places in a row of the calendar chart, each with the most rows it is used for."""
_MINUTES = (5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 90, 120, 150, 180, 240, 300, 360, 480, 600)
_COUNTS = (1, 2, 3, 4, 5, 8, 10, 15, 20, 30, 40, 50)


class Weeks:
    """The weeks of a chart, from the first that holds anything, grouped into bars.

    There are at least as many as in a month, even if most are empty.
    """

    def __init__(self, found: Insights) -> None:
        self._weeks = found.weeks
        held = (at for at in range(len(found.weeks)) if _holds_anything(found, at))
        last = max(0, len(found.weeks) - LENGTHS[Span.MONTH])
        self._first = min(next(held, last), last)
        self.bars = self.gathered(MAX_BARS)

    @property
    def count(self) -> int:
        """The number of weeks."""
        return len(self._weeks) - self._first

    def gathered(self, most: int) -> tuple[range, ...]:
        """At most `most` groups, each as the indexes of its weeks."""
        at = self._first
        return tuple(range(each.start + at, each.stop + at) for each in bars(self.count, most))

    @property
    def span(self) -> str:
        """The first and last day, in words."""
        first, last = self._weeks[self._first].monday, self._weeks[-1].sunday
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
        labels = [self._label(bar, form) for bar in self.bars]
        firsts = zip(labels, ["", *labels], strict=False)
        return tuple(AxisLabel(at, now) for at, (now, before) in enumerate(firsts) if now != before)

    def day(self, place: range) -> str:
        """The first day of a group; with the year if there is more than a year of weeks."""
        dated = tr("d MMM yyyy", "a date, as QDate.toString takes it")
        return self._label(place, dated if self.count > MAX_BARS else _day_form())

    def _label(self, place: range, form: str) -> str:
        return QLocale().toString(day_of(self._weeks[place[0]]), form)


def _day_form() -> str:
    return tr("d MMM", "day and month, as QDate.toString takes it")


def note_of(places: Sequence[range]) -> str:
    """A note on how many weeks a group covers; empty for one."""
    each = len(places[-1])
    return tr("Each place is %n weeks.", None, each) if each > 1 else ""


def _holds_anything(found: Insights, at: int) -> bool:
    """Whether there was a session or a mark in a week."""
    marks = found.appreciation.weeks[at]
    return bool(found.balance.weeks[at].talks or sum(marks.appreciated) or sum(marks.asked))


def day_of(week: Week) -> QDate:
    """The Monday of a week."""
    return QDate(week.monday.year, week.monday.month, week.monday.day)


def shared(found: Insights, weeks: Weeks) -> Columns:
    """Minutes shared: the left person upwards, the right person downwards."""
    all_of = found.balance.weeks
    left = tuple(sum(all_of[at].left for at in bar) / MINUTE for bar in weeks.bars)
    right = tuple(sum(all_of[at].right for at in bar) / MINUTE for bar in weeks.bars)
    top = _top((*left, *right), _MINUTES)
    return Columns(
        left,
        right,
        Series(display_name(found.couple.left), Tone.LAKE),
        Series(display_name(found.couple.right), Tone.CLAY),
        top,
        minutes_text(round(top * MINUTE)),
        weeks.marks,
        note_of(weeks.bars),
    )


def tallied(found: Insights, weeks: Weeks) -> Columns:
    """Marks of both: appreciated upwards, asked for downwards."""
    all_of = found.appreciation.weeks
    good = tuple(float(sum(sum(all_of[at].appreciated) for at in bar)) for bar in weeks.bars)
    asked = tuple(float(sum(sum(all_of[at].asked) for at in bar)) for bar in weeks.bars)
    top = _top((*good, *asked), _COUNTS)
    return Columns(
        good,
        asked,
        Series(tr("appreciated something"), Tone.MOSS),
        Series(tr("asked for a change"), None, Fill.HOLLOW),
        top,
        QLocale().toString(round(top)),
        weeks.marks,
        note_of(weeks.bars),
    )


def felt(found: Insights, weeks: Weeks) -> Levels:
    """Calm and closeness, before and after."""

    def panel(
        name: str, before: Callable[[TalksOfWeek], Mean], after: Callable[[TalksOfWeek], Mean]
    ) -> Panel:
        all_of = found.closeness.weeks
        means = [
            tuple(pooled(of(all_of[at]) for at in bar).value for bar in weeks.bars)
            for of in (after, before)
        ]
        return Panel(name, *means)

    panels = (
        panel(tr("Calm"), lambda week: week.calm_before, lambda week: week.calm_after),
        panel(
            tr("Closeness"),
            lambda week: week.closeness_before,
            lambda week: week.closeness_after,
        ),
    )
    answered = tuple(each for each in panels if _holds_level(each))
    words = (tr("before a talk"), tr("after it"))
    return Levels(answered, words, weeks.marks, note_of(weeks.bars))


def _holds_level(panel: Panel) -> bool:
    return any(level is not None for level in (*panel.before, *panel.after))


def heard(found: Insights, weeks: Weeks) -> Levels:
    """How heard both felt."""
    all_of = found.heard.weeks
    means = tuple(pooled(all_of[at].heard for at in bar).value for bar in weeks.bars)
    return Levels((Panel("", means),), None, weeks.marks, note_of(weeks.bars))


def rhythm(found: Insights, weeks: Weeks) -> Stones:
    """Weeks with a session, a row a quarter; over many years a place covers several weeks."""
    fitting = (row for row in ROWS if weeks.count <= row[0] * row[1])
    across, rows = next(fitting, ROWS[-1])
    places = weeks.gathered(across * rows)
    across = min(across, len(places))
    return Stones(
        tuple(sum(found.rhythm.weeks[at].talks for at in place) for place in places),
        across,
        tuple(weeks.day(place) for place in places[::across]),
        note_of(places),
    )


def promised(found: Insights, _weeks: Weeks) -> Lengths:
    """Promises by outcome; outcomes without any are omitted."""
    all_of, names = found.promises.weeks, dict(outcome_options())
    rows = (
        (PromiseOutcome.KEPT, Tone.MOSS, Fill.PLAIN, sum(week.kept for week in all_of)),
        (PromiseOutcome.PARTLY, Tone.MOSS, Fill.TINT, sum(week.partly for week in all_of)),
        (PromiseOutcome.NOT_YET, None, Fill.HOLLOW, sum(week.waiting for week in all_of)),
        (PromiseOutcome.DROPPED, None, Fill.TINT, sum(week.dropped for week in all_of)),
    )
    return Lengths(
        tuple(
            Length(Series(names[outcome], tone, fill), count)
            for outcome, tone, fill, count in rows
            if count
        )
    )


def _top(values: Iterable[float], steps: Sequence[int]) -> float:
    """The end of an axis that holds all values."""
    most = max(values)
    step = steps[-1]
    return float(next((each for each in steps if each >= most), -(-most // step) * step))
