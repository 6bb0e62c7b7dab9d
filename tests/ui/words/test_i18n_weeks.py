"""Claims about weeks in words: each has its own, and one that people would use."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from listening_timer.insights.weeks import week_of
from listening_timer.ui.words.i18n import date_text, span_text, week_text

TODAY = "2026-11-26"
DATES = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2026-11-23", "This week"),
        ("2026-11-29", "This week"),
        ("2026-11-22", "Last week"),
        ("2026-11-15", "9 to 15 November"),
        ("2026-10-31", "26 October to 1 November"),
        ("2026-12-01", "30 November to 6 December"),
        ("2025-11-15", "10 to 16 November 2025"),
        ("2025-10-01", "29 September to 5 October 2025"),
        ("2026-01-01", "29 December 2025 to 4 January 2026"),
    ],
)
def test_a_week_is_called_by_its_days(day: str, words: str) -> None:
    """This and the last one by name; the year is said where it is not this one."""
    assert week_text(day, TODAY).replace("\u00a0", " ") == words


@pytest.mark.parametrize(
    ("first", "last", "year", "words"),
    [
        (date(2026, 6, 1), date(2026, 6, 28), None, "1 to 28 June 2026"),
        (date(2026, 6, 1), date(2026, 11, 29), None, "1 June to 29 November 2026"),
        (date(2026, 6, 1), date(2026, 11, 29), 2026, "1 June to 29 November"),
        (date(2025, 6, 2), date(2026, 1, 4), 2026, "2 June 2025 to 4 January 2026"),
    ],
)
def test_days_from_one_to_another(first: date, last: date, year: int | None, words: str) -> None:
    """What both share is said once; seen from their year, it is not said."""
    assert span_text(first, last, year).replace("\u00a0", " ") == words


def test_a_day_stands_on_one_line() -> None:
    """With its year, but for the one from which it is seen."""
    day = date(2026, 10, 26)
    assert date_text(day, 2026) == "26\u00a0October"
    assert date_text(day, 2027) == date_text(day) == "26\u00a0October\u00a02026"


@given(DATES, DATES, st.integers(-400, 400))
@example(date(2027, 1, 3), date(2026, 12, 28), 0)
@example(date(2024, 12, 30), date(2025, 1, 5), 3)
def test_two_days_have_the_same_words_where_they_are_of_one_week(
    today: date, day: date, apart: int
) -> None:
    """Seen from any day, over the ends of months and years: no week is mistaken for another."""
    other = day + timedelta(days=apart)
    seen = [week_text(each.isoformat(), today.isoformat()) for each in (day, other)]
    weeks = [week_of(each.isoformat()) for each in (day, other)]
    assert (seen[0] == seen[1]) is (weeks[0] == weeks[1])
