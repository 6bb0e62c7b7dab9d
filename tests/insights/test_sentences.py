"""Claims about the sentences of insights: what fills them, and when something is usual."""

from __future__ import annotations

import pytest

from listening_timer.exercise.formats import MINUTE
from listening_timer.insights.model import Said, Sentence
from listening_timer.insights.overview import Insights, looked_back
from listening_timer.insights.rhythm import Rhythm
from listening_timer.insights.weeks import Span
from listening_timer.model.weekly import (
    Couple,
    CoupleSums,
    HoursOfDay,
    TalksOfDay,
    TalliesOfDay,
)
from tests.helpers.history.diary_strategies import rated

TODAY = "2026-11-23"
SUNDAY, MONDAY, TUESDAY = "2026-11-22", "2026-11-23", "2026-11-24"
TWO = Couple("Ann", "Bo")


def back(diary: CoupleSums) -> Insights:
    """All insights of the last month."""
    return looked_back(diary, Span.MONTH, TODAY)


def usual(*talks: tuple[str, int]) -> tuple[int | None, tuple[int, int] | None]:
    """Which weekday and hours stand out of talks on these dates, at these hours."""
    rows = tuple(HoursOfDay(day, hour, 1) for day, hour in talks)
    found: Rhythm = looked_back(CoupleSums(TWO, hours=rows), Span.MONTH, TODAY).rhythm
    return found.weekday, found.hours


def test_sharing_says_two_numbers() -> None:
    """Both names, what each shared, and in how many talks; no ratio."""
    rows = (
        TalksOfDay(SUNDAY, 2, shared_left=20 * MINUTE, shared_right=21 * MINUTE),
        TalksOfDay(MONDAY, 1, shared_left=10 * MINUTE, shared_right=9 * MINUTE),
    )
    assert back(CoupleSums(TWO, rows)).balance.said == Said(
        Sentence.SHARED,
        {
            "left": "Ann",
            "right": "Bo",
            "left_ms": 30 * MINUTE,
            "right_ms": 30 * MINUTE,
            "talks": 3,
        },
    )


def test_talks_in_which_nobody_shared_say_so() -> None:
    """A talk that ended before a turn is a talk, and nobody's share is nought beside another's."""
    said = back(CoupleSums(TWO, (TalksOfDay(SUNDAY, 1),))).balance.said
    assert said == Said(Sentence.NOBODY_SHARED, {"talks": 1})


def test_rhythm_says_weeks_and_what_is_usual() -> None:
    """How many talks in how many weeks; one talk alone makes nothing usual."""
    one = TalksOfDay(SUNDAY, 1)
    assert back(CoupleSums(TWO, (one,))).rhythm.said == Said(
        Sentence.MET,
        {"talks": 1, "weeks": 1, "weekday": None, "from_hour": None, "to_hour": None},
    )
    four = TalksOfDay("2026-11-15", 4)
    hours = (HoursOfDay(SUNDAY, 9, 1), HoursOfDay("2026-11-15", 20, 4))
    assert back(CoupleSums(TWO, (one, four), hours)).rhythm.said == Said(
        Sentence.MET, {"talks": 5, "weeks": 2, "weekday": 6, "from_hour": 20, "to_hour": 21}
    )


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
    assert usual(*talks) == (weekday, hours)


def test_what_was_usual_long_ago_is_not_usual_now() -> None:
    """Over all time, too, a habit is one of the last half year."""
    hours = (HoursOfDay("2025-06-01", 20, 90), HoursOfDay(MONDAY, 7, 4))
    talks = (TalksOfDay("2025-06-01", 90), TalksOfDay(MONDAY, 4))
    found = looked_back(CoupleSums(TWO, talks, hours), Span.ALL, TODAY).rhythm
    assert (found.talks, found.weekday, found.hours) == (94, 0, (7, 8))


def test_what_lies_after_this_week_is_left_out() -> None:
    """A talk dated on this week's Sunday counts; one of the Monday after it does not."""
    rows = tuple(TalksOfDay(day, 1) for day in ("2026-11-29", "2026-11-30"))
    found = looked_back(CoupleSums(TWO, rows), Span.ALL, TODAY).rhythm
    assert [week.talks for week in found.weeks] == [1]


def test_marks_say_plain_counts() -> None:
    """What both noted, together; each one's own stand in the table."""
    rows = (
        TalliesOfDay(SUNDAY, appreciated_left=3, appreciated_right=2),
        TalliesOfDay(SUNDAY, asked_right=1),
    )
    found = back(CoupleSums(TWO, tallies=rows)).appreciation
    assert found.said == Said(Sentence.TALLIED, {"appreciated": 5, "asked": 1})
    assert found.table.rows[-2:] == (("2026-11-16", 3, 2, 0, 1), (TODAY, 0, 0, 0, 0))


def test_ratings_say_means_and_what_nobody_answered() -> None:
    """A mean of all answers where there are some, and None, never 0, where there are none."""
    rows = (
        rated(SUNDAY, "calm_before", 2, 8),
        rated(MONDAY, "calm_before", 1, 7),
        rated(MONDAY, "heard", 2, 17),
    )
    found = back(CoupleSums(TWO, rows))
    assert found.closeness.said == Said(
        Sentence.FELT,
        {
            "calm_before": 5.0,
            "calm_after": None,
            "closeness_before": None,
            "closeness_after": None,
        },
    )
    assert found.heard.said == Said(Sentence.HEARD, {"heard": 8.5, "answers": 2})
    assert found.heard.table.rows[-2:] == (("2026-11-16", None, 0), (TODAY, 8.5, 2))


def test_nobody_answering_zero_is_not_nobody_answering() -> None:
    """A 0 is an answer."""
    rows = (rated(SUNDAY, "calm_after", 1, 0),)
    assert back(CoupleSums(TWO, rows)).closeness.said.values["calm_after"] == 0.0


def test_promises_say_what_became_of_them() -> None:
    """How many were made, and what became of each; those asked after again wait."""
    rows = (
        TalksOfDay(SUNDAY, kept=3, waiting=1),
        TalksOfDay(MONDAY, waiting=2),
        TalksOfDay(TUESDAY, dropped=1),
    )
    assert back(CoupleSums(TWO, rows)).promises.said == Said(
        Sentence.PROMISED, {"made": 7, "kept": 3, "partly": 0, "waiting": 3, "dropped": 1}
    )
