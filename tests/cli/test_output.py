"""Claims about plain lines for a terminal."""

from __future__ import annotations

import sys

import pytest

from listening_timer.cli.output import complain, say, table


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
