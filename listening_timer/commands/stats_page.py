"""Insights as lines of text and as JSON: plain figures by week, nobody ranked. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence

from listening_timer.commands.printing import table
from listening_timer.days import Couple
from listening_timer.insights.closeness import Mean
from listening_timer.insights.telling import Column, Table, Value
from listening_timer.insights.whole import Insights
from listening_timer.plain import SOMEONE, duration
from listening_timer.text import clean_line

VERSION = 1
DAYS = ("Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays")
_SHARED = frozenset({Column.SHARED_LEFT, Column.SHARED_RIGHT})
_HEADS: Mapping[Column, str] = {
    Column.WEEK: "week of",
    Column.TALKS: "talks",
    Column.SHARED_LEFT: "{left} shared",
    Column.SHARED_RIGHT: "{right} shared",
    Column.APPRECIATED_LEFT: "{left} appreciated",
    Column.APPRECIATED_RIGHT: "{right} appreciated",
    Column.ASKED_LEFT: "{left} asked for change",
    Column.ASKED_RIGHT: "{right} asked for change",
    Column.CALM_BEFORE: "calm before",
    Column.CALM_AFTER: "calm after",
    Column.CLOSENESS_BEFORE: "close before",
    Column.CLOSENESS_AFTER: "close after",
    Column.HEARD: "heard",
    Column.MADE: "promises",
    Column.KEPT: "kept",
    Column.PARTLY: "partly",
    Column.WAITING: "waiting",
    Column.DROPPED: "dropped",
}
"""The heads of what is shown; how many answered stands in the JSON alone."""


def page(insights: Insights) -> Iterator[str]:
    """The whole span in a few lines, then its weeks; those in which nothing was are left out."""
    left, right = _names(insights.couple)
    first, last = insights.weeks[0].monday, insights.weeks[-1].sunday
    yield f"{left} and {right}, {first.isoformat()} to {last.isoformat()}"
    yield from (f"  {line}" for line in _lines(insights, left, right))
    held = [row for row in _by_week(insights) if any(value for value in row[1:])]
    if held:
        columns = [column for column, _place, _table in _columns(insights)]
        heads = [_HEADS[column].format(left=left, right=right) for column in columns]
        yield ""
        rows = [heads, *([_cell(*each) for each in zip(columns, row, strict=True)] for row in held)]
        yield from table(_without_blank(rows), right=frozenset(range(1, len(heads))))


def as_json(found: Sequence[Insights]) -> str:
    """All of it as one object: whole weeks too, in milliseconds, counts and means."""
    return json.dumps(
        {"listening_timer": VERSION, "couples": [_mapping(insights) for insights in found]},
        ensure_ascii=False,
        indent=2,
    )


def _lines(insights: Insights, left: str, right: str) -> Iterator[str]:
    balance, rhythm, noted = insights.balance, insights.rhythm, insights.appreciation
    yield "No talk ended in this time." if not balance.talks else _count(balance.talks, "talk")
    if balance.talks:
        yield f"{left} shared {duration(balance.left)}, {right} {duration(balance.right)}"
    if rhythm.weekday is not None:
        yield f"mostly on {DAYS[rhythm.weekday]}"
    if rhythm.hour is not None:
        yield f"mostly around {rhythm.hour}:00"
    if noted.appreciated or noted.asked:
        asked = _count(noted.asked, "change")
        yield f"{_count(noted.appreciated, 'appreciation')} noted, {asked} asked for"
    yield from _felt(insights)
    if insights.promises.made:
        values = insights.promises.said.values
        became = ", ".join(
            f"{values[each]} {each}" for each in ("kept", "partly", "waiting", "dropped")
        )
        yield f"{_count(insights.promises.made, 'promise')}: {became}"


def _felt(insights: Insights) -> Iterator[str]:
    close = insights.closeness
    for said, before, after in (
        ("calm", close.calm_before, close.calm_after),
        ("close", close.closeness_before, close.closeness_after),
    ):
        parts = [f"{_mean(before)} before"] if before.answers else []
        parts += [f"{_mean(after)} after"] if after.answers else []
        if parts:
            yield f"{said} {', '.join(parts)} (0 to 10)"
    if insights.heard.heard.answers:
        yield f"heard {_mean(insights.heard.heard)} (0 to 10)"


def _mean(mean: Mean) -> str:
    return "" if mean.value is None else f"{mean.value:.1f}"


def _count(number: int, what: str) -> str:
    return f"1 {what}" if number == 1 else f"{number} {what}s"


def _names(couple: Couple) -> tuple[str, str]:
    return clean_line(couple.left) or SOMEONE, clean_line(couple.right) or SOMEONE


def _tables(insights: Insights) -> tuple[Table, ...]:
    return (
        insights.balance.table,
        insights.appreciation.table,
        insights.closeness.table,
        insights.heard.table,
        insights.promises.table,
    )


def _columns(insights: Insights) -> list[tuple[Column, int, int]]:
    """Every column once, and where it is: its place in its table, and which table."""
    found: dict[Column, tuple[Column, int, int]] = {}
    for number, each in enumerate(_tables(insights)):
        for place, column in enumerate(each.columns):
            if column in _HEADS:
                found.setdefault(column, (column, place, number))
    return list(found.values())


def _by_week(insights: Insights) -> list[tuple[Value, ...]]:
    tables, columns = _tables(insights), _columns(insights)
    return [
        tuple(tables[number].rows[week][place] for _column, place, number in columns)
        for week in range(len(insights.weeks))
    ]


def _cell(column: Column, value: Value) -> str:
    if column in _SHARED and isinstance(value, int):
        return duration(value) if value else ""
    if isinstance(value, float):
        return f"{value:.1f}"
    return str(value) if value else ""


def _without_blank(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Without the columns in which nothing stands but the head."""
    kept = [place for place, cells in enumerate(zip(*rows, strict=True)) if any(cells[1:])]
    return [[row[place] for place in kept] for row in rows]


def _mapping(insights: Insights) -> dict[str, object]:
    weeks: dict[Value, dict[str, Value]] = {}
    for each in _tables(insights):
        for row in each.rows:
            values = dict(zip((column.value for column in each.columns), row, strict=True))
            weeks.setdefault(row[0], {}).update(values)
    return {
        "left": insights.couple.left,
        "right": insights.couple.right,
        "span": insights.span.value,
        "weekday": insights.rhythm.weekday,
        "hour": insights.rhythm.hour,
        "weeks": list(weeks.values()),
    }
