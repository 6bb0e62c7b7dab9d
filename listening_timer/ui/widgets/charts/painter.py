"""Chart painter: QPainter wrapper with logical (right-to-left aware) coordinates, and axes.

In a file, text is drawn as outlines: it looks the same where our fonts are not installed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from listening_timer.ui.theme.theme import TextStyle, Theme, Tone, mixed
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.charts.model import AxisLabel, Fill, Series
from listening_timer.ui.widgets.charts.outlined_text import draw_outlined
from listening_timer.ui.widgets.text_layout import visual_alignment

LEADING = Qt.AlignmentFlag.AlignLeading
MIDDLE = Qt.AlignmentFlag.AlignHCenter
TRAILING = Qt.AlignmentFlag.AlignTrailing
_ACROSS = LEADING | MIDDLE | TRAILING
_BLANK = 0.55
"""Share of the line colour in a place where there is nothing."""


@dataclass(frozen=True, slots=True)
class ChartPainter:
    """Paints in an area `room`, with x measured from its leading edge.

    `outlined`: draws text as outlines.
    """

    painter: QPainter
    theme: Theme
    room: QRectF
    way: Qt.LayoutDirection
    outlined: bool = False

    def px(self, design_px: float) -> int:
        """Scale design px with the window."""
        return self.theme.px(design_px)

    def line_height(self, role: TextStyle = TextStyle.HINT) -> float:
        """Height (px) of a line of text."""
        return line_height(self.theme, role)

    def width_of(self, text: str, role: TextStyle = TextStyle.HINT, *, bold: bool = False) -> float:
        """Width (px) of a text on one line."""
        return QFontMetricsF(self.theme.font(role, bold=bold)).horizontalAdvance(text) + 1

    def place(self, rect: QRectF) -> QRectF:
        """Map a logical rectangle to the painter's coordinates."""
        return painting.placed(rect, self.room, self.way)

    def write(  # noqa: PLR0913 - a text and its looks
        self,
        rect: QRectF,
        text: str,
        *,
        role: TextStyle = TextStyle.HINT,
        colour: QColor | None = None,
        align: Qt.AlignmentFlag = LEADING,
        bold: bool = False,
    ) -> None:
        """Write a text on one line, in soft ink unless a colour is given."""
        font = self.theme.font(role, bold=bold)
        colour = colour or self.theme.palette.soft_ink
        where = self.place(rect)
        if self.outlined:
            self._draw_letters(where, text, font, colour, align)
            return
        self.painter.setFont(font)
        self.painter.setPen(colour)
        upright = align | Qt.AlignmentFlag.AlignVCenter
        whole = where.toAlignedRect()
        painting.write(self.painter, whole, text, upright, self.way, wrap=False)

    def _draw_letters(
        self, where: QRectF, text: str, font: QFont, colour: QColor, align: Qt.AlignmentFlag
    ) -> None:
        metrics = QFontMetricsF(font)
        spare = where.width() - metrics.horizontalAdvance(text)
        placed = visual_alignment(self.way, align) & _ACROSS
        share = {Qt.AlignmentFlag.AlignHCenter: 0.5, Qt.AlignmentFlag.AlignRight: 1.0}
        left = where.left() + spare * share.get(placed, 0.0)
        foot = where.center().y() - metrics.height() / 2 + metrics.ascent()
        draw_outlined(self.painter, QPointF(left, foot), font, text, colour)

    def fill(self, rect: QRectF, radius: float, tone: Tone | None, fill: Fill) -> None:
        """Fill a rounded rectangle in a person's tone, or in soft ink."""
        palette = self.theme.palette
        plain = palette.soft_ink if tone is None else palette.shades(tone).plain
        tint = palette.line if tone is None else palette.shades(tone).tint
        width = max(1.5, self.px(1.5)) if fill is not Fill.PLAIN else 0.0
        inside = {Fill.PLAIN: plain, Fill.TINT: tint, Fill.HOLLOW: None}[fill]
        painting.brush(self.painter, inside, plain if width else None, width)
        shape = self.place(rect).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        corner = max(0.0, min(radius, shape.width() / 2, shape.height() / 2))
        self.painter.drawRoundedRect(shape, corner, corner)

    def blank(self, rect: QRectF) -> None:
        """Paint a faint place where there is nothing."""
        palette = self.theme.palette
        painting.brush(self.painter, mixed(palette.surface, palette.line, _BLANK), None)
        shape, corner = self.place(rect), min(rect.width(), rect.height()) / 2
        self.painter.drawRoundedRect(shape, corner, corner)

    def dot(self, centre: QPointF, size: float, tone: Tone, fill: Fill) -> None:
        """Paint a round dot; a hollow one covers what lies below it."""
        rect = QRectF(centre.x() - size / 2, centre.y() - size / 2, size, size)
        palette = self.theme.palette
        painting.brush(self.painter, palette.surface, None)
        self.painter.drawEllipse(self.place(rect))
        self.fill(rect, size / 2, tone, fill)

    def stroke(self, start: QPointF, end: QPointF, colour: QColor, width: float) -> None:
        """Paint a line between two points, with round ends."""
        painting.brush(self.painter, None, colour, width)
        pen = self.painter.pen()
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        self.painter.setPen(pen)
        one, two = (self.place(QRectF(at, at)).center() for at in (start, end))
        self.painter.drawLine(one, two)


def line_height(theme: Theme, role: TextStyle = TextStyle.HINT) -> float:
    """Height (px) of a line of text, with its deepest letters."""
    font = theme.font(role)
    return QFontMetricsF(font).height() + painting.below(font)


APART = 10
"""Minimum space between two axis labels, in design px."""
SWATCH = 0.66
"""Size of the shape beside a name, in heights of its line."""
MOST_GROWN = 160
"""Percent to which a plot grows with the text; at the largest size it would fill the page."""


def plot_height(theme: Theme, design_px: float) -> int:
    """Height (px) of a plot, which keeps its proportions where text, dots and lines are large."""
    return theme.px(design_px) * min(MOST_GROWN, max(100, theme.text_percent)) // 100


@dataclass(frozen=True, slots=True)
class Across:
    """A horizontal axis: `count` places of equal width, from `left` on."""

    left: float
    width: float
    count: int

    @property
    def pitch(self) -> float:
        """Distance (px) from one place to the next."""
        return self.width / max(1, self.count)

    def middle(self, place: int) -> float:
        """The x of the middle of a place."""
        return self.left + self.pitch * (place + 0.5)


def scale_line(
    ink: ChartPainter, across: Across, y: float, label: str = "", colour: QColor | None = None
) -> None:
    """Paint a thin line across all places, and its label beside them."""
    rect = QRectF(across.left, y - 0.5, across.width, 1)
    ink.painter.fillRect(ink.place(rect), colour or ink.theme.palette.line)
    if label:
        line = ink.line_height()
        beside = QRectF(0, y - line / 2, across.left - ink.px(8), line)
        ink.write(beside, label, align=TRAILING)


def marks_shown(
    ink: ChartPainter, across: Across, marks: Sequence[AxisLabel]
) -> list[tuple[str, float, float]]:
    """The axis labels that have room, with left edge and width (px); earlier ones come first."""
    shown: list[tuple[str, float, float]] = []
    free = 0.0
    for mark in marks:
        wide = ink.width_of(mark.text)
        left = across.middle(mark.place) - wide / 2
        left = max(0.0, min(left, ink.room.width() - wide))
        if left >= free:
            shown.append((mark.text, left, wide))
            free = left + wide + ink.px(APART)
    return shown


def write_marks(ink: ChartPainter, across: Across, marks: Sequence[AxisLabel], top: float) -> None:
    """Write the axis labels below their places."""
    for text, left, wide in marks_shown(ink, across, marks):
        ink.write(QRectF(left, top, wide, ink.line_height()), text, align=MIDDLE)


def write_note(ink: ChartPainter, note: str, top: float) -> None:
    """Write a note, the line below all else; nothing for an empty one."""
    if note:
        ink.write(QRectF(0, top, ink.room.width(), ink.line_height()), note)


def caption(ink: ChartPainter, kind: Series, left: float, top: float) -> float:
    """Paint a legend entry, shape and name; returns where it ends (px)."""
    line = ink.line_height()
    size = line * SWATCH
    ink.fill(QRectF(left, top + (line - size) / 2, size, size), size / 2, kind.tone, kind.fill)
    wide, start = ink.width_of(kind.name), left + size + ink.px(7)
    ink.write(QRectF(start, top, wide, line), kind.name, align=LEADING)
    return start + wide
