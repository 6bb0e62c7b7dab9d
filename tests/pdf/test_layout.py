"""Claims about lines on paper: each begins where its own direction begins."""

from __future__ import annotations

import pytest

from listening_timer.pdf.layout import Block, Face, runs_leftward
from listening_timer.text.cleaning import isolated

WIDTH = 4_000
HEBREW = "שלום"


@pytest.mark.parametrize(
    ("text", "leftward"),
    [
        ("peace", False),
        (HEBREW, True),
        (f"12 – {HEBREW} and peace", True),
        (f"{isolated(HEBREW)} shared", False),
        (f"{isolated('Ann')} {HEBREW}", True),
        ("12:30", False),
        ("", False),
    ],
)
def test_a_line_runs_as_its_first_letter_does(text: str, *, leftward: bool) -> None:
    """What is kept apart has no say; without any say, as the page does."""
    assert runs_leftward(text) is leftward


def test_a_line_begins_at_its_own_side() -> None:
    """Hebrew at the right, English at the left; figures at the end of a column at its end."""
    english, hebrew = (Block(text, Face.BODY, WIDTH) for text in ("peace", HEBREW))
    assert english.lines[0].naturalTextRect().left() == pytest.approx(0, abs=1)
    assert hebrew.lines[0].naturalTextRect().right() == pytest.approx(WIDTH, abs=1)
    figure = Block("12:30", Face.BODY, WIDTH, at_end=True)
    assert figure.lines[0].naturalTextRect().right() == pytest.approx(WIDTH, abs=1)
