"""Claims about the words of an appointment: the day as people say it, and what if it fails."""

from __future__ import annotations

import pytest

from listening_timer.model.annotations import Meeting
from listening_timer.ui.words import agreements

WALL = 1_796_583_600_000
"""2026-12-06, 19:00 UTC, a Sunday."""
WEEKLY = Meeting("s", WALL, 60, 0, weekly=True, substitute=2, zone="Europe/Berlin")

pytestmark = pytest.mark.usefixtures("qapp")


def plain(text: str) -> str:
    """A text with ordinary spaces."""
    return text.replace("\u00a0", " ")


def test_a_standing_appointment_is_its_day_and_time() -> None:
    """Local time, whatever it is in UTC."""
    assert agreements.standing_text(WEEKLY) == "Sundays, 20:00"
    assert agreements.standing_text(Meeting("s", WALL, 360, 0, weekly=True)) == "Mondays, 01:00"


def test_a_proposed_day_is_said_whole() -> None:
    """The weekday, the date and the time."""
    assert plain(agreements.day_and_time_text(WALL, 60)) == "Sunday, 6 December, 20:00"


def test_the_substitute_day_is_said() -> None:
    """Of a weekly appointment that has one; a single one has none."""
    assert agreements.substitute_text(WEEKLY) == "If that day doesn’t work: Wednesday."
    assert agreements.substitute_text(Meeting("s", WALL, 60, 0, weekly=True)) == ""
    assert agreements.substitute_text(Meeting("s", WALL, 60, 0, substitute=2)) == ""
    assert [text for _, text in agreements.weekday_options()][::6] == ["Monday", "Sunday"]


def test_what_was_agreed_is_a_sentence() -> None:
    """Once, or every week."""
    assert plain(agreements.meeting_words(Meeting("s", WALL, 60, 0))) == (
        "You planned to talk on Sunday, 6 December, at 20:00."
    )
    assert agreements.meeting_words(WEEKLY) == (
        "You planned to talk every week: Sundays, 20:00. If that day doesn’t work: Wednesday."
    )
