"""Claims about marks: they stand where what was looked for stands, in the text as typed."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from listening_timer.ui.history.search import marked


def test_what_was_looked_for_is_marked_as_it_was_typed() -> None:
    """Case and accents make no difference, and stay as they are."""
    assert marked("At the Café, late", "cafe LATE") == (
        ("At the ", False),
        ("Café", True),
        (", ", False),
        ("late", True),
    )


def test_nothing_looked_for_marks_nothing() -> None:
    """An empty query leaves the text in one piece, an empty text in none."""
    assert marked("a talk", "  ") == (("a talk", False),)
    assert marked("", "talk") == ()


@given(st.text(max_size=60), st.text(max_size=12))
def test_the_pieces_are_the_text(text: str, query: str) -> None:
    """Nothing is added, lost or empty, and marked pieces are told apart by what is between."""
    pieces = marked(text, query)
    assert "".join(piece for piece, _is_marked in pieces) == text
    assert all(piece for piece, _is_marked in pieces)
    kinds = [is_marked for _piece, is_marked in pieces]
    assert all(one is not other for one, other in pairwise(kinds))
