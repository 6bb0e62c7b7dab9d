"""Claims about durations in words: true, short, and never broken between number and unit."""

from __future__ import annotations

import pytest

from listening_timer.exercise.formats import MINUTE, SECOND
from listening_timer.model.errors import HistoryError
from listening_timer.ui.words.i18n import about_text, day_text, error_text, minutes_text


@pytest.mark.parametrize(
    ("minutes", "text"),
    [
        (1, "1 min"),
        (59, "59 min"),
        (60, "60 min"),
        (61, "61 min"),
        (89, "89 min"),
        (90, "1 h 30 min"),
        (108, "1 h 48 min"),
        (120, "2 h"),
        (121, "2 h 1 min"),
    ],
)
def test_from_ninety_minutes_on_there_are_hours(minutes: int, text: str) -> None:
    """Nobody has to divide 108 by 60; up to there 60 min can be compared with 62 min."""
    assert minutes_text(minutes * MINUTE).replace("\u00a0", " ") == text


def test_a_begun_minute_counts() -> None:
    """One second over nine minutes is told as ten, and 89 minutes and one second in hours."""
    assert minutes_text(9 * MINUTE + SECOND) == "10\u00a0min"
    assert minutes_text(89 * MINUTE + SECOND) == "1\u00a0h\u00a030\u00a0min"


@pytest.mark.parametrize("ms", [SECOND, 119 * SECOND, 7 * MINUTE, 60 * MINUTE, 108 * MINUTE])
def test_no_line_ends_within_a_duration(ms: int) -> None:
    """A number and its unit stand on one line, also at 200 % text."""
    for text in (minutes_text(ms), about_text(ms)):
        assert " " not in text
        assert "\u00a0" in text


@pytest.mark.parametrize(
    ("hour", "part"),
    [
        (0, "night"),
        (4, "night"),
        (5, "morning"),
        (12, "afternoon"),
        (17, "evening"),
        (23, "evening"),
    ],
)
def test_a_day_has_four_parts(hour: int, part: str) -> None:
    """Who talks after midnight does not talk in the morning."""
    assert day_text(hour * 60 * MINUTE, 0) == f"Thursday {part}, 1\u00a0January"


def test_a_talk_that_is_gone_is_told_without_ids_and_commands() -> None:
    """The command line names both; a window has neither."""
    assert (
        error_text(HistoryError("unknown-session", session="a" * 32))
        == "This talk is no longer here."
    )


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            HistoryError("bad-line", path="talks.json", line=3, part="listening_timer"),
            (
                "Line 3 of talks.json has something this program does not write. Nothing was "
                "added. Please save it again on the other computer."
            ),
        ),
        (
            HistoryError("bad-talk", path="talks.db", session="a" * 32, part="log"),
            (
                "talks.db has something this program does not write. Nothing was added. "
                "Please save it again on the other computer."
            ),
        ),
    ],
)
def test_a_bad_file_is_told_without_ids_and_keys(error: HistoryError, sentence: str) -> None:
    """What a field is called in a file helps nobody who reads a sheet."""
    assert error_text(error) == sentence
