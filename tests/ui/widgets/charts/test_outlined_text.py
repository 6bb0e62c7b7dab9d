"""Claims about outlined text: letters as paths, and no colour glyph is left out.

No colour font comes with the tests: a table that every font has stands for those of colour fonts.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from PySide6.QtCore import QBuffer, QPointF, QSize
from PySide6.QtGui import QColor, QFont, QImage, QPaintDevice, QPainter
from PySide6.QtSvg import QSvgGenerator

from listening_timer.ui.theme.theme import Theme
from listening_timer.ui.widgets.charts import outlined_text
from listening_timer.ui.widgets.charts.file import ChartFile, image_of, svg_of
from listening_timer.ui.widgets.charts.outlined_text import draw_outlined
from tests.helpers.qt.sample_charts import COLUMNS

SPACE = "{http://www.w3.org/2000/svg}"
SIZE = QSize(240, 60)
TEXTS = ["Ann", "Ann 😀 Bo", "שלום 😀", ""]


@pytest.fixture
def coloured(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every font counts as a colour font."""
    monkeypatch.setattr(outlined_text, "COLOUR_TABLES", ("cmap",))


def painted(text: str) -> QImage:
    """A text in black on white."""
    image = QImage(SIZE, QImage.Format.Format_RGB32)
    image.fill("white")
    _draw(image, text)
    return image


def tags(svg: bytes) -> list[str]:
    """The elements of an SVG."""
    return [each.tag.removeprefix(SPACE) for each in ET.fromstring(svg).iter()]  # noqa: S314 - our own


def saved(text: str) -> list[str]:
    """The elements of an SVG with this text alone."""
    buffer, made = QBuffer(), QSvgGenerator()
    made.setOutputDevice(buffer)
    made.setSize(SIZE)
    _draw(made, text)
    return tags(bytes(buffer.data().data()))


def ink_box(image: QImage) -> tuple[int, int, int, int]:
    """Where the dark pixels of an image are: left, top, right, bottom."""
    dark = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).lightness() < 128
    ]
    across, down = [x for x, _ in dark], [y for _, y in dark]
    return min(across), min(down), max(across), max(down)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", TEXTS)
def test_letters_are_paths(text: str) -> None:
    """In a file they need no font, and nothing of them is pixels."""
    assert not {"image", "text"} & set(saved(text))
    assert ("path" in saved(text)) is bool(text)


@pytest.mark.usefixtures("qapp", "coloured")
@pytest.mark.parametrize("text", TEXTS)
def test_colour_glyphs_are_images(text: str) -> None:
    """Also in SVG; a text without any character is nothing."""
    assert ("image" in saved(text)) is bool(text)
    assert "text" not in saved(text)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("text", TEXTS[:3])
def test_colour_glyphs_stand_where_letters_would(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    """As wide and as high, to the pixel beside it."""
    as_paths = ink_box(painted(text))
    monkeypatch.setattr(outlined_text, "COLOUR_TABLES", ("cmap",))
    assert ink_box(painted(text)) == pytest.approx(as_paths, abs=1)


@pytest.mark.usefixtures("coloured")
def test_charts_have_colour_glyphs(theme: Theme) -> None:
    """In SVG and in pixels, in the title, the sentence and the picture."""
    sheet = ChartFile("Time each of you shared", "😀 shared", COLUMNS)
    assert tags(svg_of(theme, sheet)).count("image") > 2
    assert not image_of(theme, sheet).isNull()


def _draw(device: QPaintDevice, text: str) -> None:
    font = QFont()
    font.setPixelSize(24)
    painter = QPainter(device)
    draw_outlined(painter, QPointF(10, 40), font, text, QColor("black"))
    painter.end()
