"""Claims about laid out text: it runs as its own letters do, and breaking it loses nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from listening_timer.text.cleaning import isolated
from listening_timer.ui.widgets.text_layout import direction_of

LEFT_TO_RIGHT, RIGHT_TO_LEFT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
HEBREW = "שלום"


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("peace", LEFT_TO_RIGHT),
        (HEBREW, RIGHT_TO_LEFT),
        (f"[12 – {HEBREW} and peace]", RIGHT_TO_LEFT),
        (f"{isolated(HEBREW)} shared", LEFT_TO_RIGHT),
        (f"{isolated('Ann')} {HEBREW}", RIGHT_TO_LEFT),
        (f"{isolated('Ann')}: {isolated('thanks')}", None),
        ("12:30", None),
        ("", None),
        ("\u2069peace", LEFT_TO_RIGHT),
    ],
)
def test_the_first_letter_of_its_own_says_which_way_a_text_runs(
    text: str, direction: Qt.LayoutDirection | None
) -> None:
    """A name inside isolates has no say, nor have signs and digits: then it runs as its page."""
    for page in (LEFT_TO_RIGHT, RIGHT_TO_LEFT):
        assert direction_of(text, page) is (direction or page)
