"""Claims about levels and stones: as high as they are, in their weeks, and blank where none is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF

from listening_timer.ui.theme.theme import Theme, contrast
from listening_timer.ui.widgets.charts.chart import height_of
from listening_timer.ui.widgets.charts.levels import levels_across, stone_places
from listening_timer.ui.widgets.charts.model import MOST_LEVEL, Levels, Panel, Stones
from tests.helpers.qt.sample_charts import STONES, WIDE, columns_of, inked, rows_of, shot


def test_levels_stand_as_high_as_they_are(theme: Theme) -> None:
    """What is 10 stands on the upper line, what is 0 on the lower one."""
    top = shot(theme, Levels((Panel("", (10.0,)),)))
    bottom = shot(theme, Levels((Panel("", (0.0,)),)))
    moss = theme.palette.moss
    high, low = rows_of(top, moss), rows_of(bottom, moss)
    between = min(low) - min(high)
    assert between == pytest.approx(theme.px(130), abs=2)


def test_before_is_a_ring_and_after_is_full(theme: Theme) -> None:
    """The middle of what was before shows the surface."""
    rings = shot(theme, Levels((Panel("", (None,), (5.0,)),)))
    dots = shot(theme, Levels((Panel("", (5.0,)),)))
    moss, surface = theme.palette.moss, theme.palette.surface
    for image, inside in ((rings, surface), (dots, moss)):
        rows, columns = sorted(rows_of(image, moss)), sorted(columns_of(image, moss))
        middle = (columns[0] + columns[-1]) // 2, (rows[0] + rows[-1]) // 2
        assert image.pixelColor(*middle).name() == inside.name()


def test_no_line_leads_over_a_week_without_an_answer(theme: Theme) -> None:
    """Between neighbours there is one; nothing is known of what lies between others."""
    picture = Levels((Panel("", (5.0, 5.0, None, None, 5.0)),))
    image, ink = shot(theme, picture), inked(theme, picture)
    across = levels_across(ink, picture)
    row = rows_of(image, theme.palette.moss)
    middle = (min(row) + max(row)) // 2
    bare = shot(theme, Levels((Panel("", (None,) * 5),)))
    drawn = [
        image.pixel(round(across.middle(place) + across.pitch / 2), middle - 1)
        != bare.pixel(round(across.middle(place) + across.pitch / 2), middle - 1)
        for place in range(4)
    ]
    assert drawn == [True, False, False, False]


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_what_was_a_level_lower_is_not_hidden(theme: Theme, percent: int) -> None:
    """However large letters are, dots are small enough to show two that are a level apart."""
    theme.set_text_percent(percent)
    both = shot(theme, Levels((Panel("Calm", (6.0,), (5.0,)), Panel("Closeness", (6.0,), (5.0,)))))
    after = shot(theme, Levels((Panel("Calm", (6.0,)), Panel("Closeness", (6.0,)))))
    rings, dots = rows_of(both, theme.palette.moss), rows_of(after, theme.palette.moss)
    level, size = max(rings) - max(dots), len(dots) / 2
    assert level >= theme.px(84) / MOST_LEVEL - 1
    assert size <= level * 1.6


def test_a_week_without_a_talk_is_blank(theme: Theme) -> None:
    """A stone where there was one, and something fainter than any line where there was none."""
    image = shot(theme, STONES)
    stones = list(stone_places(inked(theme, STONES), STONES))
    seen = [
        image.pixelColor(round(s.left() + s.width() * 0.2), round(s.center().y())) for s in stones
    ]
    moss, surface = theme.palette.moss, theme.palette.surface
    for count, colour in zip(STONES.counts, seen, strict=True):
        assert (colour.name() == moss.name()) is (count > 0)
        assert count or contrast(colour, surface) < contrast(theme.palette.line, surface)


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("across", [5, 13, 26, 52])
def test_stones_lie_beside_each_other(theme: Theme, across: int, percent: int) -> None:
    """In rows, none over another, none outside."""
    theme.set_text_percent(percent)
    picture = Stones((1,) * (2 * across), across, ("Sep 2026", "Oct 2026"))
    room = QRectF(0, 0, WIDE, height_of(theme, picture))
    stones = list(stone_places(inked(theme, picture), picture))
    assert all(room.contains(stone) for stone in stones)
    assert not any(one.intersects(two) for one, two in pairwise(stones))
    assert not any(one.intersects(two) for one, two in zip(stones, stones[across:], strict=False))
    assert all(stone.width() > 2 for stone in stones)
