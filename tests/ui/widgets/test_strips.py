"""Dots and bars: in order, to scale, and with their words."""

from __future__ import annotations

from listening_timer.ui.theme import DAY, Theme, Tone
from listening_timer.ui.widgets.strips import ProgressDots, ShareBar


def test_the_present_dot_is_long_and_in_its_tone(theme: Theme) -> None:
    """Past ones are soft ink, the present one lake, those to come pale."""
    dots = ProgressDots(theme)
    dots.set(3, 1, "Maya shares")
    dots.resize(dots.sizeHint())
    image, y = dots.grab().toImage(), dots.height() // 2
    assert image.pixelColor(5, y) == DAY.soft_ink
    assert image.pixelColor(37, y) == DAY.lake
    assert image.pixelColor(69, y) == DAY.line
    assert dots.accessibleName() == "Maya shares"


def test_many_dots_stand_closer_and_words_outlive_them(theme: Theme) -> None:
    """Sixty steps need no more room than fifteen; where there is none, the words stay."""
    dots = ProgressDots(theme)
    dots.set(60, 0, "Maya shares")
    assert dots.sizeHint().width() < 500
    assert dots.minimumSizeHint().width() < 150


def test_the_bar_is_to_scale(theme: Theme) -> None:
    """With 3 to 1, the first quarter, half and more are lake, the last quarter is clay."""
    bar = ShareBar(theme)
    bar.set([(3, Tone.LAKE), (1, Tone.CLAY)], "75 to 25")
    bar.resize(200, 8)
    image = bar.grab().toImage()
    assert image.pixelColor(20, 4) == image.pixelColor(140, 4) == DAY.lake
    assert image.pixelColor(160, 4) == DAY.clay
    assert bar.accessibleDescription() == "75 to 25"
