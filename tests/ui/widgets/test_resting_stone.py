"""Stones at rest: whose they are, how strongly, and on which side."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtWidgets import QWidget

from listening_timer.ui.theme.theme import EVENING, Theme, Tone
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.widgets.resting_stone import RestingPair, RestingStone


def _colour(widget: QWidget, across: float) -> QColor:
    """The pixel of a widget at a share of its width, half way down."""
    widget.resize(widget.sizeHint())
    image = widget.grab().toImage()
    return image.pixelColor(round(image.width() * across), image.height() // 2)


@pytest.mark.parametrize("evening", [False, True])
def test_each_tone_has_its_hue(theme: Theme, *, evening: bool) -> None:
    """A lake stone is bluest, one of clay reddest, by day and in the evening."""
    theme.set_palette_choice("evening" if evening else "day")
    lake = _colour(RestingStone(theme, Tone.LAKE), 0.5)
    clay = _colour(RestingStone(theme, Tone.CLAY), 0.5)
    assert lake.blue() > lake.red()
    assert clay.red() > clay.blue()


def test_a_pale_stone_is_nearer_to_the_paper(theme: Theme) -> None:
    """Another look is painted at once, from the same widget."""
    stone = RestingStone(theme, Tone.CLAY)
    full = _colour(stone, 0.5)
    stone.set_look(Tone.CLAY, pale=True)
    assert _colour(stone, 0.5).lightness() > full.lightness() + 40


def test_a_stone_follows_palette_and_size(theme: Theme) -> None:
    """Its width is in design px; a new palette paints it anew."""
    stone = RestingStone(theme, Tone.MOSS, size=100)
    assert stone.sizeHint().width() == theme.px(100)
    by_day = _colour(stone, 0.5)
    theme.set_palette_choice("evening")
    assert theme.palette is EVENING
    assert _colour(stone, 0.5) != by_day
    stone.set_size(60)
    assert stone.sizeHint().width() == theme.px(60)


def _is_blue_first(theme: Theme) -> bool:
    left, right = (_colour(RestingPair(theme), share) for share in (0.2, 0.8))
    return left.blue() > left.red() and right.red() > right.blue()


def test_a_pair_lies_as_the_two_sit(theme: Theme) -> None:
    """The left person's stone lies on the left."""
    assert _is_blue_first(theme)


@pytest.mark.usefixtures("mirrored")
def test_a_pair_lies_so_where_one_reads_from_the_right_too(theme: Theme) -> None:
    """Nobody changes seats with the language."""
    assert _is_blue_first(theme)


def test_a_screen_reader_meets_no_stone(theme: Theme) -> None:
    """Neither a name nor parts: it is decoration."""
    accessibility.install()
    for widget in (RestingStone(theme), RestingPair(theme)):
        told = QAccessible.queryAccessibleInterface(widget)
        assert told.text(QAccessible.Text.Name) == ""
        assert told.childCount() == 0
