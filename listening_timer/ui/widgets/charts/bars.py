"""Bar charts: columns up and down from one axis over the weeks, and horizontal bars."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRectF

from listening_timer.ui.theme.theme import TextStyle, Theme
from listening_timer.ui.widgets.charts.model import Columns, Length, Lengths
from listening_timer.ui.widgets.charts.painter import (
    Across,
    ChartPainter,
    caption,
    line_height,
    plot_height,
    scale_line,
    write_marks,
    write_note,
)

PLOT = 150
"""Minimum height of the columns' plot in design px, up and down together."""
WIDEST = 24
THICK = 20
_GAP = 0.7
"""Space between a caption and the plot, in line heights: half of the scale's label is beside it."""
_SHARE = 0.62
_CORNER = 4
_LEAST = 2.0
"""Minimum height (px) of a bar that is not zero."""


def columns_height(theme: Theme, picture: Columns) -> float:
    """Minimum height (px) of a column chart: two captions, the plot and the labels below."""
    lines = 3 + bool(picture.note)
    return plot_height(theme, PLOT) + theme.px(8) + (lines + 2 * _GAP) * line_height(theme)


def paint_columns(ink: ChartPainter, picture: Columns) -> None:
    """Paint a column chart."""
    line = ink.line_height()
    top = line * (1 + _GAP)
    bottom = top + _plot(ink, picture)
    across = columns_across(ink, picture)
    caption(ink, picture.above, 0, 0)
    scale_line(ink, across, top, picture.scale)
    scale_line(ink, across, bottom, picture.below_axis[1])
    scale_line(ink, across, _axis(ink, picture), colour=ink.theme.palette.soft_ink)
    for rect, is_up in column_places(ink, picture):
        kind = picture.above if is_up else picture.below
        ink.fill(rect, ink.px(_CORNER), kind.tone, kind.fill)
    below = bottom + line * _GAP
    caption(ink, picture.below, 0, below)
    write_marks(ink, across, picture.marks, below + line + ink.px(4))
    write_note(ink, picture.note, below + 2 * line + ink.px(8))


def columns_across(ink: ChartPainter, picture: Columns) -> Across:
    """The horizontal axis of its columns."""
    left = max(map(ink.width_of, (picture.scale, picture.below_axis[1]))) + ink.px(12)
    return Across(left, ink.room.width() - left, len(picture.ups))


def _plot(ink: ChartPainter, picture: Columns) -> float:
    """Height (px) of the plot, which takes all spare height."""
    spare = ink.room.height() - columns_height(ink.theme, picture)
    return plot_height(ink.theme, PLOT) + max(0.0, spare)


def _axis(ink: ChartPainter, picture: Columns) -> float:
    """Where (px) the bars begin; both directions have the scale of one plot."""
    share = picture.top / (picture.top + picture.below_axis[0])
    return ink.line_height() * (1 + _GAP) + _plot(ink, picture) * share


def column_places(ink: ChartPainter, picture: Columns) -> Iterator[tuple[QRectF, bool]]:
    """Rectangle of every bar that is not zero, and whether it goes up."""
    across, middle = columns_across(ink, picture), _axis(ink, picture)
    low = picture.below_axis[0]
    unit = (_plot(ink, picture) - 4) / (picture.top + low)
    wide = min(across.pitch * _SHARE, float(ink.px(WIDEST)))
    for values, end, is_up in ((picture.ups, picture.top, True), (picture.downs, low, False)):
        for place, value in enumerate(values):
            if value <= 0:
                continue
            high = max(_LEAST, unit * min(end, value))
            y = middle - 1 - high if is_up else middle + 1
            yield QRectF(across.middle(place) - wide / 2, y, wide, high), is_up


def lengths_height(theme: Theme, picture: Lengths) -> float:
    """Height (px) of a horizontal bar chart."""
    return len(picture.rows) * _step(theme)


def paint_lengths(ink: ChartPainter, picture: Lengths) -> None:
    """Paint a horizontal bar chart: name, bar and count in each row."""
    step = _step(ink.theme)
    for number, (row, bar) in enumerate(length_places(ink, picture)):
        whole = QRectF(0, number * step, ink.room.width(), step)
        ink.write(whole, row.kind.name, role=TextStyle.LABEL, colour=ink.theme.palette.ink)
        ink.fill(bar, ink.px(THICK) / 2, row.kind.tone, row.kind.fill)
        start = bar.right() + ink.px(10)
        after = QRectF(start, whole.top(), ink.room.width() - start, step)
        ink.write(after, str(row.count), role=TextStyle.LABEL, bold=True)


def length_places(ink: ChartPainter, picture: Lengths) -> Iterator[tuple[Length, QRectF]]:
    """Each row with its bar; the longest takes all the width that names and counts leave."""
    step, thick = _step(ink.theme), ink.px(THICK)
    named = max(ink.width_of(row.kind.name, TextStyle.LABEL) for row in picture.rows)
    counted = max(ink.width_of(str(row.count), TextStyle.LABEL, bold=True) for row in picture.rows)
    left = named + ink.px(16)
    room = max(float(thick), ink.room.width() - left - counted - ink.px(10))
    most = max(row.count for row in picture.rows)
    for number, row in enumerate(picture.rows):
        wide = max(float(thick), room * row.count / most)
        yield row, QRectF(left, number * step + (step - thick) / 2, wide, thick)


def _step(theme: Theme) -> float:
    return max(line_height(theme, TextStyle.LABEL), theme.px(THICK)) + theme.px(12)
