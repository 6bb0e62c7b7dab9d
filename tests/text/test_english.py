"""Claims about plain English: times, names and texts as a file and a terminal have them."""

from __future__ import annotations

import pytest

from listening_timer.exercise.formats import Role
from listening_timer.history.store import History
from listening_timer.text.english import both, duration, english, name, time_of_day
from tests.helpers.history.sample_sessions import add_session

DURATIONS = {
    0: "0:00",
    999: "0:00",
    30_000: "0:30",
    620_000: "10:20",
    3_599_999: "59:59",
    3_600_000: "1:00:00",
    6_480_000: "1:48:00",
    90_000_000: "25:00:00",
    None: "open",
}


@pytest.mark.parametrize(("ms", "said"), DURATIONS.items())
def test_duration(ms: int | None, said: str) -> None:
    """Minutes and whole seconds; hours from one hour on; open where no time is set."""
    assert duration(ms) == said


def test_english_comes_first() -> None:
    """The English text where there is one, else any, without line breaks."""
    assert english({"de": "eins", "en": "one"}) == "one"
    assert english({"de": "eins\nzwei"}) == "eins zwei"
    assert english({}) == ""


def test_an_erased_person_is_someone() -> None:
    """Both names in one line, whoever shared first before the other; an empty one has a word."""
    with History.memory() as history:
        session = add_session(history)
        assert both(history.session(session).row) == "Ann and Bo"
        history.erase_person("Bo", 0)
        row = history.session(session).row
    assert (name(row, Role.B), both(row)) == ("someone", "Ann and someone")


@pytest.mark.parametrize(
    ("wall", "offset", "said"),
    [(0, 0, "00:00"), (0, -1, "23:59"), (59_999, 60, "01:00"), (-1, 0, "23:59")],
)
def test_time_of_day(wall: int, offset: int, said: str) -> None:
    """As a clock on the wall shows it there, also before 1970."""
    assert time_of_day(wall, offset) == said
