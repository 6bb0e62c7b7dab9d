"""Claims about the charts of a report: they are of the figures, and of few bars."""

from __future__ import annotations

import pytest

from listening_timer.insights.weeks import Span
from listening_timer.ui.insights.chart_weeks import MAX_BARS
from listening_timer.ui.insights.report import insights_report
from listening_timer.ui.widgets.charts.model import Columns, Lengths, Levels, Stones
from tests.helpers.history.sample_diary import back, diary


def test_pictures_are_of_the_figures() -> None:
    """The bars of both, the stones, the levels and what became of promises add up."""
    found = back(diary(26))
    sums = found.total.talks
    shares, tallied, stones, promises, felt, _heard = (
        content.picture for content in insights_report(found).contents
    )
    assert isinstance(shares, Columns)
    assert isinstance(tallied, Columns)
    assert isinstance(stones, Stones)
    assert isinstance(promises, Lengths)
    assert isinstance(felt, Levels)
    assert sum(shares.ups) * 60_000 == pytest.approx(sums.shared_left)
    assert sum(shares.downs) * 60_000 == pytest.approx(sums.shared_right)
    assert sum(tallied.ups) == found.total.tallies.appreciated
    assert sum(tallied.downs) == found.total.tallies.asked
    assert sum(stones.counts) == sums.talks
    assert sum(row.count for row in promises.rows) == sums.made
    assert felt.panels[0].after[-2] == found.weeks[-2].talks.calm_after.value


def test_long_spans_have_few_bars_and_say_so() -> None:
    """The bars of eight years still add up; each says of how many weeks it is."""
    found = back(diary(420), Span.ALL)
    shares, _tallied, stones, *_others = (
        content.picture for content in insights_report(found).contents
    )
    assert isinstance(shares, Columns)
    assert isinstance(stones, Stones)
    assert len(shares.ups) <= MAX_BARS
    assert shares.note == "Each column is 9 weeks."
    assert sum(shares.ups) * 60_000 == pytest.approx(found.total.talks.shared_left)
    assert (len(stones.counts), stones.across, stones.note) == (421, 52, "")


def test_weeks_before_the_first_talk_are_not_blank_ones() -> None:
    """Where all began three weeks ago, the picture is of five weeks and not of 26."""
    stones = insights_report(back(diary(3))).contents[2].picture
    assert isinstance(stones, Stones)
    assert stones.counts == (0, 1, 0, 1, 0)
