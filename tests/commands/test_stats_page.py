"""Claims about insights as lines of text and as JSON."""

from __future__ import annotations

import json

import pytest

from listening_timer.commands.stats_page import as_json, page
from listening_timer.days import (
    Couple,
    Diary,
    HoursOfDay,
    TalksOfDay,
    TalliesOfDay,
)
from listening_timer.exercise.formats import MINUTE
from listening_timer.insights.weeks import Span
from listening_timer.insights.whole import looked_back

TODAY = "2026-11-22"
FULL = Diary(
    Couple("Ann", "Bo\x1b[2J"),
    talks=(
        TalksOfDay(
            "2026-11-02",
            3,
            shared_left=30 * MINUTE,
            shared_right=28 * MINUTE,
            kept=1,
            waiting=2,
        ),
        TalksOfDay(
            "2026-11-18",
            1,
            shared_left=9 * MINUTE,
            shared_right=70 * MINUTE,
            calm_before_answers=2,
            calm_after_total=13,
            calm_after_answers=2,
            heard_total=8,
            heard_answers=1,
        ),
    ),
    hours=(HoursOfDay("2026-11-08", 20, 3), HoursOfDay("2026-11-18", 7, 1)),
    tallies=(TalliesOfDay("2026-11-20", appreciated_left=1, appreciated_right=3),),
)
PAGE = """\
Ann and Bo[2J, 2026-10-19 to 2026-11-22
  4 talks
  Ann shared 39:00, Bo[2J 1:38:00
  mostly on Sundays
  mostly around 20:00
  4 appreciations noted, 0 changes asked for
  calm 0.0 before, 6.5 after (0 to 10)
  heard 8.0 (0 to 10)
  3 promises: 1 kept, 0 partly, 2 waiting, 0 dropped

week of     talks  Ann shared  Bo[2J shared  Ann appreciated  Bo[2J appreciated\
  calm before  calm after  heard  promises  kept  waiting
2026-11-02      3       30:00         28:00                 \
                                                 3     1        2
2026-11-16      1        9:00       1:10:00                1                  3\
          0.0         6.5    8.0
"""


def test_a_page_says_each_figure_once() -> None:
    """Each insight in a line, then the weeks that held anything; names are cleaned."""
    lines = list(page(looked_back(FULL, Span.MONTH, TODAY)))
    assert [line.split() for line in lines] == [line.split() for line in PAGE.splitlines()]
    assert all(line.isprintable() for line in lines)


@pytest.mark.parametrize("couple", [Couple("Ann", ""), Couple("", "")])
def test_nothing_is_told_kindly(couple: Couple) -> None:
    """Without a talk there is one line and no table; whoever was erased is someone."""
    head, line = page(looked_back(Diary(couple), Span.ALL, TODAY))
    assert head == f"{couple.left or 'someone'} and someone, 2026-11-16 to 2026-11-22"
    assert line == "  No talk ended in this time."


def test_json_has_every_week_and_every_figure() -> None:
    """One object: the couples, their weeks end to end, plain figures under plain names."""
    found = json.loads(as_json([looked_back(FULL, Span.MONTH, TODAY)]))
    assert found["listening_timer"] == 1
    (couple,) = found["couples"]
    assert (couple["left"], couple["right"], couple["span"]) == ("Ann", "Bo\x1b[2J", "month")
    assert (couple["weekday"], couple["hour"]) == (6, 20)
    weeks = {week["week"]: week for week in couple["weeks"]}
    assert list(weeks) == [*("2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16")]
    assert weeks["2026-11-16"] == {
        "week": "2026-11-16",
        "talks": 1,
        "shared-left": 9 * MINUTE,
        "shared-right": 70 * MINUTE,
        "appreciated-left": 1,
        "appreciated-right": 3,
        "asked-left": 0,
        "asked-right": 0,
        "calm-before": 0.0,
        "calm-after": 6.5,
        "answers-before": 2,
        "answers-after": 2,
        "closeness-before": None,
        "closeness-after": None,
        "heard": 8.0,
        "answers": 1,
        "made": 0,
        "kept": 0,
        "partly": 0,
        "waiting": 0,
        "dropped": 0,
    }
