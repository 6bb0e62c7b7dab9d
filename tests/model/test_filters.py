"""Claims about the one table of filters, and the one of date forms."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from listening_timer.model.filters import DATE_FORMS, FILTERS, days_of, filter_of
from listening_timer.model.records import Filter

TODAY = date(2026, 11, 30)


def test_every_part_of_a_filter_has_a_criterion() -> None:
    """Each stands once; what nobody chooses has none."""
    assert sorted(each.field for each in FILTERS) == sorted(
        {field.name for field in fields(Filter)} - {"meanings"}
    )
    for part in ("name", "option", "field"):
        found = [getattr(each, part) for each in FILTERS]
        assert len(set(found)) == len(found)


def test_nothing_wanted_is_no_filter() -> None:
    """Empty, false and none say nothing."""
    assert filter_of({}) == filter_of({"search": "", "early": False, "tag": None}) == Filter()
    assert filter_of({"words": True, "couple": ("a", "b")}) == Filter(
        with_words=True, couple=("a", "b")
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-11-30", "2026-11-30", "2026-11-30"),
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("today", "2026-11-30", "2026-11-30"),
        ("Yesterday ", "2026-11-29", "2026-11-29"),
        ("9999-12", "9999-12-01", "9999-12-31"),
    ],
)
def test_each_form_is_a_span_of_days(text: str, first: str, last: str) -> None:
    """From its first day to its last."""
    assert days_of(text, TODAY) == (date.fromisoformat(first), date.fromisoformat(last))


def test_every_form_that_is_named_is_read() -> None:
    """The sentence that names the forms is true."""
    assert all(days_of(form, TODAY) for form in DATE_FORMS)


@pytest.mark.parametrize(
    "text", ["", "tomorrow", "2026-13", "2026-02-30", "0000", "26", "2026-1", "٢٠٢٦", "2026-11-"]
)
def test_anything_else_is_no_date(text: str) -> None:
    """It is told, never guessed."""
    assert days_of(text, TODAY) is None


@given(st.dates())
def test_any_day_is_in_its_month_and_its_year(day: date) -> None:
    """And a month begins the day after the one before has ended."""
    iso = day.isoformat()
    month, year = days_of(iso[:7], TODAY), days_of(iso[:4], TODAY)
    assert days_of(iso, TODAY) == (day, day)
    assert month is not None
    assert year is not None
    assert year[0] <= month[0] <= day <= month[1] <= year[1]
    if month[1] < date.max:
        assert (month[1] + timedelta(days=1)).day == 1
