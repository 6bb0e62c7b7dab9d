"""Claims about search terms: which words of a query mean more than themselves."""

from __future__ import annotations

import pytest

from listening_timer.text.search_terms import meanings


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("thank", {"thank": ("appreciation",)}),
        ("breaks", {"breaks": ("break",)}),
        ("early", {"early": ("early",)}),
        ("With a Break", {"with": ("break",), "a": ("break",), "break": ("break",)}),
        ("with a b", {"with": ("break",), "a": ("break",), "b": ("break",)}),
        ("walk with a break", {"with": ("break",), "a": ("break",), "break": ("break",)}),
        ("with a", {}),
        ("with a walk", {}),
        ("a", {}),
        ("no", {}),
    ],
)
def test_kinds_and_labels_have_names(query: str, found: dict[str, tuple[str, ...]]) -> None:
    """A kind from three letters on; a label only whole, or up to its last word."""
    assert {each.word: each.kinds for each in meanings(query)} == found


def test_months_are_numbered_from_january() -> None:
    """By the beginning of their names; several of them where that is not clear."""
    assert [each.months for each in meanings("october ju jun")] == [(10,), (6,)]
    assert [each.months for each in meanings("mar")] == [(3,)]
