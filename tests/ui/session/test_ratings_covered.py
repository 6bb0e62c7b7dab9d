"""Claims about what is not shown: nobody can tell what the first one answered before both have."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtGui import QImage

from listening_timer.exercise.formats import Side
from listening_timer.model.annotations import Moment, Scale
from listening_timer.ui.session.ratings import RatingsPage
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.words.people import People
from tests.helpers.qt.covered_pages import present_page, scale_points, scale_row
from tests.helpers.qt.widget_snapshot import snapshot_of

MAYA_LEFT = People("Maya", "Sam", Side.LEFT)
Trace = tuple[list[list[str]], list[QImage]]


def trace(theme: Theme, moment: Moment, first: Mapping[Scale, int]) -> Trace:
    """The second one's cover and scales, after the first one answered so by the keyboard."""
    page = present_page(RatingsPage(theme))
    page.ask(MAYA_LEFT, moment)
    page.answer_main()
    for scale, number in first.items():
        points = scale_points(page, scale)
        points[0].setFocus()
        scale_row(page, scale).choose(number)
        points[number].setFocus()
    page.answer_main()
    page.settle()
    cover, cover_picture = snapshot_of(page), page.grab().toImage()
    page.answer_main()
    scales, scales_picture = snapshot_of(page), page.grab().toImage()
    page.close()
    return [cover, scales], [cover_picture, scales_picture]


@pytest.mark.parametrize("moment", list(Moment))
def test_the_second_can_tell_nothing_of_the_first(theme: Theme, moment: Moment) -> None:
    """Whatever the first one answered, the second one's pages are the same in every respect.

    Every property of every widget, all that is read out, where the keyboard was, every pixel.
    """
    none = trace(theme, moment, {})
    for answers in (dict.fromkeys(Scale, 3), {Scale.CALM: 10, Scale.CLOSENESS: 0}):
        assert trace(theme, moment, answers) == none


def test_a_trace_differs_where_something_shows(theme: Theme) -> None:
    """The comparison above can fail: on the first one's own scales the traces differ."""
    pages = [present_page(RatingsPage(theme)) for _ in range(2)]
    for number, page in enumerate(pages):
        page.ask(MAYA_LEFT, Moment.ARRIVE)
        page.answer_main()
        scale_row(page, Scale.CALM).choose(number + 3)
    first, second = (snapshot_of(page) for page in pages)
    assert first != second
    assert pages[0].grab().toImage() != pages[1].grab().toImage()
    for page in pages:
        page.close()
