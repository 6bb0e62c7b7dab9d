"""Claims about pictures of weeks: to scale, in their tones and places, and words that have room."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.charts.bars import column_places, columns_across, length_places
from listening_timer.ui.widgets.charts.chart import Chart, height_of
from listening_timer.ui.widgets.charts.model import ChartModel, Columns
from listening_timer.ui.widgets.charts.painter import ChartPainter, marks_shown
from tests.helpers.qt.painted_text import Piece, painted_texts
from tests.helpers.qt.sample_charts import (
    ALL,
    COLUMNS,
    HEARD,
    LENGTHS,
    LEVELS,
    MAYA,
    MONTHS,
    SAM,
    WIDE,
    columns_of,
    inked,
    rows_of,
    shot,
)


def plotted(theme: Theme, picture: ChartModel) -> int:
    """How many rows lie between the lowest and the highest line of a picture's first plot."""
    image = shot(theme, picture)
    lines = sorted(
        y
        for y in range(image.height())
        if all(image.pixelColor(x, y) != theme.palette.surface for x in range(WIDE - 60, WIDE, 3))
    )
    ends = [y for y, below in zip(lines, [*lines[1:], 1_000], strict=True) if below - y > 1]
    return ends[2] - ends[0]


def line_of(piece: Piece) -> QRectF:
    """The line on which a text stands, as high as its letters can be; a pixel less all around."""
    metrics, at = QFontMetricsF(piece.font), piece.at
    wide = metrics.horizontalAdvance(piece.text)
    whole = QRectF(at.x(), at.y() - metrics.ascent(), wide, metrics.height())
    return piece.turned.mapRect(whole).adjusted(1, 1, -1, -1)


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


def test_each_way_has_the_room_it_needs(theme: Theme) -> None:
    """A scale that ends sooner downwards leaves no empty half, and one is as high both ways."""
    picture = Columns((8.0, 1.0), (2.0, 1.0), MAYA, SAM, 8, "8", bottom=(2, "2"))
    bars = [rect for rect, _is_up in column_places(inked(theme, picture), picture)]
    assert bars[0].height() == pytest.approx(4 * bars[2].height())
    assert bars[1].height() == pytest.approx(bars[3].height())
    even = Columns((8.0, 1.0), (2.0, 1.0), MAYA, SAM, 8, "8")
    assert next(column_places(inked(theme, even), even))[0].height() < 0.7 * bars[0].height()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("wide", [220, 300, 440, 900])
def test_words_on_an_axis_never_collide_nor_leave(theme: Theme, wide: int, percent: int) -> None:
    """Those without room are left out; the first is always there."""
    theme.set_text_percent(percent)
    room = QRectF(0, 0, wide, height_of(theme, COLUMNS))
    ink = ChartPainter(QPainter(), theme, room, Qt.LayoutDirection.LeftToRight)
    found = marks_shown(ink, columns_across(ink, COLUMNS), MONTHS)
    ends = [(left, left + width) for _text, left, width in found]
    assert found[0][0] == "Month 0"
    assert all(left >= 0 and right <= wide for left, right in ends)
    assert all(one[1] < two[0] for one, two in pairwise(ends))


@pytest.mark.parametrize("picture", [COLUMNS, LEVELS, HEARD], ids=["columns", "levels", "heard"])
def test_a_plot_grows_with_its_letters(theme: Theme, picture: ChartModel) -> None:
    """At 200 % it is more than half as high again, and not so high that it fills the page."""
    heights = [plotted(theme, picture)]
    theme.set_text_percent(200)
    heights.append(plotted(theme, picture))
    assert heights[0] * 1.5 < heights[1] < heights[0] * 1.8


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", ALL)
def test_no_line_of_words_touches_another(theme: Theme, name: str, percent: int) -> None:
    """The scale's figures hang half above and half below their lines, and all have their room."""
    theme.set_text_percent(percent)
    chart = Chart(theme)
    chart.set(ALL[name])
    chart.resize(WIDE, chart.sizeHint().height())
    chart.show()
    lines = [line_of(piece) for piece in painted_texts(chart)]
    assert lines
    assert not any(one.intersects(two) for one, two in combinations(lines, 2))


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
