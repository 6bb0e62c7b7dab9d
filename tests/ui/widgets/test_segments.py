"""Options joined to one bar: where all have room on a line, and only there."""

from __future__ import annotations

from itertools import pairwise

import pytest

from listening_timer.ui.theme.theme import DAY, Theme
from listening_timer.ui.widgets.choices import ChoiceRow, Option
from tests.helpers.qt.widget_actions import lay_out

WORDS = ("Bell, then finish your thought", "Bell and stop", "No bell")


def _row(theme: Theme, width: int) -> ChoiceRow:
    row = ChoiceRow(theme, "When time is up", [(word, word) for word in WORDS])
    row.resize(width, 300)
    row.show()
    lay_out(row)
    return row


def _gaps(options: list[Option]) -> list[int]:
    boxes = sorted((each.geometry() for each in options), key=lambda box: box.left())
    return [after.left() - before.right() - 1 for before, after in pairwise(boxes)]


def test_options_touch_where_all_have_room(theme: Theme) -> None:
    """On one line they are one bar; its middle has no outline, only a line between two."""
    row = _row(theme, 700)
    options = row.findChildren(Option)
    assert _gaps(options) == [0, 0]
    middle = options[1].grab().toImage()
    half = middle.height() // 2
    assert middle.pixelColor(0, half).name() == DAY.surface.name()
    assert middle.pixelColor(middle.width() - 1, half).name() == DAY.line.name()
    assert middle.pixelColor(middle.width() // 2, 0).name() == DAY.outline.name()


def test_options_stand_apart_on_several_lines(theme: Theme) -> None:
    """Each has an outline of its own all around, and room to the next."""
    row = _row(theme, 330)
    options = row.findChildren(Option)
    assert len({each.y() for each in options}) > 1
    alone = options[0].grab().toImage()
    half = alone.height() // 2
    for x in (0, alone.width() - 1):
        assert alone.pixelColor(x, half).name() == DAY.outline.name()


@pytest.mark.usefixtures("mirrored")
def test_a_bar_begins_on_the_right_where_one_reads_from_there(theme: Theme) -> None:
    """The first option ends the bar on the right with an outline, the last one on the left."""
    row = _row(theme, 700)
    options = row.findChildren(Option)
    assert options[0].x() > options[-1].x()
    for option, x in ((options[0], options[0].width() - 1), (options[-1], 0)):
        image = option.grab().toImage()
        assert image.pixelColor(x, image.height() // 2).name() == DAY.outline.name()


def test_what_is_chosen_is_marked_all_around(theme: Theme) -> None:
    """By an outline in the tone, in a bar as apart."""
    row = _row(theme, 700)
    options = row.findChildren(Option)
    options[1].setChecked(True)
    image = options[1].grab().toImage()
    half = image.height() // 2
    for x in (0, image.width() - 1):
        assert image.pixelColor(x, half).name() == DAY.lake.name()
