"""Claims about pictures of weeks: to scale, in their tones and places, and words that have room."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication

from listening_timer.ui.theme import Role, Theme, Tone, contrast
from listening_timer.ui.widgets.axes import marks_shown
from listening_timer.ui.widgets.bars import column_places, columns_across, length_places
from listening_timer.ui.widgets.charts import Chart, height_of
from listening_timer.ui.widgets.ink import Ink
from listening_timer.ui.widgets.levels import stone_places
from listening_timer.ui.widgets.pictured import (
    Columns,
    Fill,
    Kind,
    Length,
    Lengths,
    Levels,
    Mark,
    Panel,
    Picture,
    Stones,
)
from tests.helpers.written import WITHOUT_CHILDREN

WIDE = 440
MAYA, SAM = Kind("Maya", Tone.LAKE), Kind("Sam", Tone.CLAY)
MONTHS = tuple(Mark(place * 4, f"Month {place}") for place in range(7))
COLUMNS = Columns(
    tuple(float(place % 4 * 10) for place in range(26)),
    tuple(float(place % 3 * 10) for place in range(26)),
    MAYA,
    SAM,
    40.0,
    "40 min",
    MONTHS,
    "Each place is 4 weeks.",
)
LEVELS = Levels(
    (
        Panel("Calm", (8.0, None, 6.0), (2.0, 5.0, None)),
        Panel("Closeness", (9.0, 9.0, 9.0), (1.0, 1.0, 1.0)),
    ),
    ("before", "after"),
    (Mark(0, "Jun"), Mark(1, "Jul")),
)
HEARD = Levels((Panel("", (8.0, None, 6.0)),), None, (Mark(0, "Jun"),))
STONES = Stones((1, 0, 3, 1, 0, 1), 3, ("Jun", "Jul"))
LENGTHS = Lengths(
    (
        Length(Kind("Kept", Tone.MOSS), 8),
        Length(Kind("Partly", Tone.MOSS, Fill.TINT), 4),
        Length(Kind("Let go", None, Fill.TINT), 1),
    )
)
ALL = {
    "columns": COLUMNS,
    "levels": LEVELS,
    "heard": HEARD,
    "stones": STONES,
    "lengths": LENGTHS,
}


@pytest.fixture
def mirrored(qapp: QApplication) -> None:
    """All that is built meanwhile is read from right to left."""
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


def shot(theme: Theme, picture: Picture, wide: int = WIDE, more: int = 0) -> QImage:
    """A picture on its surface, as it shows on the screen."""
    chart = Chart(theme)
    chart.set(picture, "Title", "Sentence")
    chart.resize(wide, chart.sizeHint().height() + more)
    image = QImage(chart.size(), QImage.Format.Format_RGB32)
    image.fill(theme.palette.surface)
    chart.render(image, QPoint(), QRegion(), WITHOUT_CHILDREN)
    return image


def inked(theme: Theme, picture: Picture, way: Qt.LayoutDirection | None = None) -> Ink:
    """A hand that measures: it paints where nobody looks."""
    room = QRectF(0, 0, WIDE, height_of(theme, picture))
    return Ink(QPainter(), theme, room, way or Qt.LayoutDirection.LeftToRight)


def rows_of(image: QImage, colour: QColor) -> set[int]:
    """The rows in which a colour stands."""
    wide = range(image.width())
    return {y for y in range(image.height()) if any(image.pixelColor(x, y) == colour for x in wide)}


def columns_of(image: QImage, colour: QColor) -> set[int]:
    """The columns in which a colour stands."""
    high = range(image.height())
    return {x for x in range(image.width()) if any(image.pixelColor(x, y) == colour for y in high)}


@pytest.mark.parametrize("look", ["day", "evening"])
def test_who_sits_left_goes_up_and_who_sits_right_goes_down(theme: Theme, look: str) -> None:
    """Below the caption, all lake stands above all clay, by day and by evening."""
    theme.set_palette_choice("evening" if look == "evening" else "day")
    image, palette = shot(theme, COLUMNS), theme.palette
    line = round(inked(theme, COLUMNS).line_height())
    bars = image.copy(0, line, image.width(), theme.px(170))
    lake, clay = rows_of(bars, palette.lake), rows_of(bars, palette.clay)
    assert lake
    assert max(lake) < min(clay)


def test_bars_are_to_scale(theme: Theme) -> None:
    """Twice as long is twice as high; what is nothing has no bar."""
    bars = list(column_places(inked(theme, COLUMNS), COLUMNS))
    ups = [rect.height() for rect, is_up in bars if is_up]
    assert len(bars) == sum(value > 0 for value in (*COLUMNS.ups, *COLUMNS.downs))
    assert ups[1] == pytest.approx(2 * ups[0])
    assert ups[2] == pytest.approx(3 * ups[0])


def test_bars_take_the_height_that_there_is(theme: Theme) -> None:
    """In a higher card they are higher, and the words below them move along."""
    low, high = shot(theme, COLUMNS), shot(theme, COLUMNS, more=100)
    lake = theme.palette.lake
    grown = len(rows_of(high, lake)) - len(rows_of(low, lake))
    assert grown > 20


def test_a_bar_that_is_not_nothing_is_seen(theme: Theme) -> None:
    """However little it is."""
    tiny = Columns((0.001,), (0.0,), MAYA, SAM, 600.0, "10 h")
    (bar,) = column_places(inked(theme, tiny), tiny)
    assert bar[0].height() >= 2


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("wide", [220, 300, 440, 900])
def test_words_on_an_axis_never_collide_nor_leave(theme: Theme, wide: int, percent: int) -> None:
    """Those without room are left out; the first is always there."""
    theme.set_text_percent(percent)
    room = QRectF(0, 0, wide, height_of(theme, COLUMNS))
    ink = Ink(QPainter(), theme, room, Qt.LayoutDirection.LeftToRight)
    found = marks_shown(ink, columns_across(ink, COLUMNS), MONTHS)
    ends = [(left, left + width) for _text, left, width in found]
    assert found[0][0] == "Month 0"
    assert all(left >= 0 and right <= wide for left, right in ends)
    assert all(one[1] < two[0] for one, two in pairwise(ends))
    theme.set_text_percent(100)


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
    theme.set_text_percent(100)


def test_bars_that_lie_are_to_scale(theme: Theme) -> None:
    """Half as many is half as long, beside their names."""
    bars = [rect for _row, rect in length_places(inked(theme, LENGTHS), LENGTHS)]
    assert bars[1].width() == pytest.approx(bars[0].width() / 2)
    assert len({bar.left() for bar in bars}) == 1
    assert bars[0].right() < WIDE


@pytest.mark.usefixtures("mirrored")
def test_weeks_run_as_text_does(theme: Theme) -> None:
    """The oldest week stands at the right where text begins there; up stays up."""
    one = Columns((40.0, 0.0), (0.0, 40.0), MAYA, SAM, 40.0, "40")
    image, palette = shot(theme, one), theme.palette
    line = round(inked(theme, one).line_height())
    bars = image.copy(0, line, image.width(), theme.px(170))
    assert min(columns_of(bars, palette.lake)) > max(columns_of(bars, palette.clay))
    assert max(rows_of(bars, palette.lake)) < min(rows_of(bars, palette.clay))


@pytest.mark.parametrize("name", ALL)
def test_every_picture_grows_with_its_letters(theme: Theme, name: str) -> None:
    """At 200 % it asks for more height."""
    before = height_of(theme, ALL[name])
    theme.set_text_percent(200)
    assert height_of(theme, ALL[name]) > before
    theme.set_text_percent(100)


def test_no_word_is_under_14_pixels(theme: Theme) -> None:
    """Whatever a picture writes with."""
    assert theme.font(Role.HINT).pixelSize() >= 14
    assert theme.font(Role.LABEL).pixelSize() >= 14


def test_a_picture_is_told_in_words(theme: Theme) -> None:
    """Its title is its name, its sentence what it shows."""
    chart = Chart(theme)
    chart.set(COLUMNS, "Time each of you shared", "Maya 10 min, Sam 9 min.")
    assert chart.accessibleName() == "Time each of you shared"
    assert chart.accessibleDescription() == "Maya 10 min, Sam 9 min."


def test_without_a_picture_nothing_is_painted(theme: Theme) -> None:
    """And no height is asked for."""
    chart = Chart(theme)
    chart.set(COLUMNS)
    chart.set(None)
    assert chart.sizeHint().height() == 0
    assert chart.picture() is None
