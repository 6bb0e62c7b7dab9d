"""Claims about the sentence on letters that no font has."""

from __future__ import annotations

import pytest

from listening_timer.text.missing_letters import missing_letters_sentence


@pytest.mark.parametrize(
    ("missing", "named"),
    [
        ("李雷", "李 雷"),
        ("\u0331\u20e3", "◌\u0331 ◌\u20e3"),
        ("न\u0941ह", "न ह"),
        ("abcdefghijklm", "a b c d e f g h i j k l …"),
    ],
)
def test_letters_are_named(missing: str, named: str) -> None:
    """Marks only where all are marks, and not more than one can read."""
    assert f"an empty box on paper: {named}. Install" in missing_letters_sentence(missing)


def test_nothing_missing_is_nothing_to_say() -> None:
    """In whatever language."""
    assert missing_letters_sentence("") == ""
    assert missing_letters_sentence("x", lambda _text: "{letters}!") == "x!"
