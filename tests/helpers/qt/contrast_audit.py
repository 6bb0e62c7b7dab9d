"""Contrast audit: text against background (WCAG 2.2, 1.4.3 and 1.4.11), measured on pixels.

The ground of a text is what lies close around its letters, and the least favourable pixel of it
counts; its ink is what the letters' own pixels are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from listening_timer.ui.theme.theme import contrast, mixed
from listening_timer.ui.widgets.soft_edges import SoftEdges
from tests.helpers.qt.painted_text import Piece, painted_texts, stencil

AA, AA_LARGE = 4.5, 3.0
LARGE, LARGE_BOLD = 24, 18.66
"""Pixels from which a text counts as large."""
_OPAQUE = 0xFF000000
_FAR = 4
"""Pixels around a text that are looked at."""
_NEIGHBOURS = 0.02
"""Of these pixels: how many may belong to what stands beside, as the line below a field."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A text, its ink and the ground that it stands out from least, and by how much."""

    piece: Piece
    ink: QColor
    ground: QColor
    ratio: float
    needed: float

    @property
    def suffices(self) -> bool:
        """Whether it can be read."""
        return self.ratio >= self.needed

    def __str__(self) -> str:
        """For whoever must mend it."""
        colours = f"{self.ink.name()} on {self.ground.name()}"
        where = f"{type(self.piece.widget).__name__}, {self.piece.font.pixelSize()} px"
        return f"{self.piece.text!r} ({where}): {colours}, {self.ratio:.2f} of {self.needed}"


def needed(piece: Piece) -> float:
    """The contrast that a text must have; one that is out of use, that of a shape."""
    bold = piece.font.weight() >= QFont.Weight.Bold
    large = piece.font.pixelSize() >= (LARGE_BOLD if bold else LARGE)
    return AA_LARGE if large or not piece.widget.isEnabled() else AA


def measure_contrast(window: QWidget, root: QWidget | None = None) -> Iterator[Measured]:
    """The contrast of every text in `root`, or in all of the window, as the window shows it."""
    shot = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    soft = _soft_edges(window)
    pieces = [each for each in painted_texts(root or window) if not _lies_in(each, soft, window)]
    letters = _grown(stencil(pieces, window, window.rect()), 1)
    for piece in pieces:
        found = _measure(shot, letters, window, piece)
        if found is not None:
            yield found


def _soft_edges(window: QWidget) -> list[QRect]:
    """Where what is scrolled fades at an edge; it is read once it is scrolled further."""
    return [
        part.translated(area.mapTo(window, QPoint()))
        for edges in window.findChildren(SoftEdges)
        if isinstance(area := edges.parent(), QWidget) and area.isVisible()
        for part in edges.faded()
    ]


def _lies_in(piece: Piece, edges: list[QRect], window: QWidget) -> bool:
    box = piece.shown.translated(piece.widget.mapTo(window, QPoint()))
    return any(box.intersects(edge) for edge in edges)


def _measure(shot: QImage, letters: QImage, window: QWidget, piece: Piece) -> Measured | None:
    """The least favourable pair of ink and ground; None where nothing of it is to be seen."""
    if piece.shown.height() * 2 < piece.box.height():
        return None  # it stands at the edge of what scrolls; there is too little to measure
    seen = piece.widget.visibleRegion().boundingRect()
    if piece.clip is not None:
        seen &= piece.clip.boundingRect().toAlignedRect()
    area = piece.shown.adjusted(-_FAR, -_FAR, _FAR, _FAR) & seen
    area = area.translated(piece.widget.mapTo(window, QPoint())) & shot.rect()
    own = stencil([piece], window, area)
    if not any(memoryview(own.constBits())):
        return None  # cut away whole, as what is selected is from what is not
    taken = letters.copy(area)
    if mark := _writing_mark(piece.widget):
        place = mark.translated(piece.widget.mapTo(window, QPoint()) - area.topLeft())
        QPainter(taken).fillRect(place.adjusted(-1, -1, 1, 1), Qt.GlobalColor.black)
    thin = _colours(shot, area, within=own) or Counter([_seen(piece.ink, shot, area)])
    inks = _colours(shot, area, within=_shrunk(own)) or thin
    around = _colours(shot, area, within=_grown(own, _FAR - 1), without=taken)
    # What has the very colour of the letters is the line below a link.
    grounds = Counter({colour: many for colour, many in around.items() if colour not in inks})
    ink, ground = _weakest(inks, grounds or inks)
    return Measured(piece, QColor(ink), QColor(ground), _ratio(ink, ground), needed(piece))


def _weakest(inks: Counter[int], grounds: Counter[int]) -> tuple[int, int]:
    """The least favourable pair, when a few pixels of the ground are left to its neighbours."""
    pairs = sorted(min((_ratio(ink, each), ink, each) for ink in inks) for each in grounds)
    left = grounds.total() * _NEIGHBOURS
    while left >= grounds[pairs[0][2]] and len(pairs) > 1:
        left -= grounds[pairs.pop(0)[2]]
    return pairs[0][1:]


def _writing_mark(widget: QWidget) -> QRect | None:
    """Where the mark stands at which one writes; None where nobody does."""
    if not isinstance(widget, QLineEdit) or not widget.hasFocus():
        return None
    place = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    return place if isinstance(place, QRect) else None


def _seen(ink: QColor, shot: QImage, area: QRect) -> int:
    """The colour of letters too thin to fill one pixel: that of the pen, on a pixel beside them."""
    return mixed(QColor(shot.pixel(area.topLeft())), ink, ink.alphaF()).rgb()


def _grown(image: QImage, by: int) -> QImage:
    """What is painted on an image, grown to all sides by so many pixels."""
    grown = QImage(image)
    for step in (QPoint(by, 0), QPoint(0, by)):
        once, painter = QImage(grown), QPainter(grown)
        for at in (step, -step, step / 2, -step / 2):
            painter.drawImage(at, once)
        painter.end()
    return grown


def _shrunk(image: QImage) -> QImage:
    """What is painted on an image without its rim of one pixel: the inside of large letters."""
    shrunk = QImage(image)
    painter = QPainter(shrunk)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    for step in (QPoint(1, 0), QPoint(-1, 0), QPoint(0, 1), QPoint(0, -1)):
        painter.drawImage(step, image)
    painter.end()
    return shrunk


def _colours(
    shot: QImage, area: QRect, *, within: QImage, without: QImage | None = None
) -> Counter[int]:
    """How often there is which colour where one stencil is full, and another is empty."""
    kept = shot.copy(area).convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    painter = QPainter(kept)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationIn)
    painter.drawImage(0, 0, within)
    if without is not None:
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
        painter.drawImage(0, 0, without)
    painter.end()
    found = Counter(memoryview(kept.constBits()).cast("I"))
    return Counter({pixel: many for pixel, many in found.items() if pixel >= _OPAQUE})


@lru_cache(maxsize=100_000)
def _ratio(first: int, second: int) -> float:
    return contrast(QColor(first), QColor(second))
