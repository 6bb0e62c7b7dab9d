"""Claims about lines: one height whatever letters stand in them, and no letter beyond the edge."""

from __future__ import annotations

from collections.abc import Generator
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QTextLayout

from listening_timer.config.paths import resources
from listening_timer.ui.theme.theme import DAY, TextStyle, Theme
from listening_timer.ui.widgets.rich_lines import Lines, in_lines, line_height
from listening_timer.ui.widgets.text_layout import lines_of

WIDE = 150
WAY = Qt.LayoutDirection.LeftToRight
FONTS = resources() / "fonts"
BORROWED_FROM = "Tallface"
PLAIN = "Share fully, then switch with Maya and Sam"
BORROWED = "Share fully, then \u2068משה\u2069 with \u2068Maya\u2069 and Sam"
"""A Hebrew name keeps the marks around the names, and our font has neither."""
TALL = "Share fully, then switch with Maya and \u0166ed"
"""Its letter \u0166 is not in our font, and in the one that is higher."""


@pytest.fixture
def font(theme: Theme) -> Generator[QFont]:
    """Ours, with one that is twice as high for what it lacks, whatever else this machine has."""
    data = twice_as_high((FONTS / "Fraunces_600SemiBold.ttf").read_bytes())
    number = QFontDatabase.addApplicationFontFromData(renamed(data))
    assert BORROWED_FROM in QFontDatabase.applicationFontFamilies(number)
    font = theme.font(TextStyle.LABEL)
    font.setFamilies([*font.families(), BORROWED_FROM])
    yield font
    QFontDatabase.removeApplicationFont(number)


def twice_as_high(font: bytes) -> bytes:
    """A TrueType font whose ascender is double: in `hhea`, and both in `OS/2`."""
    changed = bytearray(font)
    for table, place in ((b"hhea", 4), (b"OS/2", 68), (b"OS/2", 74)):
        at = int.from_bytes(font[(entry := font.index(table) + 8) : entry + 4]) + place
        changed[at : at + 2] = (2 * int.from_bytes(font[at : at + 2])).to_bytes(2)
    return bytes(changed)


def renamed(font: bytes) -> bytes:
    """The same font under a name that no machine has; the names are equally long."""
    names = [(name.encode("utf-16-be"), name.encode()) for name in ("Fraunces", BORROWED_FROM)]
    for before, after in zip(*names, strict=True):
        font = font.replace(before, after)
    return font


def laid(font: QFont, text: str, wide: int = WIDE) -> Lines:
    """A text in its lines."""
    return in_lines(font, [(text, False)], wide, WAY, DAY)


def baselines(layout: QTextLayout) -> list[float]:
    """Where the letters of each line stand."""
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [line.y() + line.ascent() for line in lines]


@pytest.mark.parametrize("text", [PLAIN, BORROWED, TALL])
def test_every_line_is_as_high_as_its_font(font: QFont, text: str) -> None:
    """Also one with letters, or marks that show nothing, of a font with higher lines."""
    lines = laid(font, text)
    count, step = lines.layout.lineCount(), line_height(font)
    assert count > 1
    assert lines.height == count * step
    first, *_others = stand = baselines(lines.layout)
    assert first == round(QFontMetricsF(font).ascent())
    assert {after - before for before, after in pairwise(stand)} == {step}


def test_a_borrowed_font_would_be_higher(font: QFont) -> None:
    """Set by Qt alone the same text makes higher lines: so there is something to hold."""
    layout = QTextLayout(TALL, font)
    (line,) = lines_of(layout, 9999)
    assert line.height() > line_height(font)


@pytest.mark.parametrize("word", ["W" * 60, "M" * 20, "ש" * 60])
def test_a_word_without_end_is_broken_at_the_edge(theme: Theme, word: str) -> None:
    """No line is wider than there is room, and none of the letters is lost."""
    layout = laid(theme.font(TextStyle.BODY, bold=True), f"A {word} B").layout
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    assert all(line.naturalTextWidth() <= WIDE + 1 for line in lines)
    assert sum(line.textLength() for line in lines) == len(layout.text())


def test_marks_need_no_room(theme: Theme) -> None:
    """With what was looked for marked, a text has the same lines."""
    font = theme.font(TextStyle.LABEL)
    marked = in_lines(
        font, [(PLAIN[:6], False), (PLAIN[6:20], True), (PLAIN[20:], False)], WIDE, WAY, DAY
    )
    bare = laid(font, PLAIN)
    assert baselines(marked.layout) == baselines(bare.layout)
    assert [(each.start, each.length) for each in marked.layout.formats()] == [(6, 14)]
    assert bare.layout.formats() == []
