"""Promises insight: outcomes of promises and plans, by the week in which they were made."""

from __future__ import annotations

from collections.abc import Iterator

from listening_timer.insights.insight import Column, Insight
from listening_timer.insights.overview import Overview
from listening_timer.text.english import count

_OUTCOMES = (
    Column("kept", "kept", lambda week: week.talks.kept),
    Column("partly", "partly", lambda week: week.talks.partly),
    Column("waiting", "waiting", lambda week: week.talks.waiting),
    Column("dropped", "dropped", lambda week: week.talks.dropped),
)


def _lines(found: Overview, _left: str, _right: str) -> Iterator[str]:
    counts = [(column.of(found.total), column.heading) for column in _OUTCOMES]
    became = ", ".join(f"{number} {outcome}" for number, outcome in counts if number)
    if became:
        yield f"{count(found.total.talks.made, 'promise')}: {became}"


PROMISES = Insight(
    "promised",
    (Column("made", "promises", lambda week: week.talks.made), *_OUTCOMES),
    has_data=lambda total: total.talks.made > 0,
    lines=_lines,
)
