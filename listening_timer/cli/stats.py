"""Command `history stats`: insights by week, as lines or as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from listening_timer.cli.history import opened, selection, today
from listening_timer.cli.output import say, table
from listening_timer.cli.parser import Asked
from listening_timer.insights.model import Column, Table, Value
from listening_timer.insights.overview import Insights, looked_back
from listening_timer.insights.ratings import Mean
from listening_timer.model.records import Filter
from listening_timer.model.weekly import Couple
from listening_timer.text.cleaning import clean_line
from listening_timer.text.english import SOMEONE, duration


def show_stats(asked: Asked) -> int:
    """Print the insights of each couple, the latest couple first."""
    only = selection(asked)
    found = list(_looked_back(asked, only))
    if asked.json:
        say(as_json(found))
        return 0
    if not found:
        say("No session has ended yet." if only == Filter() else "No such session was found.")
    for place, insights in enumerate(found):
        if place:
            say()
        for line in page(insights):
            say(line)
    return 0


def _looked_back(asked: Asked, only: Filter) -> Iterator[Insights]:
    from listening_timer.history.filtered_copy import narrowed  # noqa: PLC0415 - loads SQLite
    from listening_timer.insights.rhythm import HABIT_WEEKS  # noqa: PLC0415 - the core is loaded
    from listening_timer.insights.weeks import Span  # noqa: PLC0415 - only this command

    dated = asked.since or asked.until
    span = Span(asked.span or (Span.ALL if dated else Span.HALF_YEAR))
    habit = (date.fromisoformat(today()) - timedelta(weeks=HABIT_WEEKS)).isoformat()
    with opened(asked, read_only=True) as whole, narrowed(whole, only) as history:
        for couple in history.couples():
            diary = history.diary(couple, hours=habit)
            yield looked_back(diary, span, today())


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
"""Column heads of what is printed; numbers of answers are only in the JSON."""
_BECAME = ("kept", "partly", "waiting", "dropped")


def page(insights: Insights) -> Iterator[str]:
    """The whole span in a few lines, then tables by week; weeks without data are left out.

    No figure follows a name on its line: bidi would swap it with a right-to-left name.
    """
    left, right = _names(insights.couple)
    first, last = insights.weeks[0].monday, insights.weeks[-1].sunday
    yield f"{left} and {right}"
    yield f"  {first.isoformat()} to {last.isoformat()}"
    yield from (f"  {line}" for line in _lines(insights, left, right))
    for part in _parts(insights):
        yield from _weeks(part, left, right)


def as_json(found: Sequence[Insights]) -> str:
    """All of it as one JSON object: also weeks without data; milliseconds, counts and means.

    ASCII only: it stays JSON whatever the terminal can write.
    """
    return json.dumps(
        {"listening_timer": VERSION, "couples": [_mapping(insights) for insights in found]},
        indent=2,
    )


def _lines(insights: Insights, left: str, right: str) -> Iterator[str]:
    balance, rhythm, noted = insights.balance, insights.rhythm, insights.appreciation
    yield "No talk ended in this time." if not balance.talks else _count(balance.talks, "talk")
    if balance.talks:
        shared = ((left, balance.left), (right, balance.right))
        rows = [(duration(ms), f"{name} shared") for name, ms in shared]
        yield from table(rows, right=frozenset({0}))
    if rhythm.weekday is not None:
        yield f"mostly on {DAYS[rhythm.weekday]}"
    if rhythm.hours is not None:
        yield "mostly between {:02}:00 and {:02}:00".format(*rhythm.hours)
    if noted.appreciated:
        yield f"{_count(noted.appreciated, 'appreciation')} noted"
    if noted.asked:
        yield f"{_count(noted.asked, 'change')} asked for"
    yield from _felt(insights)
    if insights.promises.made:
        values = insights.promises.said.values
        became = ", ".join(f"{values[each]} {each}" for each in _BECAME if values[each])
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


def _parts(insights: Insights) -> tuple[tuple[Table, ...], ...]:
    """The tables, grouped as they are printed: each group fits a terminal."""
    return (
        (insights.balance.table,),
        (insights.appreciation.table,),
        (insights.closeness.table, insights.heard.table),
        (insights.promises.table,),
    )


def _weeks(part: Sequence[Table], left: str, right: str) -> Iterator[str]:
    """The weeks with data in these tables, after a blank line; nothing where there are none."""
    weeks = [_merged(rows) for rows in zip(*map(_by_column, part), strict=True)]
    columns = [column for column in weeks[0] if column in _HEADS]
    rows = [[_cell(column, week[column]) for column in columns] for week in weeks]
    held = [row for row in rows if any(row[1:])]
    if held:
        heads = [_HEADS[column].format(left=left, right=right) for column in columns]
        yield ""
        yield from table(_without_blank([heads, *held]), right=frozenset(range(1, len(heads))))


def _by_column(of: Table) -> list[dict[Column, Value]]:
    return [dict(zip(of.columns, row, strict=True)) for row in of.rows]


def _merged(rows: Iterable[Mapping[Column, Value]]) -> dict[Column, Value]:
    """The values of one week from several tables."""
    return {column: value for row in rows for column, value in row.items()}


def _cell(column: Column, value: Value) -> str:
    if column in _SHARED and isinstance(value, int):
        return duration(value) if value else ""
    if isinstance(value, float):
        return f"{value:.1f}"
    return str(value) if value else ""


def _without_blank(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """The rows without columns that hold only their head."""
    kept = [place for place, cells in enumerate(zip(*rows, strict=True)) if any(cells[1:])]
    return [[row[place] for place in kept] for row in rows]


def _mapping(insights: Insights) -> dict[str, object]:
    tables = (_by_column(each) for part in _parts(insights) for each in part)
    weeks = [_merged(rows) for rows in zip(*tables, strict=True)]
    return {
        "left": insights.couple.left,
        "right": insights.couple.right,
        "span": insights.span.value,
        "weekday": insights.rhythm.weekday,
        "hours": insights.rhythm.hours,
        "weeks": weeks,
    }
