"""Claims about the bar of progress: it fills from where one begins to read, and can be heard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor

from listening_timer.ui.theme.theme import DAY, EVENING, Theme, contrast
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.widgets.progress import ProgressBar


@pytest.fixture
def bar(theme: Theme) -> ProgressBar:
    """A bar of 400 pixels."""
    made = ProgressBar(theme, "How far it is")
    made.resize(400, 14)
    return made


def colour_at(bar: ProgressBar, x: int) -> QColor:
    """The colour in the middle of its height."""
    return bar.grab().toImage().pixelColor(x, bar.height() // 2)


@pytest.mark.parametrize(
    ("way", "filled", "bare"),
    [(Qt.LayoutDirection.LeftToRight, 90, 110), (Qt.LayoutDirection.RightToLeft, 310, 290)],
)
def test_it_fills_in_reading_direction(
    bar: ProgressBar, way: Qt.LayoutDirection, filled: int, bare: int
) -> None:
    """A quarter of its width is a quarter of the work."""
    bar.setLayoutDirection(way)
    bar.set_percent(25)
    assert colour_at(bar, filled) == DAY.lake
    assert colour_at(bar, bare) == DAY.line


def test_nothing_is_filled_at_first(bar: ProgressBar) -> None:
    """And no more than all of it ever is."""
    assert colour_at(bar, 8) == DAY.line
    bar.set_percent(140)
    assert bar.percent() == 100
    assert colour_at(bar, 390) == DAY.lake


@pytest.mark.parametrize("palette", [DAY, EVENING])
def test_what_is_filled_stands_out(palette: object) -> None:
    """By 3 to 1 from the rest of the bar, by day and by evening."""
    look = DAY if palette is DAY else EVENING
    assert contrast(look.lake, look.line) >= 3


def test_it_can_be_heard(bar: ProgressBar) -> None:
    """A reader finds a bar of progress, its name and its number, which it cannot change."""
    accessibility.install()
    bar.set_percent(42)
    told = QAccessible.queryAccessibleInterface(bar)
    assert told.role() is QAccessible.Role.ProgressBar
    assert told.text(QAccessible.Text.Name) == "How far it is"
    assert told.text(QAccessible.Text.Value) == "42 %"
    number = told.valueInterface()
    assert (number.minimumValue(), number.currentValue(), number.maximumValue()) == (0, 42, 100)
    number.setCurrentValue(7)
    assert bar.percent() == 42
