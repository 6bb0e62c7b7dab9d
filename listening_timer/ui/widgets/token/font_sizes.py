"""Font sizes of texts on the floor: on the stone, beside it, and in the waiting circles.

On the stone they are stacked within a box, each as large as its share allows. Sizes shrink together
where the height does not suffice; a long name may take a second line where that makes it larger.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QFont

from listening_timer.ui.theme.theme import SMALLEST_TEXT_PX, TextStyle, Theme
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.token.face import Face
from listening_timer.ui.widgets.token.floor_layout import Block

# Of the box: the width that each text may take in one line, in two; the higher, the narrower.
_ROOM = {TextStyle.TOKEN_NAME: (1.0, 0.86), TextStyle.CLOCK: (0.92,), TextStyle.CUE: (0.8, 0.8)}
_CLOCK_HIGH = 0.86  # of the font size: digits have neither the height nor the depth of letters
_SMALLEST = 8
_TOO_SMALL = 12  # px: rather than this, a word is broken
_PIECE = 13  # characters
_STEP = 0.92
_RATHER_ONE_LINE = 0.8  # of the size that two lines would allow
_AS_LARGE = 0.9  # of their size: so large all texts stay beside one that is added
_HEADING_SHRINKS = 0.85  # of its size, where that keeps a heading on one line
_WAITING = 0.76  # of a heading's size: a name in its waiting circle


class Written(NamedTuple):
    """A text with its font and its rectangle."""

    font: QFont
    rect: QRectF
    text: str


class _Line(NamedTuple):
    font: QFont
    wide: float
    high: float
    text: str


def lettering(theme: Theme, entries: Iterable[tuple[TextStyle, str]], box: QRectF) -> list[Written]:
    """Lay out the texts that are not empty, centred in `box`, top to bottom."""
    present = [(role, text) for role, text in entries if text]
    if not present or box.width() < 1:
        return []
    scale, lines = 1.0, list[_Line]()
    for _ in range(16):
        lines = [_line(theme, role, text, box.width(), scale) for role, text in present]
        if sum(line.high for line in lines) <= box.height():
            break
        scale *= _STEP
    return _stacked(lines, box)


def has_room(theme: Theme, face: Face, line: str, box: QRectF) -> bool:
    """Whether this line has room on the stone: it can be read, and name and time stay large."""
    bare = lettering(theme, entries_of(replace(face, line="")), box)
    whole = lettering(theme, entries_of(replace(face, line=line)), box)
    if not whole or whole[-1].font.pixelSize() < theme.font(TextStyle.CUE).pixelSize() * _AS_LARGE:
        return False
    pairs = zip(bare, whole, strict=False)
    return all(b.font.pixelSize() >= a.font.pixelSize() * _AS_LARGE for a, b in pairs)


def entries_of(face: Face) -> tuple[tuple[TextStyle, str], ...]:
    """The texts of a face with their styles, top to bottom."""
    return (
        (TextStyle.TOKEN_NAME, face.name),
        (TextStyle.CLOCK, face.clock),
        (TextStyle.CUE, face.line),
    )


def _line(theme: Theme, role: TextStyle, text: str, width: float, scale: float) -> _Line:
    """A text in the largest font that its share of the width allows."""
    font = theme.font(role)
    font.setPixelSize(max(_SMALLEST, round(font.pixelSize() * scale)))
    rooms = [round(width * share) for share in _ROOM[role]]
    if _in_lines(font, text, rooms[-1], len(rooms)).pixelSize() <= _TOO_SMALL:
        text, rooms = painting.breakable(text, _PIECE), [*rooms, rooms[-1]]
    fits = [(_in_lines(font, text, wide, count), wide) for count, wide in enumerate(rooms, 1)]
    best = max(fits, key=lambda fit: fit[0].pixelSize())
    one = fits[0][0].pixelSize() >= best[0].pixelSize() * _RATHER_ONE_LINE
    chosen, wide = fits[0] if one else best
    need = painting.text_size(chosen, text, wide)
    high = chosen.pixelSize() * _CLOCK_HIGH if role is TextStyle.CLOCK else need.height()
    return _Line(chosen, need.width() + 2.0, float(high), text)


def _in_lines(font: QFont, text: str, wide: int, count: int) -> QFont:
    """The font, shrunk until the text fits in `count` lines."""
    return painting.largest(font, _SMALLEST, lambda fit: _stands(fit, text, wide, count))


def _stands(font: QFont, text: str, wide: int, count: int) -> bool:
    """Whether a text fits in `count` lines; a glyph of a fallback font makes all of them higher."""
    line = painting.text_size(font, text).height()
    return painting.fits(font, text, QSize(wide, line * count))


def _stacked(lines: list[_Line], box: QRectF) -> list[Written]:
    total = sum(line.high for line in lines)
    gap = min(box.width() * 0.022, max(0.0, (box.height() - total) / len(lines)))
    top = box.center().y() - (total + gap * (len(lines) - 1)) / 2
    placed: list[Written] = []
    for line in lines:
        left = box.center().x() - line.wide / 2
        placed.append(Written(line.font, QRectF(left, top, line.wide, line.high), line.text))
        top += line.high + gap
    return placed


def block(font: QFont, text: str, room: QSize) -> Block:
    """Measure a text beside the stone, in a font shrunk where `room` requires it."""
    if not text:
        return Block(0)
    fit = painting.fitted(font, text, room)
    return Block(painting.text_size(fit, text, room.width()).height() + 2, fit)


def heading_font(theme: Theme, text: str, wide: int) -> QFont:
    """Font of a heading, slightly smaller where that keeps it on one line."""
    font = theme.font(TextStyle.HEADING)
    least = round(font.pixelSize() * _HEADING_SHRINKS)
    fit = painting.largest(font, least, lambda fit: _stands(fit, text, wide, 1))
    return fit if _stands(fit, text, wide, 1) else font


def waiting_width(theme: Theme, name: str) -> float:
    """Width (px) at which a name in its circle is easy to read, in one line or two."""
    font = theme.font(TextStyle.HEADING)
    font.setPixelSize(theme.font(TextStyle.BODY).pixelSize())
    half = painting.text_size(font, name).width() * 0.6
    return max(half, painting.longest_word(font, name))


def waiting_name(theme: Theme, name: str, box: QSize) -> tuple[QFont, str]:
    """Font and text of a name in its circle: whole, else broken, at last cut; never too small."""
    font = theme.font(TextStyle.HEADING)
    font.setPixelSize(max(SMALLEST_TEXT_PX, round(font.pixelSize() * _WAITING)))
    text = name
    for text in (name, *(painting.breakable(cut, _PIECE) for cut in _cuts(name))):
        fit = painting.fitted(font, text, box)
        if painting.fits(fit, text, box):
            return fit, text
    font.setPixelSize(SMALLEST_TEXT_PX)
    return font, text


def _cuts(name: str) -> Iterator[str]:
    """The name, then ever shorter cuts of it."""
    yield name
    for end in range(len(name) - 1, 0, -1):
        yield name[:end].rstrip() + "…"
