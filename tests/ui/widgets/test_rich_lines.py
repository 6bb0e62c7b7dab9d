"""Claims about lines: one height, no letter beyond the edge, and marks that move no letter."""

from __future__ import annotations

from collections.abc import Generator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QImage,
    QPainter,
    QPolygon,
    QTextLayout,
)

from listening_timer.config.paths import resources
from listening_timer.ui.theme.theme import DAY, TextStyle, Theme, contrast, mixed
from listening_timer.ui.widgets import painting
from listening_timer.ui.widgets.labels import Text
from listening_timer.ui.widgets.rich_lines import Lines, Pieces, in_lines, line_height, plain, spans
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
    data = twice_as_high((FONTS / "Fraunces_500Medium.ttf").read_bytes())
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


PIECES = (("We spoke about the ", False), ("move", True), (" again, and walked.", False))
NARROW = 130


def marked_text(theme: Theme, pieces: Pieces) -> Text:
    """A text of several lines."""
    made = Text(theme, TextStyle.BODY)
    made.set_marked(pieces)
    made.resize(NARROW, made.heightForWidth(NARROW))
    return made


def picture(text: Text) -> QImage:
    """How it looks on nothing."""
    image = QImage(text.size(), QImage.Format.Format_RGB32)
    image.fill(text.palette().base().color())
    text.render(image, QPoint())
    return image


def shadows(theme: Theme, image: QImage) -> list[tuple[int, int]]:
    """Where the ground of a mark is seen."""
    wide, high = image.size().toTuple()
    found = mixed(theme.palette.moss_tint, theme.palette.moss, 0.25).rgb()
    return [(x, y) for y in range(high) for x in range(wide) if image.pixel(x, y) == found]


def bounds(places: list[tuple[int, int]]) -> QRect:
    """The smallest rectangle around all of these pixels."""
    return QPolygon([QPoint(*place) for place in places]).boundingRect()


def bare_and_marked(theme: Theme) -> tuple[QImage, QImage]:
    """The same text without its mark and with it."""
    bare, marked = (
        picture(marked_text(theme, [(text, is_marked and on) for text, is_marked in PIECES]))
        for on in (False, True)
    )
    return bare, marked


def test_only_what_was_looked_for_has_a_ground(theme: Theme) -> None:
    """As wide as its letters, on the line on which they stand."""
    text = marked_text(theme, PIECES)
    ground = bounds(shadows(theme, picture(text)))
    assert ground.width() == pytest.approx(text.fontMetrics().horizontalAdvance("move"), abs=3)
    assert ground.height() <= text.fontMetrics().height()


@pytest.mark.parametrize("evening", [False, True])
def test_what_is_marked_reads_well(theme: Theme, evening: bool) -> None:  # noqa: FBT001 - a case
    """The letters in ink on the ground of the mark: 4.5 to 1 and more."""
    theme.set_palette_choice("evening" if evening else "day")
    look = theme.palette
    assert contrast(look.ink, mixed(look.moss_tint, look.moss, 0.25)) >= 4.5


def test_colour_does_not_stand_alone(theme: Theme) -> None:
    """Without its ground the mark is still seen: there is a line below the letters."""
    bare, marked = bare_and_marked(theme)
    ground, ink = bounds(shadows(theme, marked)), theme.palette.ink.lightness()

    def inked(image: QImage, y: int) -> bool:
        row = [image.pixelColor(x, y) for x in range(ground.left() + 1, ground.right())]
        return all(abs(colour.lightness() - ink) < 60 for colour in row)

    rows = range(ground.top(), ground.bottom() + 1)
    assert any(inked(marked, y) for y in rows)
    assert not any(inked(bare, y) for y in rows)


def test_marks_move_no_letter(theme: Theme) -> None:
    """Where nothing is marked the picture is the same, line by line."""
    bare, marked = bare_and_marked(theme)
    assert bare.size() == marked.size()
    near = bounds(shadows(theme, marked)).adjusted(-2, -1, 2, 1)
    for image in (bare, marked):
        with QPainter(image) as painter:
            painter.eraseRect(near)
    assert bare == marked


def test_marks_go_with_the_text(theme: Theme) -> None:
    """The same words without marks lose theirs, whatever was shown before."""
    text = marked_text(theme, PIECES)
    text.set_text(plain(PIECES))
    assert text.said() == text.accessibleName() == plain(PIECES)
    assert not shadows(theme, picture(text))


def test_places_to_break_are_inside_of_a_mark() -> None:
    """A marked word without end breaks and is one mark; Qt counts in halves of some letters."""
    pieces = (("\U0001f600 ", False), ("x" * 60, True), (" end", False))
    text = painting.breakable(plain(pieces))
    assert len(text) == len(plain(pieces)) + 2
    assert spans(text, pieces) == [(3, 62)]


@given(st.lists(st.tuples(st.text(max_size=30), st.booleans()), max_size=6))
def test_a_text_of_its_own_has_its_own_marks(pieces: list[tuple[str, bool]]) -> None:
    """Every marked letter is inside of a span and every other is outside."""
    text = plain(pieces)
    flags = [is_marked for piece, is_marked in pieces for _letter in piece]
    units = [flag for flag, letter in zip(flags, text, strict=True) for _ in utf16(letter)]
    inside = [False] * len(units)
    for start, count in spans(text, pieces):
        inside[start : start + count] = [True] * count
    assert inside == units


def utf16(letter: str) -> range:
    """As many as Qt counts it for."""
    return range(2 if ord(letter) > 0xFFFF else 1)


def test_what_is_left_out_moves_no_mark() -> None:
    """Where the marks round a name are not painted, the same letters are marked as before."""
    pieces = (("\u2068Maya\u2069 walked \n", False), ("home", True))
    assert spans("Maya walked\nhome", pieces) == [(12, 4)]


def test_marks_follow_a_text_that_runs_the_other_way(theme: Theme) -> None:
    """The last word of a Hebrew line is its leftmost, also where the line wraps."""
    said, last = "הלכנו יחד אל", "הנהר"
    for wide in (400, 90):
        text = Text(theme, TextStyle.BODY)
        text.set_marked([(f"{said} ", False), (last, True)])
        text.resize(wide, text.heightForWidth(wide))
        ground = bounds(shadows(theme, picture(text)))
        assert ground.left() <= 3
        assert ground.width() == pytest.approx(text.fontMetrics().horizontalAdvance(last), abs=4)
