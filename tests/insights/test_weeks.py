"""Claims about weeks and spans."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from listening_timer.insights.weeks import Span, Week, bars, by_week, tiled, week_of

DATES = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@dataclass(frozen=True, slots=True)
class Row:
    """What happened on a date, or on several."""

    date: str
    days: tuple[str, ...] = ()

    def plus(self, other: Row) -> Row:
        """Both together."""
        return Row(self.date, (*self.days, *other.days))


NOTHING = Row("")


@given(DATES)
@example(date(2026, 12, 31))  # in a week 53
@example(date(2027, 1, 3))  # in that of the year before
@example(date(2024, 12, 30))  # in that of the year after
def test_a_date_lies_in_its_iso_week(day: date) -> None:
    """Monday to Sunday, and the year and number that ISO 8601 gives, also at the year's end."""
    week = week_of(day.isoformat())
    assert week.monday <= day <= week.sunday
    assert (week.monday.weekday(), week.sunday.weekday()) == (0, 6)
    assert (week.year, week.number) == day.isocalendar()[:2]


@given(st.sampled_from(Span), DATES, st.lists(DATES, max_size=5))
def test_weeks_tile_their_span(span: Span, today: date, days: list[date]) -> None:
    """End to end, no gap and no overlap, the week of today last, and as many as are meant."""
    weeks = tiled(span, today.isoformat(), [day.isoformat() for day in days])
    assert weeks[-1].monday <= today <= weeks[-1].sunday
    assert all(a.sunday + timedelta(days=1) == b.monday for a, b in pairwise(weeks))
    if span is Span.ALL:
        assert weeks[0] == week_of(min([*days, today]).isoformat())
    else:
        assert len(weeks) == {Span.MONTH: 5, Span.HALF_YEAR: 26}[span]


@given(st.sampled_from(Span), DATES, st.lists(st.integers(-200, 15), max_size=40))
def test_each_row_of_a_span_is_in_one_week(span: Span, today: date, ago: list[int]) -> None:
    """Rows of the span stand in their week, each once and in their order; others nowhere."""
    days = [today + timedelta(days=number) for number in ago]
    weeks = tiled(span, today.isoformat(), [day.isoformat() for day in days])
    found = by_week(weeks, [Row(day, (day,)) for day in map(date.isoformat, days)], NOTHING)
    for week, row in zip(weeks, found, strict=True):
        inside = [day.isoformat() for day in days if week.monday <= day <= week.sunday]
        assert list(row.days) == inside


@given(st.integers(0, 6_000), st.integers(1, 200))
def test_bars_hold_each_week_once(count: int, most: int) -> None:
    """In their order, in no more bars than may be, all of one length but the oldest."""
    found = bars(count, most)
    assert [place for bar in found for place in bar] == list(range(count))
    assert len(found) <= most
    lengths = {len(bar) for bar in found[1:]}
    assert len(lengths) <= 1
    assert all(0 < len(found[0]) <= length for length in lengths)


def test_few_weeks_have_a_bar_each() -> None:
    """Nothing is put together before it must be; then two and two, the odd one first."""
    assert bars(0, 3) == ()
    assert bars(3, 3) == (range(1), range(1, 2), range(2, 3))
    assert bars(5, 3) == (range(1), range(1, 3), range(3, 5))


@pytest.mark.parametrize("span", Span)
def test_weeks_end_with_the_calendar(span: Span) -> None:
    """A clock at either end of all dates leaves weeks as far as there are days."""
    assert tiled(span, "0001-01-01") == (Week(date.min),)
    assert tiled(span, "9999-12-31")[-1].sunday == date.max
