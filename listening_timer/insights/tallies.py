"""Tallies insight: what the two noted between sessions, each about oneself: plain counts."""

from __future__ import annotations

from collections.abc import Iterator

from listening_timer.insights.insight import Column, Insight
from listening_timer.insights.overview import Overview
from listening_timer.text.english import count


def _lines(found: Overview, _left: str, _right: str) -> Iterator[str]:
    tallies = found.total.tallies
    if tallies.appreciated:
        yield f"{count(tallies.appreciated, 'appreciation')} noted"
    if tallies.asked:
        yield f"{count(tallies.asked, 'change')} asked for"


TALLIES = Insight(
    "tallied",
    (
        Column("appreciated-left", "{left} appreciated", lambda w: w.tallies.appreciated_left),
        Column("appreciated-right", "{right} appreciated", lambda w: w.tallies.appreciated_right),
        Column("asked-left", "{left} asked for change", lambda week: week.tallies.asked_left),
        Column("asked-right", "{right} asked for change", lambda week: week.tallies.asked_right),
    ),
    has_data=lambda total: bool(total.tallies.appreciated or total.tallies.asked),
    lines=_lines,
)
