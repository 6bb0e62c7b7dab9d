"""Log of four weeks (handout): a table to fill in by hand, a row for each talk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from listening_timer.model.handouts import HandoutRequest
from listening_timer.pdf.handout_parts import PEN, ruled, stones
from listening_timer.pdf.layout import (
    POINT,
    Block,
    Face,
    Strip,
    gap,
    leading_rect,
    paragraph,
)
from listening_timer.text.cleaning import isolated
from listening_timer.ui.theme.palette import DAY, Tone
from listening_timer.ui.words.i18n import tr

WEEKS, TALKS = 4, 3
"""Weeks, and rows in each."""
ROW = 34 * POINT
"""Height (tenths of a point) of a row: 12 mm, for handwriting."""
SHARES = (0.14, 0.17, 0.12, 0.19, 0.19, 0.19)
"""Widths of the columns, as shares of the whole."""
CELL_INSET = 4 * POINT

_Head = tuple[str, QColor]


def log_title() -> str:
    """The heading of the log, and its bookmark."""
    return tr("Four weeks of talks")


def log(wish: HandoutRequest, width: float) -> Iterator[Strip]:
    """All strips of the log; they belong on one page."""
    yield stones()
    yield gap(8)
    yield from paragraph(log_title(), Face.HEADING, width=width)
    yield gap(4)
    about = tr("A row for each talk. For each of you, one word: how was it? Empty rows are fine.")
    yield from paragraph(about, Face.BODY, DAY.soft_ink, width=width)
    yield gap(12)
    yield _heads(_columns(wish.names), width)
    for week in range(1, WEEKS + 1):
        yield from _week(week, width)


def _columns(names: tuple[str, str] | None) -> Sequence[_Head]:
    if names is None:
        left, right = tr("One word"), tr("One word")
    else:
        left, right = map(isolated, names)
    return (
        (tr("Date"), DAY.soft_ink),
        (tr("Who began"), DAY.soft_ink),
        (tr("Minutes"), DAY.soft_ink),
        (left, DAY.shades(Tone.LAKE).deep),
        (right, DAY.shades(Tone.CLAY).deep),
        (tr("Next time"), DAY.soft_ink),
    )


def _heads(columns: Sequence[_Head], whole_width: float) -> Strip:
    """The heads of the columns, at the foot of their row."""
    blocks = [
        Block(text, Face.LABEL, share * whole_width - 2 * CELL_INSET)
        for (text, _ink), share in zip(columns, SHARES, strict=True)
    ]
    height = max(block.height for block in blocks) + CELL_INSET

    def paint(painter: QPainter, whole: QRectF) -> None:
        for (start, width), block, (_text, ink) in zip(
            _places(whole_width), blocks, columns, strict=True
        ):
            cell = leading_rect(whole, start + CELL_INSET, width - 2 * CELL_INSET)
            foot = QPointF(cell.left(), whole.bottom() - CELL_INSET - block.height)
            for line in range(len(block.lines)):
                block.draw(painter, line, foot + QPointF(0, line * Face.LABEL.line), ink)

    return Strip(height, paint, text="".join(text for text, _ink in columns))


def _places(whole_width: float) -> Iterator[tuple[float, float]]:
    """Start and width of each column."""
    start = 0.0
    for share in SHARES:
        yield start, share * whole_width
        start += share * whole_width


def _week(week: int, width: float) -> Iterator[Strip]:
    label = tr("Week {n}").format(n=week)
    block = Block(label, Face.SMALL, width - 2 * CELL_INSET)

    def paint_label(painter: QPainter, whole: QRectF) -> None:
        painter.fillRect(whole, DAY.moss_tint)
        place = leading_rect(whole, CELL_INSET, width - 2 * CELL_INSET).topLeft()
        block.draw(painter, 0, place, DAY.moss_deep)

    yield Strip(block.height, paint_label, text=label)
    for _talk in range(TALKS):
        yield Strip(ROW, _paint_row, stretches=True)


def _paint_row(painter: QPainter, whole: QRectF) -> None:
    """An empty row: a line below it, and lines between its cells."""
    ruled(painter, whole.left(), whole.bottom() - PEN, whole.width())
    for start, _width in list(_places(whole.width()))[1:]:
        edge = leading_rect(whole, start, 0).left()
        painter.fillRect(QRectF(edge, whole.top(), PEN / 2, whole.height()), DAY.outline)
