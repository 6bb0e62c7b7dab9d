"""Claims about lines: one height whatever letters stand in them, and no letter beyond the edge."""

# pyright: reportPrivateUsage=false
from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

from listening_timer.ui.theme import DAY, Role, Theme
from listening_timer.ui.widgets.lines import Lines, in_lines, line_height

WIDE = 150
WAY = Qt.LayoutDirection.LeftToRight
PLAIN = "Share fully, then switch with Maya and Sam"
BORROWED = "Share fully, then \u2068משה\u2069 with \u2068Maya\u2069 and Sam"
"""A Hebrew name keeps the marks around the names, and our font has neither."""


def laid(font: QFont, text: str, wide: int = WIDE) -> Lines:
    """A text in its lines."""
    return in_lines(font, [(text, False)], wide, WAY, DAY)


def baselines(layout: QTextLayout) -> list[float]:
    """Where the letters of each line stand."""
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    return [line.y() + line.ascent() for line in lines]


@pytest.mark.parametrize("text", [PLAIN, BORROWED])
def test_every_line_is_as_high_as_its_font(theme: Theme, text: str) -> None:
    """Also one with letters, or marks that show nothing, of a font with higher lines."""
    font = theme.font(Role.LABEL)
    lines = laid(font, text)
    count, step = lines._layout.lineCount(), line_height(font)
    assert count > 1
    assert lines.height == count * step
    first, *_others = stand = baselines(lines._layout)
    assert first == round(QFontMetricsF(font).ascent())
    assert {after - before for before, after in pairwise(stand)} == {step}


def test_a_borrowed_font_would_be_higher(theme: Theme) -> None:
    """Set by Qt alone the same text makes higher lines: so there is something to hold."""
    font = theme.font(Role.LABEL)
    layout = QTextLayout(BORROWED, font)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(9999)
    layout.endLayout()
    assert line.height() > line_height(font)


@pytest.mark.parametrize("word", ["W" * 60, "M" * 20, "ש" * 60])
def test_a_word_without_end_is_broken_at_the_edge(theme: Theme, word: str) -> None:
    """No line is wider than there is room, and none of the letters is lost."""
    layout = laid(theme.font(Role.BODY, bold=True), f"A {word} B")._layout
    lines = [layout.lineAt(number) for number in range(layout.lineCount())]
    assert all(line.naturalTextWidth() <= WIDE + 1 for line in lines)
    assert sum(line.textLength() for line in lines) == len(layout.text())


def test_marks_need_no_room(theme: Theme) -> None:
    """With what was looked for marked, a text has the same lines."""
    font = theme.font(Role.LABEL)
    marked = in_lines(
        font, [(PLAIN[:6], False), (PLAIN[6:20], True), (PLAIN[20:], False)], WIDE, WAY, DAY
    )
    bare = laid(font, PLAIN)
    assert baselines(marked._layout) == baselines(bare._layout)
    assert [(each.start, each.length) for each in marked._layout.formats()] == [(6, 14)]
    assert bare._layout.formats() == []
