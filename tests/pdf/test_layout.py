"""Claims about lines on paper: each begins where its own direction begins."""

from __future__ import annotations

import pytest

from listening_timer.pdf.layout import Block, Face

WIDTH = 4_000
HEBREW = "שלום"


def test_a_line_begins_at_its_own_side() -> None:
    """Hebrew at the right, English at the left; figures at the end of a column at its end."""
    english, hebrew = (Block(text, Face.BODY, WIDTH) for text in ("peace", HEBREW))
    assert english.lines[0].naturalTextRect().left() == pytest.approx(0, abs=1)
    assert hebrew.lines[0].naturalTextRect().right() == pytest.approx(WIDTH, abs=1)
    figure = Block("12:30", Face.BODY, WIDTH, at_end=True)
    assert figure.lines[0].naturalTextRect().right() == pytest.approx(WIDTH, abs=1)
