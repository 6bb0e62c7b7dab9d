"""Claims about `history stats`: over real files, and as lines of text and as JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from listening_timer.cli.stats import as_json, page
from listening_timer.exercise.formats import MINUTE
from listening_timer.insights.overview import looked_back
from listening_timer.insights.weeks import Span
from listening_timer.model.weekly import Couple, CoupleSums, HoursOfDay, TalksOfDay, TalliesOfDay
from tests.cli.conftest import Run

TODAY = "2026-11-22"
FULL = CoupleSums(
    Couple("Ann", "Bo\x1b[2J"),
    talks=(
        TalksOfDay(
            "2026-11-02", 3, shared_left=30 * MINUTE, shared_right=28 * MINUTE, kept=1, waiting=2
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
Ann and Bo[2J
  2026-10-19 to 2026-11-22
  4 talks
    39:00  Ann shared
  1:38:00  Bo[2J shared
  mostly on Sundays
  mostly between 20:00 and 21:00
  4 appreciations noted
  calm 0.0 before, 6.5 after (0 to 10)
  heard 8.0 (0 to 10)
  3 promises: 1 kept, 2 waiting

week of     talks  Ann shared  Bo[2J shared
2026-11-02      3       30:00         28:00
2026-11-16      1        9:00       1:10:00

week of     Ann appreciated  Bo[2J appreciated
2026-11-16                1                  3

week of     calm before  calm after  heard
2026-11-16          0.0         6.5    8.0

week of     promises  kept  waiting
2026-11-02         3     1        2
"""
SPANS = {"month": 5, "half-year": 26}


def test_every_couple_has_its_page(run: Run) -> None:
    """All who talked here, those of the latest talk first, each with the figures of the weeks."""
    status, out, err = run("stats", "--span", "all")
    assert (status, err) == (0, "")
    assert [line for line in out.splitlines() if " and " in line] == ["Ann and Bo", "Cleo and Dan"]
    assert out.count(f"\n  2026-11-16 to {last_sunday(out)}\n  1 talk\n") == 2
    assert "\n  10:40  Ann shared\n" in out


def last_sunday(out: str) -> str:
    """The last day of the first span; the week of today ends with it."""
    found = date.fromisoformat(out.splitlines()[1].split()[-1])
    assert found.weekday() == 6
    assert 0 <= (found - date.today()).days < 7  # noqa: DTZ011 - what the screen calls today
    return found.isoformat()


@pytest.mark.parametrize("span", [None, *SPANS])
def test_json_is_one_object(run: Run, span: str | None) -> None:
    """The same as an object, over half a year unless it is said."""
    status, out, _ = run("stats", "--json", *(["--span", span] if span else []))
    assert status == 0
    couples = json.loads(out)["couples"]
    assert [(each["left"], each["right"]) for each in couples] == [("Ann", "Bo"), ("Cleo", "Dan")]
    assert {len(each["weeks"]) for each in couples} == {SPANS[span or "half-year"]}
    assert {each["span"] for each in couples} == {span or "half-year"}


def test_a_page_says_each_figure_once() -> None:
    """Each insight in a line, then by parts the weeks that held anything; names are cleaned."""
    lines = list(page(looked_back(FULL, Span.MONTH, TODAY)))
    assert lines == PAGE.splitlines()
    assert all(line.isprintable() for line in lines)


def test_no_figure_follows_a_name() -> None:
    """A name written from the right would trade places with it: names end what they stand in."""
    lines = page(looked_back(replace(FULL, couple=Couple("שרה", "محمد")), Span.MONTH, TODAY))
    for line in (line for line in lines if "שרה" in line or "محمد" in line):
        assert not re.search(r"[\u0590-\u06ff][\s,]*[0-9]", line)


@pytest.mark.parametrize("couple", [Couple("Ann", ""), Couple("", "")])
def test_nothing_is_told_kindly(couple: Couple) -> None:
    """Without a talk there is one line and no table; whoever was erased is someone."""
    assert list(page(looked_back(CoupleSums(couple), Span.ALL, TODAY))) == [
        f"{couple.left or 'someone'} and someone",
        "  2026-11-16 to 2026-11-22",
        "  No talk ended in this time.",
    ]


def test_what_was_asked_for_and_a_mean_of_nought_are_told() -> None:
    """A change asked for has its line; calm 0 is an answer, also in a week without figures."""
    low = TalksOfDay("2026-11-18", 1, calm_before_answers=1)
    asked = TalliesOfDay("2026-11-18", asked_right=1)
    diary = CoupleSums(Couple("Ann", "Bo"), talks=(low,), tallies=(asked,))
    lines = list(page(looked_back(diary, Span.MONTH, TODAY)))
    assert "  1 change asked for" in lines
    assert "  calm 0.0 before (0 to 10)" in lines
    assert lines[-2:] == ["week of     calm before", "2026-11-16          0.0"]


def test_json_is_json_on_every_terminal() -> None:
    """It holds nothing that a terminal of few characters would write otherwise."""
    written = as_json([looked_back(replace(FULL, couple=Couple("Zoë", "二人")), Span.ALL, TODAY)])
    assert written.isascii()
    assert json.loads(written)["couples"][0]["left"] == "Zoë"


def test_json_has_every_week_and_every_figure() -> None:
    """One object: the couples, their weeks end to end, plain figures under plain names."""
    found = json.loads(as_json([looked_back(FULL, Span.MONTH, TODAY)]))
    assert found["listening_timer"] == 1
    (couple,) = found["couples"]
    assert (couple["left"], couple["right"], couple["span"]) == ("Ann", "Bo\x1b[2J", "month")
    assert (couple["weekday"], couple["hours"]) == (6, [20, 21])
    weeks = {week["week"]: week for week in couple["weeks"]}
    assert list(weeks) == [*("2026-10-19", "2026-10-26", "2026-11-02", "2026-11-09", "2026-11-16")]
    assert weeks["2026-11-16"] == {
        "week": "2026-11-16",
        "talks": 1,
        "shared-left": 9 * MINUTE,
        "shared-right": 70 * MINUTE,
        "appreciated-left": 1,
        "appreciated-right": 3,
        "calm-before": 0.0,
        "calm-after": 6.5,
        "answers-before": 2,
        "answers-after": 2,
        "closeness-before": None,
        "closeness-after": None,
        "heard": 8.0,
        "answers": 1,
        **dict.fromkeys(["asked-left", "asked-right"], 0),
        **dict.fromkeys(["made", "kept", "partly", "waiting", "dropped"], 0),
    }
