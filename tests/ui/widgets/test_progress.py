"""Claims about progress: bars, dots and the strip fill in reading direction and can be heard."""

from __future__ import annotations

from typing import Literal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor

from listening_timer.ui.theme.theme import DAY, EVENING, Palette, Theme, Tone, contrast
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.progress import ProgressBar, ProgressDots, ShareBar, TopStrip
from tests.helpers.qt.painted_text import painted_texts
from tests.helpers.qt.widget_actions import child_of, find


@pytest.fixture
def bar(theme: Theme) -> ProgressBar:
    """A bar of 400 pixels."""
    made = ProgressBar(theme, "Progress")
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


@pytest.mark.parametrize("look", [DAY, EVENING], ids=lambda look: look.name)
def test_what_is_filled_stands_out(look: Palette) -> None:
    """By 3 to 1 from the rest of the bar, by day and by evening."""
    assert contrast(look.lake, look.line) >= 3


def test_it_can_be_heard(bar: ProgressBar) -> None:
    """A reader finds a bar of progress, its name and its number, which it cannot change."""
    accessibility.install()
    bar.set_percent(42)
    told = QAccessible.queryAccessibleInterface(bar)
    assert told.role() is QAccessible.Role.ProgressBar
    assert told.text(QAccessible.Text.Name) == "Progress"
    assert told.text(QAccessible.Text.Value) == "42 %"
    number = told.valueInterface()
    assert (number.minimumValue(), number.currentValue(), number.maximumValue()) == (0, 42, 100)
    number.setCurrentValue(7)
    assert bar.percent() == 42


NOTE = "This talk won’t be kept"


def made(theme: Theme, wide: int, note: str = "") -> TopStrip:
    """A strip of seven steps, at the third of them."""
    strip = TopStrip(theme)
    strip.set_steps(7, 2, "Handover", tone=Tone.MOSS)
    strip.set_note(note)
    strip.resize(wide, strip.sizeHint().height())
    strip.grab()
    return strip


@pytest.mark.parametrize("look", ["day", "evening"])
def test_the_present_dot_is_long_and_in_its_tone(
    theme: Theme, look: Literal["day", "evening"]
) -> None:
    """Past ones are soft ink, the present one lake, those to come paler, and still 3 to 1."""
    theme.set_palette_choice(look)
    palette, dots = theme.palette, ProgressDots(theme)
    dots.set(3, 1, "Maya shares")
    dots.resize(dots.sizeHint())
    image, y = dots.grab().toImage(), dots.height() // 2
    assert image.pixelColor(4, y) == palette.soft_ink
    assert image.pixelColor(35, y) == palette.lake
    to_come = image.pixelColor(66, y)
    assert 3 <= contrast(to_come, palette.paper) < contrast(palette.soft_ink, palette.paper) - 1


def test_readers_are_told_the_step_which_nobody_sees(theme: Theme) -> None:
    """A picture with a name and its number; no word of it is painted."""
    dots = ProgressDots(theme)
    for words in ("Maya shares", ""):
        dots.set(3, 1, words)
        dots.resize(dots.sizeHint())
        voice = dots.voice()
        assert (voice.role, dots.accessibleDescription()) == (QAccessible.Role.Graphic, "2 / 3")
        assert dots.accessibleName() == words
    assert painted_texts(dots) == []


def test_many_dots_stand_closer(theme: Theme) -> None:
    """Sixty steps need no more room than fifteen."""
    dots = ProgressDots(theme)
    dots.set(60, 0, "Maya shares")
    assert dots.sizeHint().width() < 500


@pytest.mark.parametrize("wide", [1200, 960, 736])
def test_the_dots_are_in_the_middle(theme: Theme, wide: int) -> None:
    """Whatever the width, and beside a note too, where that leaves them room."""
    for note in ("", NOTE):
        strip = made(theme, wide, note)
        dots = child_of(strip, ProgressDots).geometry()
        assert dots.center().x() == pytest.approx(wide / 2, abs=1)


@pytest.mark.parametrize("percent", [100, 200])
def test_a_note_is_whole_and_beside_the_dots(theme: Theme, percent: int) -> None:
    """At the trailing end; where it is long, the dots make room. Without one nothing is there."""
    theme.set_text_percent(percent)
    strip = made(theme, 736, NOTE)
    note, dots = find(strip, Text, NOTE), child_of(strip, ProgressDots)
    assert note.geometry().right() == 735
    assert note.width() >= note.sizeHint().width()
    assert dots.geometry().right() < note.x()
    assert note.isVisibleTo(strip)
    strip.set_note("")
    assert not note.isVisibleTo(strip)


def test_from_right_to_left_the_strip_is_mirrored(theme: Theme) -> None:
    """A note is on the left, and the dots stay."""
    strip = TopStrip(theme)
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    strip.set_steps(7, 2, "Handover", tone=Tone.MOSS)
    strip.set_note(NOTE)
    strip.resize(1200, strip.sizeHint().height())
    strip.grab()
    assert find(strip, Text, NOTE).x() == 0
    assert child_of(strip, ProgressDots).geometry().center().x() == pytest.approx(600, abs=1)


def test_the_bar_is_to_scale(theme: Theme) -> None:
    """With 3 to 1, the first quarter, half and more are lake, the last quarter is clay."""
    bar = ShareBar(theme)
    bar.set([(3, Tone.LAKE), (1, Tone.CLAY)], "75 to 25")
    bar.resize(200, 8)
    image = bar.grab().toImage()
    assert image.pixelColor(20, 4) == image.pixelColor(140, 4) == DAY.lake
    assert image.pixelColor(160, 4) == DAY.clay
    assert bar.accessibleDescription() == "75 to 25"
