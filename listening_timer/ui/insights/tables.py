"""Texts of the tables behind the charts of insights."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QDate, QLocale

from listening_timer.insights.model import Column, Table, Value
from listening_timer.model.annotations import PromiseOutcome
from listening_timer.model.weekly import Couple
from listening_timer.ui.widgets.charts.table import Filling
from listening_timer.ui.words.agreements import outcome_options
from listening_timer.ui.words.i18n import clock_text, tr
from listening_timer.ui.words.insights import mean_words
from listening_timer.ui.words.people import display_name

YEAR, MONTHS = 2028, 12
"""Sample dates for the column width: no other year's dates are wider."""
NOTHING = "–"
"""Cell without a figure."""
_LENGTHS = frozenset({Column.SHARED_LEFT, Column.SHARED_RIGHT})
_MEANS = frozenset(
    {
        Column.CALM_BEFORE,
        Column.CALM_AFTER,
        Column.CLOSENESS_BEFORE,
        Column.CLOSENESS_AFTER,
        Column.HEARD,
    }
)


def column_words(column: Column, couple: Couple) -> str:
    """The name of a column."""
    left, right = display_name(couple.left), display_name(couple.right)
    match column:
        case Column.WEEK:
            return tr("Week from")
        case Column.TALKS:
            return tr("Talks")
        case Column.SHARED_LEFT | Column.SHARED_RIGHT:
            name = left if column is Column.SHARED_LEFT else right
            return tr("{name} shared").format(name=name)
        case Column.APPRECIATED_LEFT | Column.APPRECIATED_RIGHT:
            name = left if column is Column.APPRECIATED_LEFT else right
            return tr("{name} appreciated").format(name=name)
        case Column.ASKED_LEFT | Column.ASKED_RIGHT:
            name = left if column is Column.ASKED_LEFT else right
            return tr("{name} asked for change").format(name=name)
        case _:
            return _plain_column(column)


def _plain_column(column: Column) -> str:
    """The name of a column that names no person."""
    became = dict(outcome_options())
    return {
        Column.CALM_BEFORE: tr("Calm before"),
        Column.CALM_AFTER: tr("Calm after"),
        Column.CLOSENESS_BEFORE: tr("Closeness before"),
        Column.CLOSENESS_AFTER: tr("Closeness after"),
        Column.HEARD: tr("Felt heard"),
        Column.ANSWERS: tr("Answers"),
        Column.ANSWERS_BEFORE: tr("Answers before"),
        Column.ANSWERS_AFTER: tr("Answers after"),
        Column.MADE: tr("Made", "promises"),
        Column.KEPT: became[PromiseOutcome.KEPT],
        Column.PARTLY: became[PromiseOutcome.PARTLY],
        Column.WAITING: became[PromiseOutcome.NOT_YET],
        Column.DROPPED: became[PromiseOutcome.DROPPED],
    }[column]


def table_words(table: Table, couple: Couple) -> Filling:
    """The column names, and the weeks that hold a figure, the newest first."""
    rows = [row for row in reversed(table.rows) if any(row[1:])]

    def row(number: int) -> tuple[str, ...]:
        return tuple(map(value_words, table.columns, rows[number]))

    return Filling(
        tuple(column_words(column, couple) for column in table.columns),
        len(rows),
        row,
        tuple(
            _samples(column, {row[at] for row in rows}) for at, column in enumerate(table.columns)
        ),
    )


def _samples(column: Column, values: Iterable[Value]) -> tuple[str, ...]:
    """Sample texts, one of which is as wide as the widest cell of a column."""
    if column is Column.WEEK:
        values = {f"{YEAR}-{month:02}-28" for month in range(1, MONTHS + 1)}
    return tuple(value_words(column, value) for value in values)


def value_words(column: Column, value: Value) -> str:
    """The text of a cell."""
    match value:
        case None:
            return NOTHING
        case str():
            form = tr("d MMM yyyy", "a date, as QDate.toString takes it")
            day = QDate.fromString(value, "yyyy-MM-dd")  # Qt.ISODate takes no year below 100
            return QLocale().toString(day, form)
        case _ if column in _LENGTHS:
            return clock_text(round(value)) if value else NOTHING
        case _:
            return mean_words(value) if column in _MEANS else QLocale().toString(round(value))
