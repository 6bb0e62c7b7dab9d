"""The theme: contrast of every pair, sizes that follow window and text, fonts as bundled."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

from listening_timer.ui.theme.theme import (
    DAY,
    EVENING,
    Palette,
    TextStyle,
    Theme,
    Tone,
    contrast,
    mixed,
)

AA = 4.5
PALETTES = pytest.mark.parametrize("look", [DAY, EVENING], ids=lambda look: look.name)


def test_contrast_is_that_of_wcag() -> None:
    """Black on white is 21 to 1, a colour on itself 1 to 1, in either order."""
    black, white = QColor("#000000"), QColor("#FFFFFF")
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, black) == pytest.approx(21)
    assert contrast(black, black) == pytest.approx(1)
    assert contrast(QColor("#777777"), white) == pytest.approx(4.48, abs=0.01)


@PALETTES
def test_ink_can_be_read_on_every_ground(look: Palette) -> None:
    """Ink and soft ink meet AA on paper, on cards and on every tint."""
    grounds = [look.paper, look.surface, *(look.shades(tone).tint for tone in Tone)]
    for ink, ground in product((look.ink, look.soft_ink), grounds):
        assert contrast(ink, ground) >= AA


@PALETTES
@pytest.mark.parametrize("tone", Tone)
def test_each_tone_can_be_read(look: Palette, tone: Tone) -> None:
    """Words on a plain colour, and deep words on paper, card and tint, meet AA."""
    plain, tint, deep = look.shades(tone)
    assert contrast(look.on_plain, plain) >= AA
    for ground in (look.paper, look.surface, tint):
        assert contrast(deep, ground) >= AA


@PALETTES
@pytest.mark.parametrize("tone", Tone)
def test_a_plain_colour_stands_out_as_a_shape(look: Palette, tone: Tone) -> None:
    """Rings, bars and outlines are told from paper and card by 3 to 1 (WCAG 1.4.11)."""
    for ground in (look.paper, look.surface):
        assert contrast(look.shades(tone).plain, ground) >= 3


@PALETTES
def test_the_outline_of_a_control_stands_out(look: Palette) -> None:
    """From paper and card by 3 to 1 (WCAG 1.4.11), where a card's own line need not."""
    for ground in (look.paper, look.surface):
        assert contrast(look.outline, ground) >= 3 > contrast(look.line, ground)


def test_lake_and_clay_stay_apart_without_red_or_green() -> None:
    """To someone who sees no red-green difference, blue against yellow still parts the two."""
    for look in (DAY, EVENING):
        lake, clay = look.lake, look.clay
        assert lake.blueF() - (lake.redF() + lake.greenF()) / 2 > 0.1
        assert clay.blueF() - (clay.redF() + clay.greenF()) / 2 < -0.1


def test_mixing_goes_from_one_to_the_other() -> None:
    """A share of 0 is the first colour, of 1 the second."""
    assert mixed(DAY.lake, DAY.clay, 0).rgb() == DAY.lake.rgb()
    assert mixed(DAY.lake, DAY.clay, 1).rgb() == DAY.clay.rgb()


def test_fonts_are_the_bundled_ones(theme: Theme) -> None:
    """Names and headings are set in Fraunces, all else in Atkinson Hyperlegible Next."""
    serif = {TextStyle.TOKEN_NAME, TextStyle.HEADING, TextStyle.NAME, TextStyle.TITLE}
    for role in TextStyle:
        family = QFontInfo(theme.font(role)).family()
        assert family == ("Fraunces" if role in serif else "Atkinson Hyperlegible Next")


def test_digits_do_not_jump(theme: Theme) -> None:
    """All digits of the clock are equally wide."""
    metrics = QFontMetricsF(theme.font(TextStyle.CLOCK))
    assert len({metrics.horizontalAdvance(digit) for digit in "0123456789"}) == 1


def test_type_follows_window_and_text_size(theme: Theme) -> None:
    """Twice the text and 1.5 times the window make 3 times the clock."""
    theme.set_text_percent(200)
    theme.set_window_size(QSize(1920, 1200))
    assert theme.font(TextStyle.CLOCK).pixelSize() == 330


def test_headings_leave_room_for_what_they_head(theme: Theme) -> None:
    """At 200 % text they grow by half, and stay the largest words of a page."""
    theme.set_text_percent(200)
    heading, title = (theme.font(role).pixelSize() for role in (TextStyle.HEADING, TextStyle.TITLE))
    assert heading == 72
    assert heading > title


def test_space_follows_the_window_alone(theme: Theme) -> None:
    """Larger text leaves distances as they are."""
    theme.set_text_percent(200)
    assert theme.px(20) == 20
    theme.set_window_size(QSize(2560, 1600))
    assert theme.px(20) == 40


@pytest.mark.parametrize("role", TextStyle)
def test_no_text_is_ever_under_14_pixels(theme: Theme, role: TextStyle) -> None:
    """The smallest window still has readable hints."""
    theme.set_window_size(QSize(640, 400))
    assert theme.font(role).pixelSize() >= 14


def test_a_control_is_never_under_44_pixels(theme: Theme) -> None:
    """The smallest window still has controls that a finger can hit."""
    theme.set_window_size(QSize(640, 400))
    assert theme.touch(30) >= 44


def test_a_resize_by_a_few_pixels_restyles_nothing(theme: Theme) -> None:
    """The scale moves in steps."""
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(True))
    theme.set_window_size(QSize(1285, 803))
    assert not told
    theme.set_window_size(QSize(1920, 1200))
    assert told == [True]


def test_the_palette_is_as_chosen(theme: Theme) -> None:
    """Day and evening hold whatever the system has; each change is told once."""
    told: list[str] = []
    theme.changed.connect(lambda: told.append(theme.palette.name))
    theme.set_palette_choice("evening")
    theme.set_palette_choice("evening")
    theme.set_palette_choice("day")
    assert told == ["evening", "day"]


def test_the_application_is_dressed(theme: Theme, qapp: QApplication) -> None:
    """What Qt paints itself has our ground and our text."""
    theme.install(qapp)
    theme.set_palette_choice("evening")
    assert qapp.palette().window().color() == EVENING.paper
    assert qapp.font().families() == ["Atkinson Hyperlegible Next"]


def test_a_missing_fonts_folder_is_survived(qapp: QApplication, tmp_path: Path) -> None:
    """Without its fonts the program still has text of the right size."""
    assert qapp is not None
    assert Theme(tmp_path).font(TextStyle.BODY).pixelSize() == 18
