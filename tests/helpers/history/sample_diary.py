"""Sample diary for insights: weeks of two people with some of everything, nothing by chance."""

from __future__ import annotations

from datetime import date, timedelta

from listening_timer.exercise.formats import MINUTE
from listening_timer.insights.overview import Overview, looked_back
from listening_timer.insights.weeks import Span
from listening_timer.model.weekly import Couple, CoupleSums, HoursOfDay, TalksOfDay, TalliesOfDay

TODAY = "2026-11-26"
"""A Thursday."""
TWO = Couple("Maya", "Sam")
ONCE = CoupleSums(
    TWO, (TalksOfDay("2026-11-22", 1, shared_left=10 * MINUTE, shared_right=9 * MINUTE),)
)
"""One talk on the Sunday before, and nothing beside it."""
MET = CoupleSums(TWO, (TalksOfDay("2026-11-22", 1),))
"""One talk in which nobody had a turn."""
NOTHING = CoupleSums(TWO)


def sunday(weeks: int) -> str:
    """The ISO date of the Sunday so many weeks before the last one."""
    return (date(2026, 11, 22) - timedelta(weeks=weeks)).isoformat()


def diary(weeks: int, couple: Couple = TWO) -> CoupleSums:
    """A talk on each of so many Sundays but each fifth, with all there can be beside it."""
    held = [number for number in range(weeks) if number % 5 != 1]
    talks = tuple(
        TalksOfDay(
            sunday(number),
            1 + number % 2,
            shared_left=(10 + number % 7) * MINUTE,
            shared_right=(9 + number % 4) * MINUTE,
            calm_before_total=10,
            calm_before_answers=2,
            calm_after_total=14 + number % 3,
            calm_after_answers=2,
            closeness_before_total=5,
            closeness_before_answers=1,
            closeness_after_total=15,
            closeness_after_answers=2,
            heard_total=15 + number % 5,
            heard_answers=2,
            kept=int(number % 4 == 0),
            partly=int(number % 4 == 2),
            waiting=int(number == 0),
            dropped=int(number % 9 == 5),
        )
        for number in held
    )
    hours = tuple(HoursOfDay(sunday(number), 19, 1) for number in held)
    marks = tuple(
        TalliesOfDay(sunday(number), number % 3, 1, number % 2, int(number % 4 == 0))
        for number in range(weeks)
    )
    return CoupleSums(couple, talks, hours, marks)


def back(diary: CoupleSums, span: Span = Span.HALF_YEAR) -> Overview:
    """A diary by weeks."""
    return looked_back(diary, span, TODAY)
