"""Claims about plain lines for a terminal."""

from __future__ import annotations

import sys

import pytest

from listening_timer.commands.printing import complain, duration, english, say, table

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


def test_columns_are_even() -> None:
    """Columns stand under each other, also beside wide characters and marks."""
    rows = [("who", "length"), ("二人", "1:00"), ("Zoe\u0308", "10:00")]
    assert table(rows, right=frozenset({1})) == [
        "who   length",
        "二人    1:00",
        "Zoe\u0308    10:00",
    ]


def test_missing_streams_are_no_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program started without a terminal may have no streams at all."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    say("nobody hears")
    complain("nobody hears")
