"""Claims about pictures as files: they open, look like those on the screen, and say their words."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QByteArray, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from listening_timer.text.cleaning import isolated
from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.charts.file import TWICE, WIDE, ChartFile, image_of, png_of, svg_of
from listening_timer.ui.widgets.charts.model import ChartModel
from tests.helpers.qt.sample_charts import ALL, COLUMNS, STONES

SPACE = "{http://www.w3.org/2000/svg}"
SENTENCE = f"In 26 talks {isolated('Maya')} shared for 7 h, {isolated('Sam')} for 8 h."
SHEET = ChartFile("Time each of you shared", SENTENCE, COLUMNS)


def colours(image: QImage) -> set[str]:
    """All colours of an image, by their names."""
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


@pytest.mark.parametrize("name", ALL)
def test_svg_is_sound_and_its_letters_need_no_font(theme: Theme, name: str) -> None:
    """It parses, draws letters as outlines, and says title and sentence to whoever hears it."""
    tree = ET.fromstring(svg_of(theme, ChartFile("Title", SENTENCE, ALL[name])))  # noqa: S314 - our own
    assert tree.tag == f"{SPACE}svg"
    assert tree.findtext(f"{SPACE}title") == "Title"
    assert tree.findtext(f"{SPACE}desc") == "In 26 talks Maya shared for 7 h, Sam for 8 h."
    assert not list(tree.iter(f"{SPACE}text"))
    assert list(tree.iter(f"{SPACE}path"))


def test_svg_looks_like_the_screen(theme: Theme) -> None:
    """Drawn by somebody else's hand, it has the tones of both, on the surface."""
    made = QSvgRenderer(QByteArray(svg_of(theme, SHEET)))
    image = QImage(made.defaultSize(), QImage.Format.Format_RGB32)
    made.render(QPainter(image))
    look = theme.palette
    assert {look.lake.name(), look.clay.name(), look.surface.name()} <= colours(image)


def test_png_is_twice_as_large(theme: Theme) -> None:
    """It opens, has twice the pixels, and the tones of the screen."""
    image = QImage.fromData(png_of(image_of(theme, SHEET)), "PNG")  # pyright: ignore[reportArgumentType] - the stubs want bytes, which Qt does not take
    look = theme.palette
    assert image.width() == theme.px(WIDE) * TWICE
    assert {look.lake.name(), look.clay.name(), look.surface.name()} <= colours(image)
    assert image.text("Title") == SHEET.title


def test_letters_have_soft_edges(theme: Theme) -> None:
    """All of them, those of the title too."""
    image = image_of(theme, SHEET)
    title = image.copy(0, 0, image.width(), theme.px(64) * TWICE)
    look = theme.palette
    assert len(colours(title) - {look.ink.name(), look.soft_ink.name(), look.surface.name()}) > 8


def test_by_evening_it_is_as_it_shows_by_evening(theme: Theme) -> None:
    """In the colours of the moment."""
    theme.set_palette_choice("evening")
    assert theme.palette.surface.name() in colours(image_of(theme, SHEET))


def test_no_name_is_in_a_file_that_shows_none(theme: Theme) -> None:
    """Neither in its words nor anywhere else; the program and the computer are not named either."""
    sheet = ChartFile("Your rhythm", "You talked 5 times, in 4 different weeks.", STONES)
    for made in (svg_of(theme, sheet), png_of(image_of(theme, sheet))):
        assert not any(name in made for name in (b"Maya", b"Sam", b"/home", b"/tmp", b"listening"))


@pytest.mark.parametrize("words", [1, 60])
def test_a_long_sentence_has_its_lines(theme: Theme, words: int) -> None:
    """The picture moves down, and nothing is cut."""

    def high(picture: ChartModel) -> int:
        return image_of(theme, ChartFile("Title", "talk " * words, picture)).height()

    one = image_of(theme, ChartFile("Title", "talk", COLUMNS)).height()
    assert (high(COLUMNS) > one) is (words > 1)
    assert image_of(theme, SHEET).size() == QSize(theme.px(WIDE) * TWICE, one)
