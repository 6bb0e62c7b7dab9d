"""Insight view: title, sentence, chart and table of one insight on screen, and its letter words.

Figures are stated as they are: nothing is judged, and neither of two people comes first.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLocale

from listening_timer.insights.insight import Column, Insight, Value
from listening_timer.insights.overview import Overview
from listening_timer.ui.insights.chart_weeks import ChartWeeks, dated
from listening_timer.ui.widgets.charts.model import ChartModel
from listening_timer.ui.widgets.charts.table import Filling
from listening_timer.ui.words.i18n import NOTHING, duration_text, tr
from listening_timer.ui.words.people import display_name

YEAR, MONTHS = 2028, 12
"""Sample dates, by which the first column has its width: no other year's are wider."""


def _no_paragraph(_found: Overview) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class InsightView:
    """One insight on screen, and in the letter.

    `sentence` and `chart` are asked for where there is data, and `preview` says what they will
    show where there is none. `columns` are the names of the insight's columns, by those of both
    people. `paragraph` is empty where the letter says nothing.
    """

    insight: Insight
    title: Callable[[], str]
    preview: Callable[[], str]
    sentence: Callable[[Overview], str]
    chart: Callable[[Overview, ChartWeeks], ChartModel | None]
    columns: Callable[[str, str], tuple[str, ...]]
    paragraph: Callable[[Overview], str] = _no_paragraph

    @property
    def key(self) -> str:
        """The key of its insight."""
        return self.insight.key

    def content(self, found: Overview, weeks: ChartWeeks) -> InsightContent:
        """What there is to show."""
        has_data = self.insight.has_data(found.total)
        return InsightContent(
            self,
            self.sentence(found) if has_data else self.preview(),
            self.chart(found, weeks) if has_data else None,
            lambda: _table(self, found),
        )


@dataclass(frozen=True, slots=True)
class InsightContent:
    """What an insight shows of a span; without a chart there is nothing to show yet."""

    view: InsightView
    sentence: str
    picture: ChartModel | None
    cells: Callable[[], Filling]
    """The table, made on demand."""


def _table(view: InsightView, found: Overview) -> Filling:
    """The weeks that hold a figure, the newest first."""
    columns = view.insight.columns
    rows = [
        (week.week.monday, values)
        for week in reversed(found.weeks)
        if any(values := [column.of(week) for column in columns])
    ]

    def row(number: int) -> tuple[str, ...]:
        monday, values = rows[number]
        return (dated(monday), *map(value_words, columns, values))

    days = tuple(dated(date(YEAR, month, 28)) for month in range(1, MONTHS + 1))
    samples = (
        tuple(value_words(column, value) for value in {values[at] for _monday, values in rows})
        for at, column in enumerate(columns)
    )
    names = view.columns(display_name(found.couple.left), display_name(found.couple.right))
    return Filling((tr("Week from"), *names), len(rows), row, (days, *samples))


def value_words(column: Column, value: Value) -> str:
    """The text of a cell."""
    if value is None or (column.is_duration and not value):
        return NOTHING
    if isinstance(value, float):
        return mean_words(value)
    return duration_text(value) if column.is_duration else QLocale().toString(value)


def mean_words(value: float | None) -> str:
    """A mean with one decimal; empty for none."""
    return "" if value is None else QLocale().toString(value, "f", 1)
