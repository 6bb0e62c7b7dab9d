"""Claims about values in sentences: how they are shown, and where they are cut."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from listening_timer.text.error_messages import LONGEST, LONGEST_PATH, Line, fill


def test_values_are_shown_as_they_stand_in_a_file() -> None:
    """Numbers, switches, lists and tables are told as a person would name them."""
    shown: Mapping[object, str] = {
        10.0: "10",
        2.5: "2.5",
        True: "true",
        ("a", "b"): "a, b",
        None: "?",
    }
    for value, said in shown.items():
        assert fill("{value}", {"value": value}) == said
    assert fill("{value}", {"value": {"a": 1}}) == "a table"
    assert fill("{value}", {"value": [1, "a"]}) == "a list"
    assert fill("{value}", {"value": 1 << 100_000}) == "?"


def test_long_values_are_cut() -> None:
    """A value is cut to 60 characters; a path, which one has to act on, to 240."""
    assert fill("{v}", {"v": "x" * 999}) == "x" * (LONGEST - 1) + "…"
    assert len(fill("{v}", {"v": Path("x" * 999)})) == LONGEST_PATH
    assert fill("{v}", {"v": Line("x" * 200)}) == "x" * 200
