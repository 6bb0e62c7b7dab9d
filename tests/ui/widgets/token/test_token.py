"""The token: what is painted where, what fits, and what a tick costs."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import pairwise, product

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPixmap

from listening_timer.ui.theme.theme import DAY, EVENING, Palette, Theme, Tone, contrast
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.stone import picture, stone_box, stone_ink, stone_path
from listening_timer.ui.widgets.token import stone_cache
from listening_timer.ui.widgets.token.face import at_rest, turned
from listening_timer.ui.widgets.token.token import Face, Token

FACE = Face(Tone.LAKE, "Maya", "6:50", "you have the floor", 0.75)
SMOOTH = Qt.TransformationMode.SmoothTransformation
PALETTES = pytest.mark.parametrize("look", [DAY, EVENING], ids=lambda look: look.name)


def _token(theme: Theme, face: Face = FACE, side: int = 600) -> Token:
    token = Token(theme)
    token.resize(side, side)
    token.set_face(face)
    return token


def _image(token: Token) -> QImage:
    return token.grab().toImage()


def _ring_colour(token: Token, clock: float) -> QColor:
    """The colour on the ring at an hour of the clock face."""
    ring, angle = token.ring_rect(), math.radians(clock * 30)
    at = ring.center() + QPointF(math.sin(angle), -math.cos(angle)) * ring.width() / 2
    return _image(token).pixelColor(at.toPoint())


@PALETTES
@pytest.mark.parametrize("tone", Tone)
@pytest.mark.parametrize("name", ["Maya", "Wilhelmina-Charlotte von Hohenstein"])
def test_text_on_the_stone_meets_aa_at_every_pixel(
    look: Palette, tone: Tone, name: str, theme: Theme
) -> None:
    """The least favourable pixel under the box of the words still has 4.5 to 1."""
    token = _token(theme, replace(FACE, tone=tone, name=name))
    image = picture(600, 1.0, look, tone).toImage()
    for written in token.words():
        box = written.rect.toRect()
        pixels = product(range(box.left(), box.right(), 3), range(box.top(), box.bottom(), 3))
        ratios = [contrast(stone_ink(look), image.pixelColor(x, y)) for x, y in pixels]
        assert min(ratios) >= 4.5, written.text


@PALETTES
def test_the_stone_is_lit_from_the_upper_left(look: Palette, theme: Theme) -> None:
    """Lightness falls from the upper left to the lower right, without a jump."""
    assert theme is not None
    image = picture(600, 1.0, look, Tone.CLAY).toImage().scaled(150, 150, mode=SMOOTH)
    diagonal = [image.pixelColor(i, i).lightnessF() for i in range(45, 105)]
    assert diagonal[0] > diagonal[-1]
    steps = [abs(b - a) for a, b in pairwise(diagonal)]
    assert max(steps) < 0.03


@pytest.mark.parametrize("tone", Tone)
def test_by_evening_the_stone_is_darker_than_its_words(tone: Tone, theme: Theme) -> None:
    """No part of it shines: its brightest pixel, the rim's, is far below the words and the ring."""
    assert theme is not None
    image = picture(300, 1.0, EVENING, tone).toImage()
    brightest = max(image.pixelColor(x, y).lightnessF() for x, y in product(range(300), repeat=2))
    assert brightest < EVENING.shades(tone).plain.lightnessF() < stone_ink(EVENING).lightnessF()


def test_the_grain_is_fine_and_always_the_same(theme: Theme) -> None:
    """Neighbouring pixels differ by little; a second picture has the same pixels."""
    assert theme is not None
    image, again = (picture(600, 1.0, DAY, Tone.LAKE).toImage() for _ in range(2))
    assert image == again
    row = [image.pixelColor(x, 300).lightnessF() for x in range(250, 350)]
    steps = [abs(b - a) for a, b in pairwise(row)]
    assert 0.001 < sum(steps) / len(steps) < 0.02


def test_the_stone_is_one_closed_curve_within_its_box() -> None:
    """One outline; it comes near all four sides of its box and leaves none."""
    box = stone_box(600)
    path = stone_path(box)
    assert len(path.toSubpathPolygons()) == 1
    assert box.contains(path.boundingRect())
    assert path.boundingRect().width() > box.width() * 0.94


def test_the_gap_opens_at_twelve_and_grows_clockwise(theme: Theme) -> None:
    """Full at first; with three quarters left the first one is open, with one left, three are."""
    token = _token(theme, replace(FACE, ring=1.0))
    assert {_ring_colour(token, hour).name() for hour in (0, 3, 6, 9)} == {DAY.lake.name()}
    token.set_face(FACE)
    assert _ring_colour(token, 1.5) == DAY.line
    assert _ring_colour(token, 4.5) == _ring_colour(token, 10.5) == DAY.lake
    token.set_face(replace(FACE, ring=0.25))
    assert _ring_colour(token, 4.5) == _ring_colour(token, 7.5) == DAY.line
    assert _ring_colour(token, 10.5) == DAY.lake


def test_in_overtime_the_ring_is_full_thin_and_soft(theme: Theme) -> None:
    """Soft ink all the way, no gap, and the overtime on a plate below."""
    face = Face(Tone.LAKE, "Maya", "", "", 1.0, thin=True, over="+1:20")
    token, bare = _token(theme, face), _token(theme, replace(face, over=""))
    assert {_ring_colour(token, hour).name() for hour in (0, 3, 9)} == {DAY.soft_ink.name()}
    image, without = _image(token), _image(bare)
    pixels = product(range(0, token.width(), 4), range(0, token.height(), 4))
    plate = [at for at in pixels if image.pixelColor(*at) != without.pixelColor(*at)]
    assert min(y for _, y in plate) > token.height() * 0.8
    assert DAY.paper in [image.pixelColor(*at) for at in plate]


def test_without_an_end_there_is_no_ring(theme: Theme) -> None:
    """A turn with no end has the stone alone."""
    token = _token(theme, replace(FACE, ring=None))
    assert _ring_colour(token, 3) not in (DAY.lake, DAY.line)


def test_clock_and_name_can_be_read_from_two_metres(theme: Theme) -> None:
    """At 1280 x 800 the clock is set in 110 px and its digits are 9 % of the height; names 64."""
    name, clock, line = _token(theme).words()
    assert clock.font.pixelSize() == 110
    assert QFontMetrics(clock.font).tightBoundingRect("6:50").height() >= 72
    assert name.font.pixelSize() == 64
    assert line.font.pixelSize() == 24


@pytest.mark.parametrize("name", ["Maya", "Wilhelmina-Charlotte", "M" * 40, "Ana Maria de la Cruz"])
@pytest.mark.parametrize("side", [220, 400, 600])
@pytest.mark.parametrize("percent", [100, 200])
def test_words_never_leave_the_stone(theme: Theme, name: str, side: int, percent: int) -> None:
    """Whatever the name, the text size and the stone: all within it, none over another."""
    theme.set_text_percent(percent)
    token = _token(theme, replace(FACE, name=name, clock="120:00"), side)
    stone = stone_path(stone_box(side))
    written = token.words()
    for entry in written:
        need = painting.text_size(entry.font, entry.text, round(entry.rect.width()) + 2)
        drawn = QRectF(0, 0, need.width(), need.height() * 0.7)
        drawn.moveCenter(entry.rect.center())
        assert stone.contains(drawn), entry.text
    for upper, lower in pairwise(written):
        assert upper.rect.bottom() <= lower.rect.top() + 1


def test_a_name_is_read_to_those_who_do_not_see(theme: Theme) -> None:
    """The page says what the token is."""
    token = _token(theme)
    token.set_spoken("Maya has the floor", lambda: "7 minutes left")
    assert (token.voice().name, token.voice().about) == ("Maya has the floor", "7 minutes left")


def test_a_tick_keeps_the_picture_of_the_stone(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new clock repaints words and ring; another palette paints the stone anew."""
    made: list[str] = []

    def counted(
        side: int, ratio: float, palette: Palette, tone: Tone, *, dimmed: bool = False
    ) -> QPixmap:
        made.append(palette.name)
        return picture(side, ratio, palette, tone, dimmed=dimmed)

    monkeypatch.setattr(stone_cache, "picture", counted)
    token = _token(theme)
    for clock in ("6:50", "6:49"):
        token.set_face(replace(FACE, clock=clock, ring=0.748))
        token.grab()
    assert made == ["day"]
    theme.set_palette_choice("evening")
    token.grab()
    assert made == ["day", "evening"]


@PALETTES
@pytest.mark.parametrize("tone", Tone)
def test_a_dimmed_stone_has_less_contrast_but_its_words_can_be_read(
    look: Palette, tone: Tone, theme: Theme
) -> None:
    """It stands out from paper less than the running one; its words meet AA at every pixel."""
    theme.set_palette_choice("evening" if look is EVENING else "day")
    running, paused = (picture(600, 1.0, look, tone, dimmed=dim).toImage() for dim in (False, True))
    words = _token(theme, replace(FACE, tone=tone, dimmed=True)).words()
    for written in words:
        box = written.rect.toRect()
        pixels = list(product(range(box.left(), box.right(), 3), range(box.top(), box.bottom(), 3)))
        ink = look.shades(tone).deep
        assert min(contrast(ink, paused.pixelColor(*at)) for at in pixels) >= 4.5
        for at in pixels[::50]:
            out = contrast(look.paper, running.pixelColor(*at))
            assert contrast(look.paper, paused.pixelColor(*at)) < out


def test_the_bell_lights_the_ring_and_goes(theme: Theme) -> None:
    """While it rings there is light outside the ring; afterwards all is as before."""
    token = _token(theme)
    before = _image(token)
    token.set_bell(1.0)
    outside = (token.ring_rect().center() + QPointF(token.diameter / 2 + 12, 0)).toPoint()
    assert _image(token).pixelColor(outside) != before.pixelColor(outside)
    token.set_bell(0.0)
    assert _image(token) == before


def test_the_bells_light_is_in_the_colour_of_the_stone(theme: Theme) -> None:
    """It rings while the stone is lake; the stone becomes moss, and so does the light."""
    token = _token(theme, replace(FACE, ring=None))
    token.set_bell(1.0)
    outside = (token.ring_rect().center() + QPointF(token.diameter / 2 + 6, 0)).toPoint()
    lake = _image(token).pixelColor(outside)
    token.set_face(replace(FACE, ring=None, tone=Tone.MOSS))
    moss = _image(token).pixelColor(outside)
    assert lake.blue() > lake.green()
    assert moss.green() > moss.blue()


def test_colours_fade_over_from_one_holder_to_the_next(theme: Theme) -> None:
    """Half way the stone is neither lake nor clay, and its words are not there yet."""
    bare = replace(FACE, name="", clock="", line="")
    token = _token(theme, replace(bare, tone=Tone.CLAY))
    centre = token.rect().center()
    clay = _image(token).pixelColor(centre)
    start = turned(at_rest(bare), bare, token.face)
    token.glide(start, (600, 600))
    lake = _image(token).pixelColor(centre)
    token.glide(start.at(Tone.CLAY, 0.5, 1.0, 0.0), (600, 600))
    assert lake.red() < _image(token).pixelColor(centre).red() < clay.red()
