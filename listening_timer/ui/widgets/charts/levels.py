"""Level charts (dots from 0 to 10 over the weeks), and week calendars (stones in rows)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone, mixed
from listening_timer.ui.widgets.charts.model import MOST_LEVEL, Fill, Levels, Panel, Series, Stones
from listening_timer.ui.widgets.charts.painter import (
    MIDDLE,
    Across,
    ChartPainter,
    caption,
    line_height,
    plot_height,
    scale_line,
    write_marks,
    write_note,
)

PLOT = 84
ALONE = 130
"""Minimum height of a panel's plot in design px; of a single panel."""
ABOVE, BELOW = 10, 12
"""Minimum space above and below a plot, in design px."""
DOT = 0.66
"""Size of a dot in line heights, where places are far apart."""
MOST_DOT = 1.5
"""Its maximum size in levels: a dot one level lower is not hidden."""
STONE = 26
STONE_LINE = 1.5
"""Width of a stone: in design px, and in line heights where text is large."""
ROW = 34
_SLIM = 0.8


def levels_height(theme: Theme, picture: Levels) -> float:
    """Minimum height (px) of a level chart, with the labels above and below its panels."""
    line = line_height(theme)
    lines = 1 + bool(picture.words) + bool(picture.note)
    return len(picture.panels) * _panel_height(theme, picture) + lines * (line + theme.px(4))


def paint_levels(ink: ChartPainter, picture: Levels) -> None:
    """Paint a level chart."""
    line, top = ink.line_height(), 0.0
    if picture.words:
        before, after = picture.words
        end = caption(ink, Series(before, Tone.MOSS, Fill.HOLLOW), 0, 0)
        caption(ink, Series(after, Tone.MOSS), end + ink.px(20), 0)
        top = line + ink.px(4)
    across = levels_across(ink, picture)
    for panel in picture.panels:
        _paint_panel(ink, picture, panel, across, top)
        top += _panel_height(ink.theme, picture) + _spare(ink, picture)
    write_marks(ink, across, picture.marks, top)
    write_note(ink, picture.note, top + line + ink.px(4))


def levels_across(ink: ChartPainter, picture: Levels) -> Across:
    """The horizontal axis of all panels."""
    left = ink.width_of(str(MOST_LEVEL)) + ink.px(14)
    return Across(left, ink.room.width() - left, len(picture.panels[0].after))


def _panel_height(theme: Theme, picture: Levels) -> float:
    named = any(panel.name for panel in picture.panels)
    edges = _edge(theme, ABOVE) + _edge(theme, BELOW)
    return _plot(theme, picture) + edges + line_height(theme) * named


def _edge(theme: Theme, design_px: float) -> float:
    """Space (px) above or below a plot, which half of the scale's outermost label takes."""
    return max(float(theme.px(design_px)), line_height(theme) / 2)


def _spare(ink: ChartPainter, picture: Levels) -> float:
    """Height (px) that each panel gains from spare room."""
    spare = ink.room.height() - levels_height(ink.theme, picture)
    return max(0.0, spare) / len(picture.panels)


def _plot(theme: Theme, picture: Levels) -> int:
    return plot_height(theme, PLOT if len(picture.panels) > 1 else ALONE)


def _paint_panel(
    ink: ChartPainter, picture: Levels, panel: Panel, across: Across, top: float
) -> None:
    line, high = ink.line_height(), _plot(ink.theme, picture) + _spare(ink, picture)
    if panel.name:
        ink.write(
            QRectF(0, top, ink.room.width(), line), panel.name, role=TextStyle.HINT, bold=True
        )
        top += line
    top += _edge(ink.theme, ABOVE)
    for level in (0, MOST_LEVEL / 2, MOST_LEVEL):
        label = f"{level:.0f}" if level in (0, MOST_LEVEL) else ""
        scale_line(ink, across, top + high * (1 - level / MOST_LEVEL), label)
    _paint_dots(ink, panel, across, QRectF(across.left, top, across.width, high))


def _paint_dots(ink: ChartPainter, panel: Panel, across: Across, plot: QRectF) -> None:
    level = plot.height() / MOST_LEVEL
    size = min(ink.line_height() * DOT, across.pitch * 0.8, level * MOST_DOT)
    palette = ink.theme.palette
    line = mixed(palette.surface, palette.moss, 0.55)
    after = dict(_dots(panel.after, across, plot))
    before = dict(_dots(panel.before, across, plot))
    if not panel.before:
        for one, two in pairwise(after):
            if two == one + 1:  # no line across weeks without a value
                ink.stroke(after[one], after[two], line, max(1.5, ink.px(2)))
    for place in before.keys() & after.keys():
        ink.stroke(before[place], after[place], line, max(2.0, size * 0.3))
    for dots, fill in ((before, Fill.HOLLOW), (after, Fill.PLAIN)):
        for at in dots.values():
            ink.dot(at, size, Tone.MOSS, fill)


def _dots(
    values: tuple[float | None, ...], across: Across, plot: QRectF
) -> Iterator[tuple[int, QPointF]]:
    for place, value in enumerate(values):
        if value is not None:
            y = plot.bottom() - plot.height() * value / MOST_LEVEL
            yield place, QPointF(across.middle(place), y)


def stones_height(theme: Theme, picture: Stones) -> float:
    """Height (px) of a week calendar."""
    rows = -(-len(picture.counts) // picture.across)
    return rows * _row(theme, picture) + (line_height(theme) + theme.px(6)) * bool(picture.note)


def paint_stones(ink: ChartPainter, picture: Stones) -> None:
    """Paint a week calendar."""
    row = _row(ink.theme, picture)
    for number, label in enumerate(picture.labels):
        ink.write(QRectF(0, number * row, ink.room.width(), row), label)
    for place, stone in enumerate(stone_places(ink, picture)):
        count = picture.counts[place]
        if not count:
            ink.blank(stone)
            continue
        ink.fill(stone, stone.height() / 2, Tone.MOSS, Fill.PLAIN)
        if count > 1 and _has_room(ink, str(count), stone):
            colour = ink.theme.palette.on_plain
            ink.write(stone, str(count), colour=colour, align=MIDDLE, bold=True)
    write_note(ink, picture.note, len(picture.labels) * row + ink.px(6))


def _has_room(ink: ChartPainter, text: str, stone: QRectF) -> bool:
    size = ink.theme.font(TextStyle.HINT).pixelSize()
    return ink.width_of(text, bold=True) < stone.width() * 0.8 and size < stone.height()


def stone_places(ink: ChartPainter, picture: Stones) -> Iterator[QRectF]:
    """Rectangle of each stone, row by row."""
    row = _row(ink.theme, picture)
    left = max(ink.width_of(label) for label in picture.labels) + ink.px(14)
    most = max(float(ink.px(STONE)), ink.line_height() * STONE_LINE)
    pitch = min(most * 1.5, (ink.room.width() - left) / picture.across)
    wide = min(most, pitch * 0.84, row / _SLIM - 2)
    high = wide * _SLIM
    for place in range(len(picture.counts)):
        down, across = divmod(place, picture.across)
        x = left + pitch * across + (pitch - wide) / 2
        yield QRectF(x, down * row + (row - high) / 2, wide, high)


def _row(theme: Theme, picture: Stones) -> float:
    few = 13
    high = ROW if picture.across <= few else ROW * 0.7
    return max(float(theme.px(high)), line_height(theme) * 1.3)
