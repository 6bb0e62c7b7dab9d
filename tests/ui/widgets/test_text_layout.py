"""Claims about laid out text: it runs as its own letters do, and breaking it loses nothing."""

from __future__ import annotations

from itertools import product

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QStyle

from listening_timer.text.cleaning import isolated
from listening_timer.ui.widgets.text_layout import (
    aligned_across,
    direction_of,
    visual_alignment,
    visual_rect,
)

LEFT_TO_RIGHT, RIGHT_TO_LEFT = Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft
WAYS = LEFT_TO_RIGHT, RIGHT_TO_LEFT
HEBREW = "שלום"
_FLAG = Qt.AlignmentFlag
ACROSS = _FLAG(0), _FLAG.AlignLeading, _FLAG.AlignTrailing, _FLAG.AlignHCenter, _FLAG.AlignJustify
MORE = _FLAG(0), _FLAG.AlignVCenter, _FLAG.AlignTop, _FLAG.AlignAbsolute
WHOLE = QRect(7, 5, 201, 90)


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


def test_an_alignment_is_seen_as_qt_sees_it() -> None:
    """Leading and trailing are left and right, exchanged where one reads from right to left."""
    for way, across, more in product(WAYS, ACROSS, MORE):
        align = across | more
        assert visual_alignment(way, align) == QStyle.visualAlignment(way, align)


def test_a_place_is_mirrored_as_qt_does_it() -> None:
    """A rectangle keeps its distance from the edge at which a line begins."""
    for way, left, width in product(WAYS, (7, 8, 60), (1, 40, 201)):
        rect = QRect(left, 10, width, 20)
        assert visual_rect(way, WHOLE, rect) == QStyle.visualRect(way, WHOLE, rect)


def test_a_narrower_part_lies_where_qt_would_align_it() -> None:
    """At the beginning, the end or the middle of its room, to a pixel."""
    for way, align, width in product(WAYS, ACROSS, (0, 1, 40, 41, 201)):
        size = QSize(width, WHOLE.height())
        expected = QStyle.alignedRect(way, align | _FLAG.AlignVCenter, size, WHOLE)
        assert aligned_across(way, align, width, WHOLE) == expected
