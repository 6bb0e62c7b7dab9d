"""PDF document: lays out strips on pages in order, with page numbers, headers and bookmarks.

It is used on one thread, whichever: nothing here has a timer or an event.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Self

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
)

from listening_timer import NAME
from listening_timer.model.errors import HistoryError
from listening_timer.model.preferences import Paper
from listening_timer.pdf.hidden_text import TellingPainter
from listening_timer.pdf.layout import POINT, WIDTH, Block, Face, Strip
from listening_timer.pdf.missing_letters import missing_letters
from listening_timer.pdf.paper_size import paper_size
from listening_timer.pdf.postprocess import Bookmark, with_details
from listening_timer.ui.theme.palette import DAY

TOP, BOTTOM = 58 * POINT, 70 * POINT
HEAD, FOOT = 30 * POINT, 46 * POINT
"""Distance from the page's edges to the running header, and to the line at the foot."""
ENDING = 4 * Face.BODY.line
"""Least height at the end of a text that stays together on its last page, unless all is less."""
LEAST_MARGIN = 36 * POINT
"""Beside the text; paper that is narrower has it smaller."""
SHRINKING = 0.03
LEAST_SIZE = 0.5
"""Steps in which a page is drawn smaller, and the size at which its lines become no longer."""
MOST_STRETCH = 0.5
"""Most by which a strip becomes higher, as a share of its height."""
RESOLUTION = 720
"""Resolution (dots an inch): a dot is a tenth of a point."""


@dataclass(frozen=True, slots=True)
class Document:
    """A finished PDF; `missing`: the letters in it that no font here can draw, each once."""

    data: bytes
    missing: str = ""


class Pages:
    """The pages of a document; leaving its `with` ends the painting."""

    def __init__(
        self, title: str, paper: Paper = Paper.SYSTEM, *, onto: QPagedPaintDevice | None = None
    ) -> None:
        """`title`: what a reader shows; it holds no names of people.

        `onto`: a printer, which knows its paper and takes the pages in place of a PDF. Raises
        HistoryError (not-printed) where it takes none.
        """
        self._device = QBuffer()
        self._writer = _pdf_writer(self._device, title, paper) if onto is None else onto
        self._painter = TellingPainter()
        if not self._painter.begin(self._writer):
            raise HistoryError("not-printed")
        self._painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        page = self._writer.pageLayout().fullRect(QPageLayout.Unit.Point)
        scale = min(1.0, (page.width() * POINT - 2 * LEAST_MARGIN) / WIDTH)
        self._height = page.height() * POINT / scale
        self._margin = (page.width() * POINT / scale - WIDTH) / 2
        dots = self._writer.logicalDpiX() / RESOLUTION * scale
        self._painter.scale(dots, dots)
        self._number, self._y = 0, float(TOP)
        self._header = ""
        self._bookmarks = list[Bookmark]()
        self._letters = dict[str, None]()

    def __enter__(self) -> Self:
        """Enter the context in which it is painted."""
        return self

    def __exit__(self, *_error: object) -> None:
        """End the painting, finished or not."""
        if self._painter.isActive():
            self._painter.end()

    @property
    def count(self) -> int:
        """Number of pages."""
        return self._number

    def begin(self, header: str = "") -> None:
        """Begin a page; `header`: its bookmark, and the running header of the pages after it."""
        self._turn()
        self._header = header
        if header:
            self._bookmarks.append(Bookmark(header, self._number - 1))

    def put(self, strips: Iterable[Strip]) -> None:
        """Lay out strips below each other, on as many pages as they take.

        The last strips stay with those before them: no last page of a single line.
        """
        groups, ending = list(_kept_together(strips)), list[Strip]()
        while groups and sum(strip.height for strip in ending if not strip.gap) < ENDING:
            ending = groups.pop() + ending
        for group in groups:
            self._put(group)
        self._put(ending)

    def put_whole(self, make: Callable[[float], Iterable[Strip]]) -> None:
        """Lay out strips on the rest of this page, drawn smaller where they need more.

        `make`: lays them out in a width; what is drawn smaller has lines of more letters.
        """
        room, shrunk = self._height - BOTTOM - self._y, 1.0
        laid = list(make(WIDTH))
        while _height(laid) * shrunk > room and shrunk > LEAST_SIZE:
            shrunk -= SHRINKING
            laid = list(make(WIDTH / shrunk))
        laid, width = _stretched(laid, room / shrunk), WIDTH / shrunk
        scale = min(shrunk, room / _height(laid))
        self._painter.save()
        self._painter.translate(self._margin + (WIDTH - width * scale) / 2, self._y)
        self._painter.scale(scale, scale)
        down = 0.0
        for strip in laid:
            self._paint(strip, QRectF(0, down, width, strip.height))
            down += strip.height
        self._painter.restore()
        self._y += down * scale

    def finished(self) -> Document:
        """End it; returns the PDF, or no bytes where a printer has it.

        A document without a page gets a blank one.
        """
        self._painter.end()
        missing = missing_letters(self._letters)
        if not self._device.isOpen():
            return Document(b"", missing)
        written = bytes(self._device.data().data())
        language = QLocale().bcp47Name().removesuffix("-POSIX")  # Qt's name of the locale C
        whole = with_details(written, language, self._bookmarks, self._painter.noted, RESOLUTION)
        return Document(whole, missing)

    def _turn(self) -> None:
        """Begin a page with its page number."""
        if self._number:
            self._writer.newPage()
        self._painter.page = self._number
        self._number, self._y = self._number + 1, float(TOP)
        foot = Block(f"{NAME} · {self._number}", Face.SMALL, WIDTH, at_end=True)
        foot.draw(self._painter, 0, QPointF(self._margin, self._height - FOOT), DAY.soft_ink)

    def _continue(self) -> None:
        """Continue on a new page, under the running header."""
        self._turn()
        if self._header:
            head = _elided(self._header, Face.SMALL)
            head.draw(self._painter, 0, QPointF(self._margin, HEAD), DAY.soft_ink)

    def _put(self, together: list[Strip]) -> None:
        """Lay out strips that stay together; those that do not fit on one page are split."""
        room = self._height - BOTTOM
        height = _height(together)
        if self._y + height > room and TOP + height <= room:
            self._continue()
        for strip in together:
            if self._y + strip.height > room:
                self._continue()
            if strip.gap and self._y <= TOP:
                continue
            self._paint(strip, QRectF(self._margin, self._y, WIDTH, strip.height))
            self._y += strip.height

    def _paint(self, strip: Strip, place: QRectF) -> None:
        self._letters.update(dict.fromkeys(strip.text))
        if strip.paint is not None:
            self._painter.save()
            strip.paint(self._painter, place)
            self._painter.restore()


def _pdf_writer(device: QIODevice, title: str, paper: Paper) -> QPdfWriter:
    """A writer of a PDF whose pages have this size and no margins, since they bring their own."""
    device.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(device)
    writer.setResolution(RESOLUTION)
    writer.setPageSize(QPageSize(paper_size(paper)))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title)
    writer.setCreator(NAME)
    return writer


def _height(strips: Iterable[Strip]) -> float:
    return sum(strip.height for strip in strips)


def _stretched(strips: list[Strip], room: float) -> list[Strip]:
    """The strips, of which those that may be are higher, up to `MOST_STRETCH`, to take up room."""
    spare = max(0.0, room - _height(strips))
    elastic = sum(strip.height for strip in strips if strip.stretches)
    by = 1 + min(MOST_STRETCH, spare / elastic if elastic else 0.0)
    return [replace(s, height=s.height * by) if s.stretches else s for s in strips]


def _kept_together(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """Groups of strips that stay together on one page."""
    together: list[Strip] = []
    for strip in strips:
        together.append(strip)
        if not strip.keeps:
            yield together
            together = []
    if together:
        yield together


def _elided(text: str, face: Face) -> Block:
    """A text on one line, elided where it is longer."""
    metrics = QFontMetricsF(face.font())
    return Block(metrics.elidedText(text, Qt.TextElideMode.ElideRight, WIDTH - POINT), face, WIDTH)
