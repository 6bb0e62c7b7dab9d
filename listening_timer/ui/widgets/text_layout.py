"""Text layout: direction of a text, its lines at a width, and places as one reads.

`visual_alignment`, `visual_rect` and `aligned_across` do as the functions of `QStyle` do: PySide
builds 566 members of enums when `QStyle` is first used, which is 5 ms of every start.
"""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QTextLayout, QTextLine, QTextOption

_OPEN_ISOLATES = ("FSI", "LRI", "RLI")
_DIRECTIONS = {
    "L": Qt.LayoutDirection.LeftToRight,
    "R": Qt.LayoutDirection.RightToLeft,
    "AL": Qt.LayoutDirection.RightToLeft,
}
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute


def direction_of(text: str, otherwise: Qt.LayoutDirection) -> Qt.LayoutDirection:
    """Direction of a text by its first strong character; names inside isolates do not count."""
    depth = 0
    for letter in text:
        kind = unicodedata.bidirectional(letter)
        depth = max(0, depth + (kind in _OPEN_ISOLATES) - (kind == "PDI"))
        if not depth and kind in _DIRECTIONS:
            return _DIRECTIONS[kind]
    return otherwise


def lines_of(layout: QTextLayout, width: float) -> list[QTextLine]:
    """Lay out a text at `width` px; its lines live as long as the layout."""
    lines: list[QTextLine] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        lines.append(line)
    layout.endLayout()
    return lines


def wrapped(font: QFont, text: str, width: float, direction: Qt.LayoutDirection) -> list[str]:
    """The lines of a paragraph wrapped at words to `width` px, without the spaces that end them."""
    option = QTextOption()
    option.setTextDirection(direction)
    option.setWrapMode(QTextOption.WrapMode.WordWrap)
    layout, units = QTextLayout(text, font), text.encode("utf-16-le")
    layout.setTextOption(option)
    found: list[str] = []
    for line in lines_of(layout, width):
        start, end = line.textStart(), line.textStart() + line.textLength()
        found.append(units[2 * start : 2 * end].decode("utf-16-le").rstrip(" "))
    return found


def visual_alignment(way: Qt.LayoutDirection, align: Qt.AlignmentFlag) -> Qt.AlignmentFlag:
    """An alignment with left and right as they are seen; left where it says neither."""
    if not align & Qt.AlignmentFlag.AlignHorizontal_Mask:
        align |= _LEFT
    if align & _ABSOLUTE or not align & (_LEFT | _RIGHT):
        return align
    if way is Qt.LayoutDirection.RightToLeft:
        align ^= _LEFT | _RIGHT
    return align | _ABSOLUTE


def visual_rect(way: Qt.LayoutDirection, whole: QRect, rect: QRect) -> QRect:
    """A rectangle inside a whole one, on the other side where one reads from right to left."""
    if way is not Qt.LayoutDirection.RightToLeft:
        return rect
    return rect.translated(whole.left() + whole.right() - rect.left() - rect.right(), 0)


def aligned_across(
    way: Qt.LayoutDirection, align: Qt.AlignmentFlag, width: int, room: QRect
) -> QRect:
    """The part of a room that is `width` px wide, and aligned as one reads."""
    seen, spare = visual_alignment(way, align), room.width() - width
    left = room.left()
    if seen & _RIGHT:
        left += spare
    elif seen & Qt.AlignmentFlag.AlignHCenter:
        left += room.width() // 2 - width // 2
    return QRect(left, room.top(), width, room.height())
