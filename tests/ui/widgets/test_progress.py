"""Claims about progress: bars, dots and the strip fill in reading direction and can be heard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor

from listening_timer.ui.theme.theme import DAY, EVENING, Palette, TextStyle, Theme, Tone, contrast
from listening_timer.ui.widgets import accessibility
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.progress import ProgressBar, ProgressDots, ShareBar, TopStrip
from tests.helpers.qt.widget_actions import child_of, find


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
    assert told.text(QAccessible.Text.Name) == "How far it is"
    assert told.text(QAccessible.Text.Value) == "42 %"
    number = told.valueInterface()
    assert (number.minimumValue(), number.currentValue(), number.maximumValue()) == (0, 42, 100)
    number.setCurrentValue(7)
    assert bar.percent() == 42


ASIDE = "No sound or picture is recorded"


def fill(strip: TopStrip, wide: int, title: str, words: str) -> None:
    """Let it say something, at a width."""
    strip.set_title(title)
    strip.set_steps(7, 2, words, tone=Tone.MOSS)
    strip.set_aside(ASIDE, needed=False)
    strip.resize(wide, strip.sizeHint().height())
    strip.grab()


def title_of(strip: TopStrip) -> Text:
    """Its title, whatever it says."""
    return next(text for text in strip.findChildren(Text) if text.accessibleName() != ASIDE)


def made(
    theme: Theme, wide: int, *, title: str = "Share fully", words: str = "Handover"
) -> TopStrip:
    """A strip of seven steps, at the third of them."""
    strip = TopStrip(theme)
    fill(strip, wide, title, words)
    return strip


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


def test_many_dots_stand_closer(theme: Theme) -> None:
    """Sixty steps need no more room than fifteen."""
    dots = ProgressDots(theme)
    dots.set(60, 0, "Maya shares")
    assert dots.sizeHint().width() < 500


@pytest.mark.parametrize("words", ["Handover", "Wilhelmina-Charlotte von Hohenstein shares"])
@pytest.mark.parametrize("wide", [1200, 960, 736])
def test_the_dots_are_in_the_middle_whatever_is_said(theme: Theme, words: str, wide: int) -> None:
    """Neither a long title, nor the step's words, nor what stands aside pushes them."""
    strip = made(theme, wide, title="A title that goes on and on " * 4, words=words)
    dots = child_of(strip, ProgressDots)
    middle = dots.x() + dots.dots_width() / 2
    assert middle == pytest.approx(wide / 2, abs=1)
    assert title_of(strip).geometry().right() < dots.x()
    assert dots.geometry().right() < wide


def test_a_long_title_is_smaller_before_it_is_cut(theme: Theme) -> None:
    """In large text it is whole as long as its letters need not be smaller than at 100 %."""
    theme.set_text_percent(200)
    title = "Share fully, then switch over"
    strip = made(theme, 900, title=title)
    assert title_of(strip).fontMetrics().horizontalAdvance(title) <= title_of(strip).width()
    assert title_of(strip).text() == title
    assert title_of(strip).font().pixelSize() < theme.font(TextStyle.LABEL).pixelSize()
    strip.resize(1600, strip.height())
    strip.grab()
    assert title_of(strip).font().pixelSize() == theme.font(TextStyle.LABEL).pixelSize()


def test_a_title_without_room_is_cut_and_read_whole(theme: Theme) -> None:
    """It ends in dots on the screen; with more room it is whole again."""
    title = "What the day brought · What comes from outside, not what is between you."
    strip = made(theme, 700, title=title)
    assert title_of(strip).text().endswith("…")
    assert title_of(strip).accessibleName() == title
    strip.resize(1600, strip.height())
    strip.grab()
    assert title_of(strip).text() == title


def test_what_stands_aside_leaves_room_to_breathe_or_goes(theme: Theme) -> None:
    """Beside a short step there is room for it; beside a long one, or in large text, none."""
    assert not find(made(theme, 1200), Text, ASIDE).isHidden()
    long = made(theme, 1200, words="Wilhelmina-Charlotte von Hohenstein shares")
    assert find(long, Text, ASIDE).isHidden()
    theme.set_text_percent(200)
    assert find(made(theme, 960), Text, ASIDE).isHidden()


def test_what_must_be_known_stands_aside_always(theme: Theme) -> None:
    """Then the step's words are cut short instead."""
    theme.set_text_percent(200)
    strip = made(theme, 960, words="Wilhelmina-Charlotte von Hohenstein shares")
    strip.set_aside("Not yet saved", needed=True)
    aside = find(strip, Text, "Not yet saved")
    assert not aside.isHidden()
    assert child_of(strip, ProgressDots).geometry().right() < aside.x()
    assert aside.geometry().right() == 959


def test_from_right_to_left_the_strip_is_mirrored(theme: Theme) -> None:
    """The title is on the right, what stands aside on the left, and the dots stay."""
    strip = TopStrip(theme)
    strip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    fill(strip, 1200, "A title", "Handover")
    assert title_of(strip).geometry().right() == 1199
    assert find(strip, Text, ASIDE).x() == 0
    dots = child_of(strip, ProgressDots)
    middle = dots.geometry().right() + 1 - dots.dots_width() / 2
    assert middle == pytest.approx(600, abs=1)


def test_the_bar_is_to_scale(theme: Theme) -> None:
    """With 3 to 1, the first quarter, half and more are lake, the last quarter is clay."""
    bar = ShareBar(theme)
    bar.set([(3, Tone.LAKE), (1, Tone.CLAY)], "75 to 25")
    bar.resize(200, 8)
    image = bar.grab().toImage()
    assert image.pixelColor(20, 4) == image.pixelColor(140, 4) == DAY.lake
    assert image.pixelColor(160, 4) == DAY.clay
    assert bar.accessibleDescription() == "75 to 25"
