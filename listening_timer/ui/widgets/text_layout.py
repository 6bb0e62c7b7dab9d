"""Text layout: direction of a text, and its lines at a width."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout, QTextLine, QTextOption

_OPEN_ISOLATES = ("FSI", "LRI", "RLI")
_DIRECTIONS = {
    "L": Qt.LayoutDirection.LeftToRight,
    "R": Qt.LayoutDirection.RightToLeft,
    "AL": Qt.LayoutDirection.RightToLeft,
}


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
