"""PDF layout: typefaces, text blocks and strips. Lengths are tenths of a point."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QGuiApplication,
    QPainter,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from listening_timer.pdf.hidden_text import TellingPainter
from listening_timer.ui.theme.palette import DAY
from listening_timer.ui.theme.theme import SANS, SERIF
from listening_timer.ui.widgets.painting import placed
from listening_timer.ui.widgets.text_layout import direction_of, lines_of

POINT = 10
OTHER_SHAPES = "rvrn"


@dataclass(frozen=True, slots=True)
class FontSpec:
    """A font family, a size (points), and the line height as a multiple of the size."""

    family: str
    points: float
    leading: float = 1.42


class Face(Enum):
    """The faces, by what a text is for."""

    HEADING = FontSpec(SERIF, 24, 1.25)
    TITLE = FontSpec(SERIF, 14.5, 1.4)
    NAME = FontSpec(SERIF, 15, 1.35)
    LETTER = FontSpec(SANS, 12, 1.6)
    BODY = FontSpec(SANS, 11)
    LABEL = FontSpec(SANS, 9.5)
    SMALL = FontSpec(SANS, 8.5)

    @property
    def line(self) -> float:
        """Line height (tenths of a point)."""
        return self.value.points * self.value.leading * POINT

    def font(self) -> QFont:
        """The font, in tenths of a point, so that no device changes it.

        Alternate glyphs of a letter or digit (such as digits of one width) have no code of their
        own, and a reader of the PDF would not find them as text; Fraunces has them for n and m.
        """
        font = QFont([self.value.family])
        font.setPixelSize(round(self.value.points * POINT))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if self.value.family == SERIF:
            font.setWeight(QFont.Weight.Medium)
        font.setFeature(QFont.Tag(OTHER_SHAPES), 0)
        return font


def add_fonts(folder: Path) -> None:
    """Register the bundled fonts, where no window has done so."""
    if SANS not in QFontDatabase.families():
        for file in sorted(folder.glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(file))


WIDTH = 4713
"""Text column, the same on A4 and Letter, so that lines break alike; margins take up the rest."""
TAB = 24 * POINT
INDENT = 16 * POINT
BAR = 3 * POINT
_SIDES = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight)
"""By whether a line runs from right to left; QTextLayout leaves the side to us."""
Paint = Callable[[QPainter, QRectF], None]


@dataclass(frozen=True, slots=True)
class Strip:
    """A band of a page; `keeps` stays with the next one, a `gap` is dropped atop a page.

    `text`: what is written in it, or in it and those after it. `stretches`: it may be painted
    higher, on a page that has room left.
    """

    height: float
    paint: Paint | None = None
    keeps: bool = False
    gap: bool = False
    text: str = ""
    stretches: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """A text in a table row; `share` of its width; `ink`: colour, the usual one where None."""

    text: str
    share: float
    face: Face = Face.BODY
    ink: QColor | None = None
    at_end: bool = False


class Block:
    """A text laid out in a width."""

    def __init__(self, text: str, face: Face, width: float, *, at_end: bool = False) -> None:
        self._face = face
        self._layouts: list[QTextLayout] = []
        self._texts: list[str] = []
        """The paragraph of each line."""
        self.lines: list[QTextLine] = []
        for paragraph in text.split("\n"):
            self._lay_out(paragraph, width, at_end=at_end)

    @property
    def height(self) -> float:
        """Height of all lines."""
        return len(self.lines) * self._face.line

    def draw(self, painter: QPainter, line: int, place: QPointF, ink: QColor) -> None:
        """Draw one line; `place` is the upper left corner of its strip."""
        painter.setPen(ink)
        at = place + QPointF(0, (self._face.line - self.lines[line].height()) / 2)
        self.lines[line].draw(painter, at)
        if isinstance(painter, TellingPainter):
            painter.note(self._texts[line], self.lines[line], at)

    def _lay_out(self, text: str, width: float, *, at_end: bool) -> None:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTabStopDistance(TAB)
        page = QGuiApplication.layoutDirection()
        direction = direction_of(text, page)
        option.setTextDirection(direction)
        is_leftward = (page if at_end else direction) is Qt.LayoutDirection.RightToLeft
        option.setAlignment(_SIDES[is_leftward is not at_end] | Qt.AlignmentFlag.AlignAbsolute)
        layout = QTextLayout(text, self._face.font())
        layout.setTextOption(option)
        self._layouts.append(layout)  # its lines refer to it
        found = lines_of(layout, width)
        self.lines += found
        self._texts += [text] * len(found)


def leading_rect(whole: QRectF, start: float, width: float) -> QRectF:
    """A part of a strip, measured from its leading edge (RTL-aware)."""
    return placed(QRectF(start, 0, width, whole.height()), whole, QGuiApplication.layoutDirection())


def gap(points: float, *, stretches: bool = False) -> Strip:
    """Vertical space."""
    return Strip(points * POINT, gap=True, stretches=stretches)


def paragraph(  # noqa: PLR0913 - a text and its place
    text: str,
    face: Face,
    ink: QColor = DAY.ink,
    *,
    bar: QColor | None = None,
    keeps: bool = False,
    width: float = WIDTH,
) -> Iterator[Strip]:
    """A text as one strip a line; its first and last line do not stand alone on a page.

    `bar`: colour of a bar at the leading edge; `keeps`: it stays with the next strip.
    """
    inset = 0 if bar is None else INDENT
    block = Block(text, face, width - inset)
    last = len(block.lines) - 1

    def painted(line: int) -> Paint:
        def paint(painter: QPainter, whole: QRectF) -> None:
            if bar is not None:
                painter.fillRect(leading_rect(whole, 0, BAR), bar)
            block.draw(painter, line, leading_rect(whole, inset, width - inset).topLeft(), ink)

        return paint

    for line in range(last + 1):
        holds = keeps or (line < last and line in (0, last - 1))
        yield Strip(face.line, painted(line), keeps=holds, text="" if line else text)


def row(
    cells: Sequence[Cell], *, ruled: bool = False, keeps: bool = False, width: float = WIDTH
) -> Strip:
    """Texts side by side, under a thin line where it is `ruled`."""
    space = 8 * POINT
    blocks = [Block(c.text, c.face, c.share * width - space, at_end=c.at_end) for c in cells]
    above = 3 * POINT if ruled else 0
    height = max(block.height for block in blocks) + 2 * above

    def paint(painter: QPainter, whole: QRectF) -> None:
        if ruled:
            painter.fillRect(QRectF(whole.left(), whole.top(), width, POINT / 2), DAY.line)
        start = 0.0
        for cell, block in zip(cells, blocks, strict=True):
            room = cell.share * width
            place = leading_rect(
                whole, start + (space if cell.at_end else 0), room - space
            ).topLeft()
            for line in range(len(block.lines)):
                down = QPointF(0, above + line * cell.face.line)
                block.draw(painter, line, place + down, cell.ink or DAY.ink)
            start += room

    return Strip(height, paint, keeps=keeps, text="".join(cell.text for cell in cells))
