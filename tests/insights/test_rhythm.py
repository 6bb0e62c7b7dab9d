"""Claims about the rhythm insight: when a weekday and hours are usual."""

from __future__ import annotations

import pytest

from listening_timer.insights.overview import looked_back
from listening_timer.insights.rhythm import usual
from listening_timer.insights.weeks import Span
from listening_timer.model.weekly import CoupleSums, HoursOfDay, TalksOfDay
from tests.helpers.history.diary_strategies import TWO

TODAY = "2026-11-23"
SUNDAY, MONDAY = "2026-11-22", "2026-11-23"


@pytest.mark.parametrize(
    ("talks", "weekday", "hours"),
    [
        ([(SUNDAY, 20)] * 3, None, None),
        ([(SUNDAY, 20)] * 4, 6, (20, 21)),
        ([(SUNDAY, 19)] * 2 + [(SUNDAY, 20)] * 2, 6, (19, 21)),
        ([(SUNDAY, 19)] * 2 + [(SUNDAY, 20)] * 3, 6, (20, 21)),
        ([(SUNDAY, 23)] * 4, 6, (23, 0)),
        ([(SUNDAY, 23)] * 2 + [(MONDAY, 0)] * 2, None, (23, 1)),
        ([(SUNDAY, 8)] * 2 + [(MONDAY, 12)] * 2, None, None),
        ([(SUNDAY, 8)] * 3 + [(MONDAY, 12)] * 2, 6, (8, 9)),
    ],
)
def test_usual_is_what_more_than_half_share(
    talks: list[tuple[str, int]], weekday: int | None, hours: tuple[int, int] | None
) -> None:
    """Four talks at least, more than half alike; within one hour, or two where it takes two."""
    rows = tuple(HoursOfDay(day, hour, 1) for day, hour in talks)
    assert usual(looked_back(CoupleSums(TWO, hours=rows), Span.MONTH, TODAY)) == (weekday, hours)


def test_what_was_usual_long_ago_is_not_usual_now() -> None:
    """Over all time, too, a habit is one of the last half year."""
    hours = (HoursOfDay("2025-06-01", 20, 90), HoursOfDay(MONDAY, 7, 4))
    talks = (TalksOfDay("2025-06-01", 90), TalksOfDay(MONDAY, 4))
    found = looked_back(CoupleSums(TWO, talks, hours), Span.ALL, TODAY)
    assert found.total.talks.talks == 94
    assert usual(found) == (0, (7, 8))
