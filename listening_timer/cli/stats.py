"""Command `history stats`: insights by week, as lines or as one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from listening_timer.cli.arguments import Asked
from listening_timer.cli.history import opened, selection, today
from listening_timer.cli.output import say, table
from listening_timer.insights.insight import Column, Insight
from listening_timer.insights.overview import Overview, WeekSums, looked_back
from listening_timer.insights.registry import GROUPS, INSIGHTS
from listening_timer.insights.rhythm import habits_since
from listening_timer.insights.weeks import Span
from listening_timer.model.records import Filter
from listening_timer.text.cleaning import clean_line
from listening_timer.text.english import SOMEONE, count, duration

VERSION = 1


def show_stats(asked: Asked) -> int:
    """Print the insights of each couple, the latest couple first."""
    only = selection(asked)
    found = list(_looked_back(asked, only))
    if asked.json:
        say(as_json(found))
        return 0
    if not found:
        say("No session has ended yet." if only == Filter() else "No such session was found.")
    for place, overview in enumerate(found):
        if place:
            say()
        for line in page(overview):
            say(line)
    return 0


def _looked_back(asked: Asked, only: Filter) -> Iterator[Overview]:
    from listening_timer.history.filtered_copy import narrowed  # noqa: PLC0415 - loads SQLite

    dated = asked.since or asked.until
    span = Span(asked.span or (Span.ALL if dated else Span.HALF_YEAR))
    with opened(asked, read_only=True) as whole, narrowed(whole, only) as history:
        for couple in history.couples():
            diary = history.diary(couple, hours=habits_since(today()))
            yield looked_back(diary, span, today())


def page(found: Overview) -> Iterator[str]:
    """The whole span in a few lines, then tables by week; weeks without data are left out."""
    left, right = (clean_line(name) or SOMEONE for name in (found.couple.left, found.couple.right))
    talks = found.total.talks.talks
    yield f"{left} and {right}"
    yield f"  {found.weeks[0].week.monday} to {found.weeks[-1].week.sunday}"
    yield f"  {count(talks, 'talk')}" if talks else "  No talk ended in this time."
    for insight in INSIGHTS:
        yield from (f"  {line}" for line in insight.lines(found, left, right))
    for group in GROUPS:
        yield from _weeks(group, found.weeks, left, right)


def as_json(found: Sequence[Overview]) -> str:
    """All of it as one JSON object: also weeks without data; milliseconds, counts and means.

    ASCII only: it stays JSON whatever the terminal can write.
    """
    return json.dumps(
        {"listening_timer": VERSION, "couples": [_mapping(overview) for overview in found]},
        indent=2,
    )


def _weeks(
    group: Sequence[Insight], weeks: Sequence[WeekSums], left: str, right: str
) -> Iterator[str]:
    """A table after a blank line; columns and weeks without data are left out."""
    columns = dict.fromkeys(each for insight in group for each in insight.columns if each.heading)
    rows = [(week, [_cell(column, week) for column in columns]) for week in weeks]
    held = [(str(week.week.monday), *cells) for week, cells in rows if any(cells)]
    if held:
        heads = ("week of", *(each.heading.format(left=left, right=right) for each in columns))
        filled = [column for column in zip(heads, *held, strict=True) if any(column[1:])]
        yield ""
        yield from table(list(zip(*filled, strict=True)), right=frozenset(range(1, len(filled))))


def _cell(column: Column, week: WeekSums) -> str:
    """A figure as text; empty for a count of 0."""
    value = column.of(week)
    if isinstance(value, float):
        return f"{value:.1f}"
    if not value:
        return ""
    return duration(value) if column.is_duration else str(value)


def _mapping(found: Overview) -> dict[str, object]:
    facts = {key: fact for insight in INSIGHTS for key, fact in insight.facts(found).items()}
    columns = [column for insight in INSIGHTS for column in insight.columns]
    weeks = [
        {"week": str(week.week.monday), **{column.key: column.of(week) for column in columns}}
        for week in found.weeks
    ]
    return {
        "left": found.couple.left,
        "right": found.couple.right,
        "span": found.span.value,
        **facts,
        "weeks": weeks,
    }
