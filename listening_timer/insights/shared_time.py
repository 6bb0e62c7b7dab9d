"""Shared time insight: how long each of the two shared: two numbers, and no ratio of them."""

from __future__ import annotations

from collections.abc import Iterator

from listening_timer.insights.insight import Column, Insight
from listening_timer.insights.overview import Overview
from listening_timer.text.english import duration

TALKS = Column("talks", "talks", lambda week: week.talks.talks)


def _lines(found: Overview, left: str, right: str) -> Iterator[str]:
    talks = found.total.talks
    if talks.talks:
        times = duration(talks.shared_left), duration(talks.shared_right)
        wide = max(map(len, times))
        for time, name in zip(times, (left, right), strict=True):
            yield f"{time:>{wide}}  {name} shared"


SHARED_TIME = Insight(
    "shared",
    (
        TALKS,
        Column("shared-left", "{left} shared", lambda week: week.talks.shared_left, True),
        Column("shared-right", "{right} shared", lambda week: week.talks.shared_right, True),
    ),
    has_data=lambda total: total.talks.talks > 0,
    lines=_lines,
)
